"""Keeps the tables of docs/tutorial/chifeng.md and README.md true: they are computed from a run of the shipped case.

With XUEWEI_UPDATE=1 in the environment the tables are written instead of compared.
"""

import os
import re
import subprocess
import sys
import tempfile

import h5py
import numpy

SOURCE = os.environ["XUEWEI_SOURCE_DIR"]
COMMAND = os.environ["XUEWEI_COMMAND"]
NETWORK_SCENARIOS = ["half-money", "programmes-slip-two-years", "merge-small-schools", "merge-with-boarding", "central-city-first",
                     "convert-not-build", "surplus-to-childcare", "five-four-system"]
STAGES = ["kindergarten", "primary", "junior", "senior", "vocational", "special"]

# Published after the base year and used for comparison only (scenarios/chifeng/SOURCES.md).
PUBLISHED = {2021: {"residents": 4019100, "age 0-14": 600100}, 2022: {"residents": 4001000, "age 0-14": 569700}}


def number(value):
    return f"{value:,.0f}".replace("-", "−")


def table(headings, rows):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


class Run:
    def __init__(self, file, scenario):
        self.group = file[f"scenarios/{scenario}/expected"]
        self.years = list(self.group["year"][:])
        self.stages = [s.decode() for s in self.group["stage"][:]]
        self.areas = [s.decode() for s in self.group["area"][:]]
        self.levels = [s.decode() for s in self.group["area_level"][:]]

        self.events = file[f"scenarios/{scenario}/events"] if "events" in file[f"scenarios/{scenario}"] else None

    def count_events(self, kind, guard=None):
        if self.events is None:
            return 0
        kinds, guards = (numpy.array([text.decode() for text in self.events[name][:]]) for name in ("kind", "guard"))
        return int(((kinds == kind) & (True if guard is None else guards == guard)).sum())

    def shortage(self, area="150400"):
        """Compulsory places short, summed over the years."""
        return sum(self.stage("places_short", stage, area).sum() for stage in ("primary", "junior"))

    def stage(self, name, stage, area="150400"):
        return self.group[name][:, self.areas.index(area), self.stages.index(stage)]


def peaks(run):
    rows = []
    for stage in STAGES:
        pupils = run.stage("enrolment", stage)
        top = int(pupils.argmax())
        fall = 100 * (1 - pupils[-1] / pupils[top])
        rows.append([stage, number(pupils[0]), str(run.years[top]), number(pupils[top]), number(pupils[-1]), f"{fall:.1f} %"])
    return table(["stage", "pupils 2020", "largest in", "pupils then", "pupils 2035", "fall since"], rows)


def cohorts(run):
    children = run.group["children"][:, run.areas.index("150400"), :]
    rows = []
    for year in range(2020, 2036, 3):
        t = run.years.index(year)
        rows.append([str(year)] + [number(children[t, age]) for age in (0, 3, 6, 12, 15)])
    return table(["31 August", "age 0", "age 3", "age 6", "age 12", "age 15"], rows)


def places(run):
    rows = []
    for stage in STAGES:
        short, spare, supply = (run.stage(name, stage) for name in ("places_short", "places_spare", "places"))
        urban = run.stage("places_short", stage, "150400-total-urban")
        top = int(short.argmax())
        ever = [str(run.years[top]), number(short[top])] if short[top] >= 1 else ["never", "0"]
        rows.append([stage, number(supply[0]), number(short[0]), number(urban[0]), *ever, number(supply[-1]), number(spare[-1])])
    return table(["stage", "places 2020", "short 2020", "of these urban", "most short in", "places short then", "places 2035",
                  "spare 2035"], rows)


def later_figures(run):
    persons = run.group["population"][:, run.areas.index("150400")].sum(axis=1)
    rows = []
    for year, published in PUBLISHED.items():
        t = run.years.index(year)
        for name, computed in (("residents", persons[t].sum()), ("age 0-14", persons[t, :15].sum())):
            miss = computed - published[name]
            rows.append([f"{name}, end of {year}", number(computed), number(published[name]), number(miss),
                         f"{100 * miss / published[name]:+.2f} %".replace("-", "−")])
    return table(["", "Xuewei", "published", "difference", ""], rows)


def staff(run):
    rows = []
    for stage in STAGES:
        ratio, by_class = run.stage("staff_balance", stage), run.stage("teachers_balance", stage)
        rows.append([stage] + [f"{number(ratio[t])} / {number(by_class[t])}" for t in (0, 5, 10, 15)])
    return table(["stage", "2020", "2025", "2030", "2035"], rows)


def scenarios(file):
    rows = []
    for scenario in sorted(set(file["scenarios"]) - set(NETWORK_SCENARIOS[2:]), key=lambda name: (name != "baseline", name)):
        run = Run(file, scenario)
        primary, kindergarten = run.stage("enrolment", "primary"), run.stage("enrolment", "kindergarten")
        short = run.stage("places_short", "primary") + run.stage("places_short", "junior")
        unplaced = run.stage("unplaced", "vocational").sum()
        all_staff = sum(run.stage("staff", stage)[-1] for stage in STAGES)
        rows.append([f"`{scenario}`", number(kindergarten[-1]), number(primary[-1]), number(short.max()),
                     str(run.years[int(short.argmax())]), number(unplaced), number(all_staff)])
    return table(["scenario", "kindergarten 2035", "primary 2035", "compulsory places short, most", "in",
                  "vocational seekers unplaced, all years", "staff 2035"], rows)


STAFF_SCENARIOS = ["baseline", "recruitment-freeze", "no-retirement-reform", "county-posting", "cross-stage-redeployment", "rural-retention"]


def first_year_without_shortage(run, name, stage):
    """The first year from which on the balance stays at or above zero."""
    balance = run.stage(name, stage)
    for t, year in enumerate(run.years):
        if (balance[t:] >= 0).all():
            return str(year)
    return "never"


def turns(file):
    rows = []
    for scenario in STAFF_SCENARIOS:
        run = Run(file, scenario)
        rows.append([f"`{scenario}`"] + [
            f"{first_year_without_shortage(run, 'staff_balance', stage)} / {first_year_without_shortage(run, 'teachers_balance', stage)}"
            for stage in STAGES])
    return table(["scenario", *STAGES], rows)


def staff_rules(file):
    rows = []
    for scenario in STAFF_SCENARIOS:
        run = Run(file, scenario)
        late = slice(2025 - 2020, None)
        total = lambda name, years: sum(numpy.nansum(run.stage(name, stage)[years]) for stage in STAGES)
        rows.append([f"`{scenario}`", number(total("retirements", late)), number(total("recruits", slice(None))),
                     number(total("transfers_in", slice(None))), number(run.stage("teachers_balance", "kindergarten")[10]),
                     number(sum(run.stage("teachers_short_at_sites", stage)[10] for stage in ("primary", "junior"))),
                     number(sum(run.stage("staff_exchanged", stage)[10] for stage in ("primary", "junior")))])
    return table(["scenario", "retirements 2025-2035", "recruits 2021-2035", "redeployed", "kindergarten by class 2030",
                  "compulsory teachers short at single schools 2030", "changed school 2030"], rows)


def check_what_staff_scenarios_say(file):
    run = {name: Run(file, name) for name in STAFF_SCENARIOS}
    for stage in STAGES:
        for t in range(2025 - 2020, 16):
            exits = {name: numpy.nansum(run[name].stage("retirements", stage)[: t + 1]) for name in ("baseline", "no-retirement-reform")}
            assert exits["baseline"] <= exits["no-retirement-reform"] + 1e-6, (stage, t, exits)
    baseline = run["baseline"]
    total = lambda name, variable: sum(run[name].stage(variable, stage) for stage in STAGES)
    counties = [code for code, level in zip(baseline.areas, baseline.levels) if level == "county"]

    # no-retirement-reform: more leave every year from 2025, and the reform adds to the staff of every stage
    assert (total("no-retirement-reform", "retirements")[5:] > total("baseline", "retirements")[5:]).all()
    for stage in STAGES:
        assert (run["no-retirement-reform"].stage("staff", stage)[6:] < baseline.stage("staff", stage)[6:]).all(), stage

    # county-posting: the surplus stays, shortages of single schools fall once it is switched on, staff change school
    short = {name: sum(one.stage("teachers_short_at_sites", stage) for stage in ("primary", "junior")) for name, one in run.items()}
    posted = run["county-posting"]
    assert numpy.allclose(total("county-posting", "staff"), total("baseline", "staff"), rtol=0, atol=1e-6)
    assert (short["county-posting"][5:] <= short["baseline"][5:] + 1e-6).all(), short
    assert short["county-posting"][5:].sum() < 0.2 * short["baseline"][5:].sum(), short
    changed, to_the_floor = (total(name, "staff_exchanged") for name in ("county-posting", "baseline"))
    assert (changed[1:5] == to_the_floor[1:5]).all() and (changed[5:] > to_the_floor[5:]).all(), (changed, to_the_floor)

    # cross-stage-redeployment: kindergartens from short to not short, but not those of 红山区; single schools pay
    moved = run["cross-stage-redeployment"]
    assert (moved.stage("teachers_balance", "kindergarten")[3:] > baseline.stage("teachers_balance", "kindergarten")[3:]).all()
    still_short = [code for code in counties if moved.stage("teachers_balance", "kindergarten", code)[10] < 0]
    assert "150402" in still_short and len(still_short) <= 2, still_short
    assert all(numpy.nansum(moved.stage("transfers_in", "kindergarten", code)) > 0 for code in counties)
    assert short["cross-stage-redeployment"][10] > short["baseline"][10]

    # recruitment-freeze: who leaves is replaced where staff are short alone, and single schools lack more in the end
    assert (total("recruitment-freeze", "recruits")[1:] < total("baseline", "recruits")[1:]).all()
    assert total("recruitment-freeze", "recruits")[-1] > 0
    assert short["recruitment-freeze"][-1] > short["baseline"][-1]

    # rural-retention: fewer leave and fewer are recruited every year from 2022, and no stage has fewer staff
    for name in ("attrition", "recruits"):
        assert (total("rural-retention", name)[2:] < total("baseline", name)[2:]).all(), name
    for stage in STAGES:
        assert (run["rural-retention"].stage("staff", stage) >= baseline.stage("staff", stage) - 1e-6).all(), stage

    # The tutorial: kindergartens are short longer by class than by ratio.
    by_ratio, by_class = (first_year_without_shortage(baseline, name, "kindergarten") for name in ("staff_balance", "teachers_balance"))
    assert by_ratio != "never" and by_class > by_ratio
    for name in STAGES:
        eligible = 0.5 * (posted.stage("staff", name) - posted.stage("private_staff", name))[6:]
        assert (posted.stage("staff_exchanged", name)[6:] >= 0.1 * eligible - 1e-6).all()


def sentences(file):
    """Figures inside sentences, by the name in their mark."""
    baseline, none, late = (Run(file, name) for name in ("baseline", "no-programmes", "programmes-slip-two-years"))
    use = baseline.stage("enrolment", "primary", "150400-total-rural")[0] / baseline.stage("places", "primary", "150400-total-rural")[0]
    spare = sum(baseline.stage("places_spare", stage)[-1] - none.stage("places_spare", stage)[-1] for stage in STAGES)
    most = max(abs(baseline.stage("enrolment", stage)[-1] - other.stage("enrolment", stage)[-1])
               for stage in STAGES for other in (none, late))
    figures = {"village primary use": f"{100 * use:.0f}", "most pupils": number(most), "fewer spare": number(spare)}
    merging, boarding, converting = (Run(file, name) for name in ("merge-small-schools", "merge-with-boarding", "convert-not-build"))
    figures["half opened"] = number(Run(file, "half-money").count_events("project_opened"))
    figures["mergers"] = number(merging.count_events("merged"))
    figures["displaced"] = number(numpy.nansum(merging.stage("displaced", "primary")))
    figures["refused by distance"] = number(merging.count_events("refused", "travel_limit"))
    figures["boarders"] = number(boarding.stage("boarders", "primary")[-1])
    figures["converted saves"] = number(none.shortage() - converting.shortage())
    figures["childcare"] = number(Run(file, "surplus-to-childcare").group["childcare_places"][-1].sum())
    figures["five four short"] = number(Run(file, "five-four-system").stage("places_short", "junior")[2026 - 2020])
    return figures


def network(file):
    rows = []
    for name in ["baseline", "no-programmes", *NETWORK_SCENARIOS]:
        run = Run(file, name)
        spare = sum(run.stage("places_spare", stage)[-1] for stage in STAGES)
        rows.append([f"`{name}`", number(run.shortage()), number(run.shortage("150400-total-urban")), number(spare),
                     number(run.count_events("project_opened")), number(run.count_events("merged")),
                     number(run.count_events("converted")), number(run.count_events("refused"))])
    return table(["scenario", "compulsory places short, sum of years", "of these urban", "all places spare 2035", "projects opened",
                  "mergers", "conversions", "refusals"], rows)


def check_what_planners_learn(file):
    """What the scenarios' own sentences say, and the sentences of the tutorial without a figure."""
    run = {name: Run(file, name) for name in ("baseline", "no-programmes", *NETWORK_SCENARIOS)}
    short = {name: one.shortage() for name, one in run.items()}
    urban = {name: one.shortage("150400-total-urban") for name, one in run.items()}
    village = {name: one.shortage("150400-total-rural") for name, one in run.items()}
    assert short["baseline"] < short["half-money"] < short["no-programmes"], short
    assert run["half-money"].count_events("project_delayed") > 0
    assert run["merge-small-schools"].count_events("merged") == run["merge-with-boarding"].count_events("merged") > 0
    assert run["merge-small-schools"].count_events("refused", "travel_limit") > 0
    assert run["merge-with-boarding"].count_events("refused", "no_bed") > 0
    assert run["merge-with-boarding"].stage("boarders", "primary")[-1] > 0
    assert abs(urban["merge-small-schools"] - urban["baseline"]) < 0.02 * urban["baseline"]
    assert urban["central-city-first"] < urban["baseline"] and village["central-city-first"] <= village["baseline"] + 1
    assert 0 < short["no-programmes"] - short["convert-not-build"] < 0.05 * short["no-programmes"]
    childcare = run["surplus-to-childcare"]
    assert childcare.stage("places_spare", "kindergarten")[-1] > childcare.stage("enrolment", "kindergarten")[-1]
    system = run["five-four-system"]
    assert int(system.stage("places_short", "junior").argmax()) == 2026 - 2020
    assert system.stage("places_spare", "primary")[-1] > run["baseline"].stage("places_spare", "primary")[-1]


def yearly():
    text = subprocess.run([COMMAND, "export", RESULTS, "--table", "yearly", "--scenario", "baseline", "--format", "text", "--lang",
                           "en"], check=True, capture_output=True, text=True).stdout.splitlines()
    return "```\n" + "\n".join(line.rstrip() for line in text[:14]) + "\n...\n```"


with tempfile.TemporaryDirectory() as folder:
    RESULTS = os.path.join(folder, "chifeng.h5")
    subprocess.run([COMMAND, "run", os.path.join(SOURCE, "scenarios/chifeng"), "--scenario", "all", "-o", RESULTS], check=True,
                   capture_output=True)
    with h5py.File(RESULTS) as results:
        baseline = Run(results, "baseline")
        blocks = {"peaks": peaks(baseline), "cohorts": cohorts(baseline), "places": places(baseline),
                  "later figures": later_figures(baseline), "staff": staff(baseline), "scenarios": scenarios(results), "network": network(results),
                  "staff turns": turns(results), "staff rules": staff_rules(results),
                  "yearly table": yearly()}
        figures = sentences(results)
        check_what_planners_learn(results)
        check_what_staff_scenarios_say(results)

failed = False
INLINE = re.compile(r"<!-- = ([a-z ]+) -->(.*?)<!-- / -->")
for page in ("docs/tutorial/chifeng.md", "README.md"):
    path = os.path.join(SOURCE, page)
    with open(path, encoding="utf-8") as file:
        text = before = file.read()
    for name, block in blocks.items():
        start, end = f"<!-- computed: {name} -->\n", "<!-- end -->"
        if start not in text:
            continue
        first = text.index(start) + len(start)
        text = text[:first] + block + "\n" + text[text.index(end, first):]
    text = INLINE.sub(lambda found: f"<!-- = {found[1]} -->{figures[found[1]]}<!-- / -->", text)
    if text == before:
        continue
    if os.environ.get("XUEWEI_UPDATE") == "1":
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        failed = True
        print(f"{page} does not show what a run computes; set XUEWEI_UPDATE=1 to write the tables", file=sys.stderr)
        for was, now in zip(before.splitlines(), text.splitlines()):
            if was != now:
                print(f"- {was}\n+ {now}", file=sys.stderr)
sys.exit(1 if failed else 0)

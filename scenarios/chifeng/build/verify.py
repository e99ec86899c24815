#!/usr/bin/env python3
"""Checks the written tables against the published figures and prints every identity; exit 1 if one fails.

Reads only the case's own CSV and JSON files and published/*.csv, not the builder's memory. Figures marked "compare"
are for comparison (later facts, plausibility) and cannot fail.
"""
import collections
import json
import math
import sys

sys.dont_write_bytecode = True

import areas
import migration
import population
import projection
import published
import tables

failures = []


def check(what, value, wanted, tolerance=0.0):
    good = abs(value - wanted) <= tolerance
    if not good:
        failures.append(what)
    margin = f" +- {tolerance:g}" if tolerance else ""
    print(f"{'ok  ' if good else 'FAIL'}  {what}: {value:,.10g} (wanted {wanted:,.10g}{margin})")


def compare(what, value, reference=None):
    print(f"      {what}: {value}" + ("" if reference is None else f"  (compare {reference})"))


def total(rows, column, **where):
    return math.fsum(float(row[column]) for row in rows if all(row[key] == value for key, value in where.items()))


def people_by_leaf(rows):
    result = {leaf: {sex: [0.0] * (population.OPEN_AGE + 1) for sex in population.SEXES} for leaf in areas.leaves()}
    for row in rows:
        result[row["area"]][row["sex"]][int(row["age"])] = float(row["persons"])
    return result


def children(people, first, last):
    return math.fsum(population.children(by_sex, age) for by_sex in people.values() for age in range(first, last + 1))


def check_population():
    figure, school, vital = (published.figures(name) for name in ("population", "schools", "births_and_deaths"))
    rows = tables.read("population.csv")
    people = people_by_leaf(rows)
    check("areas", len(tables.read("areas.csv")), 1 + 12 + 36)
    check("population rows", len(rows), 36 * 2 * 101)
    check("population in whole persons", sum(float(row["persons"]) % 1 != 0 for row in rows), 0)
    check("city", total(rows, "persons"), figure["city_population"])
    check("men", total(rows, "persons", sex="male"), figure["city_male"])
    check("women", total(rows, "persons", sex="female"), figure["city_female"])
    ages = [math.fsum(people[leaf][sex][age] for leaf in people for sex in population.SEXES) for age in range(101)]
    check("60 and over", sum(ages[60:]), figure["city_aged_60_and_over"])

    county = collections.Counter()
    for row in rows:
        county[row["area"][:6]] += int(row["persons"])
    for item, code in (("bairin_left", "150422"), ("hexigten", "150425"), ("ongniud", "150426"), ("aohan", "150430")):
        check(f"county {code}", county[code], figure[item])
    for item, code in (("hongshan_rounded", "150402"), ("songshan_rounded", "150404"), ("harqin_rounded", "150428"),
                       ("ningcheng_rounded", "150429")):
        check(f"county {code} in 万", round(county[code] / 1e4, 2), figure[item])
    check("county 150424 in 万", round(county["150424"] / 1e4, 1), figure["linxi_rounded"])
    check("红山 + 松山", county["150402"] + county["150404"], figure["hongshan_and_songshan"])
    check("红山 + 松山 + 元宝山", county["150402"] + county["150403"] + county["150404"],
          figure["hongshan_songshan_and_yuanbaoshan"])
    largest = sorted(county.values())[-4:]
    check("share of the four largest, %", round(100 * sum(largest) / sum(county.values()), 2), figure["share_of_four_largest_counties"])
    check("counties above 40万", sum(value > 400000 for value in county.values()), 4)
    check("counties 20-40万", sum(200000 <= value <= 400000 for value in county.values()), 5)
    check("counties below 20万", sum(value < 200000 for value in county.values()), 3)
    for item, code in (("bairin_left_urban", "150422"), ("ongniud_urban", "150426"), ("aohan_urban", "150430")):
        value = total(rows, "persons", area=code + "-town") + total(rows, "persons", area=code + "-urban")
        check(f"城区 + 镇区 of {code}", value, figure[item], 1)
    check("元宝山 urban share, %", 100 * (1 - total(rows, "persons", area="150403-rural") / county["150403"]),
          100 * figure["yuanbaoshan_urban"] / figure["yuanbaoshan_year_end"], 0.01)
    urban = 100 * projection.urban_share(people)
    check("urban share at base, %", urban, figure["city_urban_share_2022"] - 2 * figure["city_urban_share_rise_2022"], 0.001)
    ongniud = [math.fsum(people[leaf][sex][age] for leaf in people if leaf.startswith("150426") for sex in population.SEXES)
               for age in range(101)]
    for item, first, last in (("ongniud_share_0_14", 0, 14), ("ongniud_share_15_59", 15, 59), ("ongniud_share_60_and_over", 60, 100)):
        check(f"翁牛特旗 {first}-{last}, %", round(100 * sum(ongniud[first:last + 1]) / sum(ongniud), 2), figure[item], 0.01)

    special = school["special pupils"]
    check("children 3-5 on 31 August", children(people, 3, 5), school["kindergarten pupils"] / (school["kindergarten gross_ratio"] / 100), 1)
    check("kindergarten gross ratio, %", round(100 * school["kindergarten pupils"] / children(people, 3, 5), 2), school["kindergarten gross_ratio"])
    check("children 6-11 on 31 August", children(people, 6, 11), school["primary pupils"] + special * 6 / 9, 1)
    check("children 12-14 on 31 August", children(people, 12, 14), school["junior pupils"] + special * 3 / 9, 1)
    senior = school["senior pupils"] + school["vocational pupils"]
    check("children 15-17 on 31 August", children(people, 15, 17), senior / (school["senior gross_ratio"] / 100), 1)
    check("senior gross ratio, %", round(100 * senior / children(people, 15, 17), 2), school["senior gross_ratio"])
    lived = population.both_sexes_survivors()
    check("age 3: births of 2017 survived", ages[3], vital["births_2017"] * lived[3], 1)
    check("age 1: births of 2019 survived", ages[1], vital["births_2019"] * lived[1], 1)
    compare("0-14 at the base", f"{sum(ages[:15]):,.0f} = {100 * sum(ages[:15]) / sum(ages):.2f} %", "about 15 %")
    compare("65+ at the base", f"{100 * sum(ages[65:]) / sum(ages):.2f} %")
    return people


def check_zones():
    rows = tables.read("zones.csv")
    check("zones of areas with people", sum(not row["note"] for row in rows), 176)
    check("zones of areas without people", sum(row["note"] != "" for row in rows), 9)
    shares = collections.defaultdict(list)
    for row in rows:
        shares[row["area"]].append(float(row["child_share"]))
    check("areas with zones", len(shares), 36)
    check("zones: areas whose child shares do not sum to 1", sum(abs(math.fsum(s) - 1) > 1e-9 for s in shares.values()), 0)


def check_schools():
    figure = published.figures("schools")
    rows = tables.read("school_totals.csv")
    teachers = tables.read("teachers.csv")
    planned = tables.read("planned_schools.csv")
    for stage in ("kindergarten", "primary", "junior", "senior", "vocational", "special"):
        check(f"{stage} sites", total(rows, "sites", stage=stage), figure[f"{stage} schools"])
        check(f"{stage} pupils", total(rows, "pupils", stage=stage), figure[f"{stage} pupils"])
        check(f"{stage} staff", total(rows, "staff", stage=stage), figure[f"{stage} staff"])
        check(f"{stage} staff by birth cohort", total(teachers, "staff", stage=stage), figure[f"{stage} staff"])
        by_county = collections.Counter()
        for row in rows:
            if row["stage"] == stage:
                by_county[row["area"][:6]] += int(row["staff"])
        for row in teachers:
            if row["stage"] == stage:
                by_county[row["county"]] -= int(row["staff"])
        check(f"{stage} counties whose staff differ between the tables", sum(value != 0 for value in by_county.values()), 0)
    check("teaching points", total(rows, "teaching_points"), figure["primary teaching_points"])
    check("all sites", total(rows, "sites"), 1522)
    check("all pupils", total(rows, "pupils"), 610545)
    check("all staff", total(rows, "staff"), 67737 - figure["university staff"])
    kindergartens = [row for row in rows if row["stage"] == "kindergarten"]
    pupils = math.fsum(float(row["pupils"]) for row in kindergartens)
    state = math.fsum(float(row["pupils"]) * float(row["state_pupil_share"]) for row in kindergartens) / pupils
    inclusive = math.fsum(float(row["pupils"]) * float(row["inclusive_private_pupil_share"]) for row in kindergartens) / pupils
    check("kindergarten state share, %", 100 * state, figure["kindergarten state_share"], 1e-4)
    check("kindergarten inclusive coverage, %", 100 * (state + inclusive), figure["kindergarten inclusive_coverage"], 1e-4)
    compulsory = [row for row in rows if row["stage"] in ("primary", "junior")]
    private = math.fsum(float(row["pupils"]) * (1 - float(row["state_pupil_share"])) for row in compulsory)
    compare("private compulsory share", f"{100 * private / total(compulsory, 'pupils'):.2f} %", "at most 5 %")
    for residence in areas.RESIDENCES:
        inside = [row for row in compulsory if row["area"].endswith(residence)]
        places = math.fsum(float(row["pupils"]) / float(row["utilisation"]) for row in inside)
        compare(f"compulsory utilisation, {residence}", f"{total(inside, 'pupils') / places:.3f}")
    recruits = tables.read("recruitment.csv")
    check("recruitment caps a year", total(recruits, "cap_per_year"), round(figure["recruited_2016_2020"] / 5))
    check("planned schools", len(planned), 64 + 11 + 4 + 4 + 33)


def check_projects():
    published_rows = {row["programme"]: row for row in published.rows("programmes")}
    rows = tables.read("projects.csv")
    planned = {(row["school_code"], row["stage"]) for row in tables.read("planned_schools.csv")}
    roster = {(row["school_code"], row["stage"]): row for row in tables.read("schools.csv")}
    for code, row in published_rows.items():
        for column, source in (("money_yuan", "money_yuan"), ("floor_added_m2", "floor_area_m2"), ("grounds_m2", "grounds_m2")):
            check(f"{code} {column}", total(rows, column, programme=code), float(row[source]))
        check(f"{code} projects", sum(project["programme"] == code for project in rows), float(row["projects"]))
    check("money, yuan", total(rows, "money_yuan"), 9395000000)
    check("floor, m2", total(rows, "floor_added_m2"), 2304400)
    check("grounds, m2", total(rows, "grounds_m2"), 1935700)
    keys = [(row["school_code"], row["stage"]) for row in rows if row["school_code"]]
    check("sites with two projects", len(keys) - len(set(keys)), 0)
    check("projects at unknown sites", sum(key not in planned and key not in roster for key in keys), 0)
    check("planned schools without a project", len(planned - set(keys)), 0)
    renewals = [row for row in rows if row["kind"] == "renewal"]
    check("renewals outside 乡村 and 镇区", sum(roster[row["school_code"], row["stage"]]["area"].endswith("urban") for row in renewals), 0)
    check("renewals demolishing more than there is", sum(
        float(row["floor_demolished_m2"]) > float(roster[row["school_code"], row["stage"]]["floor_area_m2"]) for row in renewals), 0)
    rooms = math.fsum(float(roster[row["school_code"], row["stage"]]["classrooms"]) for row in renewals)
    added = total(renewals, "classrooms_added")
    check("renewals adding more than a tenth of rooms (rounded)", sum(
        int(row["classrooms_added"]) > float(roster[row["school_code"], row["stage"]]["classrooms"]) * 0.1 + 0.5 for row in renewals), 0)
    compare("renewal: rooms added", f"{added:.0f} of {rooms:.0f} ({100 * added / rooms:.1f} %)", "0-10 %")
    compare("renewal sites by stage", dict(collections.Counter(row["stage"] for row in renewals)))
    check("openings outside 2021-2025", sum(not 2021 <= int(row["opening_year"]) <= 2025 for row in rows), 0)
    by_year = collections.Counter()
    for row in rows:
        first, last = int(row["money_from_year"]), int(row["money_to_year"])
        for year in range(first, last + 1):
            by_year[year] += int(row["money_yuan"]) / (last - first + 1) / 1e8
    compare("money by fiscal year, 亿元", {year: round(value, 2) for year, value in sorted(by_year.items())})


def check_roster():
    figure = published.figures("schools")
    roster = tables.read("schools.csv")
    for stage in ("kindergarten", "primary", "junior", "senior", "vocational", "special"):
        sites = [row for row in roster if row["stage"] == stage]
        pupils = sum(float(row[f"pupils_{i}"] or 0) for row in sites for i in range(1, 10))
        check(f"roster: {stage} sites", len(sites), figure[f"{stage} schools"])
        check(f"roster: {stage} pupils", pupils, figure[f"{stage} pupils"])
        check(f"roster: {stage} staff", total(sites, "staff"), figure[f"{stage} staff"])


def read_external():
    """external_migration.csv as leaf -> sex -> net persons by age."""
    result = {leaf: {sex: [0.0] * (population.OPEN_AGE + 1) for sex in population.SEXES} for leaf in areas.leaves()}
    for row in tables.read("external_migration.csv"):
        result[row["area"]][row["sex"]][int(row["age"])] = float(row["net_persons"])
    return result


def check_projection():
    """The builder's own projection of the written moves and external migration against later published figures."""
    figure, vital = published.figures("population"), published.figures("births_and_deaths")
    external = read_external()
    net = math.fsum(value for by_sex in external.values() for series in by_sex.values() for value in series)
    compare("net external migration a year", f"{net:,.0f}", f"decade's residual {migration.yearly_loss()['decade']:,.0f}")
    moves = {(row["origin"], row["destination"]): float(row["rate_per_person_year"]) for row in tables.read("moves.csv")}
    profile = {sex: [float(row["relative"]) for row in tables.read("move_profiles.csv") if row["sex"] == sex]
               for sex in population.SEXES}
    series = projection.run(moves, profile, external, 2035)
    previous = None
    for year, people, births in series:
        ages = [math.fsum(people[leaf][sex][age] for leaf in people for sex in population.SEXES) for age in range(101)]
        deaths = "" if previous is None else f", deaths {previous + sum(births.values()) + net - sum(ages):,.0f}"
        line = (f"{sum(ages):,.0f} persons, 0-14 {sum(ages[:15]):,.0f}, births {sum(births.values()):,.0f}{deaths}, "
                f"urban {100 * projection.urban_share(people):.2f} %")
        reference = None
        if f"city_population_{year}" in figure and year > 2020:
            reference = f"{figure[f'city_population_{year}']:,.0f}; 0-14 {figure[f'city_aged_0_14_{year}']:,.0f}"
        compare(f"projection {year}", line, reference)
        if min(value for by_sex in people.values() for row in by_sex.values() for value in row) < 0:
            failures.append(f"negative people in {year}")
        previous = sum(ages)
    share = vital["births_2019"] / vital["region_births_2019"]
    compare("regional births of 2021-2023 times the city's share of 2019",
            [round(vital[f"region_births_{year}"] * share) for year in (2021, 2022, 2023)])
    rise = (projection.urban_share(series[5][1]) - projection.urban_share(series[0][1])) / 5 * 100
    check("mean yearly rise of the urban share 2021-2025, point", rise, figure["city_urban_share_rise_2022"], 0.002)


def check_case_file():
    content = json.loads((published.CASE / "case.json").read_text(encoding="utf-8"))
    named = []
    for files in content["tables"].values():
        named += files if isinstance(files, list) else [files]
    check("tables named by case.json that are missing", sum(not (published.CASE / name).exists() for name in named), 0)
    check("scenarios", len(list((published.CASE / "scenarios").glob("*.json"))), 8)
    stages = {stage["id"]: stage for stage in content["stages"]}
    retention = content["parameters"]["enrolment"]["primary_to_junior_share"]
    retention *= (1 - stages["primary"]["dropout_share"]) ** 6 * (1 - stages["junior"]["dropout_share"]) ** 3
    check("nine-year retention, %", 100 * retention, published.figures("schools")["nine_year_retention"], 0.01)


def main():
    check_population()
    check_zones()
    check_schools()
    check_case_file()
    check_projection()
    if (published.CASE / "schools.csv").exists():
        check_roster()
        check_projects()
    else:
        print("      schools.csv is missing: the roster and the projects were not checked")
    print(f"\n{len(failures)} failed" + "".join(f"\n  {what}" for what in failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

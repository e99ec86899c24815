"""School totals, staff, roster and projects: published totals by stage and programme, exact."""

import collections
import math

import areas
import published
import tables
from checks import check, compare, total


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
        check(
            f"{stage} counties whose staff differ between the tables",
            sum(value != 0 for value in by_county.values()),
            0,
        )
    check("teaching points", total(rows, "teaching_points"), figure["primary teaching_points"])
    check("all sites", total(rows, "sites"), 1522)
    check("all pupils", total(rows, "pupils"), 610545)
    check("all staff", total(rows, "staff"), 67737 - figure["university staff"])
    kindergartens = [row for row in rows if row["stage"] == "kindergarten"]
    pupils = math.fsum(float(row["pupils"]) for row in kindergartens)
    state = math.fsum(float(row["pupils"]) * float(row["state_pupil_share"]) for row in kindergartens) / pupils
    inclusive = (
        math.fsum(float(row["pupils"]) * float(row["inclusive_private_pupil_share"]) for row in kindergartens) / pupils
    )
    check("kindergarten state share, %", 100 * state, figure["kindergarten state_share"], 1e-4)
    check(
        "kindergarten inclusive coverage, %", 100 * (state + inclusive), figure["kindergarten inclusive_coverage"], 1e-4
    )
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


def check_roster():
    figure = published.figures("schools")
    roster = tables.read("schools.csv")
    for stage in ("kindergarten", "primary", "junior", "senior", "vocational", "special"):
        sites = [row for row in roster if row["stage"] == stage]
        pupils = sum(float(row[f"pupils_{i}"] or 0) for row in sites for i in range(1, 10))
        check(f"roster: {stage} sites", len(sites), figure[f"{stage} schools"])
        check(f"roster: {stage} pupils", pupils, figure[f"{stage} pupils"])
        check(f"roster: {stage} staff", total(sites, "staff"), figure[f"{stage} staff"])


def check_projects():
    published_rows = {row["programme"]: row for row in published.rows("programmes")}
    rows = tables.read("projects.csv")
    planned = {(row["school_code"], row["stage"]) for row in tables.read("planned_schools.csv")}
    roster = {(row["school_code"], row["stage"]): row for row in tables.read("schools.csv")}
    for code, row in published_rows.items():
        for column, source in (
            ("money_yuan", "money_yuan"),
            ("floor_added_m2", "floor_area_m2"),
            ("grounds_m2", "grounds_m2"),
        ):
            check(f"{code} {column}", total(rows, column, programme=code), float(row[source]))
        check(f"{code} projects", sum(project["programme"] == code for project in rows), float(row["projects"]))
    check("money, yuan", total(rows, "money_yuan"), 9395000000)
    check("ceilings, yuan", total(tables.read("ceilings.csv"), "money_yuan"), 9395000000)
    check("floor, m2", total(rows, "floor_added_m2"), 2304400)
    check("grounds, m2", total(rows, "grounds_m2"), 1935700)
    keys = [(row["school_code"], row["stage"]) for row in rows if row["school_code"]]
    check("sites with two projects", len(keys) - len(set(keys)), 0)
    check("projects at unknown sites", sum(key not in planned and key not in roster for key in keys), 0)
    check("planned schools without a project", len(planned - set(keys)), 0)
    renewals = [row for row in rows if row["kind"] == "renewal"]
    check(
        "renewals outside 乡村 and 镇区",
        sum(roster[row["school_code"], row["stage"]]["area"].endswith("urban") for row in renewals),
        0,
    )
    check(
        "renewals demolishing more than there is",
        sum(
            float(row["floor_demolished_m2"]) > float(roster[row["school_code"], row["stage"]]["floor_area_m2"])
            for row in renewals
        ),
        0,
    )
    rooms = math.fsum(float(roster[row["school_code"], row["stage"]]["classrooms"]) for row in renewals)
    added = total(renewals, "classrooms_added")
    check(
        "renewals adding more than a tenth of rooms (rounded)",
        sum(
            int(row["classrooms_added"]) > float(roster[row["school_code"], row["stage"]]["classrooms"]) * 0.1 + 0.5
            for row in renewals
        ),
        0,
    )
    compare("renewal: rooms added", f"{added:.0f} of {rooms:.0f} ({100 * added / rooms:.1f} %)", "0-10 %")
    compare("renewal sites by stage", dict(collections.Counter(row["stage"] for row in renewals)))
    check("openings outside 2021-2025", sum(not 2021 <= int(row["opening_year"]) <= 2025 for row in rows), 0)
    by_year = collections.Counter()
    for row in rows:
        first, last = int(row["money_from_year"]), int(row["money_to_year"])
        for year in range(first, last + 1):
            by_year[year] += int(row["money_yuan"]) / (last - first + 1) / 1e8
    compare("money by fiscal year, 亿元", {year: round(value, 2) for year, value in sorted(by_year.items())})

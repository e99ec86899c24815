"""Population, zones and the projection: published sums, school ages, and later figures for comparison."""

import collections
import math

import areas
import migration
import population
import projection
import published
import tables
from checks import check, compare, failures, total


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
    for item, code in (
        ("hongshan_rounded", "150402"),
        ("songshan_rounded", "150404"),
        ("harqin_rounded", "150428"),
        ("ningcheng_rounded", "150429"),
    ):
        check(f"county {code} in 万", round(county[code] / 1e4, 2), figure[item])
    check("county 150424 in 万", round(county["150424"] / 1e4, 1), figure["linxi_rounded"])
    check("红山 + 松山", county["150402"] + county["150404"], figure["hongshan_and_songshan"])
    check(
        "红山 + 松山 + 元宝山",
        county["150402"] + county["150403"] + county["150404"],
        figure["hongshan_songshan_and_yuanbaoshan"],
    )
    largest = sorted(county.values())[-4:]
    check(
        "share of the four largest, %",
        round(100 * sum(largest) / sum(county.values()), 2),
        figure["share_of_four_largest_counties"],
    )
    check("counties above 40万", sum(value > 400000 for value in county.values()), 4)
    check("counties 20-40万", sum(200000 <= value <= 400000 for value in county.values()), 5)
    check("counties below 20万", sum(value < 200000 for value in county.values()), 3)
    for item, code in (("bairin_left_urban", "150422"), ("ongniud_urban", "150426"), ("aohan_urban", "150430")):
        value = total(rows, "persons", area=code + "-town") + total(rows, "persons", area=code + "-urban")
        check(f"城区 + 镇区 of {code}", value, figure[item], 1)
    check(
        "元宝山 urban share, %",
        100 * (1 - total(rows, "persons", area="150403-rural") / county["150403"]),
        100 * figure["yuanbaoshan_urban"] / figure["yuanbaoshan_year_end"],
        0.01,
    )
    urban = 100 * projection.urban_share(people)
    check(
        "urban share at base, %",
        urban,
        figure["city_urban_share_2022"] - 2 * figure["city_urban_share_rise_2022"],
        0.001,
    )
    ongniud = [
        math.fsum(people[leaf][sex][age] for leaf in people if leaf.startswith("150426") for sex in population.SEXES)
        for age in range(101)
    ]
    for item, first, last in (
        ("ongniud_share_0_14", 0, 14),
        ("ongniud_share_15_59", 15, 59),
        ("ongniud_share_60_and_over", 60, 100),
    ):
        check(
            f"翁牛特旗 {first}-{last}, %", round(100 * sum(ongniud[first : last + 1]) / sum(ongniud), 2), figure[item], 0.01
        )

    special = school["special pupils"]
    check(
        "children 3-5 on 31 August",
        children(people, 3, 5),
        school["kindergarten pupils"] / (school["kindergarten gross_ratio"] / 100),
        1,
    )
    check(
        "kindergarten gross ratio, %",
        round(100 * school["kindergarten pupils"] / children(people, 3, 5), 2),
        school["kindergarten gross_ratio"],
    )
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
    check(
        "zones: areas whose child shares do not sum to 1", sum(abs(math.fsum(s) - 1) > 1e-9 for s in shares.values()), 0
    )


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
    compare(
        "net external migration a year", f"{net:,.0f}", f"decade's residual {migration.yearly_loss()['decade']:,.0f}"
    )
    moves = {
        (row["origin"], row["destination"]): float(row["rate_per_person_year"]) for row in tables.read("moves.csv")
    }
    profile = {
        sex: [float(row["relative"]) for row in tables.read("move_profiles.csv") if row["sex"] == sex]
        for sex in population.SEXES
    }
    series = projection.run(moves, profile, external, 2035)
    previous = None
    for year, people, births in series:
        ages = [math.fsum(people[leaf][sex][age] for leaf in people for sex in population.SEXES) for age in range(101)]
        deaths = "" if previous is None else f", deaths {previous + sum(births.values()) + net - sum(ages):,.0f}"
        line = (
            f"{sum(ages):,.0f} persons, 0-14 {sum(ages[:15]):,.0f}, births {sum(births.values()):,.0f}{deaths}, "
            f"urban {100 * projection.urban_share(people):.2f} %"
        )
        reference = None
        if f"city_population_{year}" in figure and year > 2020:
            reference = f"{figure[f'city_population_{year}']:,.0f}; 0-14 {figure[f'city_aged_0_14_{year}']:,.0f}"
        compare(f"projection {year}", line, reference)
        if min(value for by_sex in people.values() for row in by_sex.values() for value in row) < 0:
            failures.append(f"negative people in {year}")
        previous = sum(ages)
    share = vital["births_2019"] / vital["region_births_2019"]
    compare(
        "regional births of 2021-2023 times the city's share of 2019",
        [round(vital[f"region_births_{year}"] * share) for year in (2021, 2022, 2023)],
    )
    rise = (projection.urban_share(series[5][1]) - projection.urban_share(series[0][1])) / 5 * 100
    check("mean yearly rise of the urban share 2021-2025, point", rise, figure["city_urban_share_rise_2022"], 0.002)

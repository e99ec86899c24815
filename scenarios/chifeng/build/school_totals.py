"""Totals of schools, pupils and staff by leaf area and stage: school_totals.csv, what `xuewei synth` makes a roster of.

City totals are the plan's (exact integers). Everything below the city is estimated:
- county pupils of kindergarten, primary and junior follow the county's children of 31 August at the stage's ages, so
  every county attends like the city; general senior and vocational pupils are drawn towards the three districts;
- inside a county a share of 乡村 children attends school in 镇区 and 城区 (ATTEND_AWAY);
- sites follow pupils over a typical size by residence; teaching points are 乡村 primary sites;
- staff follow pupils over a relative pupil-staff ratio by residence (small schools need more staff a pupil);
- utilisation makes 城区 schools crowded (the plan: 城区学校学位供给不足) and 乡村 schools slack.
"""
import functools
import math

import areas
import population
import published
import rounding
import tables

STAGES = ("kindergarten", "primary", "junior", "senior", "vocational", "special")
AGES = {**population.STAGE_AGES, "vocational": (15, 17), "special": (6, 14)}
# Share of 乡村 children who attend outside 乡村, and of those the share in 城区 where a county has one.
ATTEND_AWAY = {"kindergarten": 0.25, "primary": 0.45, "junior": 0.72, "senior": 1.0, "vocational": 1.0, "special": 1.0}
AWAY_TO_CITY = 0.5
# In a district the schools of these stages all stand in 城区.
ONLY_CITY = ("senior", "vocational", "special")
# Draw of the districts on senior stages: weight of their children against those of the other counties.
DISTRICT_WEIGHT = {"senior": 1.15, "vocational": 1.30}
SIZE = {
    "kindergarten": (200, 150, 70),
    "primary": (1500, 1150, 480),
    "junior": (1650, 1300, 620),
    "senior": (2100, 1850, 1200),
    "vocational": (1300, 950, 700),
    "special": (160, 140, 100),
}
PUPILS_PER_STAFF = {
    "kindergarten": (1.10, 1.05, 0.85),
    "primary": (1.45, 1.15, 0.65),
    "junior": (1.30, 1.05, 0.65),
    "senior": (1.05, 1.0, 0.9),
    "vocational": (1.05, 1.0, 0.9),
    "special": (1.0, 1.0, 1.0),
}
UTILISATION = {
    "kindergarten": (0.97, 0.92, 0.70),
    "primary": (1.06, 0.96, 0.60),
    "junior": (1.04, 0.94, 0.65),
    "senior": (0.99, 0.96, 0.9),
    "vocational": (0.85, 0.80, 0.8),
    "special": (0.75, 0.70, 0.7),
}
# 公办 and 普惠性民办 shares of pupils by residence; kindergartens are priors moved to the city's published shares.
STATE_PRIOR = (0.45, 0.55, 0.75)
INCLUSIVE_PRIOR = (0.30, 0.27, 0.19)
STATE = {
    "primary": (0.985, 0.99, 1.0),
    "junior": (0.96, 0.98, 1.0),
    "senior": (0.95, 0.97, 1.0),
    "vocational": (0.80, 0.92, 1.0),
    "special": (1.0, 1.0, 1.0),
}
# Special schools: counties of 200 000 residents and the largest below it; the rest attend in the prefecture.
SPECIAL_SCHOOLS = 10


def position(leaf):
    return areas.RESIDENCES.index(leaf.split("-")[1])


@functools.cache
def resident_children(stage):
    """leaf -> children of 31 August 2020 at the stage's ages."""
    first, last = AGES[stage]
    return {
        leaf: math.fsum(population.children(people, age) for age in range(first, last + 1))
        for leaf, people in population.by_leaf().items()
    }


def county_weights(stage):
    """county -> weight of its pupils of the stage."""
    children = resident_children(stage)
    people, _ = areas.county_populations()
    result = {}
    for county in people:
        weight = math.fsum(children[areas.leaf_code(county, residence)] for residence in areas.RESIDENCES)
        result[county] = weight * (DISTRICT_WEIGHT.get(stage, 1.0) if county in areas.DISTRICTS else 1.0)
    if stage == "special":
        chosen = sorted(people, key=lambda county: -people[county])[:SPECIAL_SCHOOLS]
        result = {county: weight if county in chosen else 0.0 for county, weight in result.items()}
    return result


def attending_weights(stage, county):
    """residence -> children after the shift from 乡村 to 镇区 and 城区."""
    children = resident_children(stage)
    urban, town, rural = (children[areas.leaf_code(county, residence)] for residence in areas.RESIDENCES)
    away = ATTEND_AWAY[stage] * rural
    only_city = urban > 0 and stage in ONLY_CITY
    to_city = (1.0 if only_city else AWAY_TO_CITY) * away if urban > 0 else 0.0
    town_to_city = town if only_city else 0.0
    return (urban + to_city + town_to_city, town + away - to_city - town_to_city, rural - away)


@functools.cache
def pupils(stage):
    """leaf -> pupils, exact in the city."""
    total = int(published.figures("schools")[f"{stage} pupils"])
    weights = county_weights(stage)
    by_county = dict(zip(weights, rounding.largest_remainder(list(weights.values()), total)))
    result = {}
    for county, count in by_county.items():
        split = attending_weights(stage, county)
        parts = rounding.largest_remainder(split, count) if count else (0, 0, 0)
        result.update({areas.leaf_code(county, residence): part for residence, part in zip(areas.RESIDENCES, parts)})
    return result


def at_least_one(weights, total, present):
    """Largest remainder shares of `total` with one for each present entry."""
    extra = rounding.largest_remainder(
        [weight if here else 0.0 for weight, here in zip(weights, present)], total - sum(present)
    )
    return [one + more for one, more in zip(map(int, present), extra)]


@functools.cache
def sites(stage):
    """leaf -> (sites, of which teaching points)."""
    figure = published.figures("schools")
    count = pupils(stage)
    leaves = areas.leaves()
    points = [0] * len(leaves)
    total = int(figure[f"{stage} schools"])
    if stage == "primary":
        rural = [count[leaf] if leaf.endswith("rural") else 0 for leaf in leaves]
        points = rounding.largest_remainder(rural, int(figure["primary teaching_points"]))
        total -= sum(points)
    weights = [max(0.0, count[leaf] / SIZE[stage][position(leaf)] - 0.5) + 0.01 for leaf in leaves]
    schools = at_least_one(weights, total, [count[leaf] > 0 for leaf in leaves])
    return {leaf: (school + point, point) for leaf, school, point in zip(leaves, schools, points)}


@functools.cache
def staff(stage):
    """leaf -> staff, exact in the city."""
    count = pupils(stage)
    leaves = areas.leaves()
    weights = [count[leaf] / PUPILS_PER_STAFF[stage][position(leaf)] for leaf in leaves]
    return dict(zip(leaves, rounding.largest_remainder(weights, int(published.figures("schools")[f"{stage} staff"]))))


def scaled_share(prior, wanted):
    """Shares by residence moved together on the logit scale until kindergarten pupils average `wanted`."""
    count = pupils("kindergarten")
    total = math.fsum(count.values())
    by_residence = [math.fsum(value for leaf, value in count.items() if position(leaf) == i) for i in range(3)]
    low, high = -3.0, 3.0
    for _ in range(80):
        middle = (low + high) / 2.0
        shares = [1.0 / (1.0 + math.exp(-(math.log(p / (1.0 - p)) + middle))) for p in prior]
        mean = math.fsum(share * value for share, value in zip(shares, by_residence)) / total
        low, high = (middle, high) if mean < wanted else (low, middle)
    return [round(share, 8) for share in shares]


@functools.cache
def kindergarten_shares():
    """(state, inclusive private) by residence."""
    figure = published.figures("schools")
    state = figure["kindergarten state_share"] / 100.0
    coverage = figure["kindergarten inclusive_coverage"] / 100.0
    return scaled_share(STATE_PRIOR, state), scaled_share(INCLUSIVE_PRIOR, coverage - state)


def build():
    rows = []
    state, inclusive = kindergarten_shares()
    for leaf in areas.leaves():
        i = position(leaf)
        for stage in STAGES:
            if pupils(stage)[leaf] == 0:
                continue
            school, point = sites(stage)[leaf]
            shares = (state[i], inclusive[i]) if stage == "kindergarten" else (STATE[stage][i], 0.0)
            rows.append(
                (
                    leaf,
                    stage,
                    school,
                    point,
                    pupils(stage)[leaf],
                    staff(stage)[leaf],
                    shares[0],
                    shares[1],
                    UTILISATION[stage][i],
                    "estimated",
                )
            )
    tables.write(
        "school_totals.csv",
        [
            "area",
            "stage",
            "sites",
            "teaching_points",
            "pupils",
            "staff",
            "state_pupil_share",
            "inclusive_private_pupil_share",
            "utilisation",
            "basis",
        ],
        rows,
    )

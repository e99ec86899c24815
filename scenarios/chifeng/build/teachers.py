"""Staff by county, stage, retirement track and birth cohort: teachers.csv; recruitment caps: recruitment.csv.

Staff by stage are the plan's, exact (the universities' 2 944 are outside the model); counties as in school_totals. The
age structure is estimated: five-year shares set so that the national facts hold that were at hand (2020: median age
group 35-39 in primary, 40-44 in junior schools; 9 % of rural primary teachers aged 55-59), split to single ages
smoothly. Staff of 55 and over are men; below, men and women mix by the stage's women share. A small share of women
are on the workers' track (retiring at 50): kitchen, caretaking, 保育员. Women shares follow the national table for 2014
where at hand (general senior 51 %, vocational 47 % of staff), raised for the trend; the others are judgement.

Recruitment: the plan's 8 148 in five years are 1 630 a year for the city. Caps follow staff; 乡村-heavy counties get
more, as more than half went to rural schools (estimated). replacement.csv: fewer leavers are replaced the more staff
exceed need (estimated).
"""
import functools
import math

import areas
import least_squares
import published
import rounding
import school_totals
import tables

FIRST_AGE, END_AGE = 22, 60
GROUPS = ((22, 24), (25, 29), (30, 34), (35, 39), (40, 44), (45, 49), (50, 54), (55, 59))
AGE_SHARES = {
    "kindergarten": (12, 28, 24, 15, 10, 6, 4, 1),
    "primary": (4, 14, 15, 18, 18, 15, 11, 5),
    "primary rural": (4, 12, 12, 13, 16, 18, 16, 9),
    "junior": (2, 9, 13, 17, 21, 20, 13, 5),
    "senior": (2, 10, 15, 18, 20, 18, 12, 5),
    "vocational": (2, 9, 14, 17, 20, 19, 13, 6),
    "special": (3, 13, 16, 17, 18, 17, 12, 4),
}
WOMEN = {"kindergarten": 0.96, "primary": 0.66, "junior": 0.57, "senior": 0.55, "vocational": 0.50, "special": 0.70}
WORKERS_AMONG_WOMEN = {
    "kindergarten": 0.12,
    "primary": 0.02,
    "junior": 0.03,
    "senior": 0.04,
    "vocational": 0.04,
    "special": 0.05,
}
RURAL_TILT = 0.5  # a county's recruits a member of staff rise by half its 乡村 share of staff above the city's

# Staff by staff needed, and the share of leavers replaced there. In 2016-2020, staff near one and a half times the larger
# norm, 1,630 a year were recruited against about 1,930 leavers; below one and above two and a half it is judgement.
REPLACEMENT = ((1, 1), (1.5, 0.8), (2, 0.3), (2.5, 0.1))


def single_ages(shares):
    """Shares of GROUPS to shares of single ages 22..59."""
    total = math.fsum(shares)
    conditions = [
        ({age - FIRST_AGE: 1.0 for age in range(first, last + 1)}, share / total)
        for (first, last), share in zip(GROUPS, shares)
    ]
    start = []
    for (first, last), share in zip(GROUPS, shares):
        start += [share / total / (last - first + 1)] * (last - first + 1)
    curve = [max(0.0, value) for value in least_squares.smooth_curve(start, [0.05] * len(start), 1.0, conditions)]
    scale = math.fsum(curve)
    return [value / scale for value in curve]


def rural_share(county, stage):
    count = {
        residence: school_totals.staff(stage)[areas.leaf_code(county, residence)] for residence in areas.RESIDENCES
    }
    total = sum(count.values())
    return count["rural"] / total if total else 0.0


def cells(county, stage):
    """[(track, birth cohort, weight)]: cohort c, born from 1 September c, is 2019 - c years old on 31 August 2020."""
    rural = rural_share(county, stage) if stage == "primary" else 0.0
    shares = AGE_SHARES[stage]
    if stage == "primary":
        shares = [(1.0 - rural) * a + rural * b for a, b in zip(shares, AGE_SHARES["primary rural"])]
    ages = single_ages(shares)
    old = math.fsum(ages[55 - FIRST_AGE :])
    below = 1.0 - old
    men_below = max(0.0, 1.0 - WOMEN[stage] - old) / below
    workers = WORKERS_AMONG_WOMEN[stage]
    result = []
    for index, weight in enumerate(ages):
        age = FIRST_AGE + index
        cohort = 2019 - age
        if age >= 55:
            result.append(("men", cohort, weight))
            continue
        women = weight * (1.0 - men_below)
        result.append(("men", cohort, weight * men_below))
        result.append(("women_55", cohort, women * (1.0 - workers) if age < 50 else women))
        if age < 50:
            result.append(("women_50", cohort, women * workers))
    return result


@functools.cache
def rows():
    result = []
    for county in published.counties():
        for stage in school_totals.STAGES:
            count = sum(school_totals.staff(stage)[areas.leaf_code(county["code"], r)] for r in areas.RESIDENCES)
            if count == 0:
                continue
            weights = cells(county["code"], stage)
            people = rounding.largest_remainder([weight for _, _, weight in weights], count)
            result += [
                (county["code"], stage, track, cohort, number, "estimated")
                for (track, cohort, _), number in zip(weights, people)
                if number
            ]
    return result


def recruitment_rows():
    city_total = round(published.figures("schools")["recruited_2016_2020"] / 5.0)
    keys, weights = [], []
    for stage in school_totals.STAGES:
        staff = school_totals.staff(stage)
        city_rural = math.fsum(value for leaf, value in staff.items() if leaf.endswith("rural")) / math.fsum(
            staff.values()
        )
        for county in published.counties():
            code = county["code"]
            count = sum(staff[areas.leaf_code(code, residence)] for residence in areas.RESIDENCES)
            if count:
                keys.append((code, stage))
                weights.append(count * (1.0 + RURAL_TILT * (rural_share(code, stage) - city_rural)))
    caps = rounding.largest_remainder(weights, city_total)
    return [(code, stage, cap, "estimated") for (code, stage), cap in zip(keys, caps)]


def build():
    tables.write("teachers.csv", ["county", "stage", "track", "birth_cohort", "staff", "basis"], rows())
    tables.write(
        "replacement.csv", ["staff_per_need", "share", "basis"], [(*point, "estimated") for point in REPLACEMENT]
    )
    tables.write("recruitment.csv", ["county", "stage", "cap_per_year", "basis"], sorted(recruitment_rows()))

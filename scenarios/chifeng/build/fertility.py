"""Fertility by single age of woman and leaf area: fertility.csv (births a woman a year).

Shape: the five-year rates of Fuzhou's census table 2020, split to single ages as the smoothest curve with those group
means (nothing below 15 or above 49). Level 2020: births of 2020, themselves an estimate (births of 2019 times the fall
of the nation's births), over the women of mid-2020. Leaves: half-way between the level that their children of age 0
imply and their residence's mean, then one factor so that the city's births of 2020 are met.
Path: what was known at the base is a fall of births by 12 % a year in 2017-2020. Total fertility falls by half that
rate for three years (to 2023) and is constant afterwards: an assumption, neither tuned to nor aware of later births.
"""
import functools
import math

import areas
import least_squares
import population
import published
import tables

FIRST_AGE, LAST_AGE = 15, 49
PATH_YEARS = 3
DAMPING = 0.5


@functools.cache
def schedule():
    """age -> share of total fertility; sums to 1."""
    figure = published.figures("fertility_schedule")
    groups = [figure[f"{age}-{age + 4}"] for age in range(FIRST_AGE, LAST_AGE, 5)]
    size = LAST_AGE - FIRST_AGE + 1
    # Two years of nothing on either side make the curve land on zero; the curve is solved there too.
    conditions = [({k * 5 + i + 2: 1.0 for i in range(5)}, value * 5.0) for k, value in enumerate(groups)]
    conditions += [({0: 1.0}, 0.0), ({1: 1.0}, 0.0), ({size + 2: 1.0}, 0.0), ({size + 3: 1.0}, 0.0)]
    start = [0.0, 0.0] + [groups[i // 5] for i in range(size)] + [0.0, 0.0]
    curve = least_squares.smooth_curve(start, [1e-2] * len(start), 1.0, conditions)[2:-2]
    floor = [max(value, 0.02) for value in curve]
    total = math.fsum(floor)
    return {FIRST_AGE + i: value / total for i, value in enumerate(floor)}


def women_mid_year(people):
    """Women by age in the middle of 2020: half-way between those of the age and those a year older at its end."""
    return {age: (people["female"][age] + people["female"][age + 1]) / 2.0 for age in range(FIRST_AGE, LAST_AGE + 1)}


def total_fertility(births, people):
    women = women_mid_year(people)
    return births / math.fsum(schedule()[age] * women[age] for age in women)


def yearly_fall():
    """1 - ratio of births from one year to the next over 2017-2020."""
    births = population.births_by_year()
    return 1.0 - (births[2020] / births[2017]) ** (1.0 / 3.0)


@functools.cache
def levels():
    """(city total fertility 2020, leaf -> total fertility 2020)."""
    births = population.births_by_year()[2020]
    lived = population.both_sexes_survivors()[0]
    city = total_fertility(births, population.city_sex_ages())
    leaves = {leaf: people for leaf, people in population.by_leaf().items() if sum(people["female"]) > 0}
    implied, weight = {}, {}
    for leaf, people in leaves.items():
        newborn = (people["male"][0] + people["female"][0]) / lived
        implied[leaf] = total_fertility(newborn, people)
        weight[leaf] = newborn / implied[leaf]
    result = {}
    for residence in areas.RESIDENCES:
        own = [leaf for leaf in leaves if leaf.endswith(residence)]
        mean = math.fsum(implied[leaf] * weight[leaf] for leaf in own) / math.fsum(weight[leaf] for leaf in own)
        result.update({leaf: (implied[leaf] + mean) / 2.0 for leaf in own})
    factor = births / math.fsum(result[leaf] * weight[leaf] for leaf in leaves)
    return city, {leaf: result[leaf] * factor for leaf in leaves}


def path():
    """(year, factor on the level of 2020)."""
    end = (1.0 - DAMPING * yearly_fall()) ** PATH_YEARS
    return [(2020, 1.0), (2020 + PATH_YEARS, end)]


def build():
    city, by_leaf = levels()
    rows = []
    for area, level in [(areas.CITY, city)] + [(leaf, by_leaf[leaf]) for leaf in areas.leaves() if leaf in by_leaf]:
        for year, factor in path():
            rows += [
                (area, year, age, round(level * factor * share, 8), "estimated") for age, share in schedule().items()
            ]
    tables.write("fertility.csv", ["area", "year", "age", "births_per_woman_year", "basis"], rows)

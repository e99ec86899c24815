"""The base population: population.csv, whole persons by leaf area, sex and single age 0..100+.

1. City by age. A prior joins births (ages 0-9), a flat school cohort (10-17) and adults from the shape of a pastoral
   banner, 巴林右旗 2010, aged ten years by the case's own mortality. The prior is bent as little and as smoothly as
   possible (least_squares) so that exactly: the census total and the 60+ count hold; births of 2017 and 2019, survived,
   are the children of those years; and the children of 31 August, C[x] = w N[x] + (1 - w) N[x + 1], give the published
   kindergarten and senior ratios and the published primary and junior rolls (with the special-school pupils of those
   ages). N at the census date stands for 31 December 2020 unshifted.
2. Sex: the prior sex ratio falls from birth (111.3) along the banner's pyramid; one logit shift gives the published
   men.
3. Leaves: iterative proportional fitting of residence factors to leaf totals, to the city's sex and age, and to
   翁牛特旗's three published age groups; then controlled rounding, exact in leaves and in city sex and age.
"""
import functools
import math

import areas
import least_squares
import mortality
import published
import rounding
import tables

OPEN_AGE = 100
JANUARY_AUGUST = 2.0 / 3.0
SEXES = ("male", "female")
STAGE_AGES = {"kindergarten": (3, 5), "primary": (6, 11), "junior": (12, 14), "senior": (15, 17)}

# Relative presence of an age group by residence (city, town, country), before fitting. Estimated: young adults and
# families concentrate in towns, the old stay in villages.
RESIDENCE_FACTORS = [
    ((0, 2), (1.05, 1.02, 0.95)),
    ((3, 14), (1.03, 1.10, 0.92)),
    ((15, 19), (1.10, 1.10, 0.88)),
    ((20, 29), (1.28, 1.05, 0.80)),
    ((30, 39), (1.25, 1.12, 0.78)),
    ((40, 59), (0.98, 0.98, 1.03)),
    ((60, 74), (0.80, 0.88, 1.20)),
    ((75, 100), (0.80, 0.85, 1.22)),
]


def children_coefficients(first, last):
    """C[first] + ... + C[last] as coefficients on N."""
    result = {}
    for age in range(first, last + 1):
        result[age] = result.get(age, 0.0) + JANUARY_AUGUST
        result[age + 1] = result.get(age + 1, 0.0) + 1.0 - JANUARY_AUGUST
    return result


def wanted_children():
    """stage -> children of 31 August 2020 of the stage's ages that the published ratios and rolls imply."""
    figure = published.figures("schools")
    special = figure["special pupils"]
    return {
        "kindergarten": figure["kindergarten pupils"] / (figure["kindergarten gross_ratio"] / 100.0),
        "primary": figure["primary pupils"] + special * 6.0 / 9.0,
        "junior": figure["junior pupils"] + special * 3.0 / 9.0,
        "senior": (figure["senior pupils"] + figure["vocational pupils"]) / (figure["senior gross_ratio"] / 100.0),
    }


def births_by_year():
    """Births of 2011-2020 in the city: published for 2017 and 2019, else regional births times the city's share."""
    figure = published.figures("births_and_deaths")
    share = (
        figure["births_2017"] / figure["region_births_2017"] + figure["births_2019"] / figure["region_births_2019"]
    ) / 2
    births = {
        year: figure.get(f"region_births_{year}", figure["region_births_2011"]) * share for year in range(2011, 2019)
    }
    births[2017] = figure["births_2017"]
    births[2019] = figure["births_2019"]
    births[2020] = figure["births_2019"] * figure["nation_births_2020"] / figure["nation_births_2019"]
    return births


def both_sexes_survivors():
    """Person-years lived at age x a birth, both sexes: about the share of births alive at 31 December at age x."""
    ratio = published.figures("births_and_deaths")["sex_ratio_at_birth_2020"] / 100.0
    tables_by_sex = {sex: mortality.life_table(rates)[1] for sex, rates in mortality.rates().items()}
    boys = ratio / (1.0 + ratio)
    return [boys * m + (1.0 - boys) * f for m, f in zip(tables_by_sex["male"], tables_by_sex["female"])]


def banner_groups():
    """sex -> persons of 巴林右旗 2010 in groups starting at 0, 5, ..., 85."""
    figure = published.figures("bairin_right_pyramid_2010")
    result = {}
    for sex in SEXES:
        groups = [figure[f"{sex} 0"] + figure[f"{sex} 1-4"]]
        groups += [figure[f"{sex} {age}-{age + 4}"] for age in range(5, 85, 5)]
        result[sex] = groups + [figure[f"{sex} 85+"]]
    return result


def single_ages_2010(groups, survivors):
    """Five-year groups to single ages: the smoothest curve with these sums; 85+ along the life table's survivors."""
    size = 85
    conditions = [({age: 1.0 for age in range(5 * k, 5 * k + 5)}, groups[k]) for k in range(17)]
    start = [groups[age // 5] / 5.0 for age in range(size)]
    curve = least_squares.smooth_curve(start, [1e-3] * size, 1.0, conditions)
    tail = [survivors[age] for age in range(85, OPEN_AGE + 1)]
    total = math.fsum(tail)
    return curve + [groups[17] * value / total for value in tail]


@functools.cache
def banner_2020():
    """sex -> 巴林右旗's single ages of 2010 survived to 2020 (ages below 10 are not used)."""
    result = {}
    for sex, rates in mortality.rates().items():
        lived = mortality.life_table(rates)[1]
        people = single_ages_2010(banner_groups()[sex], lived)
        for _ in range(10):
            moved = [0.0] * (OPEN_AGE + 1)
            ratios = mortality.survival()[sex][0]
            for age in range(OPEN_AGE):
                moved[age + 1] = people[age] * ratios[age]
            moved[OPEN_AGE] += people[OPEN_AGE] * ratios[-1]
            people = moved
        result[sex] = people
    return result


def city_prior():
    """Persons by single age before the conditions."""
    figure = published.figures("population")
    wanted = wanted_children()
    lived = both_sexes_survivors()
    births = births_by_year()
    cohort = (wanted["primary"] + wanted["junior"] + wanted["senior"]) / 12.0
    young = [births[2020 - age] * lived[age] for age in range(10)] + [cohort] * 8
    banner = [sum(banner_2020()[sex][age] for sex in SEXES) for age in range(OPEN_AGE + 1)]
    old_total = figure["city_aged_60_and_over"]
    middle_total = figure["city_population"] - old_total - math.fsum(young)
    middle = [banner[age] * middle_total / math.fsum(banner[18:60]) for age in range(18, 60)]
    # At 18 half the year of age is still in grade 12 and half has left for a college or for work.
    middle[0] = (cohort + middle[0]) / 2.0
    old = math.fsum(banner[60:])
    return young + middle + [banner[age] * old_total / old for age in range(60, OPEN_AGE + 1)]


@functools.cache
def city_ages():
    """Whole persons by single age."""
    figure = published.figures("population")
    prior = city_prior()
    wanted = wanted_children()
    births = births_by_year()
    lived = both_sexes_survivors()
    # The unknown is the factor on the prior, so that smoothness is relative and old ages cannot turn negative.
    conditions = [
        ({age: prior[age] for age in range(OPEN_AGE + 1)}, figure["city_population"]),
        ({age: prior[age] for age in range(60, OPEN_AGE + 1)}, figure["city_aged_60_and_over"]),
    ]
    conditions += [({age: prior[age]}, births[2020 - age] * lived[age]) for age in (0, 1, 3)]
    for stage, (first, last) in STAGE_AGES.items():
        conditions.append(
            ({age: value * prior[age] for age, value in children_coefficients(first, last).items()}, wanted[stage])
        )
    scaled = [
        ({age: value / 1e4 for age, value in coefficients.items()}, total / 1e4) for coefficients, total in conditions
    ]
    factors = least_squares.smooth_curve([1.0] * (OPEN_AGE + 1), [1.0] * (OPEN_AGE + 1), 4.0, scaled)
    people = [factor * value for factor, value in zip(factors, prior)]
    old = int(figure["city_aged_60_and_over"])
    below = rounding.largest_remainder(people[:60], int(figure["city_population"]) - old)
    return tuple(below + rounding.largest_remainder(people[60:], old))


@functools.cache
def city_sex_ages():
    """sex -> whole persons by single age."""
    figure = published.figures("population")
    vital = published.figures("births_and_deaths")
    ages = city_ages()
    banner = banner_2020()
    banner_share = [
        banner["male"][age] / max(1e-9, banner["male"][age] + banner["female"][age]) if age >= 10 else 0.0
        for age in range(OPEN_AGE + 1)
    ]
    at_birth = vital["sex_ratio_at_birth_2020"] / (100.0 + vital["sex_ratio_at_birth_2020"])
    prior = []
    for age in range(OPEN_AGE + 1):
        window = [banner_share[other] for other in range(max(10, age - 3), min(OPEN_AGE, age + 3) + 1)]
        smoothed = math.fsum(window) / len(window) if window else at_birth
        blend = min(1.0, max(0.0, (age - 10) / 10.0))
        prior.append((1.0 - blend) * at_birth + blend * smoothed)
    # Children keep the sex ratio at birth; the shift acts on ages 20 and over.
    low, high = -1.0, 1.0

    def share(age, shift):
        weight = min(1.0, max(0.0, (age - 10) / 10.0))
        logit = math.log(prior[age] / (1.0 - prior[age])) + weight * shift
        return 1.0 / (1.0 + math.exp(-logit))

    for _ in range(80):
        middle = (low + high) / 2.0
        men = math.fsum(share(age, middle) * ages[age] for age in range(OPEN_AGE + 1))
        low, high = (middle, high) if men < figure["city_male"] else (low, middle)
    men = rounding.largest_remainder(
        [share(age, low) * ages[age] for age in range(OPEN_AGE + 1)], int(figure["city_male"])
    )
    return {"male": tuple(men), "female": tuple(total - part for total, part in zip(ages, men))}


def residence_factor(residence, age):
    for (first, last), factors in RESIDENCE_FACTORS:
        if first <= age <= last:
            return factors[areas.RESIDENCES.index(residence)]
    raise ValueError(f"no factor for age {age}")


@functools.cache
def by_leaf():
    """leaf -> sex -> tuple of whole persons by single age."""
    figure = published.figures("population")
    totals = areas.leaf_populations()
    inhabited = [leaf for leaf in areas.leaves() if totals[leaf] > 0]
    city = city_sex_ages()
    columns = [(sex, age) for sex in SEXES for age in range(OPEN_AGE + 1)]
    column_sums = [city[sex][age] for sex, age in columns]
    table = []
    for leaf in inhabited:
        residence = leaf.split("-")[1]
        table.append(
            [
                city[sex][age] * totals[leaf] / figure["city_population"] * residence_factor(residence, age)
                for sex, age in columns
            ]
        )
    ongniud = [index for index, leaf in enumerate(inhabited) if leaf.startswith("150426")]
    groups = [
        ((0, 14), figure["ongniud_share_0_14"]),
        ((15, 59), figure["ongniud_share_15_59"]),
        ((60, OPEN_AGE), figure["ongniud_share_60_and_over"]),
    ]
    for _ in range(400):
        for (first, last), percent in groups:
            inside = [j for j, (_, age) in enumerate(columns) if first <= age <= last]
            wanted = percent / 100.0 * figure["ongniud"]
            factor = wanted / math.fsum(table[i][j] for i in ongniud for j in inside)
            for i in ongniud:
                for j in inside:
                    table[i][j] *= factor
        for i, leaf in enumerate(inhabited):
            factor = totals[leaf] / math.fsum(table[i])
            table[i] = [value * factor for value in table[i]]
        for j, wanted in enumerate(column_sums):
            factor = wanted / math.fsum(row[j] for row in table)
            for row in table:
                row[j] *= factor
    whole = rounding.controlled_matrix(table, [totals[leaf] for leaf in inhabited], column_sums)
    result = {leaf: {sex: (0,) * (OPEN_AGE + 1) for sex in SEXES} for leaf in areas.leaves()}
    for leaf, row in zip(inhabited, whole):
        for sex in SEXES:
            result[leaf][sex] = tuple(value for value, (s, _) in zip(row, columns) if s == sex)
    return result


def children(people, age):
    """C[age] of one leaf or of the city: people is sex -> ages."""
    return math.fsum(JANUARY_AUGUST * people[sex][age] + (1.0 - JANUARY_AUGUST) * people[sex][age + 1] for sex in SEXES)


def build():
    rows = []
    for leaf, people in by_leaf().items():
        for sex in SEXES:
            rows += [(leaf, sex, age, persons, "estimated") for age, persons in enumerate(people[sex])]
    tables.write("population.csv", ["area", "sex", "age", "persons", "basis"], rows)

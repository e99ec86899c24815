"""Mortality by single age and sex: mortality.csv (mx).

No life table of Chifeng, of Inner Mongolia or of China by single age was at hand. The schedule is Siler's (1979):

  mx(x) = a1 exp(-b1 x) + a2 + a3 exp(b3 x)

with a1, b1, a2 and the slope b3 set to the level of a low-mortality country and a3 solved so that life expectancy at
birth is the published one: both sexes 77.93 years (China 2020), women minus men 5.51 years. Both sexes together weigh
boys and girls at birth by the sex ratio. Level and split are China's, held constant over the projection (estimated).

Source of the form: Siler, W. (1979), A competing-risk model for animal mortality, Ecology 60(4), 750-757.
"""
import math

import areas
import published
import tables

OPEN_AGE = 100
# a1 infant level, b1 its fall, a2 accidents and other causes without age, b3 rise of senescence a year of age.
SHAPE = {"male": (0.0058, 1.9, 0.00035, 0.089), "female": (0.0050, 1.9, 0.00015, 0.099)}


def mx(shape, a3):
    """Central death rates at exact ages x + 0.5, the open age group at 100 + 2."""
    a1, b1, a2, b3 = shape
    ages = [x + 0.5 for x in range(OPEN_AGE)] + [OPEN_AGE + 2.0]
    return [a1 * math.exp(-b1 * (0.1 if x == 0 else age)) + a2 + a3 * math.exp(b3 * age) for x, age in enumerate(ages)]


def life_table(rates):
    """(l, L, e0) for mx with deaths in the middle of the year of age, 0.1 in infancy."""
    alive, lived = [1.0], []
    for x, rate in enumerate(rates[:-1]):
        ax = 0.1 if x == 0 else 0.5
        death = rate / (1.0 + (1.0 - ax) * rate)
        alive.append(alive[-1] * (1.0 - death))
        lived.append(alive[-1] + ax * (alive[-2] - alive[-1]))
    lived.append(alive[-1] / rates[-1])
    return alive, lived, math.fsum(lived)


def solve(sex, expectancy):
    low, high = 1e-7, 1e-2
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if life_table(mx(SHAPE[sex], middle))[2] > expectancy else (low, middle)
    return mx(SHAPE[sex], low)


def expectancies():
    """e0 of men and women from the published e0 of both and the published difference."""
    figure = published.figures("births_and_deaths")
    ratio = figure["sex_ratio_at_birth_2020"] / 100.0
    men = figure["life_expectancy_2020"] - figure["life_expectancy_gap_2020"] / (1.0 + ratio)
    return {"male": men, "female": men + figure["life_expectancy_gap_2020"]}


def rates():
    """sex -> mx by single age 0..100+."""
    return {sex: solve(sex, value) for sex, value in expectancies().items()}


def survival(by_sex=None):
    """sex -> (S[x] = L[x+1] / L[x] for x = 0..99 with the last into the open group, L0 / l0)."""
    result = {}
    for sex, series in (by_sex or rates()).items():
        _, lived, _ = life_table(series)
        ratios = [lived[x + 1] / lived[x] for x in range(OPEN_AGE - 1)]
        ratios.append(lived[OPEN_AGE] / (lived[OPEN_AGE - 1] + lived[OPEN_AGE]))
        result[sex] = (ratios, lived[0])
    return result


def build():
    rows = []
    for sex, series in rates().items():
        rows += [(areas.CITY, 2020, sex, x, round(rate, 8), "estimated") for x, rate in enumerate(series)]
    tables.write("mortality.csv", ["area", "year", "sex", "age", "value", "basis"], rows)

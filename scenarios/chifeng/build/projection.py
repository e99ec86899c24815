"""The engine's population step in plain Python, used to calibrate the moves and to check the case before it is run.

Equations: docs/methods, population. Step t-1 -> t for ages 0..99:
  N[x+1,t] = (N[x] + m[x]/2) S[x] + m[x]/2, moves with the cohort; external migration at the age of the event;
births from the mean of the women exposed at the beginning (with half the migrants) and at the end of the year.
"""
import functools
import math

import fertility
import mortality
import population
import published

SEXES = population.SEXES
OPEN_AGE = population.OPEN_AGE


class Rates:
    """Everything the step needs that does not change over the years."""

    def __init__(self):
        self.survival = mortality.survival()
        self.city_level, self.leaf_level = fertility.levels()
        self.path = fertility.path()
        self.schedule = fertility.schedule()
        ratio = published.figures("births_and_deaths")["sex_ratio_at_birth_2020"] / 100.0
        self.boys = ratio / (1.0 + ratio)

    def fertility_factor(self, year):
        (first, low), (last, high) = self.path
        if year >= last:
            return high
        return low + (high - low) * (year - first) / (last - first)


@functools.cache
def rates():
    return Rates()


def step(people, year, moves, profile, external):
    """(people at the end of `year`, births by leaf).

    moves: (origin, destination) -> rate; external: leaf -> sex -> net persons by age.
    """
    r = rates()
    net = {leaf: {sex: [0.0] * (OPEN_AGE + 1) for sex in SEXES} for leaf in people}
    for (origin, destination), rate in moves.items():
        for sex in SEXES:
            for x in range(OPEN_AGE + 1):
                flow = people[origin][sex][x] * rate * profile[sex][x]
                net[origin][sex][x] -= flow
                net[destination][sex][x] += flow
    result, births = {}, {}
    for leaf, by_sex in people.items():
        outside = external.get(leaf, {sex: [0.0] * (OPEN_AGE + 1) for sex in SEXES})
        new = {sex: [0.0] * (OPEN_AGE + 1) for sex in SEXES}
        for sex in SEXES:
            ratios = r.survival[sex][0]
            for x in range(OPEN_AGE + 1):
                older = min(x + 1, OPEN_AGE)
                m = net[leaf][sex][x]
                arriving = outside[sex][older] / 2.0 if x < OPEN_AGE else 0.0
                new[sex][older] += (
                    (by_sex[sex][x] + m / 2.0 + outside[sex][x] / 2.0) * ratios[min(x, 99)] + m / 2.0 + arriving
                )
        level = r.leaf_level.get(leaf, r.city_level) * r.fertility_factor(year)
        women = by_sex["female"]
        exposed = {
            x: (women[x] + (net[leaf]["female"][x] + outside["female"][x]) / 2.0 + new["female"][x]) / 2.0
            for x in r.schedule
        }
        births[leaf] = level * math.fsum(share * exposed[x] for x, share in r.schedule.items())
        for sex, share in (("male", r.boys), ("female", 1.0 - r.boys)):
            new[sex][0] = births[leaf] * share * r.survival[sex][1] + outside[sex][0] / 2.0
        result[leaf] = new
    return result, births


def run(moves, profile, external, until):
    """[(year, people, births)] from the base year; births of the base year are empty."""
    people = {
        leaf: {sex: [float(v) for v in by_sex[sex]] for sex in SEXES} for leaf, by_sex in population.by_leaf().items()
    }
    result = [(2020, people, {})]
    for year in range(2021, until + 1):
        people, births = step(people, year, moves, profile, external)
        result.append((year, people, births))
    return result


def total(people, leaves=None):
    return math.fsum(math.fsum(people[leaf][sex]) for leaf in (leaves or people) for sex in SEXES)


def urban_share(people):
    return 1.0 - total(people, [leaf for leaf in people if leaf.endswith("rural")]) / total(people)

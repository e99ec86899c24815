"""Population by leaf area, sex and single age: two-sex cohort component with moves (docs/methods/population.md).

    P = max(0, N + M/2);  F[e,x] = q[e,x] min(mu, limit[x]) P[origin,x];  D = arrivals - departures;  Q = P + D/2
    N[x+1] = Q S + D/2, then max(0, . + M/2);  B = sum f/2 (Q + N');  N[0] = B sigma S0 + D0, then max(0, . + M[0]/2)
    C[x] = w N[x] + (1 - w) N[x+1]            children of both sexes on 31 August

Persons on 31 December; the replicate is the last axis everywhere. Rates of an edge are its rate times its profile, so
that D of every sex and age is one sum over edges of whole leaf areas.
"""
import dataclasses

import numpy as np
from scipy.linalg.blas import daxpy

from case import SCHOOL_AGES, SEXES

FERTILE = slice(15, 50)
FERTILE_AGES = set(range(15, 50))
LEAVES_AT_ONCE = 2  # so many stay in the cache
INSIDE_OF_LIMIT = 1.0 - 1e-12  # keeps departures at or below those present after rounding


def survival_ratios(rates, sex):
    """S0, then S[x], of one sex from death rates m[x] of single ages, the last one open.

    q = m / (1 + (1 - a) m), L = l - (1 - a) l q, a = 1/2; a0 after Coale and Demeny. S0 = L[0], S[x] = L[x+1] / L[x], into
    the open group T / (L + T) from both groups that lead there.
    """
    a0 = {"male": (0.045, 2.684, 0.330), "female": (0.053, 2.800, 0.350)}[sex]
    a = np.full(len(rates) - 1, 0.5)
    a[0] = a0[0] + a0[1] * rates[0] if rates[0] < 0.107 else a0[2]
    q = np.minimum(1.0, rates[:-1] / (1.0 + (1.0 - a) * rates[:-1]))
    alive = np.concatenate([[1.0], np.cumprod(1.0 - q)])
    years = alive[:-1] * (1.0 - (1.0 - a) * q)
    above = alive[-1] / rates[-1]
    into_open = above / (years[-1] + above)
    return np.concatenate([years[:1], years[1:] / years[:-1], [into_open, into_open]])


def by_year(schedules, years):
    """[year, ...] from {year: values}: linear between the years given, constant outside."""
    given = sorted(schedules)
    values = np.array([schedules[year] for year in given])
    if len(given) == 1:
        return np.repeat(values, len(years), axis=0)
    upper = np.clip(np.searchsorted(given, years), 1, len(given) - 1)
    first, last = np.array(given)[upper - 1], np.array(given)[upper]
    weight = np.clip((years - first) / (last - first), 0.0, 1.0)[:, None]
    return values[upper - 1] + weight * (values[upper] - values[upper - 1])


@dataclasses.dataclass
class YearOfPopulation:
    """Flows by leaf area, and children by leaf area and age on 31 August."""
    births: np.ndarray
    deaths: np.ndarray
    net_moves: np.ndarray
    net_external: np.ndarray
    children: np.ndarray


class PopulationState:
    """Persons [leaf x sex x age x replicate]. A cohort stays where it is in memory; ages move along it year by year."""

    def __init__(self, base, years, replicates):
        leaves, sexes, self.ages = base.shape
        self.cohorts = np.zeros((leaves, sexes, self.ages + years - 1, replicates))
        self.youngest = years - 1
        self.persons[:] = base[..., None]
        self.mobile, self.half_moves = np.empty((2, leaves, sexes, self.ages, replicates))

    @property
    def persons(self):
        return self.cohorts[:, :, self.youngest:self.youngest + self.ages]

    def grow_older(self):
        """Everybody is a year older, and nobody is 0 yet. Returns `persons` anew."""
        self.youngest -= 1
        return self.persons


class Population:
    def __init__(self, case):
        self.years = case.years
        self.leaves = len(case.leaf)
        self.blocks = [slice(first, first + LEAVES_AT_ONCE) for first in range(0, self.leaves, LEAVES_AT_ONCE)]
        self.ages = case.json["population_settings"]["open_age"] + 1
        self._read_base(case)
        self._read_survival(case)
        self._read_fertility(case)
        self._read_moves(case)
        self._read_external(case)
        share = case.parameter("population", "sex_ratio_at_birth")
        self.boys = share / (1.0 + share)
        born = case.years[:, None] - np.arange(SCHOOL_AGES)
        january_august = lambda years: case.parameter_at("population", "births_january_august_share", years.ravel())
        self.same_age = january_august(born).reshape(born.shape)
        self.older_age = 1.0 - january_august(born - 1).reshape(born.shape)

    def _read_base(self, case):
        self.base = np.zeros((self.leaves, 2, self.ages))
        for row in case.tables["population"]:
            age = min(int(row["age"]), self.ages - 1)
            self.base[case.leaf[row["area"]], SEXES.index(row["sex"]), age] += float(row["persons"])

    def _read_survival(self, case):
        """[year, sex, age] S and [year, sex] S0."""
        rates = {sex: {} for sex in SEXES}
        for row in case.tables["mortality"]:
            if row["area"] != case.areas[0]:
                raise SystemExit("this model does not cover mortality that differs by area")
            rates[row["sex"]].setdefault(int(row["year"]), []).append(float(row["value"]))
        ratios = [by_year({year: survival_ratios(np.array(m), sex) for year, m in rates[sex].items()}, self.years)
                  for sex in SEXES]
        ratios = np.stack(ratios, axis=1)
        self.newborn_survival, self.survival = ratios[:, :, :1], ratios[:, :, 1:]

    def _read_fertility(self, case):
        """[year, leaf, 1, fertile age] f / 2, the multiplier of the case included."""
        rates = {}
        for row in case.tables["fertility"]:
            ages = rates.setdefault(row["area"], {}).setdefault(int(row["year"]), np.zeros(self.ages))
            ages[int(row["age"])] = float(row["births_per_woman_year"])
        if set().union(*(np.flatnonzero(ages) for table in rates.values() for ages in table.values())) - FERTILE_AGES:
            raise SystemExit("this model covers births of women of 15 to 49 years")
        level = case.parameter("population", "fertility_multiplier")[:, None]
        self.fertility = np.empty((len(self.years), self.leaves, 1, FERTILE.stop - FERTILE.start))
        for code, leaf in case.leaf.items():
            table = next(rates[area] for area in case.above[code] if area in rates)
            self.fertility[:, leaf, 0] = 0.5 * level * by_year(table, self.years)[:, FERTILE]

    def _read_moves(self, case):
        """[sex, age] the profile; half the rate at which a leaf is left, and (destination, origin, half the rate)."""
        (shape, arriving), *others = case.moves()
        if others:
            raise SystemExit("this model does not cover several profiles of moves")
        leaving = np.asarray(arriving.sum(axis=0)).ravel()
        self.move_shape, self.half_leaving = shape, -0.5 * leaving[:, None, None, None]
        self.twice_over_ages = np.full(shape.size, 2.0)
        arriving = arriving.tocoo()
        self.half_arriving = list(zip(arriving.row, arriving.col, 0.5 * arriving.data))
        departing = leaving[:, None, None] * shape
        self.moves_multiplier = case.parameter("population", "moves_multiplier")
        with np.errstate(divide="ignore"):
            # Who nobody leaves is never short of people; a limit for them would mean nothing.
            self.departure_limit = np.where(departing > 0.0, INSIDE_OF_LIMIT / departing, np.inf)

    def _read_external(self, case):
        """[year, leaf, sex, age, 1] half the persons of a year, standing rows only; ages that have any."""
        if any(row["year"] for row in case.tables["external_migration"]):
            raise SystemExit("this model does not cover dated rows of external_migration")
        half = np.zeros((self.leaves, 2, self.ages))
        for row in case.tables["external_migration"]:
            age = min(int(row["age"]), self.ages - 1)
            half[case.leaf[row["area"]], SEXES.index(row["sex"]), age] += 0.5 * float(row["net_persons"])
        ages = np.flatnonzero(half.any(axis=(0, 1)))
        self.external_ages = slice(ages[0], ages[-1] + 1)
        if ages[0] == 0:
            raise SystemExit("this model does not cover external migration of newborns")
        multiplier = case.parameter("population", "external_migration_multiplier")[:, None, None, None, None]
        self.migrants = multiplier * half[:, :, self.external_ages, None]
        self.migrants_of_leaf = self.migrants.sum(axis=(2, 3))

    def start(self, replicates):
        """The base year, and its children; flows before it are not known and stand as 0."""
        state = PopulationState(self.base, len(self.years), replicates)
        flows = np.zeros((4, self.leaves, replicates))
        return state, YearOfPopulation(*flows, self._children(0, state.persons))

    def advance(self, step, state, fertility_luck, moves_luck):
        """From 31 December of the year before to that of this one. Luck: [replicate] factors."""
        replicates = len(moves_luck)
        survival = self.survival[step]
        survival_repeated = np.repeat(survival[..., None], replicates, axis=-1)
        limit = self.departure_limit * (2.0 * survival / (1.0 + survival))
        multiplier = self.moves_multiplier[step] * moves_luck
        leaving = self._leaving(multiplier, limit)
        births, deaths, net_moves = np.empty((3, self.leaves, replicates))
        net_external = np.repeat(2.0 * self.migrants_of_leaf[step], replicates, axis=-1)

        persons, half = state.persons, state.half_moves
        for leaves in self.blocks:
            self._add_external(step, persons, leaves, net_external)
            np.multiply(persons[leaves], leaving[leaves], out=state.mobile[leaves])
            np.multiply(state.mobile[leaves], self.half_leaving[leaves], out=half[leaves])
        self._arrive(state.mobile, half)
        older = state.grow_older()
        for leaves in self.blocks:
            here, moved, fertility = persons[leaves], half[leaves], self.fertility[step, leaves]
            net_moves[leaves] = self.twice_over_ages @ moved.reshape(len(moved), -1, replicates)
            here += moved
            births[leaves] = (fertility @ here[:, 1, FERTILE])[:, 0]
            deaths[leaves] = ((1.0 - survival)[:, None] @ here)[:, :, 0].sum(axis=1)
            here *= survival_repeated
            here += moved
            here[:, :, -2] += here[:, :, -1]
            self._add_external(step, older, leaves, net_external)
            births[leaves] += (fertility @ older[leaves, 1, FERTILE])[:, 0]

        births *= fertility_luck
        born = births[:, None] * np.array([self.boys[step], 1.0 - self.boys[step]])[:, None]
        alive = born * self.newborn_survival[step]
        deaths += (born - alive).sum(axis=1)
        mobile = alive[:, :, None] * self._leaving(0.5 * multiplier, self.departure_limit[:, :, :1])
        half = mobile * self.half_leaving
        self._arrive(mobile, half)
        arriving = 2.0 * half[:, :, 0]
        net_moves += arriving.sum(axis=1)
        older[:, :, 0] += alive + arriving
        return YearOfPopulation(births, deaths, net_moves, net_external, self._children(step, older))

    def _leaving(self, multiplier, limit):
        """[leaf x sex x age x replicate] min(multiplier, limit) times the profile; of the ages of `limit`."""
        if multiplier.max() > limit.min():
            multiplier = np.minimum(multiplier, limit[..., None])
        weights = self.move_shape[:, :limit.shape[2], None] * multiplier
        return np.broadcast_to(weights, (self.leaves, *weights.shape[-3:]))

    def _arrive(self, mobile, half):
        """Adds half the arrivals to minus half the departures: `half` is D / 2 then."""
        mobile, half = mobile.reshape(self.leaves, -1), half.reshape(self.leaves, -1)
        for destination, origin, rate in self.half_arriving:
            daxpy(mobile[origin], half[destination], a=rate)

    def _add_external(self, step, persons, leaves, net):
        """Half of a year's migrants at the ages they have; a cell gives no more persons than it has, and `net` says so."""
        there = persons[leaves, :, self.external_ages]
        there += self.migrants[step, leaves]
        if there.min() < 0.0:
            net[leaves] -= np.minimum(there, 0.0).sum(axis=(1, 2))
            np.maximum(there, 0.0, out=there)

    def _children(self, step, persons):
        both = persons[:, 0, :SCHOOL_AGES + 1] + persons[:, 1, :SCHOOL_AGES + 1]
        return self.same_age[step][:, None] * both[:, :-1] + self.older_age[step][:, None] * both[:, 1:]

"""Population by leaf area, sex and single age: two-sex cohort component with moves (docs/methods/population.md).

    P = max(0, N + M/2);  F[e,x] = q[e,x] min(mu, limit[x]) P[origin,x];  D = arrivals - departures;  Q = P + D/2
    N[x+1] = Q S + D/2, then max(0, . + M/2);  B = sum f/2 (Q + N');  N[0] = B sigma S0 + D0, then max(0, . + M[0]/2)
    C[x] = w N[x] + (1 - w) N[x+1]            children of both sexes on 31 August

Persons on 31 December; the replicate is the last axis everywhere. Rates of an edge are its rate times its profile, so
that D of every sex and age is one sparse matrix of leaf areas times the weighted persons.
"""
import dataclasses

import numpy as np
import scipy.sparse

from case import SCHOOL_AGES, SEXES, column

FERTILE = slice(15, 50)
INSIDE_OF_LIMIT = 1.0 - 1e-12  # keeps departures at or below those present after rounding


def survival_ratios(rates, sex):
    """S0 and S[x] of one sex from death rates m[x] of single ages, the last one open.

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
    return years[0], np.concatenate([years[1:] / years[:-1], [into_open, into_open]])


def by_year(schedules, years):
    """[year, ...] from {year: values}: linear between the years given, constant outside."""
    given = sorted(schedules)
    values = np.array([schedules[year] for year in given])
    upper = np.clip(np.searchsorted(given, years), 1, len(given) - 1) if len(given) > 1 else None
    if upper is None:
        return np.repeat(values, len(years), axis=0)
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


class Population:
    def __init__(self, case):
        self.years = case.years
        self.leaves = len(case.leaf)
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
        """[year, leaf, sex, age] S and [year, leaf, sex] S0, from the closest area that has a table for the sex."""
        rates = {}
        for row in case.tables["mortality"]:
            rates.setdefault((row["area"], row["sex"]), {}).setdefault(int(row["year"]), []).append(float(row["value"]))
        shape = (len(self.years), self.leaves, 2)
        self.survival, self.newborn_survival = np.empty((*shape, self.ages)), np.empty(shape)
        for code, leaf in case.leaf.items():
            for s, sex in enumerate(SEXES):
                table = next(rates[area, sex] for area in case.above[code] if (area, sex) in rates)
                ratios = {year: np.append(*reversed(survival_ratios(np.array(m), sex))) for year, m in table.items()}
                of_years = by_year(ratios, self.years)
                self.survival[:, leaf, s], self.newborn_survival[:, leaf, s] = of_years[:, :-1], of_years[:, -1]

    def _read_fertility(self, case):
        """[year, leaf, fertile age] f / 2, the multiplier of the case included."""
        rates = {}
        for row in case.tables["fertility"]:
            ages = rates.setdefault(row["area"], {}).setdefault(int(row["year"]), np.zeros(self.ages))
            ages[int(row["age"])] = float(row["births_per_woman_year"])
        level = case.parameter("population", "fertility_multiplier")[:, None]
        self.fertility = np.empty((len(self.years), self.leaves, FERTILE.stop - FERTILE.start))
        for code, leaf in case.leaf.items():
            table = next(rates[area] for area in case.above[code] if area in rates)
            self.fertility[:, leaf] = 0.5 * level * by_year(table, self.years)[:, FERTILE]

    def _read_moves(self, case):
        """Per profile: [sex, age] its shape, and the matrix [leaf x leaf] of half the arrivals less departures."""
        self.moves = []
        departing = np.zeros((self.leaves, 2, self.ages))
        for shape, arriving in case.moves():
            leaving = np.asarray(arriving.sum(axis=0)).ravel()
            departing += leaving[:, None, None] * shape
            self.moves.append((shape, (0.5 * (arriving - scipy.sparse.diags(leaving))).tocsr()))
        self.moves_multiplier = case.parameter("population", "moves_multiplier")
        with np.errstate(divide="ignore"):
            # Who nobody leaves is never short of people; a limit for them would mean nothing.
            self.departure_limit = np.where(departing > 0.0, INSIDE_OF_LIMIT / departing, np.inf)

    def _read_external(self, case):
        """[leaf, sex, age] half the persons of a year, standing rows only; ages that have any."""
        if any(row["year"] for row in case.tables["external_migration"]):
            raise SystemExit("this model does not cover dated rows of external_migration")
        half = np.zeros((self.leaves, 2, self.ages))
        for row in case.tables["external_migration"]:
            age = min(int(row["age"]), self.ages - 1)
            half[case.leaf[row["area"]], SEXES.index(row["sex"]), age] += 0.5 * float(row["net_persons"])
        ages = np.flatnonzero(half.any(axis=(0, 1)))
        self.external_ages = slice(ages[0], ages[-1] + 1)
        self.external_half = half[:, :, self.external_ages, None]
        self.external_multiplier = case.parameter("population", "external_migration_multiplier")

    def start(self, replicates):
        """Persons of the base year, and its children; flows before it are not known and stand as 0."""
        persons = np.repeat(self.base[..., None], replicates, axis=-1)
        flows = np.zeros((4, self.leaves, replicates))
        return persons, YearOfPopulation(*flows, self._children(0, persons))

    def advance(self, step, persons, fertility_luck, moves_luck):
        """One year. `persons` of 31 December before become those of this year, in place. Luck: [replicate] factors."""
        survival = self.survival[step][..., None]
        multiplier = self.moves_multiplier[step] * moves_luck
        net_external = self._add_external(step, persons)

        limit = self.departure_limit * (2.0 * self.survival[step] / (1.0 + self.survival[step]))
        reach = np.minimum(multiplier, limit[..., None]) if multiplier.max() > limit.min() else multiplier
        half = sum((matrix @ (persons * (shape[:, :, None] * reach)).reshape(self.leaves, -1)
                    for shape, matrix in self.moves)).reshape(persons.shape)
        net_moves = 2.0 * half.sum(axis=(1, 2))
        middle = persons
        middle += half
        births = np.einsum("la,lar->lr", self.fertility[step], middle[:, 1, FERTILE])
        survivors = middle * survival
        deaths = (middle - survivors).sum(axis=(1, 2))
        survivors += half
        persons[:, :, 1:] = survivors[:, :, :-1]
        persons[:, :, -1] += survivors[:, :, -1]
        persons[:, :, 0] = 0.0
        net_external += self._add_external(step, persons)

        births += np.einsum("la,lar->lr", self.fertility[step], persons[:, 1, FERTILE])
        births *= fertility_luck
        born = births[:, None] * np.array([self.boys[step], 1.0 - self.boys[step]])[:, None]
        alive = born * self.newborn_survival[step][..., None]
        deaths += (born - alive).sum(axis=1)
        reach = np.minimum(0.5 * multiplier, self.departure_limit[:, :, 0, None])
        arriving = sum((2.0 * (matrix @ (alive * (shape[:, :1] * reach)).reshape(self.leaves, -1))
                        for shape, matrix in self.moves)).reshape(alive.shape)
        net_moves += arriving.sum(axis=1)
        persons[:, :, 0] += alive + arriving
        return YearOfPopulation(births, deaths, net_moves, net_external, self._children(step, persons))

    def _add_external(self, step, persons):
        """Half of a year's migrants at the ages they have; a cell gives no more persons than it has. Returns the net."""
        there = persons[:, :, self.external_ages]
        migrants = self.external_multiplier[step] * self.external_half
        after = there + migrants
        net = np.broadcast_to(migrants.sum(axis=(1, 2)), (self.leaves, persons.shape[-1]))
        if after.min() < 0.0:
            net = net - np.minimum(after, 0.0).sum(axis=(1, 2))
            np.maximum(after, 0.0, out=after)
        persons[:, :, self.external_ages] = after
        return net.copy()

    def _children(self, step, persons):
        both = persons[:, 0, :SCHOOL_AGES + 1] + persons[:, 1, :SCHOOL_AGES + 1]
        return (self.same_age[step][:, None] * both[:, :-1] + self.older_age[step][:, None] * both[:, 1:])

"""Building programmes: which classrooms open on 1 September, given money and luck (docs/methods/estate.md).

    due = due of the year before - paid + round(instalment x cost luck)             whole yuan
    available = ceiling + carried; bands are paid in order, the first that does not fit in proportion, rounded down
    months += working months x paid / due;  open when months by 31 August >= planned months x time luck

Projects stand in the order of programme, priority band and row, so that a band is a slice.
"""
import dataclasses
import itertools

import numpy as np
import scipy.sparse

from arrays import ratio_or_zero
from case import column, indicator

SHARE_GUARD = 1.0 + 2.0 ** -50  # what is exactly a whole yuan stays whole under floor
MONTH_TOLERANCE = 1e-9
KINDS_COVERED = {"new_site", "extension", "renewal", "equipment"}


def working_months(first_year, winter_stop):
    """Months of work to 31 August, and in the whole year: from March in the first year; April to October in the cold."""
    if winter_stop:
        return 5.0, 7.0
    return (6.0, 10.0) if first_year else (8.0, 12.0)


@dataclasses.dataclass
class Band:
    """Projects of one programme with the same priority; those that bring classrooms first. Steps of planned money."""
    programme: int
    projects: slice
    builders: slice
    first_step: int
    last_step: int


@dataclasses.dataclass
class EstateState:
    """[project x replicate] yuan, months, 0 or 1; [programme x replicate] yuan; [site x replicate] classrooms,
    and by stage [leaf x replicate] their sums.

    Months and openings are those of projects that bring classrooms; `bands` have something left to pay or to build.
    """
    due: np.ndarray
    months: np.ndarray
    open: np.ndarray
    carried: np.ndarray
    classrooms: np.ndarray
    leaf_classrooms: list
    bands: list


class Estate:
    def __init__(self, case):
        programmes = [row["programme"] for row in case.tables["programmes"]]
        key = lambda row: (programmes.index(row["programme"]), int(row["priority_band"]))
        parameters = case.json["parameters"]["estate"]
        projects = case.tables["projects"] if parameters["programmes_build"] else []
        slip_years = parameters["programme_slip_years"]
        rows = sorted(projects, key=lambda row: (*key(row), row["classrooms_added"] == "0"))
        first_year, last_year, opening_year = (column(rows, name).astype(int) + slip_years for name in
                                               ("money_from_year", "money_to_year", "opening_year"))
        if {row["kind"] for row in rows} - KINDS_COVERED or (first_year <= case.base_year).any():
            raise SystemExit("this model does not cover such projects")
        self.base_classrooms = case.base_classrooms
        self.leaf_of_sites = [(sites, indicator(case.site_leaf[sites], len(case.leaf))) for sites in case.stage_sites]
        self.programme = np.array([key(row)[0] for row in rows], dtype=int)
        self.programmes = len(programmes)
        self.first_step = first_year - case.base_year
        self.opening_step = opening_year - case.base_year

        self.instalment = np.zeros((len(case.years), len(rows)))
        for i, row in enumerate(rows):
            money, years = int(row["money_yuan"]), last_year[i] - first_year[i] + 1
            paid_in = slice(first_year[i] - case.base_year, last_year[i] - case.base_year + 1)
            self.instalment[paid_in, i] = money // years
            self.instalment[paid_in.stop - 1, i] += money % years
        multiplier = case.parameter("estate", "ceiling_multiplier", default=1.0)
        self.ceiling = np.full((len(case.years), self.programmes), np.nan)  # nan: none
        for row in case.tables["ceilings"]:
            of_programme = self.ceiling[:, programmes.index(row["programme"])]
            of_programme[np.isnan(of_programme)] = 0.0
            step = int(row["year"]) + slip_years - case.base_year
            of_programme[step] = np.floor(float(row["money_yuan"]) * multiplier[step])

        self.winter_stop = parameters["winter_stop"]
        self.months_needed = np.array([self._planned_months(opening - first)
                                       for first, opening in zip(self.first_step, self.opening_step)])
        rooms = column(rows, "classrooms_added")
        site = [case.site.get((row["school_code"], row["stage"]), 0) for row in rows]
        self.rooms = scipy.sparse.csr_matrix((rooms, (site, np.arange(len(rows)))), (len(case.sites), len(rows)))
        self.bands = []
        for (programme, _), band in itertools.groupby(range(len(rows)), key=lambda i: key(rows[i])):
            band = list(band)
            first, builders = band[0], np.count_nonzero(rooms[band])
            self.bands.append(Band(programme, slice(first, band[-1] + 1), slice(first, first + builders),
                                   self.first_step[band].min(), last_year[band].max() - case.base_year))

    def _planned_months(self, years):
        """From the start of work to 31 August of the planned opening, `years` after the year it starts in."""
        before = sum(working_months(year == 0, self.winter_stop)[1] for year in range(years))
        return before + working_months(years == 0, self.winter_stop)[0]

    def start(self, replicates):
        of_projects = np.zeros((3, len(self.programme), replicates))
        classrooms = np.repeat(self.base_classrooms[:, None], replicates, axis=1)
        return EstateState(*of_projects, np.zeros((self.programmes, replicates)), classrooms,
                           self._sum_by_leaf(classrooms), list(self.bands))

    def _sum_by_leaf(self, classrooms):
        return [leaf @ classrooms[sites] for sites, leaf in self.leaf_of_sites]

    def advance(self, step, state, cost_luck, time_luck):
        """Fiscal year `step` pays and builds; what is finished by 31 August opens. Luck: [project x replicate]."""
        left = np.nan_to_num(self.ceiling[step])[:, None] + state.carried  # for the bands to come
        unspent = left.copy()
        opened = False
        for band in list(state.bands):
            if step < band.first_step:
                continue
            due = state.due[band.projects]
            instalment = self.instalment[step, band.projects, None]
            if instalment.any():
                due += np.rint(instalment * cost_luck[band.projects])
            total, pace, settled = due.sum(axis=0), None, step >= band.last_step
            if np.isnan(self.ceiling[step, band.programme]) or (total <= left[band.programme]).all():
                due[:] = 0.0
            else:
                pace = self._pay_in_part(due, total, left[band.programme], band.builders.stop - band.builders.start)
                settled = False
            left[band.programme] = np.maximum(left[band.programme] - total, 0.0)
            unspent[band.programme] -= total - due.sum(axis=0)
            if band.builders.stop > band.builders.start:
                opened |= self._build(step, band.builders, state, pace, time_luck[band.builders])
                settled = settled and state.open[band.builders].all()
            if settled:
                state.bands.remove(band)
        np.copyto(state.carried, unspent, where=~np.isnan(self.ceiling[step, :, None]))
        if opened:
            state.classrooms = self.base_classrooms[:, None] + self.rooms @ state.open
            state.leaf_classrooms = self._sum_by_leaf(state.classrooms)

    def _pay_in_part(self, due, total, left, builders):
        """Pays what `left` reaches, in proportion where it is less than `total`. Returns paid / due of the builders."""
        share = np.where(total > left, ratio_or_zero(left, total) * SHARE_GUARD, 1.0)
        paid = np.where(total > left, np.floor(due * share), due)
        pace = np.where(due > 0.0, paid / np.maximum(due, 1.0), 1.0)[:builders]
        due -= paid
        return pace

    def _build(self, step, projects, state, pace, time_luck):
        """Work at the pace the year's money allows (None: all of it). Returns whether anything opened."""
        by_september, whole_year = (np.where(step == self.first_step[projects], first_year, later)[:, None] for
                                    first_year, later in zip(*(working_months(first, self.winter_stop)
                                                               for first in (True, False))))
        pace = np.ones_like(time_luck) if pace is None else pace
        working = (step >= self.first_step[projects])[:, None] * (1.0 - state.open[projects])
        ahead = (state.months[projects] + by_september * pace - self.months_needed[projects, None] * time_luck)
        opens = working * (ahead >= -MONTH_TOLERANCE) * (step >= self.opening_step[projects])[:, None]
        state.open[projects] += opens
        state.months[projects] += (working - opens) * whole_year * pace
        return opens.any()

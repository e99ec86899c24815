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

from case import column

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
    """Projects of one programme with the same priority. Steps are those of planned money."""
    programme: int
    projects: slice
    first_step: int
    last_step: int
    builds: bool  # some project brings classrooms


@dataclasses.dataclass
class EstateState:
    """[project x replicate] yuan, months, 0 or 1; [programme x replicate] yuan; [site x replicate] classrooms."""
    due: np.ndarray
    months: np.ndarray
    open: np.ndarray
    carried: np.ndarray
    classrooms: np.ndarray


class Estate:
    def __init__(self, case):
        programmes = [row["programme"] for row in case.tables["programmes"]]
        key = lambda row: (programmes.index(row["programme"]), int(row["priority_band"]))
        rows = sorted(case.tables["projects"], key=key)
        first_year = column(rows, "money_from_year").astype(int)
        last_year = column(rows, "money_to_year").astype(int)
        opening_year = column(rows, "opening_year").astype(int)
        if {row["kind"] for row in rows} - KINDS_COVERED or first_year.min() <= case.base_year:
            raise SystemExit("this model does not cover such projects")
        self.base_classrooms = case.base_classrooms
        self.programme = np.array([key(row)[0] for row in rows])
        self.programmes = len(programmes)
        self.first_step = first_year - case.base_year
        self.opening_step = opening_year - case.base_year

        self.instalment = np.zeros((len(case.years), len(rows)))
        for i, row in enumerate(rows):
            money, years = int(row["money_yuan"]), last_year[i] - first_year[i] + 1
            paid_in = slice(first_year[i] - case.base_year, last_year[i] - case.base_year + 1)
            self.instalment[paid_in, i] = money // years
            self.instalment[paid_in.stop - 1, i] += money % years
        self.ceiling = np.full((len(case.years), self.programmes), np.nan)  # nan: none
        for row in case.tables["ceilings"]:
            of_programme = self.ceiling[:, programmes.index(row["programme"])]
            of_programme[np.isnan(of_programme)] = 0.0
            of_programme[int(row["year"]) - case.base_year] = float(row["money_yuan"])

        self.winter_stop = case.json["parameters"]["estate"]["winter_stop"]
        self.months_needed = np.array([self._planned_months(opening - first)
                                       for first, opening in zip(self.first_step, self.opening_step)])
        rooms = column(rows, "classrooms_added")
        site = [case.site.get((row["school_code"], row["stage"]), 0) for row in rows]
        self.rooms = scipy.sparse.csr_matrix((rooms, (site, np.arange(len(rows)))), (len(case.sites), len(rows)))
        self.bands = []
        for (programme, _), band in itertools.groupby(range(len(rows)), key=lambda i: key(rows[i])):
            band = list(band)
            self.bands.append(Band(programme, slice(band[0], band[-1] + 1), self.first_step[band].min(),
                                   last_year[band].max() - case.base_year, rooms[band].any()))

    def _planned_months(self, years):
        """From the start of work to 31 August of the planned opening, `years` after the year it starts in."""
        before = sum(working_months(year == 0, self.winter_stop)[1] for year in range(years))
        return before + working_months(years == 0, self.winter_stop)[0]

    def start(self, replicates):
        projects = len(self.programme)
        return EstateState(np.zeros((projects, replicates)), np.zeros((projects, replicates)),
                           np.zeros((projects, replicates)), np.zeros((self.programmes, replicates)),
                           np.repeat(self.base_classrooms[:, None], replicates, axis=1))

    def advance(self, step, state, cost_luck, time_luck):
        """Fiscal year `step` pays and builds; what is finished by 31 August opens. Luck: [project x replicate]."""
        available = np.nan_to_num(self.ceiling[step])[:, None] + state.carried
        left = available.copy()
        opened = False
        for band in self.bands:
            due = state.due[band.projects]
            settled = not due.any() and (not band.builds or state.open[band.projects].all())
            if step < band.first_step or step > band.last_step and settled:
                continue
            due += np.rint(self.instalment[step, band.projects, None] * cost_luck[band.projects])
            asked, paid = due.copy(), due.copy()
            if not np.isnan(self.ceiling[step, band.programme]):
                total, reach = due.sum(axis=0), left[band.programme]
                short = total > reach
                if short.any():
                    share = reach[short] / total[short] * SHARE_GUARD
                    paid[:, short] = np.floor(due[:, short] * share)
                reach[:] = np.maximum(reach - total, 0.0)
                available[band.programme] -= paid.sum(axis=0)
            due -= paid
            if band.builds:
                opened |= self._build(step, band.projects, state, asked, paid, time_luck[band.projects])
        np.copyto(state.carried, available, where=~np.isnan(self.ceiling[step, :, None]))
        if opened:
            state.classrooms = self.base_classrooms[:, None] + self.rooms @ state.open

    def _build(self, step, projects, state, asked, paid, time_luck):
        """Work at the pace the year's money allows. Returns whether anything opened."""
        pace = np.where(asked > 0.0, paid / np.maximum(asked, 1.0), 1.0)
        by_september, whole_year = np.transpose([working_months(step == first, self.winter_stop)
                                                 for first in self.first_step[projects]])[..., None]
        working = (step >= self.first_step[projects])[:, None] * (1.0 - state.open[projects])
        ahead = (state.months[projects] + by_september * pace - self.months_needed[projects, None] * time_luck)
        opens = working * (ahead >= -MONTH_TOLERANCE) * (step >= self.opening_step[projects])[:, None]
        state.open[projects] += opens
        state.months[projects] += (working - opens) * whole_year * pace
        return opens.any()

"""Staff by county and stage: statutory retirement, attrition, open recruitment under caps (docs/methods/workforce.md).

    need = max(pupils / pupils per staff, classes x staff of a class);  wanted = max(need - S, replacement x leavers)
    recruits = min(cap, wanted);  county staff = S + recruits;  S: staff after retirement, then attrition
    private staff = classes x staff a class of the base, site by site;  staff = county staff + private staff

Need, losses and recruits are those of state schools; norms and balances those of all.
Attrition is the same at every age and nobody recruited here reaches retirement within the years, so the staff of the
base, whose losses are certain, are followed by birth cohort once, and recruits as one number.
"""
import dataclasses

import numpy as np

from arrays import ratio_or_zero
from case import column, indicator

YOUNGEST_RETIREMENT_AGE = 50


def month_index(year, month):
    return 12 * year + month - 1


# Old age (months), first birth month that retires later, birth months a month of delay, most delay (months).
STATUTE = {"men": (720, month_index(1965, 1), 4, 36), "women_55": (660, month_index(1970, 1), 4, 36),
           "women_50": (600, month_index(1975, 1), 2, 60)}


def retirement_share(track, cohort, year, reform):
    """Share of a birth cohort (September to August) that retires from 1 September year - 1 on, of those not retired."""
    old_age, first_born, step, most = STATUTE[track]
    born = month_index(cohort, 9) + np.arange(12)
    delay = np.where(born >= first_born, np.minimum(most, (born - first_born) // step + 1), 0) if reform else 0
    retiring = born + old_age + delay
    begin = month_index(year - 1, 9)
    there = np.count_nonzero(retiring >= begin)
    return np.count_nonzero((retiring >= begin) & (retiring < begin + 12)) / there if there else 1.0


@dataclasses.dataclass
class YearOfStaff:
    """[county x stage x replicate] persons; balances: shortage negative."""
    staff: np.ndarray
    private_staff: np.ndarray
    teachers: np.ndarray
    staff_required: np.ndarray
    teachers_required: np.ndarray
    staff_balance: np.ndarray
    teachers_balance: np.ndarray
    retirements: np.ndarray
    attrition: np.ndarray
    recruits: np.ndarray


class Workforce:
    def __init__(self, case):
        parameters = case.json["parameters"]["workforce"]
        if parameters["recruit_last_age"] + len(case.years) > YOUNGEST_RETIREMENT_AGE:
            raise SystemExit("this model does not cover such staff")
        self.replacement_share = parameters["replacement_share"]
        self.replacement = [(float(row["staff_per_need"]), float(row["share"]))
                            for row in case.tables.get("replacement", ())]
        of_stage = lambda name: np.array([stage[name] for stage in case.stages])[:, None]
        self.pupils_per_staff, self.teachers_per_class = of_stage("pupils_per_staff"), of_stage("teachers_per_class")
        self.teaching_share = 1.0 - of_stage("non_teaching_share")
        self.staff_per_class = self.teachers_per_class / self.teaching_share
        self.attrition_share = of_stage("attrition_share")
        self._follow_base_staff(case, parameters["retirement_reform"])
        self._leave_out_private_staff(case)
        caps = np.full((len(case.county), len(case.stages)), np.inf)
        stage_index = {stage["id"]: k for k, stage in enumerate(case.stages)}
        for row in case.tables["recruitment"]:
            caps[case.county[row["county"]], stage_index[row["stage"]]] = float(row["cap_per_year"])
        multiplier = case.parameter("workforce", "recruitment_multiplier")[:, None, None]
        self.caps = np.where(multiplier > 0.0, caps, 0.0) * multiplier  # a freeze stops those without a cap as well

    def _follow_base_staff(self, case, reform):
        """[year, county, stage] staff of the base still there, and their losses of the school year before."""
        stage_index = {stage["id"]: k for k, stage in enumerate(case.stages)}
        rows = case.tables["teachers"]
        cohorts = sorted({(row["track"], int(row["birth_cohort"])) for row in rows})
        there = np.zeros((len(case.county), len(case.stages), len(cohorts)))
        for row in rows:
            cohort = cohorts.index((row["track"], int(row["birth_cohort"])))
            there[case.county[row["county"]], stage_index[row["stage"]], cohort] += float(row["staff"])
        shape = (len(case.years), *there.shape[:2])
        self.base_staff, self.base_retirements, self.base_attrition = (np.zeros(shape) for _ in range(3))
        self.base_staff[0] = there.sum(axis=-1)
        for step, year in enumerate(case.years[1:], start=1):
            retiring = there * [retirement_share(track, cohort, year, reform) for track, cohort in cohorts]
            there -= retiring
            leaving = there * self.attrition_share
            there -= leaving
            for total, values in ((self.base_retirements, retiring), (self.base_attrition, leaving),
                                  (self.base_staff, there)):
                total[step] = values.sum(axis=-1)

    def _leave_out_private_staff(self, case):
        """Staff of private schools, as the roster has them, are their own; the county has the others."""
        stages, shape = len(case.stages), self.base_staff.shape[1:]
        stage = np.concatenate([np.full(sites.stop - sites.start, k) for k, sites in enumerate(case.stage_sites)])
        place = case.site_county * stages + stage
        attended = np.concatenate([case.base_rolls(k).sum(axis=0) > 0 for k in range(stages)])
        listed = column(case.sites, "staff") * attended
        staff = self.base_staff[0].ravel()
        listed_there = np.bincount(place, listed, staff.size)
        self.private = np.flatnonzero(case.site_private)
        self.private_place = place[self.private]
        self.by_place = indicator(self.private_place, staff.size)
        self.private_base = ratio_or_zero(staff, listed_there)[self.private_place] * listed[self.private]
        state_share = 1.0 - ratio_or_zero(self.by_place @ self.private_base, staff)
        for total in (self.base_staff, self.base_retirements, self.base_attrition):
            total *= state_share.reshape(shape)

    def _private_staff(self, step, classes):
        """[county x stage x replicate] `classes`: [private site x replicate]"""
        staff = np.broadcast_to(self.private_base[:, None], classes.shape)
        if step == 0:
            of_all = ratio_or_zero(self.by_place @ self.private_base, self.by_place @ classes[:, 0])
            of_stage = self.staff_per_class[self.private_place % len(self.staff_per_class), 0]
            of_all = np.where(of_all[self.private_place] > 0.0, of_all[self.private_place], of_stage)
            own = ratio_or_zero(self.private_base, classes[:, 0])
            self.private_per_class = np.where(own > 0.0, own, of_all)[:, None]
        else:
            staff = classes * self.private_per_class
        return (self.by_place @ staff).reshape(*self.base_staff.shape[1:], -1)

    def _replaced(self, staff, need):
        """Share of leavers, by staff for each that is needed."""
        if not self.replacement:
            return self.replacement_share
        return self.replacement_share * np.interp(staff / np.maximum(need, 1e-9), *zip(*self.replacement))

    def advance(self, step, recruited, pupils, classes, site_pupils, site_classes):
        """`recruited`: [county x stage x replicate] staff in post who came since the base, changed in place."""
        in_private = lambda sites: (self.by_place @ sites[self.private]).reshape(pupils.shape)
        private_staff = self._private_staff(step, site_classes[self.private])
        leaving = recruited * self.attrition_share
        recruited -= leaving
        attrition = self.base_attrition[step][..., None] + leaving
        retirements = np.broadcast_to(self.base_retirements[step][..., None], recruited.shape)
        required = pupils / self.pupils_per_staff
        staff = self.base_staff[step][..., None] + recruited
        recruits = np.zeros_like(staff)
        if step > 0:
            need = np.maximum((pupils - in_private(site_pupils)) / self.pupils_per_staff,
                              (classes - in_private(site_classes)) * self.staff_per_class)
            recruits = np.minimum(self.caps[step][..., None],
                                  np.maximum(need - staff, self._replaced(staff, need) * (retirements + attrition)))
            recruited += recruits
            staff += recruits
        staff = staff + private_staff
        teachers = staff * self.teaching_share
        teachers_required = classes * self.teachers_per_class
        return YearOfStaff(staff, private_staff, teachers, required, teachers_required, staff - required,
                           teachers - teachers_required, retirements, attrition, recruits)

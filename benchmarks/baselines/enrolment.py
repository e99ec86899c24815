"""Who is in which grade of which site, and who asks for a place (docs/methods/enrolment.md).

    P[g] = p P[g-1] + transfers in - transfers out, then + admitted;  p = 1 - dropout - death;  graduates = p P[last]
    transfers: share kappa x rate of every grade of an area asks in another; room = sum over sites max(0, limit - P)
    seekers by zone: of a cohort, of the county's need of the first class, or of its leavers of the stage before
    pool: compulsory pupils without a place, by leaf area and grade; they ask for room in later grades of their county

Pupils of a stage: [grade x site x replicate] on 1 September, heads. The replicate is the last axis everywhere.
"""
import dataclasses

import numpy as np

from arrays import ratio_or_zero
from case import SCHOOL_AGES, indicator

SMALLEST_WEIGHT = 1e-12  # of every zone, so that leavers of a county without children still ask somewhere
FOLLOWS = {"junior_from_primary": "birth_cohort", "general_senior": "junior_from_primary",
           "vocational_senior": "junior_from_primary"}


class StageFlow:
    """One stage: shares of a year, class sizes, its sites and their areas."""

    def __init__(self, case, k):
        row = case.stages[k]
        if row["repetition_share"]:
            raise SystemExit("this model does not cover repetition")
        self.entry, self.compulsory = row["entry"], row["compulsory"]
        self.first_grade, self.grades = row["first_grade"], row["grades"]
        self.ages = self.first_grade + 5 + np.arange(self.grades)  # on 31 August, at which a grade begins
        self.dropout, self.death = row["dropout_share"], row["death_share"]
        self.promotion = 1.0 - self.dropout - self.death
        self.norm = np.array(np.broadcast_to(row["class_size_norm"], self.grades), dtype=float)
        for key in ("further_class_pupils", "own_class_pupils", "mixed_class_size"):
            setattr(self, key, float(row.get(key, 0.0)))
        self.mixed_class_grades = row.get("mixed_class_grades", 1)
        self.filling_size = np.full(self.grades, float(row["class_size_stretch"])) if self.compulsory else self.norm
        self.grade_limit = 1.0 / np.sum(1.0 / self.filling_size)  # pupils of one grade a classroom can have
        self.sites = case.stage_sites[k]
        self.leaf = indicator(case.site_leaf[self.sites], len(case.leaf))
        self.county = indicator(case.site_county[self.sites], len(case.county))
        self.site_leaf, self.site_county = case.site_leaf[self.sites], case.site_county[self.sites]
        self.base_rolls = case.base_rolls(k)
        self.in_pool = self.compulsory and self.entry != "special"

    def feeds(self, other):
        return FOLLOWS.get(other.entry) == self.entry


@dataclasses.dataclass
class EnrolmentState:
    pupils: list        # by stage [grade x site x replicate]
    leaf_pupils: list   # by stage [grade x leaf x replicate], their sums once everybody is admitted
    pool: np.ndarray    # [leaf x grade 1..12 x replicate]


@dataclasses.dataclass
class Autumn:
    """Flows of the past school year and of 1 September: [leaf x stage x replicate] unless it says otherwise."""
    graduates: np.ndarray
    dropouts: np.ndarray
    leavers: np.ndarray  # [county x stage x replicate]
    unplaced: np.ndarray
    zone_unplaced: np.ndarray  # [zone x stage x replicate]


class Enrolment:
    def __init__(self, case, base_children):
        self.flows = [StageFlow(case, k) for k in range(len(case.stages))]
        self.leaves, self.counties = len(case.leaf), len(case.county)
        self.leaf_county = case.leaf_county
        self.county_of_leaves = indicator(case.leaf_county, self.counties)
        self.zone_leaf, self.zone_county, self.zone_share = case.zone_leaf, case.zone_county, case.zone_share[:, None]
        self.county_of_zones = indicator(case.zone_county, self.counties)
        self.leaf_of_zones = indicator(case.zone_leaf, self.leaves)
        of_year = lambda name, years=case.years: case.parameter_at("enrolment", name, years)
        self.participation_multiplier = of_year("kindergarten_participation_multiplier")
        self.ever = of_year("primary_ever_entering_share")
        self.ever_before = of_year("primary_ever_entering_share", case.years - 1)
        self.at_six = of_year("primary_entry_at_six_share")
        self.at_six_before = of_year("primary_entry_at_six_share", case.years - 1)
        senior, vocational = of_year("senior_entry_share"), of_year("vocational_intake_share")
        special = of_year("special_entry_share")
        self.seeking_share = {"participation": np.ones(len(case.years)), "birth_cohort": 1.0 - special,
                              "special": special, "junior_from_primary": of_year("primary_to_junior_share"),
                              "general_senior": senior * (1.0 - vocational), "vocational_senior": senior * vocational}
        self.school_change_share = of_year("school_change_share")
        self.moves_multiplier = case.parameter("population", "moves_multiplier")
        self._read_moves(case)
        self._calibrate(case, base_children)

    def _read_moves(self, case):
        """Moves between leaf areas as families make them: the mean of both sexes at the age on 31 August, by grade."""
        (shape, rates), *_ = case.moves()
        shape = shape[:, :SCHOOL_AGES].mean(axis=0)
        ages = np.concatenate([flow.ages[1:] for flow in self.flows])
        self.move_shape, self.move_rates, self.move_rates_back = shape[ages][:, None], rates, rates.T.tocsr()
        out = np.outer(np.asarray(rates.sum(axis=0)).ravel(), shape)
        self.largest_moving_share = out.max()

    def _calibrate(self, case, children):
        """Entry factors, participation and the base year's seekers [stage][zone] from rolls and children."""
        self.base_seekers = []
        self.entry_factor = {}
        of_county = lambda flow, rolls: flow.county @ rolls
        for k, flow in enumerate(self.flows):
            intake = of_county(flow, flow.base_rolls[0])
            demand = intake
            if flow.entry in ("birth_cohort", "special"):
                raw = self._entering(0, flow, children, 1.0)
                demand = self.county_of_leaves @ raw
            elif flow.entry in ("general_senior", "vocational_senior"):
                demand = sum(of_county(feeder, feeder.base_rolls[-1]) for feeder in self.flows if feeder.feeds(flow))
            if case.stages[k]["catchment"] == "county":
                factor = ratio_or_zero(intake, demand) + (demand <= 0.0)
            else:
                factor = np.full(self.counties, intake.sum() / demand.sum())
            if flow.entry in ("birth_cohort", "special"):
                self.entry_factor[k] = factor[self.leaf_county][:, None]
                seekers = (factor[self.leaf_county] * raw)[self.zone_leaf] * self.zone_share[:, 0]
            else:
                own = self.zone_share[:, 0] * children[self.zone_leaf, flow.ages[0]]
                share = ratio_or_zero(own, (self.county_of_zones @ own)[self.zone_county])
                seekers = (factor * demand)[self.zone_county] * share
            if flow.entry == "participation":
                cohort = self.county_of_leaves @ children[:, flow.ages]
                self.participation = ratio_or_zero(of_county(flow, flow.base_rolls.T), cohort)
            self.base_seekers.append(seekers)

    def _entering(self, step, flow, children, luck):
        """Of the cohort whose year it is, and of those a year older who waited; [leaf (x replicate)]."""
        younger = np.minimum(1.0, self.ever[step] * luck) * self.at_six[step]
        older = np.minimum(1.0, self.ever_before[step] * luck) * (1.0 - self.at_six_before[step])
        entering = younger * children[:, flow.ages[0]] + older * children[:, flow.ages[0] + 1]
        return self.seeking_share[flow.entry][step] * entering

    def start(self, replicates):
        repeat = lambda values: np.repeat(values[..., None], replicates, axis=-1)
        state = EnrolmentState([repeat(flow.base_rolls) for flow in self.flows], [],
                               np.zeros((self.leaves, 12, replicates)))
        self.sum_by_leaf(state)
        return state

    def sum_by_leaf(self, state):
        """Of the pupils as they are now."""
        state.leaf_pupils = [np.stack([flow.leaf @ of_grade for of_grade in pupils])
                             for flow, pupils in zip(self.flows, state.pupils)]

    def empty_autumn(self, replicates):
        """Flows that are not known, or not yet."""
        return Autumn(*(np.zeros((places, len(self.flows), replicates)) for places in
                        (self.leaves, self.leaves, self.counties, self.leaves, len(self.zone_leaf))))

    def advance(self, step, state, children, classrooms, moves_luck):
        """Progression, pool and transfers. Returns the flows of the year; admission fills in who is unplaced."""
        replicates = len(moves_luck)
        autumn = self.empty_autumn(replicates)
        leaf_pupils = []
        for k, flow in enumerate(self.flows):
            pupils, before = state.pupils[k], state.leaf_pupils[k]
            for grade in range(flow.grades - 1, 0, -1):
                np.multiply(pupils[grade - 1], flow.promotion, out=pupils[grade])
            pupils[0] = 0.0
            promoted = flow.promotion * before
            autumn.graduates[:, k] = promoted[-1]
            autumn.dropouts[:, k] = flow.dropout * before.sum(axis=0)
            leaf_pupils += list(promoted[:-1])
        autumn.leavers += self.by_county(autumn.graduates)
        if state.pool.any():
            self._advance_pool(state, autumn)
        self._transfer(step, state, np.stack(leaf_pupils, axis=1), classrooms, moves_luck)
        return autumn

    def by_county(self, by_leaf):
        return (self.county_of_leaves @ by_leaf.reshape(self.leaves, -1)).reshape(self.counties, *by_leaf.shape[1:])

    def _advance_pool(self, state, autumn):
        """Waiting pupils grow older; those past the last grade of their stage join its leavers."""
        before = state.pool.copy()
        state.pool[:] = 0.0
        for k, flow in enumerate(self.flows):
            if not flow.in_pool:
                continue
            grades = slice(flow.first_grade - 1, flow.first_grade - 1 + flow.grades)
            waiting = before[:, grades]
            autumn.dropouts[:, k] += flow.dropout * waiting.sum(axis=1)
            promoted = flow.promotion * waiting
            state.pool[:, grades.start + 1:grades.stop] = promoted[:, :-1]
            autumn.leavers[:, k] += self.county_of_leaves @ promoted[:, -1]

    def _transfer(self, step, state, leaf_pupils, classrooms, moves_luck):
        """Pupils whose family moved ask in the new area; who finds no room there stays in the old school.

        `leaf_pupils`: [leaf x grade of every stage but its first x replicate]; nobody is in a first grade yet.
        """
        shape = leaf_pupils.shape
        of_leaf = lambda values: values.reshape(self.leaves, -1)
        changing = self.school_change_share[step] * np.minimum(self.moves_multiplier[step] * moves_luck,
                                                               1.0 / self.largest_moving_share)
        share = self.move_shape * changing
        grades, leaf_room = [], np.empty(shape)
        for flow, pupils in zip(self.flows, state.pupils):
            limit = flow.grade_limit * classrooms[flow.sites]
            for of_grade in pupils[1:]:
                room = limit - of_grade
                np.maximum(room, 0.0, out=room)
                leaf_room[:, len(grades)] = flow.leaf @ room
                grades.append((of_grade, room, flow.site_leaf))
        asking = (self.move_rates @ of_leaf(leaf_pupils * share)).reshape(shape)
        accepted = np.minimum(1.0, ratio_or_zero(leaf_room, asking))
        staying = 1.0 - share * (self.move_rates_back @ of_leaf(accepted)).reshape(shape)
        arriving = ratio_or_zero(asking * accepted, leaf_room)
        for grade, (pupils, room, site_leaf) in enumerate(grades):
            room *= arriving[:, grade].take(site_leaf, axis=0)
            pupils *= staying[:, grade].take(site_leaf, axis=0)
            pupils += room

    def seekers(self, step, k, state, autumn, children, entry_luck):
        """[zone x replicate] who asks for the first grade of stage k."""
        flow = self.flows[k]
        if flow.entry in ("birth_cohort", "special"):
            entering = self.entry_factor[k] * self._entering(step, flow, children, entry_luck)
            return self.zone_share * entering[self.zone_leaf]
        if flow.entry == "participation":
            demand = self._class_need(step, flow, 0, state.pupils[k], children)
        else:
            demand = self.seeking_share[flow.entry][step] * sum(
                autumn.leavers[:, j] for j, feeder in enumerate(self.flows) if feeder.feeds(flow))
        own = self.zone_share * children[self.zone_leaf, flow.ages[0]] + SMALLEST_WEIGHT
        return own * (demand / (self.county_of_zones @ own))[self.zone_county]

    def _class_need(self, step, flow, grade, pupils, children):
        """Participation x children less those already there, by county; never negative."""
        share = self.participation_multiplier[step] * self.participation[:, grade, None]
        attending = flow.county @ pupils[grade]
        return np.maximum(0.0, share * (self.county_of_leaves @ children[:, flow.ages[grade]]) - attending)

    def admit(self, step, k, state, autumn, children, classrooms, intake, unplaced):
        """Takes in what placement decided; late starters and the pool then take what room is left in later grades."""
        flow, pupils = self.flows[k], state.pupils[k]
        pupils[0] += intake
        autumn.zone_unplaced[:, k] = unplaced
        left = self.leaf_of_zones @ unplaced
        autumn.unplaced[:, k] = left
        if flow.compulsory:
            state.pool[:, flow.first_grade - 1] += left
        for grade in range(1, flow.grades):
            if flow.entry == "participation":
                born = children[:, flow.ages[grade]]
                need = self._class_need(step, flow, grade, pupils, children)
                ask = born * (need / (SMALLEST_WEIGHT + self.county_of_leaves @ born))[self.leaf_county]
                autumn.unplaced[:, k] += self._take_later_grade(flow, grade, pupils, classrooms, ask)
            elif flow.in_pool:
                waiting = state.pool[:, flow.first_grade - 1 + grade]
                if waiting.any():
                    waiting[:] = self._take_later_grade(flow, grade, pupils, classrooms, waiting)
                    autumn.unplaced[:, k] += waiting

    def _take_later_grade(self, flow, grade, pupils, classrooms, ask):
        """Fills a grade county by county in proportion to room. Returns who stays without a place, by leaf area."""
        room = np.maximum(0.0, flow.grade_limit * classrooms[flow.sites] - pupils[grade])
        county_room, county_ask = flow.county @ room, self.county_of_leaves @ ask
        accepted = np.minimum(1.0, ratio_or_zero(county_room, county_ask))
        pupils[grade] += room * ratio_or_zero(county_ask * accepted, county_room)[flow.site_county]
        return ask * (1.0 - accepted)[self.leaf_county]

"""The rooms of one scenario together: what holds in every replicate, and the years of a chunk of replicates."""
import numpy as np

from case import Case
from enrolment import Enrolment
from estate import Estate
from indicators import Indicators
from luck import Uncertainty, no_luck
from placement import PlacementStage
from population import Population
from workforce import Workforce


class Model:
    def __init__(self, directory, scenario="baseline"):
        self.case = case = Case(directory, scenario)
        self.population = Population(case)
        _, people = self.population.start(1)
        self.enrolment = Enrolment(case, people.children[..., 0])
        self.estate = Estate(case)
        self.placement = [PlacementStage(case, k, flow, seekers)
                          for k, (flow, seekers) in enumerate(zip(self.enrolment.flows, self.enrolment.base_seekers))]
        self.indicators = Indicators(case)
        self.workforce = Workforce(case)
        self.uncertainty = Uncertainty(case, self.estate.programme)

    def no_luck(self, replicates):
        return no_luck(self.case, len(self.estate.programme), replicates)

    def years(self, luck):
        """Yields the values of every year: a dictionary of arrays by leaf area, county, site or zone, replicate last."""
        replicates = len(luck.moves)
        population, people = self.population.start(replicates)
        enrolment, estate = self.enrolment.start(replicates), self.estate.start(replicates)
        recruited = np.zeros((len(self.case.county), len(self.case.stages), replicates))
        yield self._measure(0, people, enrolment, self.enrolment.empty_autumn(replicates), estate, recruited)
        for step in range(1, len(self.case.years)):
            self.estate.advance(step, estate, luck.cost, luck.time)
            people = self.population.advance(step, population, luck.fertility[step], luck.moves)
            autumn = self.enrolment.advance(step, enrolment, people.children, estate.classrooms, luck.moves)
            for k, stage in enumerate(self.placement):
                seekers = self.enrolment.seekers(step, k, enrolment, autumn, people.children, luck.entry)
                intake, unplaced = stage.place(enrolment.pupils[k], estate.classrooms[stage.sites], seekers)
                self.enrolment.admit(step, k, enrolment, autumn, people.children, estate.classrooms, intake, unplaced)
            yield self._measure(step, people, enrolment, autumn, estate, recruited)

    def _measure(self, step, people, enrolment, autumn, estate, recruited):
        self.enrolment.sum_by_leaf(enrolment)
        by_leaf_and_stage = (len(self.case.leaf), len(self.case.stages), recruited.shape[-1])
        children, entrants, pupils_of_leaf, places, classes_of_leaf = np.empty((5, *by_leaf_and_stage))
        site_enrolment, site_classes = np.empty((2, *estate.classrooms.shape))
        for k, flow in enumerate(self.enrolment.flows):
            pupils, classrooms = enrolment.pupils[k], estate.classrooms[flow.sites]
            pupils_of_site = pupils.sum(axis=0, out=site_enrolment[flow.sites])
            classes = self.indicators.classes(step, flow, pupils, pupils_of_site, classrooms)
            site_classes[flow.sites] = classes
            children[:, k] = self.indicators.children(k, people.children)
            entrants[:, k] = enrolment.leaf_pupils[k][0]
            pupils_of_leaf[:, k] = enrolment.leaf_pupils[k].sum(axis=0)
            places[:, k] = self.indicators.places_per_classroom(step, flow) * estate.leaf_classrooms[k]
            classes_of_leaf[:, k] = flow.leaf @ classes
        staff = self.workforce.advance(step, recruited, self.enrolment.by_county(pupils_of_leaf),
                                       self.enrolment.by_county(classes_of_leaf), site_enrolment, site_classes)
        return {**vars(people), **vars(autumn), **vars(staff), "official_age_children": children, "entrants": entrants,
                "enrolment": pupils_of_leaf, "places": places, "classes": classes_of_leaf,
                "places_balance": places - pupils_of_leaf - autumn.unplaced, "site_enrolment": site_enrolment}

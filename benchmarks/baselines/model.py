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
    def __init__(self, directory):
        self.case = case = Case(directory)
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
        persons, people = self.population.start(replicates)
        enrolment, estate = self.enrolment.start(replicates), self.estate.start(replicates)
        recruited = np.zeros((len(self.case.county), len(self.case.stages), replicates))
        yield self._measure(0, people, enrolment, self.enrolment.base_autumn(replicates), estate, recruited)
        for step in range(1, len(self.case.years)):
            self.estate.advance(step, estate, luck.cost, luck.time)
            people = self.population.advance(step, persons, luck.fertility[step], luck.moves)
            autumn = self.enrolment.advance(step, enrolment, people.children, estate.classrooms, luck.moves)
            for k, stage in enumerate(self.placement):
                seekers = self.enrolment.seekers(step, k, enrolment, autumn, people.children, luck.entry)
                intake, unplaced = stage.place(enrolment.pupils[k], estate.classrooms[stage.sites], seekers)
                self.enrolment.admit(step, k, enrolment, autumn, people.children, estate.classrooms, intake, unplaced)
            yield self._measure(step, people, enrolment, autumn, estate, recruited)

    def _measure(self, step, people, enrolment, autumn, estate, recruited):
        of_leaf = {name: np.empty(autumn.entrants.shape) for name in
                   ("official_age_children", "enrolment", "places", "classes")}
        county_pupils, county_classes = np.zeros((2, *recruited.shape))
        site_enrolment = np.empty(estate.classrooms.shape)
        for k, flow in enumerate(self.enrolment.flows):
            pupils, classrooms = enrolment.pupils[k], estate.classrooms[flow.sites]
            pupils_of_site = site_enrolment[flow.sites] = pupils.sum(axis=1)
            classes = self.indicators.classes(step, flow, pupils, pupils_of_site, classrooms)
            of_leaf["official_age_children"][:, k] = self.indicators.children(k, people.children)
            of_leaf["enrolment"][:, k] = flow.leaf @ pupils_of_site
            of_leaf["places"][:, k] = flow.leaf @ self.indicators.places(step, flow, classrooms)
            of_leaf["classes"][:, k] = flow.leaf @ classes
            county_pupils[:, k], county_classes[:, k] = flow.county @ pupils_of_site, flow.county @ classes
        staff = self.workforce.advance(step, recruited, county_pupils, county_classes)
        return {**vars(people), **vars(autumn), **of_leaf, **vars(staff),
                "places_balance": of_leaf["places"] - of_leaf["enrolment"] - autumn.unplaced,
                "site_enrolment": site_enrolment}


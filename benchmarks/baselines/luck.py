"""The case's five uncertainties for a chunk of replicates, drawn by NumPy's generator (docs/methods/uncertainty.md).

    lognormal: exp(sd z), once;  ar1_lognormal: exp(sd x), x[t] = phi x[t-1] + sqrt(1 - phi^2) z, x[0] = 0
    of projects: z = sqrt(rho) z of the programme + sqrt(1 - rho) z of the project
"""
import dataclasses

import numpy as np

ENTRIES = {"population/fertility_multiplier": "ar1_lognormal", "population/moves_multiplier": "lognormal",
           "enrolment/primary_ever_entering_share": "lognormal", "estate/construction_time_multiplier": "lognormal",
           "estate/construction_cost_multiplier": "lognormal"}


@dataclasses.dataclass
class Luck:
    """Factors: [year x replicate], [replicate], [project x replicate]."""
    fertility: np.ndarray
    moves: np.ndarray
    entry: np.ndarray
    time: np.ndarray
    cost: np.ndarray


def no_luck(case, projects, replicates):
    one = np.ones(replicates)
    of_projects = np.ones((projects, replicates))
    return Luck(np.ones((len(case.years), replicates)), one, one, of_projects, of_projects)


class Uncertainty:
    def __init__(self, case, programme_of_project):
        self.entries = {entry["parameter"]: entry for entry in case.json["uncertainty"]}
        if {name: entry["form"] for name, entry in self.entries.items()} != ENTRIES:
            raise SystemExit("this model covers five uncertainties: " + ", ".join(ENTRIES))
        self.years = len(case.years)
        self.programme = programme_of_project

    def draw(self, generator, replicates):
        return Luck(self._yearly(generator, "population/fertility_multiplier", replicates),
                    self._once(generator, "population/moves_multiplier", replicates),
                    self._once(generator, "enrolment/primary_ever_entering_share", replicates),
                    self._of_projects(generator, "estate/construction_time_multiplier", replicates),
                    self._of_projects(generator, "estate/construction_cost_multiplier", replicates))

    def _once(self, generator, name, replicates):
        return np.exp(self.entries[name]["sd"] * generator.standard_normal(replicates))

    def _yearly(self, generator, name, replicates):
        entry = self.entries[name]
        shock = np.sqrt(1.0 - entry["correlation"] ** 2) * generator.standard_normal((self.years, replicates))
        latent = np.zeros_like(shock)
        for year in range(1, self.years):
            latent[year] = entry["correlation"] * latent[year - 1] + shock[year]
        return np.exp(entry["sd"] * latent)

    def _of_projects(self, generator, name, replicates):
        entry = self.entries[name]
        common = generator.standard_normal((self.programme.max() + 1, replicates))
        latent = np.sqrt(1.0 - entry["correlation"]) * generator.standard_normal((len(self.programme), replicates))
        latent += np.sqrt(entry["correlation"]) * common[self.programme]
        latent *= entry["sd"]
        return np.exp(latent, out=latent)

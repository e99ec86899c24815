"""Classes of every site and places of every stage (docs/methods/indicators.md).

    classes = min(sum over grades ceil((P - 1e-6) / norm), classrooms), at least 1; with fewer classrooms than grades
              ceil((enrolment - 1e-6) / mean norm) classes of several grades are wanted
    places = classrooms x mean norm x multiplier;  balance = places - enrolment - unplaced
"""
import numpy as np

SAME_HEADS = 1e-6


class Indicators:
    def __init__(self, case):
        self.multiplier = case.parameter("standards", "class_size_multiplier")
        self.official_ages = [slice(stage["first_age"], stage["last_age"] + 1) for stage in case.stages]

    def children(self, k, children):
        """[leaf x replicate] of the official ages of stage k."""
        return children[:, self.official_ages[k]].sum(axis=1)

    def places_per_classroom(self, step, flow):
        return flow.norm.mean() * self.multiplier[step]

    def classes(self, step, flow, pupils, enrolment, classrooms):
        """[site x replicate]"""
        norm = flow.norm * self.multiplier[step]
        classes = np.zeros_like(enrolment)
        for of_grade, of_norm in zip(pupils, norm):
            wanted = of_grade - SAME_HEADS
            wanted *= 1.0 / of_norm
            classes += np.ceil(wanted, out=wanted)
        few_rooms = np.flatnonzero((classrooms < flow.grades).any(axis=1))
        multigrade = np.ceil((enrolment[few_rooms] - SAME_HEADS) * (1.0 / norm.mean()))
        classes[few_rooms] = np.where(classrooms[few_rooms] < flow.grades, multigrade, classes[few_rooms])
        np.minimum(classes, classrooms, out=classes)
        np.maximum(classes, 1.0, out=classes)
        classes[enrolment <= SAME_HEADS] = 0.0
        return classes

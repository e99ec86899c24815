"""Classes of every site and places of every stage (docs/methods/indicators.md).

    classes = min(sum over grades ceil(P / norm - 1e-9), classrooms), at least 1; with fewer classrooms than grades
              ceil(enrolment / mean norm - 1e-9) classes of several grades are wanted
    places = classrooms x mean norm x multiplier;  balance = places - enrolment - unplaced
"""
import numpy as np

CEILING_GUARD = 1e-9


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
        classes_of_pupil = 1.0 / norm[0] if (norm == norm[0]).all() else (1.0 / norm)[:, None]
        by_grade = pupils * classes_of_pupil
        by_grade -= CEILING_GUARD
        classes = np.ones(flow.grades) @ np.ceil(by_grade, out=by_grade)
        few_rooms = np.flatnonzero((classrooms < flow.grades).any(axis=1))
        multigrade = np.ceil(enrolment[few_rooms] * (1.0 / norm.mean()) - CEILING_GUARD)
        classes[few_rooms] = np.where(classrooms[few_rooms] < flow.grades, multigrade, classes[few_rooms])
        np.minimum(classes, classrooms, out=classes)
        np.maximum(classes, 1.0, out=classes)
        classes[enrolment <= 0.0] = 0.0
        return classes

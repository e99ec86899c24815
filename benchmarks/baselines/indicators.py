"""Classes of every site and places of every stage (docs/methods/indicators.md).

    own[g] = max(1, ceil((P - further - 1e-6) / norm)) where there are pupils;  F[0] = 0
    F[g] = least of F[g-1] + own[g] and F[g-l] + 1 where the l grades up to g may share a class
    classes = min(F of the last grade, classrooms), at least 1
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
        multiplier = self.multiplier[step]
        fewest = [np.zeros_like(enrolment)]
        for g, norm in enumerate(flow.norm * multiplier):
            own = pupils[g] - flow.further_class_pupils - SAME_HEADS
            own *= 1.0 / norm
            np.ceil(own, out=own)
            np.maximum(own, 1.0, out=own)
            own[pupils[g] <= SAME_HEADS] = 0.0
            own += fewest[g]
            small = np.flatnonzero((pupils[g] < flow.own_class_pupils - SAME_HEADS).any(axis=1))
            together, largest = pupils[g][small], pupils[g][small]
            for length in range(2, min(flow.mixed_class_grades, g + 1) + 1):
                joined = pupils[g - length + 1][small]
                together, largest = together + joined, np.maximum(largest, joined)
                may = (largest < flow.own_class_pupils - SAME_HEADS) & \
                    (together <= flow.mixed_class_size * multiplier + SAME_HEADS)
                shared = np.where(may, fewest[g - length + 1][small] + 1.0, np.inf)
                own[small] = np.minimum(own[small], shared)
            fewest.append(own)
        classes = fewest[-1].copy()
        np.minimum(classes, classrooms, out=classes)
        np.maximum(classes, 1.0, out=classes)
        classes[enrolment <= SAME_HEADS] = 0.0
        return classes

"""Figures of classes and staff in Chifeng's baseline that a planner would check, each beside a range from outside the model.

docs/decisions/0005-classes-and-staff.md says where the ranges come from and, of every figure outside its range, why.
Such a figure stands in OUTSIDE with where it is now, so that neither it nor its reason drifts; one that comes back into
its range fails as well, until it is taken from that list.
"""

import json
import os
import subprocess
import tempfile

import h5py
import numpy

SOURCE = os.environ["XUEWEI_SOURCE_DIR"]
COMMAND = os.environ["XUEWEI_COMMAND"]
PREFECTURE = "150400"
RURAL = "150400-total-rural"
BASE = 2020

OUTSIDE = {
    "kindergarten class size 2022": (24.0, 24.3),
    "kindergarten class size 2023": (22.5, 23.4),
    "multigrade share of primary classes 2020": (0.03, 0.045),
    "classes of a rural primary site 2020": (7.0, 7.4),
    "staff of a private kindergarten class 2030": (2.6, 2.8),
    "recruits 2031": (1050, 1200),
    "recruits 2033": (950, 1100),
    "recruits 2035": (820, 950),
}


class Baseline:
    def __init__(self, file):
        self.group = file["scenarios/baseline/expected"]
        texts = lambda name: [text.decode() for text in self.group[name][:]]
        self.areas, self.stages = texts("area"), texts("stage")
        self.site_stage, self.sector, self.site_area = (numpy.array(texts(name)) for name in ("site_stage", "site_sector", "site_area"))
        self.norms = {stage["id"]: stage for stage in json.loads(file.attrs["case"])["stages"]}

    def stage(self, variable, stage, area=PREFECTURE):
        return self.group[variable][:, self.areas.index(area), self.stages.index(stage)]

    def sites(self, variable, of):
        return self.group[variable][:][:, of]


def figures(run):
    """By name: the figure, and the least and the most that a planner would believe."""
    size = run.stage("enrolment", "kindergarten") / run.stage("classes", "kindergarten")
    rural_size = run.stage("enrolment", "kindergarten", RURAL) / run.stage("classes", "kindergarten", RURAL)
    recruits = sum(numpy.nan_to_num(run.stage("recruits", stage)) for stage in run.stages)
    rural = (run.site_stage == "primary") & numpy.char.endswith(run.site_area, "rural")
    rural_classes = run.sites("site_classes", rural).sum(axis=1) / (run.sites("site_enrolment", rural) > 0.5).sum(axis=1)
    private = (run.site_stage == "kindergarten") & (run.sector != "state")
    private_staff = run.sites("site_staff", private).sum(axis=1) / run.sites("site_classes", private).sum(axis=1)
    multigrade = run.stage("mixed_classes", "primary") / run.stage("classes", "primary")
    children_per_teacher = run.stage("enrolment", "kindergarten") / run.stage("teachers", "kindergarten")

    found = {"multigrade share of primary classes 2020": (multigrade[0], 0.0, 0.03),
             "children of a kindergarten teacher 2020": (children_per_teacher[0], 15.7, 15.9)}
    for year, nation in ((2022, 26.3), (2023, 25.4)):
        found[f"kindergarten class size {year}"] = (size[year - BASE], nation - 2, nation + 2)
    for year in (2025, 2030, 2035):
        found[f"kindergarten class size {year}"] = (size[year - BASE], 18, 26)
        found[f"rural kindergarten class size {year}"] = (rural_size[year - BASE], 12, 26)
    for year, least, most in ((2020, 5, 7), (2025, 5, 7)):
        found[f"classes of a rural primary site {year}"] = (rural_classes[year - BASE], least, most)
    found["staff of a private kindergarten class 2030"] = (private_staff[2030 - BASE], 2.8, 3.1)
    for year in range(2021, 2026):
        found[f"recruits {year}"] = (recruits[year - BASE], 1300, 1700)
    for year in (2031, 2033, 2035):
        found[f"recruits {year}"] = (recruits[year - BASE], 400, 800)
    return found


def check_figures(run):
    found = figures(run)
    assert set(OUTSIDE) <= set(found), set(OUTSIDE) - set(found)
    wrong = []
    for name, (figure, least, most) in found.items():
        inside = least <= figure <= most
        if name in OUTSIDE:
            low, high = OUTSIDE[name]
            if inside or not low <= figure <= high:
                wrong.append(f"{name}: {figure:.4g} is {'inside' if inside else 'outside'} {least}-{most}, and was in {low}-{high}")
        elif not inside:
            wrong.append(f"{name}: {figure:.4g} is outside {least}-{most}")
    assert not wrong, "\n".join(wrong)


def check_every_state_school_is_staffed(run):
    """From the second September on, 0.8 of the teachers its classes need; where county and stage are short, so much of what they have."""
    county = numpy.array([area[:6] for area in run.site_area])
    for stage in run.stages:
        norm = run.norms[stage]
        teaching = 1 - norm["non_teaching_share"]
        a_class = max(norm["teachers_per_class"] / teaching, norm["teachers_per_class"] + norm.get("caregivers_per_class", 0))
        for code in numpy.unique(county):
            of = (run.site_stage == stage) & (run.sector == "state") & (county == code)
            pupils, classes, staff = (run.sites(name, of) for name in ("site_enrolment", "site_classes", "site_staff"))
            need = numpy.maximum(pupils / norm["pupils_per_staff"], classes * a_class).sum(axis=1)
            share = 0.8 * numpy.minimum(1, staff.sum(axis=1) / numpy.maximum(need, 1e-9))
            lacking = classes * norm["teachers_per_class"] * share[:, None] - staff * teaching
            assert lacking[1:].max(initial=0) < 1e-6, (stage, code, lacking[1:].max())


def check_private_staff_follow_their_classes(run):
    private = run.sector != "state"
    classes, staff = run.sites("site_classes", private), run.sites("site_staff", private)
    assert numpy.allclose(staff * classes[0], classes * staff[0], rtol=1e-9, atol=1e-6)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "chifeng.h5")
    subprocess.run([COMMAND, "run", os.path.join(SOURCE, "scenarios/chifeng"), "-o", path], check=True, capture_output=True)
    with h5py.File(path) as results:
        baseline = Baseline(results)
        check_figures(baseline)
        check_every_state_school_is_staffed(baseline)
        check_private_staff_follow_their_classes(baseline)

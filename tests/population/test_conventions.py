"""Each convention of the population page projected once more in plain Python, from the page and not from the engine.

Single ages and five-year groups, 70 years, dated fertility and mortality, emigrants and immigrants at every age: every
cell of every year within a millionth of a person of what `xuewei run` writes. The twins at the end show that the
conventions differ, so that a script which ignored one could not pass.
"""
import csv
import itertools
import json
import math
import os
import pathlib
import subprocess
import tempfile
import unittest

import h5py

COMMAND = os.environ["XUEWEI_COMMAND"]
BASE, HORIZON = 2020, 2090
SEXES = ("male", "female")
BOYS_PER_GIRL = 1.06
SETTINGS = {"external_timing": "half_and_half", "external_age": "at_event", "external_bear": True, "fertility_age": "at_birth"}


class Inputs:
    """One area: numbers without a pattern that a wrong age or sex could hide in."""

    def __init__(self, width):
        self.width = width
        self.open = 90 if width == 1 else 85
        self.ages = list(range(0, self.open + 1, width))
        self.persons = {(s, x): width * (900 + 40 * math.sin(0.7 * x + i) - 9.3 * x + 3 * i) if x < self.open else 300.0 + i
                        for i, s in enumerate(SEXES) for x in self.ages}
        self.migrants = {(s, x): width * (2.5 + 1.5 * i - 0.05 * x + math.cos(x)) for i, s in enumerate(SEXES) for x in self.ages}
        # Two years of each rate: linear between them, constant outside.
        self.survival = {year: {(s, x): min(1.0, 0.999 - 0.002 * width - better - 0.0011 * width * (x / 85) ** 4 * 60 - 0.001 * i)
                                for i, s in enumerate(SEXES) for x in self.ages}
                         for year, better in ((2020, 0.002), (2061, 0.0))}
        self.fertility = {year: {x: level * math.exp(-((x - 28) / 6.5) ** 2) for x in self.ages if 15 <= x < 50}
                          for year, level in ((2022, 0.17), (2047, 0.09))}


def dated(by_year, year, key):
    (first, one), (last, other) = sorted(by_year.items())
    share = min(1.0, max(0.0, (year - first) / (last - first)))
    return one.get(key, 0.0) + share * (other.get(key, 0.0) - one.get(key, 0.0))


def over_step(by_year, year, width, key):
    """Mean of the step's calendar years."""
    return sum(dated(by_year, y, key) for y in range(year - width + 1, year + 1)) / width


def migration_of(inputs, settings, sex):
    """Who comes at the start and who at the end of a step, by age at that moment."""
    n, ages = inputs.width, inputs.ages
    m = [inputs.migrants[sex, x] for x in ages]
    if settings["external_timing"] == "end":
        return [0.0] * len(m), m
    if settings["external_age"] == "at_event":
        return [one / 2 for one in m], [one / 2 for one in m]
    start = [one / 2 for one in m[1:-1]] + [0.0, m[-1] / 2]
    end = [m[0]] + [one / 2 for one in m[1:]]
    return start, end


def project(inputs, settings):
    """[year][sex][age group] persons on 31 December."""
    n, ages, last = inputs.width, inputs.ages, len(inputs.ages) - 1
    now = {s: [inputs.persons[s, x] for x in ages] for s in SEXES}
    years = [now]
    for year in range(BASE + n, HORIZON + 1, n):
        after, start_of_step = {}, {}
        arriving = {}
        for s in SEXES:
            start, arriving[s] = migration_of(inputs, settings, s)
            at_risk = [a + b for a, b in zip(now[s], start)]
            into = [over_step(inputs.survival, year, n, (s, x)) for x in ages]  # by the group they lead into
            aged = [0.0] + [at_risk[i] * into[i + 1] for i in range(last)]
            aged[last] += at_risk[last] * into[last]
            after[s], start_of_step[s] = aged, at_risk
        with_arrivals = [a + b for a, b in zip(after["female"], arriving["female"])]
        mothers = with_arrivals if settings["external_bear"] else after["female"]
        births = 0.0
        for i, x in enumerate(ages[:-1]):
            rate = over_step(inputs.fertility, year, n, x)
            if rate:
                before = start_of_step["female"][i - 1 if settings["fertility_age"] == "reached" else i]
                births += n * rate * (before + mothers[i]) / 2
        for s, share in zip(SEXES, (BOYS_PER_GIRL / (1 + BOYS_PER_GIRL), 1 / (1 + BOYS_PER_GIRL))):
            after[s][0] = births * share * over_step(inputs.survival, year, n, (s, 0))
            after[s] = [a + b for a, b in zip(after[s], arriving[s])]
        now = after
        years.append(now)
    return years


def write_table(folder, name, heading, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading] + [list(row) + ["synthetic"] for row in rows])


def run(inputs, settings, fertility=None):
    """What the command writes for the same inputs."""
    with tempfile.TemporaryDirectory(prefix="xuewei-test-") as name:
        folder = pathlib.Path(name)
        tables = {
            "areas": ("code,name,parent,level,residence,basis", [("A", "甲", "", "county", "town")]),
            "population": ("area,sex,age,persons,basis", [("A", s, x, repr(p)) for (s, x), p in inputs.persons.items()]),
            "fertility": ("area,year,age,births_per_woman_year,basis",
                          [("A", y, x, repr(f)) for y, rates in (fertility or inputs.fertility).items() for x, f in rates.items()]),
            "mortality": ("area,year,sex,age,value,basis",
                          [("A", y, s, x, repr(v)) for y, rates in inputs.survival.items() for (s, x), v in rates.items()]),
            "external_migration": ("area,sex,age,net_persons,basis",
                                   [("A", s, x, repr(m)) for (s, x), m in inputs.migrants.items()])}
        for table, (heading, rows) in tables.items():
            write_table(folder, table, heading.split(","), rows)
        case = {"format": "xuewei-case", "format_version": 1, "name": "convention", "title_zh": "口径", "title_en": "Convention",
                "base_year": BASE, "horizon": HORIZON, "synthetic": True,
                "population_settings": {"census_date": f"{BASE}-12-31", "age_width": inputs.width, "table_age_width": inputs.width,
                                        "open_age": inputs.open, "mortality_measure": "survival", **settings},
                "parameters": {"population": {"sex_ratio_at_birth": BOYS_PER_GIRL}},
                "tables": {table: f"{table}.csv" for table in tables}}
        (folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
        done = subprocess.run([COMMAND, "run", folder, "-o", folder / "r.h5"], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        with h5py.File(folder / "r.h5") as file:
            group = file["scenarios/baseline/expected"]
            return group["population"][:, 0], group["births"][:, 0]


def largest_difference(years, written):
    return max(abs(years[t][s][i] - written[t][k][i])
               for t in range(len(years)) for k, s in enumerate(SEXES) for i in range(len(years[t][s])))


class Conventions(unittest.TestCase):
    def test_every_convention_to_a_millionth_of_a_person(self):
        for width in (1, 5):
            inputs = Inputs(width)
            for timing, bear, age in itertools.product(("end", "half_and_half"), (True, False), ("at_birth", "reached")):
                settings = {**SETTINGS, "external_timing": timing, "external_bear": bear, "fertility_age": age}
                with self.subTest(width=width, **settings):
                    years, written = project(inputs, settings), run(inputs, settings)[0]
                    self.assertEqual(len(years), len(written))
                    self.assertLess(largest_difference(years, written), 1e-6)

    def test_migration_by_cohort(self):
        for width in (1, 5):
            settings = {**SETTINGS, "external_age": "cohort"}
            inputs = Inputs(width)
            self.assertLess(largest_difference(project(inputs, settings), run(inputs, settings)[0]), 1e-6)

    def test_conventions_differ(self):
        inputs = Inputs(1)
        usual = project(inputs, {**SETTINGS, "external_timing": "end"})
        for change in ({"external_bear": False}, {"fertility_age": "reached"}, {"external_timing": "half_and_half"}):
            other = project(inputs, {**SETTINGS, "external_timing": "end", **change})
            difference = max(abs(a - b) for a, b in zip(usual[-1]["female"], other[-1]["female"]))
            self.assertGreater(difference, 1.0, change)

    def test_nobody_bears_in_an_open_group_unless_it_is_given_by_itself(self):
        def births(width, rate_at_open_age):
            inputs = Inputs(width)
            inputs.open = 45
            inputs.ages = [x for x in inputs.ages if x <= 45]
            for table in (inputs.persons, inputs.migrants, *inputs.survival.values()):
                for key in [key for key in table if key[1] > 45]:
                    del table[key]
            rates = {x: 0.05 for x in range(15, 45, width)}
            return run(inputs, SETTINGS, {2020: {**rates, 45: rate_at_open_age}})[1][1]

        self.assertEqual(births(5, 0.05), births(5, 0.0))
        self.assertGreater(births(1, 0.05), births(1, 0.0) + 0.05 * 300)

    def test_five_year_fertility_is_split_by_the_smoothest_rates(self):
        """The quadratic programme by its own equations, where no rate would be negative."""
        import numpy
        groups = [0.006, 0.048, 0.097, 0.085, 0.044, 0.012, 0.0015]
        count = 5 * len(groups)
        second = numpy.zeros((count + 2, count))
        for row in range(count + 2):
            for offset, weight in ((-2, 1), (-1, -2), (0, 1)):
                if 0 <= row + offset < count:
                    second[row, row + offset] = weight
        means = numpy.kron(numpy.eye(len(groups)), numpy.full((1, 5), 0.2))
        free = list(range(count))
        while True:  # years that would be negative are held at zero
            a, g = second[:, free], means[:, free]
            size = len(free)
            system = numpy.block([[a.T @ a, g.T], [g, numpy.zeros((len(groups), len(groups)))]])
            rates = numpy.linalg.solve(system, numpy.concatenate([numpy.zeros(size), groups]))[:size]
            if (rates > -1e-12).all():
                break
            free = [x for x, rate in zip(free, rates) if rate > 0]
        single = {15 + x: max(0.0, float(rate)) for x, rate in zip(free, rates)}
        inputs = Inputs(1)
        split = run(inputs, {**SETTINGS, "fertility_age_width": 5}, {2020: dict(zip(range(15, 50, 5), groups))})
        inputs.fertility = {2020: {x: single.get(x, 0.0) for x in range(15, 50)}, 2090: {x: single.get(x, 0.0) for x in range(15, 50)}}
        self.assertLess(largest_difference(project(inputs, SETTINGS), split[0]), 1e-6)


if __name__ == "__main__":
    unittest.main()

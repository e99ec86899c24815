"""Spoiled inputs end in results that make sense, or in a message and exit code 2: never in a signal, a hang or a full memory.

Seeded; XUEWEI_MUTATIONS says how many, for long runs by hand, and then the counts are printed."""
import collections
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import unittest

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import COMMAND, MINIMAL, CommandTest
from mutations import Mutations

COUNT = int(os.environ.get("XUEWEI_MUTATIONS", "60"))
FIRST = int(os.environ.get("XUEWEI_FIRST_MUTATION", "0"))
PROCESSOR_SECONDS, BYTES = 10, 10**9
MAY_BE_NEGATIVE = re.compile("balance|^net_|_adjusted$|_restandardised$|_gap$|^rule_|growth")
KNOWN = ["population", "births", "deaths", "official_age_children"]  # never missing after the base year


def strange(file):
    """What no result may be: not finite, negative, not conserved; the first that is found."""
    for name, scenario in file["scenarios"].items():
        group = scenario["expected"]
        values = {key: data[()] for key, data in group.items() if "level" in data.attrs}
        for key, data in values.items():
            if numpy.isinf(data).any():
                return f"{name}: {key} is infinite"
            if not MAY_BE_NEGATIVE.search(key) and (data < 0).any():
                return f"{name}: {key} is negative, {numpy.nanmin(data)}"
            if key in KNOWN and numpy.isnan(data[1:]).any():
                return f"{name}: {key} is missing"
        persons = values["population"].sum(axis=(2, 3))
        change = values["births"] - values["deaths"]
        for key in ("net_moves", "net_external"):
            change = change + numpy.nan_to_num(values[key])
        apart = numpy.abs(persons[1:] - persons[:-1] - change[1:])
        if (apart > 1e-9 * persons.max() + 1e-6).any():
            return f"{name}: people come or go, {apart.max()}"
        if not numpy.isnan(values["enrolment"]).all():
            supply = values["places"] - values["enrolment"] - values["unplaced"] - values["places_balance"]
            if (numpy.abs(supply) > 1e-9 * numpy.abs(values["places"]).max() + 1e-6).any():
                return f"{name}: the balance of places is none"
            top = numpy.array([parent == "" for parent in group["area_parent"].asstr()[()]]) & numpy.array(
                [level != "residence" for level in group["area_level"].asstr()[()]])
            pupils = values["enrolment"][:, top].sum(axis=(1, 2))
            if (numpy.abs(values["site_enrolment"].sum(axis=1) - pupils) > 1e-9 * pupils.max() + 1e-6).any():
                return f"{name}: pupils of sites are not those of areas"
    return None


class MutatedInputs(CommandTest):
    def setUp(self):
        super().setUp()
        self.counts = collections.Counter()

    def tearDown(self):
        if "XUEWEI_MUTATIONS" in os.environ:
            print(dict(self.counts), file=sys.stderr)

    def run_limited(self, *arguments):
        """Exit code (a signal negative), words, and the most memory held; too much processor time is a signal."""
        def limits():
            resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        with open(self.folder / "said", "w+b") as said:
            process = subprocess.Popen([COMMAND, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=said, cwd=self.folder, preexec_fn=limits,
                                       env={**os.environ, "LC_ALL": "C.UTF-8"})
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            return process.returncode, said.read().decode(errors="replace"), used.ru_maxrss * 1024

    def test_each_ends_in_sense_or_in_words(self):
        case, file = self.folder / "case", self.folder / "r.h5"
        for number in range(FIRST, FIRST + COUNT):
            shutil.rmtree(case, ignore_errors=True)
            shutil.copytree(MINIMAL, case)
            file.unlink(missing_ok=True)
            source = random.Random(20261128 + number)
            mutations = Mutations(source, case)
            ways = [mutations.apply() for _ in range(source.choice([1, 1, 1, 2]))]
            with self.subTest(number=number, ways=ways):
                scenario = source.choice(["baseline", "all"])
                code, said, held = self.run_limited("run", case, "--scenario", scenario, "--replicates", "8", "--threads", "1", "-o", file)
                self.counts[code] += 1
                self.assertIn(code, [0, 2], said)
                self.assertLess(held, BYTES)
                self.assertNotIn("std::", said)
                if code == 2:
                    self.assertRegex(said, r"problem\(s\); nothing was written|^error: ")
                    self.assertFalse(file.exists())
                else:
                    with h5py.File(file) as results:
                        self.assertIsNone(strange(results))
        self.assertGreater(self.counts[0], 0)
        self.assertGreater(self.counts[2], 0)


if __name__ == "__main__":
    unittest.main()

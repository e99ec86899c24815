"""Scenarios side by side: what the file keeps of their differences, what merging, resuming and threads do to it (nothing),
and what `xuewei compare` prints."""
import csv
import io
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

import h5py
import numpy

BOTH = ["run", MINIMAL, "--scenario", "all", "--seed", "7"]


def whole_squares(words):
    """Low and high halves of 128-bit numbers that fit 64 bits."""
    return words[..., 0].astype(numpy.int64)


class Kept(CommandTest):
    def test_differences_are_those_of_single_replicates(self):
        count = 11
        self.xuewei(*BOTH, "--replicates", str(count), "-o", "r.h5")
        names = ["enrolment", "places_short", "teachers_short_at_sites", "stage_spending"]
        values = {}  # of one replicate, in whole quanta; -1 where there is none
        for replicate in range(count):
            self.xuewei(*BOTH, "--replicates", str(count), "--range", f"{replicate}:{replicate + 1}", "-o", "one.h5")
            with h5py.File(self.folder / "one.h5") as file:
                for scenario in ["baseline", "low-births"]:
                    for name in names:
                        exact = file[f"scenarios/{scenario}/exact"]
                        values[replicate, scenario, name] = numpy.where(exact[f"{name}_count"][...] == 1,
                                                                        exact[f"{name}_sum"][...], -1)
        with h5py.File(self.folder / "r.h5") as file:
            group = file["comparisons/with_first"]
            self.assertEqual(list(file["comparisons"].attrs["scenarios"]), ["baseline", "low-births"])
            self.assertNotIn("among_others", file["comparisons"])
            for name in names:
                a = numpy.array([values[r, "low-births", name] for r in range(count)])
                b = numpy.array([values[r, "baseline", name] for r in range(count)])
                there = (a >= 0) & (b >= 0)
                difference = numpy.where(there, a - b, 0)
                self.assertTrue((group[f"{name}_count"][0] == there.sum(axis=0)).all(), name)
                self.assertTrue((group[f"{name}_sum"][0] == difference.sum(axis=0)).all(), name)
                self.assertTrue((whole_squares(group[f"{name}_sum_of_squares"][0]) == (difference**2).sum(axis=0)).all(), name)
                self.assertTrue((group[f"{name}_above"][0] == (there & (a > b)).sum(axis=0)).all(), name)
                self.assertTrue((group[f"{name}_equal"][0] == (there & (a == b)).sum(axis=0)).all(), name)
            self.assertTrue((group["enrolment_sum"][...] != 0).any())

    def test_threads_ranges_and_resuming_give_one_digest(self):
        self.xuewei(*BOTH, "--replicates", "26", "--threads", "1", "-o", "whole.h5")
        whole = self.digest("whole.h5")
        self.xuewei(*BOTH, "--replicates", "26", "--threads", "2", "-o", "two.h5")
        self.assertEqual(self.digest("two.h5"), whole)
        for part, span in {"a": "0:3", "b": "3:20", "c": "20:26"}.items():
            self.xuewei(*BOTH, "--replicates", "26", "--range", span, "-o", f"{part}.h5")
        self.xuewei("merge", "c.h5", "a.h5", "b.h5", "-o", "merged.h5")
        self.assertEqual(self.digest("merged.h5"), whole)
        self.assertIn("all values are equal", self.xuewei("diff", "merged.h5", "whole.h5").stdout)
        # A file of fewer replicates, and one whose scenarios were not run together.
        self.xuewei(*BOTH, "--replicates", "10", "-o", "fewer.h5")
        self.xuewei(*BOTH, "--replicates", "26", "--resume", "-o", "fewer.h5")
        self.assertEqual(self.digest("fewer.h5"), whole)
        self.xuewei("run", MINIMAL, "--seed", "7", "--replicates", "13", "-o", "baseline.h5")
        self.xuewei(*BOTH, "--replicates", "26", "--resume", "-o", "baseline.h5")
        self.assertEqual(self.digest("baseline.h5"), whole)

    def test_merging_scenarios_that_were_not_run_together_says_what_is_missing(self):
        for name in ["baseline", "low-births"]:
            self.xuewei("run", MINIMAL, "--scenario", name, "--replicates", "8", "-o", f"{name}.h5")
        said = self.xuewei("merge", "baseline.h5", "low-births.h5", "-o", "m.h5").stderr
        self.assertIn("differences between the scenarios are left out", said)
        said = self.xuewei("compare", "m.h5", "low-births", "--lang", "en").stdout
        self.assertIn("expected paths are compared", said)


class Printed(CommandTest):
    def setUp(self):
        super().setUp()
        self.xuewei(*BOTH, "--replicates", "40", "-o", "r.h5")

    def rows(self, *arguments):
        text = self.xuewei("compare", "r.h5", *arguments, "--format", "csv", "--no-bom", "--lang", "en").stdout
        return list(csv.DictReader(io.StringIO(text)))

    def test_largest_first_with_error_interval_chance_and_variance_saved(self):
        rows = self.rows("low-births", "--variable", "enrolment", "--stage", "kindergarten")
        sizes = [abs(float(row["difference"])) for row in rows]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        row = rows[0]
        self.assertAlmostEqual(float(row["difference"]), float(row["a"]) - float(row["b"]), places=6)
        self.assertLess(float(row["difference"]), 0.0)
        for low, high in [("p10", "p90"), ("p025", "p975"), ("minimum", "maximum")]:
            self.assertLessEqual(float(row[low]), float(row["difference"]))
            self.assertGreaterEqual(float(row[high]), float(row["difference"]))
        self.assertGreater(float(row["difference_mcse"]), 0.0)
        self.assertEqual(float(row["chance_above"]), 0.0)
        self.assertEqual(row["replicates"], "40")
        self.assertGreater(float(row["variance_saved"]), 5.0)

    def test_the_other_way_round_is_the_negative(self):
        there = self.rows("low-births", "--year", "2025")
        back = {(row["variable"], row["area"], row["stage"]): row for row in self.rows("baseline", "low-births", "--year", "2025")}
        self.assertEqual(len(there), len(back))
        for row in there:
            other = back[row["variable"], row["area"], row["stage"]]
            self.assertEqual(float(row["difference"]), -float(other["difference"]))
            self.assertEqual(row["variance_saved"], other["variance_saved"])

    def test_text_json_and_chinese(self):
        text = self.xuewei("compare", "r.h5", "low-births", "--lang", "en").stdout
        self.assertIn("P(A > B)", text)
        self.assertIn("replicates 0:40", text)
        self.assertLess(len(text.splitlines()), 100)
        chinese = self.xuewei("compare", "r.h5", "low-births", "--lang", "zh").stdout
        self.assertIn("方差节省倍数", chinese)
        self.assertIn("在校生数", chinese)
        document = json.loads(self.xuewei("compare", "r.h5", "low-births", "--format", "json").stdout)
        self.assertIn("chance_above", document["rows"][0])

    def test_without_replicates_expected_paths_are_compared(self):
        self.xuewei("run", MINIMAL, "--scenario", "all", "-o", "e.h5")
        said = self.xuewei("compare", "e.h5", "low-births", "--lang", "en").stdout
        self.assertIn("expected paths are compared", said)
        self.assertNotIn("P(A > B)", said)

    def test_what_is_not_there_is_said_with_what_is(self):
        for arguments, words in [(["low-birth"], ['"low-births"']), (["baseline"], ["same scenario"]),
                                 (["low-births", "--stage", "primry"], ['"primary"']),
                                 (["low-births", "--area", "nowhere at all"], ["code or name"]),
                                 (["low-births", "--year", "1999"], ["2020"]),
                                 (["low-births", "--variable", "births"], ["places_short"])]:
            said = self.xuewei("compare", "r.h5", *arguments, code=2).stderr
            for word in words:
                self.assertIn(word, said)


if __name__ == "__main__":
    unittest.main()

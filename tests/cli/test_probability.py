"""`export --at-least` and `--below`: how likely a variable is on one side of a threshold, without a new run."""
import csv
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest


class Probability(CommandTest):
    def setUp(self):
        super().setUp()
        self.xuewei("run", MINIMAL, "--replicates", "200", "-o", "r.h5")

    def rows(self, *options):
        text = self.xuewei("export", "r.h5", "--table", "utilisation", *options, "--no-bom", "--lang", "en").stdout
        return list(csv.DictReader(io.StringIO(text)))

    def test_both_sides_make_one(self):
        widest = max((row for row in self.rows() if row["p95"]), key=lambda row: float(row["p95"]) - float(row["p05"]))
        level = widest["p50"]
        least, below = self.rows("--at-least", level), self.rows("--below", level)
        certain = 0
        for one, other, plain in zip(least, below, self.rows()):
            self.assertEqual({key: one[key] for key in plain}, plain)
            if not one["probability"]:
                self.assertEqual(one["probability_lowest"], "" if not plain["mean"] else one["probability_lowest"])
                continue
            chance = float(one["probability"])
            self.assertAlmostEqual(chance + float(other["probability"]), 1.0)
            self.assertLessEqual(float(one["probability_lowest"]), chance)
            self.assertGreaterEqual(float(one["probability_highest"]), chance)
            certain += chance in (0.0, 1.0)
            if float(plain["p05"]) > float(level):
                self.assertGreater(chance, 0.94)
            if float(plain["p95"]) < float(level):
                self.assertLess(chance, 0.06)
            if plain == widest:
                self.assertAlmostEqual(chance, 0.5, delta=0.05)
        self.assertGreater(certain, 10)

    def test_what_has_no_probabilities_is_said(self):
        say = lambda code, *words: self.xuewei("export", *words, code=code).stderr
        self.assertIn("one of them at a time", say(2, "r.h5", "--table", "utilisation", "--at-least", "1", "--below", "1"))
        self.assertIn("those of one variable", say(2, "r.h5", "--table", "yearly", "--at-least", "1"))
        message = say(2, "r.h5", "--table", "site_enrolment", "--at-least", "100")
        self.assertIn("no histogram of site_enrolment", message)
        self.assertIn("utilisation", message)
        self.xuewei("run", MINIMAL, "-o", "expected.h5")
        self.assertIn("no replicates", say(2, "expected.h5", "--table", "utilisation", "--below", "1"))
        for word in ["much", "nan", "inf"]:
            say(2, "r.h5", "--table", "utilisation", "--at-least", word)


if __name__ == "__main__":
    unittest.main()

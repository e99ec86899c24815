"""`export --at-least` and `--below`: how likely a variable is on one side of a threshold, without a new run."""
import csv
import io
import json
import pathlib
import shutil
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


LEVELS = ["no_school", "blue", "green", "yellow", "orange", "red"]


class ShortageAndWarning(CommandTest):
    def run_uncertain(self):
        """The minimal case with smaller classes in primary schools and movers who vary more, so that places may be short or not."""
        case = self.folder / "case"
        shutil.copytree(MINIMAL, case)
        data = json.loads((case / "case.json").read_text(encoding="utf-8"))
        next(stage for stage in data["stages"] if stage["id"] == "primary")["class_size_norm"] = 30
        next(one for one in data["uncertainty"] if one["parameter"] == "population/moves_multiplier")["sd"] = 1.0
        data["parameters"]["indicators"] = {"warning_red_class_size": 30}
        (case / "case.json").write_text(json.dumps(data), encoding="utf-8")
        self.xuewei("run", case, "--replicates", "50", "-o", "r.h5")

    def rows(self, table, *options):
        text = self.xuewei("export", "r.h5", "--table", table, *options, "--no-bom", "--lang", "en").stdout
        return list(csv.DictReader(io.StringIO(text)))

    def test_probabilities_have_errors_and_names(self):
        self.run_uncertain()
        uncertain = 0
        for table in ["shortage_probability", "warning_probability", "site_shortage_probability", "site_warning_probability"]:
            for row in self.rows(table):
                self.assertTrue(row["area_name"] and row["stage_name"] and row["year"], row)
                for name, text in row.items():
                    if not name.endswith("_probability"):
                        continue
                    share = float(text)
                    self.assertAlmostEqual(share * 50, round(share * 50), places=9)
                    self.assertAlmostEqual(float(row[name + "_mcse"]), (share * (1 - share) / 49) ** 0.5, places=12)
                    uncertain += 0.0 < share < 1.0
                if "red_probability" in row:
                    self.assertAlmostEqual(sum(float(row[f"{level}_probability"]) for level in LEVELS), 1.0)
        self.assertGreater(uncertain, 10)
        below = {(row["year"], row["area"], row["stage"]): row for row in self.rows("places_balance", "--below", "0") if row["probability"]}
        for row in self.rows("shortage_probability"):
            bounds = below.get((row["year"], row["area"], row["stage"]))
            if bounds:
                self.assertLessEqual(float(bounds["probability_lowest"]) - 1e-9, float(row["shortage_probability"]), row)
                self.assertGreaterEqual(float(bounds["probability_highest"]) + 1e-9, float(row["shortage_probability"]), row)
        schools = self.rows("site_shortage_probability")
        self.assertTrue(all(row["school_code"] and row["school_name"] for row in schools))
        exact = {(row["year"], row["site"]): row["mean"] for row in self.rows("site_shortage")}
        self.assertEqual(sorted(float(mean) for mean in exact.values()),
                         sorted(float(row["site_shortage_probability"]) for row in schools))

    def test_the_first_red_year_adds_up(self):
        self.run_uncertain()
        for table in ["warning_probability", "site_warning_probability"]:
            so_far = {}
            for row in self.rows(table):
                place = (row["area"], row["stage"], row.get("school_code"))
                so_far[place] = so_far.get(place, 0.0) + float(row["red_first_probability"])
                self.assertAlmostEqual(so_far[place], float(row["red_so_far_probability"]))
                self.assertGreaterEqual(so_far[place] + 1e-12, float(row["red_probability"]))
            self.assertGreater(max(so_far.values()), 0.0)

    def test_headings_are_chinese_on_request(self):
        self.xuewei("run", MINIMAL, "--replicates", "5", "-o", "r.h5")
        head = self.xuewei("export", "r.h5", "--table", "site_warning_probability", "--lang", "zh", "--no-bom").stdout.splitlines()[0]
        for heading in ["年份", "学校名称", "地区", "学段", "预警等级为“红”的概率", "预警等级为“红”的概率的抽样误差", "当年首次出现红色预警的概率"]:
            self.assertIn(heading, head.split(","))

    def test_without_replicates_cells_are_blank_and_it_is_said(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        for language, word in [("en", "no replicates of the scenario"), ("zh", "没有记录它的抽样")]:
            done = self.xuewei("export", "r.h5", "--table", "shortage_probability", "--lang", language, "--no-bom")
            self.assertIn(word, done.stderr)
            self.assertTrue(done.stdout.splitlines()[1].endswith(",,"))


if __name__ == "__main__":
    unittest.main()

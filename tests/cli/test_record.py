"""What replicates keep: the default set, a list, everything; and that a choice changes no number of what is kept."""
import csv
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

import h5py


class Record(CommandTest):
    def kept(self, *record):
        self.xuewei("run", MINIMAL, "--replicates", "20", *record, "-o", "r.h5")
        with h5py.File(self.folder / "r.h5") as file:
            exact = file["scenarios/baseline/exact"]
            kept = {name.removesuffix("_sum"): exact[name][...] for name in exact if name.endswith("_sum")}
        (self.folder / "r.h5").unlink()
        return kept

    def test_a_choice_leaves_out_and_changes_nothing(self):
        everything = self.kept("--record", "all")
        usual = self.kept()
        self.assertIn("children", everything)
        self.assertNotIn("children", usual)
        self.assertIn("site_enrolment", usual)
        self.assertLess(len(usual), 0.7 * len(everything))
        # A ratio is made of two variables that are not kept themselves.
        chosen = {"gross_enrolment_ratio", "children"}
        few = self.kept("--record", "gross_enrolment_ratio", "--record", "children,children")
        self.assertEqual(set(few), chosen)
        self.assertEqual(set(self.kept("--record", "default,children")), set(usual) | {"children"})
        for kept in [usual, few]:
            for name, values in kept.items():
                self.assertTrue((values == everything[name]).all(), name)

    def test_what_is_left_out_has_no_statistics_and_the_report_no_fan(self):
        self.xuewei("run", MINIMAL, "--replicates", "20", "--record", "births", "-o", "r.h5")
        columns = {name: next(csv.reader(io.StringIO(self.xuewei("export", "r.h5", "--table", name, "--no-bom").stdout)))
                   for name in ["births", "enrolment"]}
        self.assertIn("p90", columns["births"])
        self.assertNotIn("p90", columns["enrolment"])
        self.xuewei("report", "r.h5", "-o", "r.html")
        self.assertIn("of 1 variables", self.xuewei("info", "r.h5").stdout)

    def test_every_unknown_name_is_said_with_the_nearest(self):
        message = self.xuewei("run", MINIMAL, "--replicates", "8", "--record", "enrolmnt,births,nothing-like-it",
                              "--record", "site_stuff", "-o", "r.h5", code=2).stderr
        self.assertIn('`enrolmnt`: did you mean "enrolment"?', message)
        self.assertIn("`nothing-like-it`: `default`, `all` or a variable", message)
        self.assertIn('"site_staff"', message)
        self.assertNotIn("births", message)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_list_takes_spaces_and_one_word_at_a_time(self):
        self.assertEqual(set(self.kept("--record", " births, children,")), {"births", "children"})
        for nothing in ["", ",", " , "]:
            message = self.xuewei("run", MINIMAL, "--replicates", "8", "--record", nothing, "-o", "r.h5", code=2).stderr
            self.assertRegex(message, "names nothing|must not be empty")
        self.xuewei("run", "--replicates", "8", "--record", "births", MINIMAL, "-o", "r.h5")

    def test_what_only_the_expected_path_has_cannot_be_kept(self):
        message = self.xuewei("run", MINIMAL, "--replicates", "8", "--record", "enrolment_by_grade", "-o", "r.h5", code=2).stderr
        self.assertIn("`enrolment_by_grade`", message)

    def test_parts_that_keep_different_things_are_not_joined(self):
        batch = ["run", MINIMAL, "--replicates", "16"]
        self.xuewei(*batch, "--range", "0:8", "-o", "a.h5")
        self.xuewei(*batch, "--range", "8:16", "--record", "default,children", "-o", "b.h5")
        message = self.xuewei("merge", "a.h5", "b.h5", "-o", "m.h5", code=2).stderr
        self.assertIn("replicates of b.h5 keep children, those of a.h5 do not", message)
        self.assertFalse((self.folder / "m.h5").exists())
        self.xuewei("run", MINIMAL, "--replicates", "8", "-o", "r.h5")
        message = self.xuewei(*batch, "--record", "births", "-o", "r.h5", "--resume", code=2).stderr
        self.assertIn("those of this run do not", message)
        self.assertNotIn("replicates of this run keep", message)


class Damage(CommandTest):
    """Sums that cannot be those of the file's replicates are refused wherever they are read, with the dataset's name."""

    def test_a_dataset_of_another_shape_or_with_impossible_counts_is_named(self):
        self.xuewei("run", MINIMAL, "--replicates", "16", "--range", "0:8", "-o", "good.h5")
        self.xuewei("run", MINIMAL, "--replicates", "16", "--range", "8:16", "-o", "other.h5")
        self.xuewei("merge", "good.h5", "other.h5", "-o", "m.h5")
        (self.folder / "m.h5").unlink()

        def shorter(exact, name):
            values = exact[name][...]
            del exact[name]
            exact[name] = values[:1]

        def changed(exact, name, by):
            exact[name][...] = exact[name][...] + by

        damages = {name: (lambda exact, name=name: shorter(exact, name))
                   for name in ["births_count", "births_sum", "births_sum_of_squares", "births_minimum", "births_maximum",
                                "births_histogram", "births_at_minimum", "births_at_maximum", "site_enrolment_sum"]}
        damages["births_count "] = lambda exact: changed(exact, "births_count", -1)
        damages["births_histogram "] = lambda exact: changed(exact, "births_histogram", 1)
        damages["births_minimum "] = lambda exact: changed(exact, "births_minimum", 1 << 40)
        for name, damage in damages.items():
            (self.folder / "bad.h5").write_bytes((self.folder / "good.h5").read_bytes())
            with h5py.File(self.folder / "bad.h5", "r+") as file:
                damage(file["scenarios/baseline/exact"])
            for command in [["merge", "bad.h5", "other.h5", "-o", "m.h5"], ["export", "bad.h5", "--table", "births"],
                            ["info", "bad.h5"],
                            ["run", MINIMAL, "--replicates", "16", "--range", "0:16", "-o", "bad.h5", "--resume"]]:
                with self.subTest(name=name, command=command[0]):
                    message = self.xuewei(*command, code=1).stderr
                    self.assertIn(name.strip(), message)
                    self.assertFalse((self.folder / "m.h5").exists())


if __name__ == "__main__":
    unittest.main()

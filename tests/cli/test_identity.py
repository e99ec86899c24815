"""What merge and --resume refuse: shards and partial results of another case, seed or file version, by name and with both
values, nothing written."""
import json
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest


def parameter(group, name, value):
    def change(case):
        document = json.loads((case / "case.json").read_text())
        document["parameters"].setdefault(group, {})[name] = value
        (case / "case.json").write_text(json.dumps(document))
    return change


def uncertainty(index, key, value):
    def change(case):
        document = json.loads((case / "case.json").read_text())
        document["uncertainty"][index][key] = value
        (case / "case.json").write_text(json.dumps(document))
    return change


def table(file, before, after):
    def change(case):
        text = (case / file).read_text()
        assert before in text, (file, before)
        (case / file).write_text(text.replace(before, after, 1))
    return change


# What is changed in a copy of the minimal case, and what a refusal must then say.
VARIANTS = [
    (parameter("workforce", "replacement_share", 0.6), ["/parameters/workforce/replacement_share: 0.5 in", "0.6 in"]),
    (parameter("placement", "placement_sweeps", 3), ["/parameters/placement/placement_sweeps: 4 in", "3 in"]),
    (parameter("placement", "beyond_limit", "bed_only"), ["/parameters/placement/beyond_limit: \"ride\" in", "\"bed_only\" in"]),
    (uncertainty(1, "form", "ar1_lognormal"), ["/uncertainty/1/form (population/moves_multiplier)", "\"ar1_lognormal\" in"]),
    (table("schools.csv", "县城幼儿园", "县城第一幼儿园"), ["schools row 1 (K1/kindergarten), school_name", "县城第一幼儿园"]),
    (table("recruitment.csv", "synthetic", "estimated"), ["recruitment row 1 (", "basis: \"synthetic\" in", "\"estimated\" in"]),
]


class Refusals(CommandTest):
    def changed(self, change):
        case = self.folder / "changed"
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(MINIMAL, case)
        change(case)
        return case

    def test_variants_are_refused_by_merge_and_resume_naming_field_and_values(self):
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "a.h5")
        before = (self.folder / "a.h5").read_bytes()
        for change, words in VARIANTS:
            case = self.changed(change)
            self.xuewei("run", case, "--range", "5:9", "-o", "b.h5")
            merged = self.xuewei("merge", "a.h5", "b.h5", "-o", "m.h5", code=2).stderr
            resumed = self.xuewei("run", case, "--range", "0:9", "-o", "a.h5", "--resume", code=2).stderr
            for word in [*words, "scenario baseline", "nothing was written"]:
                self.assertIn(word, merged)
                self.assertIn(word, resumed)
            self.assertFalse((self.folder / "m.h5").exists())
            self.assertEqual((self.folder / "a.h5").read_bytes(), before)

    def test_refusals_are_said_in_chinese_too(self):
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "a.h5")
        case = self.changed(VARIANTS[0][0])
        said = self.xuewei("run", case, "--range", "0:9", "-o", "a.h5", "--resume", code=2, env={"LC_ALL": "zh_CN.UTF-8"}).stderr
        for word in ["情景 baseline", "/parameters/workforce/replacement_share", "a.h5 中为 0.5", "本次运行 中为 0.6", "未写入任何文件"]:
            self.assertIn(word, said)

    def test_totals_that_no_number_depends_on_do_not_refuse(self):
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "a.h5")
        case = self.changed(table("school_totals.csv", "synthetic", "estimated"))
        self.xuewei("run", case, "--range", "5:9", "-o", "b.h5")
        self.xuewei("merge", "a.h5", "b.h5", "-o", "m.h5")
        other = lambda file: [line for line in self.xuewei("info", file).stdout.splitlines() if "other_tables_digest" in line]
        self.assertEqual(len(other("a.h5")), 1)
        self.assertNotEqual(other("a.h5"), other("b.h5"))

    def test_until_is_part_of_what_was_computed(self):
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--range", "5:9", "--until", "2022", "-o", "b.h5")
        said = self.xuewei("merge", "a.h5", "b.h5", "-o", "m.h5", code=2).stderr
        self.assertIn("scenario baseline, /horizon: 2025 in a.h5, 2022 in b.h5", said)

    def test_shards_may_hold_different_scenarios(self):
        self.xuewei("run", MINIMAL, "--scenario", "all", "--replicates", "9", "-o", "whole.h5")
        self.xuewei("run", MINIMAL, "--scenario", "low-births", "--replicates", "9", "-o", "low.h5")
        self.xuewei("run", MINIMAL, "--range", "4:9", "-o", "b.h5")
        self.xuewei("run", MINIMAL, "--range", "0:4", "-o", "a.h5")
        self.xuewei("merge", "b.h5", "low.h5", "a.h5", "-o", "m.h5")
        for name in ["baseline", "low-births"]:  # but not what they differ by: they were not run together
            self.xuewei("diff", "m.h5", "whole.h5", "--first-scenario", name, "--second-scenario", name)
        said = self.xuewei("merge", "b.h5", "low.h5", "-o", "n.h5", code=2).stderr
        self.assertIn("scenario baseline has a gap: replicates 0:4 are missing before b.h5 (4:9)", said)
        self.assertFalse((self.folder / "n.h5").exists())


class OlderFile(CommandTest):
    """A file of format 1.0, which had a digest of the model and no identity."""

    def setUp(self):
        super().setUp()
        import h5py
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "old.h5")
        with h5py.File(self.folder / "old.h5", "r+") as file:
            del file["provenance/inputs"]
            file.attrs["format_version"] = "1.0"
            for name in ["identity", "results_revision"]:
                del file.attrs[name]
            group = file["scenarios/baseline"]
            for name in ["identity", "identity_parts", "other_tables_digest"]:
                del group.attrs[name]
            group.attrs["model_digest"] = file.attrs["model_digest"] = "0" * 64

    def test_it_is_read_by_info_export_diff_and_report(self):
        said = self.xuewei("info", "old.h5", "--verify").stdout
        self.assertIn("format: xuewei-results 1.0", said)
        self.assertIn("identity none", said)
        self.assertIn("year,", self.xuewei("export", "old.h5", "--table", "yearly").stdout)
        self.xuewei("report", "old.h5", "-o", "old.html")
        self.xuewei("diff", "old.h5", "old.h5")

    def test_it_is_refused_by_merge_and_resume_with_the_reason(self):
        self.xuewei("run", MINIMAL, "--range", "5:9", "-o", "b.h5")
        for files in [["old.h5", "b.h5"], ["b.h5", "old.h5"]]:
            said = self.xuewei("merge", *files, "-o", "m.h5", code=2).stderr
            self.assertIn("old.h5 is of format 1.0 and carries no identity of its scenarios (1.1 does), so it cannot be merged", said)
        self.assertFalse((self.folder / "m.h5").exists())
        said = self.xuewei("run", MINIMAL, "--range", "0:9", "-o", "old.h5", "--resume", code=2).stderr
        self.assertIn("old.h5 is of format 1.0 and carries no identity", said)


class FormatOnePointOne(CommandTest):
    """A file of format 1.1, which had moments of what is 0 or 1, but none of such variables by stage and level."""

    def setUp(self):
        super().setUp()
        import h5py
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "old.h5")
        with h5py.File(self.folder / "old.h5", "r+") as file:
            file.attrs["format_version"] = "1.1"

    def test_it_is_read(self):
        import h5py
        with h5py.File(self.folder / "old.h5", "r+") as file:
            for group in ["expected", "ensemble", "exact"]:
                for name in list(file["scenarios/baseline"][group]):
                    if name.startswith(("shortage", "area_warning_level", "area_red", "site_warning_level", "site_red")):
                        del file["scenarios/baseline"][group][name]
        self.assertIn("format: xuewei-results 1.1", self.xuewei("info", "old.h5").stdout)
        for table in ["enrolment", "site_shortage", "site_shortage_probability"]:
            self.assertIn("2021,", self.xuewei("export", "old.h5", "--table", table, "--no-verify").stdout)
        said = self.xuewei("export", "old.h5", "--table", "warning_probability", "--no-verify", "--lang", "en").stderr
        self.assertIn("red_probability is not computed", said)
        self.xuewei("report", "old.h5", "-o", "old.html", "--no-verify")

    def test_it_is_neither_merged_nor_resumed(self):
        before = (self.folder / "old.h5").read_bytes()
        self.xuewei("run", MINIMAL, "--range", "5:9", "-o", "b.h5")
        for command in [["merge", "old.h5", "b.h5", "-o", "m.h5"], ["merge", "b.h5", "old.h5", "-o", "m.h5"],
                        ["run", MINIMAL, "--range", "0:9", "-o", "old.h5", "--resume"]]:
            self.assertIn("old.h5 is of format 1.1, whose", self.xuewei(*command, "--lang", "en", code=2).stderr)
            self.assertIn("old.h5 为 1.1 版格式", self.xuewei(*command, "--lang", "zh", code=2).stderr)
        self.assertEqual((self.folder / "old.h5").read_bytes(), before)
        self.assertFalse((self.folder / "m.h5").exists())


if __name__ == "__main__":
    unittest.main()

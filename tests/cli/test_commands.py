"""Every command from outside: what it prints where, its exit code, and that it touches no file it should not."""
import csv
import io
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, SOURCE, CommandTest


class Help(CommandTest):
    def test_version_and_help_leave_with_zero(self):
        self.assertRegex(self.xuewei("--version").stdout, r"^xuewei \d+\.\d+\.\d+ \(.+\)$")
        listed = self.xuewei("--help").stdout
        for command in ["check", "run", "replay", "merge", "info", "export", "report", "synth", "new", "diff"]:
            self.assertIn(command, listed)
            self.assertIn("Example", self.xuewei(command, "--help").stdout)

    def test_help_shows_types_that_a_person_knows(self):
        for command in ["check", "run", "merge", "info", "export", "compare", "report", "synth", "new", "diff"]:
            text = self.xuewei(command, "--help").stdout
            for leak in ["UINT", "INT", "FLOAT", "ENUM", "TEXT", "->", "{", " in ["]:
                self.assertNotIn(leak, text, command)
        self.assertIn("zh|en", self.xuewei("run", "--help").stdout)

    def test_an_unknown_command_names_the_nearest_and_all(self):
        for word, best in [("simulate", "run"), ("chekc", "check"), ("exprot", "export"), ("validate", "check")]:
            for more in [[], ["x.h5"], ["--help"], ["x.h5", "--help"]]:
                said = self.xuewei(word, *more, code=2).stderr
                self.assertIn(f'unknown command "{word}"; did you mean "{best}"?', said)
                for command in ["run", "merge", "synth"]:
                    self.assertIn(command, said)

    def test_a_number_beyond_its_range_is_an_error_and_says_what_is_allowed(self):
        for option, value, allowed in [("--seed", "99999999999999999999", "0 to 18446744073709551615"),
                                       ("--seed", "1.5", "whole number"), ("--seed", "-1", "0 to 18446744073709551615"),
                                       ("--replicates", "4294967297", "0 to 4294967296"),
                                       ("--threads", "4097", "0 to 4096"), ("--lang", "fr", "zh|en")]:
            said = self.xuewei("run", MINIMAL, option, value, "-o", "r.h5", code=2).stderr
            self.assertIn(allowed, said)
            self.assertIn(f"{option} {value}", said)
        self.assertIn("18446744073709551615", self.xuewei("synth", MINIMAL, "--seed", "18446744073709551616", "-o", "s.csv", code=2).stderr)
        self.assertEqual(list(self.folder.iterdir()), [])
        self.xuewei("run", MINIMAL, "--seed", "18446744073709551615", "-o", "r.h5")
        self.assertIn("seed: 18446744073709551615", self.xuewei("info", "r.h5").stdout)

    def test_numbers_are_read_alike_by_every_command(self):
        self.xuewei("run", MINIMAL, "--replicates", "4", "-o", "r.h5")
        whole = "must be a whole number from 0 to "
        number = "must be a finite number"
        for command, option, values, allowed in [
                (["run", MINIMAL], "--seed", ["18446744073709551616", "-1", "1.0", "1e3", "+1", " 1", "0x1"], whole + "18446744073709551615"),
                (["replay", MINIMAL], "--seed", ["18446744073709551616", "-1", "1.0", "one"], whole + "18446744073709551615"),
                (["replay", MINIMAL], "--replicate", ["4294967296", "-1", "7.5"], whole + "4294967295"),
                (["synth", MINIMAL, "-o", "s.csv"], "--seed", ["-1", "1e3"], whole + "18446744073709551615"),
                (["run", MINIMAL], "--until", ["0", "2021.5", "99999999999", "soon"], "must be a whole number from 1 to 9999"),
                (["run", MINIMAL], "--save-every", ["-1", "never"], whole + "1000000"),
                (["export", "r.h5", "--table", "enrolment"], "--at-least", ["abc", "nan", "inf", "1e400", "1,5"], number),
                (["export", "r.h5", "--table", "enrolment"], "--below", ["abc", "-inf"], number)]:
            for value in values:
                said = self.xuewei(*command, f"{option}={value}", code=2).stderr
                self.assertIn(f"{option} {value}: {allowed}", said)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["r.h5"])

    def test_what_is_given_and_empty_is_not_left_out(self):
        self.xuewei("run", MINIMAL, "--replicates", "4", "-o", "r.h5")
        for arguments in [["run", MINIMAL, "--until", ""], ["run", MINIMAL, "-o", ""], ["run", MINIMAL, "--scenario", ""], ["run", ""],
                          ["replay", MINIMAL, "--school", ""], ["export", "r.h5", "--table", "yearly", "--scenario", ""],
                          ["export", "r.h5", "--table", "enrolment", "--below", ""], ["merge", "r.h5", "", "-o", "m.h5"]]:
            self.assertRegex(self.xuewei(*arguments, code=2).stderr, "must (not )?be ", arguments)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["r.h5"])

    def test_wrong_usage_leaves_with_two(self):
        for arguments in [[], ["fly"], ["run"], ["run", MINIMAL, "--no-such-option"], ["run", MINIMAL, "--range", "5:3"],
                          ["run", MINIMAL, "--range", "x"], ["run", MINIMAL, "--replicates", "4", "--range", "0:9"],
                          ["run", MINIMAL, "--until", "1999"], ["run", MINIMAL, "--replicates", "-1"], ["run", MINIMAL, "--seed", "-1"], ["run", MINIMAL, "--range", "0:99999999999"]]:
            self.assertNotEqual(self.xuewei(*arguments, code=2).stderr, "", arguments)
        self.assertEqual(list(self.folder.iterdir()), [])


class Check(CommandTest):
    def test_a_sound_case(self):
        self.assertIn("baseline: valid", self.xuewei("check", MINIMAL).stdout)
        self.assertEqual(json.loads(self.xuewei("check", MINIMAL, "--format", "json", "--scenario", "all").stdout), [])

    def test_a_broken_case_shows_all_problems_at_once(self):
        case = self.broken_case()
        text = self.xuewei("check", case, code=2).stderr
        self.assertIn("base_yeer", text)
        self.assertIn("schools.csv", text)
        problems = json.loads(self.xuewei("check", case, "--format", "json", code=2).stdout)
        self.assertGreaterEqual(len(problems), 2)
        for problem in problems:
            self.assertLessEqual({"file", "sheet", "row", "column", "pointer", "value", "rule", "hint"}, set(problem))

    def test_problems_in_chinese(self):
        self.assertIn("个问题", self.xuewei("check", self.broken_case(), code=2, env={"LC_ALL": "zh_CN.UTF-8"}).stderr)

    def test_an_unknown_scenario(self):
        self.xuewei("check", MINIMAL, "--scenario", "no-such", code=2)


class Run(CommandTest):
    def test_default_output_is_named_after_the_case(self):
        self.xuewei("run", MINIMAL)
        self.assertTrue((self.folder / "out" / "minimal.h5").exists())

    def test_invalid_input_creates_and_touches_nothing(self):
        case = self.broken_case()
        self.xuewei("run", case, "-o", "new.h5", code=2)
        self.assertFalse((self.folder / "new.h5").exists())
        old = self.folder / "old.h5"
        old.write_text("old")
        before = old.stat()
        self.xuewei("run", case, "-o", old, code=2)
        self.assertEqual((old.read_text(), old.stat().st_mtime_ns), ("old", before.st_mtime_ns))

    def test_until_ends_the_run_inclusive(self):
        self.xuewei("run", MINIMAL, "--until", "2022", "-o", "r.h5")
        rows = list(csv.DictReader(io.StringIO(self.xuewei("export", "r.h5", "--table", "yearly", "--no-bom").stdout)))
        self.assertEqual({row["year"] for row in rows}, {"2020", "2021", "2022"})
        self.xuewei("run", MINIMAL, "-o", "whole.h5")
        self.assertIn("/horizon: 2025 -> 2022", self.xuewei("diff", "whole.h5", "r.h5", code=1).stdout)

    def test_until_is_a_whole_number_of_steps(self):
        case = SOURCE / "tests" / "published" / "sweden1993"
        self.assertIn("--until 1996: must be a whole number of steps of 5 years (age_width) after base_year, 1993; 1998 or 2003",
                      self.xuewei("run", case, "--until", "1996", "-o", "r.h5", code=2).stderr)
        self.assertIn("--until 1997：与基年 1993 之差须为步长 5 年（age_width）的整数倍；可取 1998 或 2003",
                      self.xuewei("run", case, "--until", "1997", "-o", "r.h5", "--lang", "zh", code=2).stderr)
        self.assertEqual(list(self.folder.iterdir()), [])
        self.xuewei("run", case, "--until", "1998", "-o", "r.h5")

    def test_dry_run_writes_nothing(self):
        text = self.xuewei("run", MINIMAL, "--replicates", "100", "--dry-run", "-o", "r.h5").stdout
        for word in ["memory", "time", "replicates", "threads"]:
            self.assertIn(word, text)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_dry_run_says_how_large_the_file_will_be(self):
        for more in [[], ["--replicates", "400"], ["--replicates", "1000", "--scenario", "all"]]:
            text = self.xuewei("run", MINIMAL, *more, "--dry-run", "-o", "r.h5").stdout
            said = [float(line.split()[2]) for line in text.splitlines() if line.startswith("file ")]
            self.xuewei("run", MINIMAL, *more, "-o", "r.h5")
            size = (self.folder / "r.h5").stat().st_size / 1e6
            self.assertLess(abs(said[0] - size), 0.2 * size + 0.05, (more, said, size))

    def test_an_output_that_cannot_be_written_fails_before_the_run(self):
        self.xuewei("run", MINIMAL, "-o", self.folder, code=1)

    def test_scenarios_are_kept_side_by_side(self):
        self.xuewei("run", MINIMAL, "--scenario", "all", "-o", "r.h5")
        self.assertIn("low-births", self.xuewei("info", "r.h5").stdout)

    def test_equal_runs_have_equal_digests(self):
        for name, threads in [("a.h5", 1), ("b.h5", 2), ("c.h5", 3)]:
            self.xuewei("run", MINIMAL, "--replicates", "20", "--threads", threads, "-o", name)
        self.assertEqual(len({self.digest(name) for name in ["a.h5", "b.h5", "c.h5"]}), 1)
        self.xuewei("run", MINIMAL, "--replicates", "20", "--seed", "2", "-o", "d.h5")
        self.assertNotEqual(self.digest("d.h5"), self.digest("a.h5"))

    def test_a_file_size_limit_is_an_error_and_the_old_file_stays(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        before = (self.folder / "r.h5").read_bytes()
        import resource
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        message = self.xuewei("run", MINIMAL, "--replicates", "8", "-o", "r.h5", code=1, preexec_fn=limit).stderr
        self.assertIn("r.h5", message)
        self.assertEqual((self.folder / "r.h5").read_bytes(), before)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["r.h5"])


class Merge(CommandTest):
    def shard(self, first, last, name, *more):
        self.xuewei("run", MINIMAL, "--range", f"{first}:{last}", "-o", name, *more)
        return name

    def test_shards_in_any_order_are_the_whole(self):
        whole = self.shard(0, 24, "whole.h5", "--replicates", "24")
        shards = [self.shard(14, 24, "c.h5"), self.shard(0, 5, "a.h5"), self.shard(5, 14, "b.h5")]
        self.xuewei("merge", *shards, "-o", "merged.h5")
        self.assertEqual(self.digest("merged.h5"), self.digest(whole))
        self.assertIn("verified", self.xuewei("info", "merged.h5", "--verify").stdout)

    def test_what_does_not_fit_is_refused_and_nothing_written(self):
        a, b, c = self.shard(0, 5, "a.h5"), self.shard(3, 9, "b.h5"), self.shard(20, 24, "c.h5")
        d = self.shard(5, 9, "d.h5", "--seed", "2")
        for files, words in [([a, b], ["overlaps", "a.h5", "b.h5"]), ([a, c], ["gap", "5:20"]), ([a, d], ["seed", "d.h5"])]:
            message = self.xuewei("merge", *files, "-o", "m.h5", code=2).stderr
            for word in words:
                self.assertIn(word, message)
        self.assertFalse((self.folder / "m.h5").exists())


class Replay(CommandTest):
    def story(self, *arguments):
        return json.loads(self.xuewei("replay", MINIMAL, "--format", "json", *arguments).stdout)

    def test_the_expected_path_of_a_school_is_that_of_the_results(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        sites = list(csv.DictReader(io.StringIO(self.xuewei("export", "r.h5", "--table", "sites", "--no-bom").stdout)))
        wanted = [float(row["site_enrolment"]) for row in sites if row["school_code"] == "P1"]
        story = self.story("--school", "P1")
        self.assertEqual([row["enrolment"] for row in story["rows"]], wanted)
        self.assertEqual([row["year"] for row in story["rows"]], list(range(2020, 2026)))
        self.assertIsNone(story["replicate"])

    def test_a_replicate_is_the_same_every_time_and_another_one_differs(self):
        one = self.story("--school", "P1/primary", "--replicate", "7", "--seed", "3")
        self.assertEqual(one, self.story("--school", "P1", "--replicate", "7", "--seed", "3"))
        self.assertNotEqual(one["rows"], self.story("--school", "P1", "--replicate", "8", "--seed", "3")["rows"])
        self.assertNotEqual(one["rows"], self.story("--school", "P1", "--replicate", "7", "--seed", "4")["rows"])
        self.assertEqual((one["seed"], one["replicate"]), (3, 7))

    def test_a_project_and_all_events(self):
        story = self.story("--project", "A1")
        self.assertEqual(sum(row["programme_spending"] for row in story["rows"]), 3000000)
        self.assertEqual(self.story()["table"], "events")

    def test_text_in_both_languages(self):
        text = self.xuewei("replay", MINIMAL, "--school", "P1", "--replicate", "2", "--lang", "zh").stdout
        self.assertTrue(text.startswith("种子 1 的第 2 次抽样：县城小学 P1"), text[:80])
        self.assertIn("Expected path: 县城小学 P1", self.xuewei("replay", MINIMAL, "--school", "P1").stdout)

    def test_unknown_names_and_both_at_once(self):
        self.assertIn('"P1"', self.xuewei("replay", MINIMAL, "--school", "P", code=2).stderr)
        self.assertIn('"A1"', self.xuewei("replay", MINIMAL, "--project", "A2", code=2).stderr)
        self.xuewei("replay", MINIMAL, "--project", "A1", "--school", "P1", code=2)
        self.xuewei("replay", MINIMAL, "--scenario", "no-such", code=2)
        self.xuewei("replay", MINIMAL, "--replicate", "-1", code=2)


class NewDiffSynthReport(CommandTest):
    def test_a_new_case_is_valid_and_is_the_minimal_one(self):
        self.xuewei("new", "county", "--example")
        self.xuewei("run", "county", "-o", "new.h5")
        self.xuewei("run", MINIMAL, "-o", "minimal.h5")
        self.assertEqual(self.digest("new.h5"), self.digest("minimal.h5"))
        self.xuewei("new", "county", "--example", code=2)

    def test_diff_shows_what_a_scenario_changes_and_nothing_else(self):
        same = self.xuewei("diff", MINIMAL, MINIMAL).stdout.splitlines()
        self.assertEqual(len(same), 2, same)
        lines = self.xuewei("diff", MINIMAL, MINIMAL, "--second-scenario", "low-births").stdout.splitlines()
        self.assertGreater(len(lines), 2)
        self.assertTrue(any("fertility" in line and "->" in line for line in lines), lines)
        by_file = self.xuewei("diff", MINIMAL, MINIMAL / "scenarios" / "low-births.json").stdout.splitlines()
        self.assertEqual(by_file[2:], lines[2:])
        self.xuewei("run", MINIMAL, "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--scenario", "low-births", "-o", "b.h5")
        self.assertIn("fertility", self.xuewei("diff", "a.h5", "b.h5", code=1).stdout)
        self.xuewei("diff", "a.h5", "absent", code=2)
        (self.folder / "text.h5").write_text("no results")
        self.xuewei("diff", "a.h5", "text.h5", code=2)

    def test_diff_of_results_compares_every_value(self):
        self.xuewei("run", MINIMAL, "--scenario", "all", "--replicates", "8", "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--scenario", "all", "--replicates", "8", "--threads", "1", "-o", "b.h5")
        same = self.xuewei("diff", "a.h5", "b.h5").stdout
        self.assertIn("all values are equal", same)
        self.assertEqual(same.count(self.digest("a.h5")), 2)
        import h5py
        with h5py.File(self.folder / "b.h5", "r+") as file:
            group = file["scenarios/low-births/expected"]
            values = group["enrolment"]
            values[2, 0, 1] += 1.0
            values[3, 1, 2] -= 512.0
            was = repr(float(values[3, 1, 2]) + 512.0).removesuffix(".0")
            place = f"year {group['year'][3]}, area {group['area'].asstr()[1]}, stage {group['stage'].asstr()[2]}"
            file["scenarios/baseline/exact/births_histogram"][1, 0, 3] += 7
        said = self.xuewei("diff", "a.h5", "b.h5", code=1).stdout
        self.assertRegex(said, r"expected/enrolment: 2 of \d+ values differ; the largest difference is 512 \(.* at " + place)
        self.assertIn(f"({was} -> ", said)
        self.assertIn("exact: 1 dataset(s) differ", said)
        self.assertEqual(said.count("values differ;"), 1)
        every = self.xuewei("diff", "a.h5", "b.h5", "--all", code=1).stdout
        self.assertIn("exact/births_histogram: 1 of ", every)

    def test_diff_of_results_matches_values_by_label(self):
        self.xuewei("run", MINIMAL, "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--until", "2022", "-o", "b.h5")
        said = self.xuewei("diff", "a.h5", "b.h5", code=1).stdout
        self.assertIn("expected/year: 3 values only in the first", said)
        self.assertNotIn("values differ;", said)
        self.xuewei("run", MINIMAL, "--scenario", "all", "-o", "all.h5")
        self.assertIn("scenario low-births only in all.h5", self.xuewei("diff", "a.h5", "all.h5", code=1).stdout)
        self.xuewei("diff", "a.h5", "all.h5", "--second-scenario", "baseline")

    def test_synth_makes_a_case_that_runs(self):
        totals = SOURCE / "scenarios" / "chifeng"
        self.xuewei("synth", totals, "-o", "roster.csv")
        rows = list(csv.DictReader(io.StringIO((self.folder / "roster.csv").read_text(encoding="utf-8"))))
        self.assertEqual(len(rows), 1522)
        self.assertEqual({row["basis"] for row in rows}, {"synthetic"})
        self.assertEqual([path.name for path in self.folder.iterdir()], ["roster.csv"])

    def test_report_is_one_page(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        self.xuewei("report", "r.h5", "-o", "r.html")
        self.assertIn("<html", (self.folder / "r.html").read_text(encoding="utf-8")[:2000])


class Info(CommandTest):
    def test_it_says_what_was_run_and_what_is_synthetic(self):
        self.xuewei("run", MINIMAL, "--replicates", "3", "--seed", "9", "-o", "r.h5")
        text = self.xuewei("info", "r.h5").stdout
        for line in ["format: xuewei-results 2.0", "results_revision: ", "    identity ", "    other_tables_digest ", "    expected_digest ", "seed: 9", "replicates: 3 (0:3)", "synthetic_inputs: yes"]:
            self.assertIn(line, text)

    def test_files_that_are_none(self):
        (self.folder / "text.h5").write_text("no")
        for name in ["text.h5", "absent.h5"]:
            self.assertIn(name, self.xuewei("info", name, code=1).stderr)


if __name__ == "__main__":
    unittest.main()

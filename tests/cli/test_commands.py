"""Every command from outside: what it prints where, its exit code, and that it touches no file it should not."""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import unittest
import zipfile

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
        for command in ["check", "run", "merge", "info", "export", "report", "synth", "new", "diff"]:
            text = self.xuewei(command, "--help").stdout
            for leak in ["UINT", "INT", "FLOAT", "ENUM", "TEXT", "->", "{", " in ["]:
                self.assertNotIn(leak, text, command)
        self.assertIn("zh|en", self.xuewei("run", "--help").stdout)

    def test_an_unknown_command_names_the_nearest_and_all(self):
        for word, best in [("compare", "diff"), ("chekc", "check"), ("exprot", "export"), ("validate", "check")]:
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
            message = self.xuewei("merge", *files, "-o", "m.h5", code=1).stderr
            for word in words:
                self.assertIn(word, message)
        self.assertFalse((self.folder / "m.h5").exists())


class Export(CommandTest):
    def setUp(self):
        super().setUp()
        self.xuewei("run", MINIMAL, "-o", "r.h5")

    def test_list_names_tables_and_variables(self):
        names = {line.split()[0] for line in self.xuewei("export", "r.h5", "--table", "list").stdout.splitlines()}
        self.assertLessEqual({"yearly", "balance", "sites", "zones", "population", "teachers", "projects", "money", "finance",
                              "finance_items", "finance_levels", "finance_school_sizes", "events", "enrolment"}, names)

    def test_every_table_in_every_format(self):
        names = [line.split()[0] for line in self.xuewei("export", "r.h5", "--table", "list").stdout.splitlines()]
        for name in names:
            for format in ["csv", "json", "text", "xlsx"]:
                self.xuewei("export", "r.h5", "--table", name, "--format", format, "-o", f"t.{format}")
            rows = list(csv.DictReader(io.StringIO((self.folder / "t.csv").read_text(encoding="utf-8-sig"))))
            if not (name.startswith("rule_") or name.endswith("_by_subject")):  # the minimal case has neither
                self.assertGreater(len(rows), 0, name)
            self.assertEqual(len(json.loads((self.folder / "t.json").read_text())["rows"]), len(rows), name)
            self.assertTrue(zipfile.is_zipfile(self.folder / "t.xlsx"), name)

    def test_csv_has_a_byte_order_mark_unless_told(self):
        self.assertTrue(self.xuewei("export", "r.h5", "--table", "yearly").stdout.startswith("\ufeffyear,"))
        self.assertTrue(self.xuewei("export", "r.h5", "--table", "yearly", "--no-bom").stdout.startswith("year,"))

    def test_headings_in_chinese(self):
        text = self.xuewei("export", "r.h5", "--table", "yearly", "--lang", "zh", "--no-bom").stdout
        self.assertTrue(text.startswith("年份,"), text[:40])
        self.assertIn("学位余缺", text.splitlines()[0])

    def test_text_columns_line_up_with_wide_characters(self):
        lines = self.xuewei("export", "r.h5", "--table", "yearly", "--format", "text", "--lang", "zh").stdout.splitlines()
        width = lambda text: sum(2 if ord(c) > 0x2E80 else 1 for c in text)
        self.assertEqual(len({width(line) for line in lines[1:]}), 1)

    def test_the_workbook_holds_the_numbers(self):
        import openpyxl
        self.xuewei("export", "r.h5", "--table", "yearly", "--format", "xlsx", "-o", "t.xlsx")
        rows = list(csv.reader(io.StringIO(self.xuewei("export", "r.h5", "--table", "yearly", "--no-bom").stdout)))
        sheet = openpyxl.load_workbook(self.folder / "t.xlsx").active
        cells = [["" if value is None else value for value in row] for row in sheet.iter_rows(min_row=3, values_only=True)]
        self.assertEqual(len(cells), len(rows) - 1)
        for row, cell_row in zip(rows[1:], cells):
            for text, value in zip(row, cell_row):
                self.assertTrue(str(value) == text or abs(float(value) - float(text)) <= 1e-9 * abs(float(text)), (text, value))

    def test_unknown_names_say_what_there_is(self):
        self.assertIn("--table list", self.xuewei("export", "r.h5", "--table", "no-such", code=2).stderr)
        self.assertIn('did you mean "balance"?', self.xuewei("export", "r.h5", "--table", "balnce", code=2).stderr)
        self.assertIn('did you mean "enrolment"?', self.xuewei("export", "r.h5", "--table", "enrollment", code=2).stderr)
        self.assertIn("baseline", self.xuewei("export", "r.h5", "--table", "yearly", "--scenario", "no-such", code=2).stderr)

    def test_projects_and_money_agree(self):
        rows = lambda table: list(csv.DictReader(io.StringIO(self.xuewei("export", "r.h5", "--table", table, "--no-bom").stdout)))
        years = {row["year"] for row in rows("money")}
        planned = sum(int(row["money_yuan"]) for row in rows("projects") if row["money_to_year"] in years)
        self.assertEqual(sum(float(row["programme_spending"]) for row in rows("money")), planned)


class ExportOfMoney(CommandTest):
    """The minimal case with grants, pay, shares, a budget and kindergarten fees."""

    TABLES = {
        "grants": "item,stage,sector,residence,from_year,term,to_year,yuan_per_pupil_year,least_pupils_per_site,basis\n"
                  "public_use,primary,,,2020,,,700,150,synthetic\n"
                  "fee,kindergarten,state,,2020,,,2400,,synthetic\nfee,kindergarten,inclusive_private,,2020,,,5000,,synthetic\n",
        "pay": "stage,year,yuan_per_staff_year,basis\nprimary,2020,90000,synthetic\n",
        "funding_shares": "item,stage,from_year,central_share,region_share,prefecture_share,county_share,basis\n"
                          "public_use,primary,2020,0.8,,,0.2,synthetic\n",
        "budgets": "county,year,ceiling_ten_thousand_yuan,transfers_ten_thousand_yuan,basis\nX1,2020,1000,20,synthetic\n"}

    def setUp(self):
        super().setUp()
        subprocess.run(["cp", "-r", MINIMAL, self.folder / "case"], check=True)
        case = json.loads((self.folder / "case" / "case.json").read_text())
        for name, text in self.TABLES.items():
            (self.folder / "case" / f"{name}.csv").write_text(text)
            case["tables"][name] = f"{name}.csv"
        (self.folder / "case" / "case.json").write_text(json.dumps(case))
        self.xuewei("run", "case", "-o", "r.h5")

    def rows(self, table):
        return list(csv.DictReader(io.StringIO(self.xuewei("export", "r.h5", "--table", table, "--no-bom").stdout)))

    def test_items_levels_and_counties_sum_to_the_total(self):
        items, levels = self.rows("finance_items"), self.rows("finance_levels")
        for row in self.rows("finance"):
            total = float(row["spending"])
            of = lambda rows: [float(one["spending"]) for one in rows if one["year"] == row["year"]]
            self.assertEqual(sum(of(one for one in items if one["area"] == row["area"])), total)
            self.assertEqual(sum(float(row["borne_by_" + level]) for level in ("central", "region", "prefecture", "county")), total)
            if row["area"] == "X":
                self.assertEqual(sum(of(levels)), total)

    def test_the_base_year_by_hand(self):
        whole, county = (next(row for row in self.rows("finance") if row["year"] == "2020" and row["area"] == area) for area in ("X", "X1"))
        grants, pay = (1200 + 480 + 150) * 700, 120 * 90000  # the school of 120 pupils counts as 150
        items = {row["item"]: float(row["spending"]) for row in self.rows("finance_items") if row["year"] == "2020" and row["area"] == "X1"}
        works = sum(items.values()) - grants - pay
        self.assertEqual((items["public_use"], items["pay"]), (grants, pay))
        self.assertEqual(float(county["borne_by_central"]), 0.8 * grants)
        self.assertEqual(float(county["financing_gap"]), 0.2 * grants + pay + works - 10200000)
        self.assertEqual(float(whole["family_fees"]), 745 * 2400)  # both kindergartens are of the state
        self.assertEqual(whole["spending_fell"], "")  # nothing is known of 2019

    def test_cost_a_pupil_by_size_of_school(self):
        found = {row["school_size"]: row for row in self.rows("finance_school_sizes")
                 if (row["year"], row["area"], row["stage"]) == ("2020", "X1", "primary")}
        self.assertEqual(list(found), ["100-299", "300-599", "1200 or more"])
        expected = {"100-299": (120, 150 * 700 + 10 * 90000), "300-599": (480, 480 * 700 + 30 * 90000), "1200 or more": (1200, 1200 * 700 + 80 * 90000)}
        for size, (pupils, cost) in expected.items():
            self.assertEqual(float(found[size]["pupils"]), pupils)
            self.assertAlmostEqual(float(found[size]["cost"]), cost, delta=1e-6)
            self.assertAlmostEqual(float(found[size]["cost_per_pupil"]), cost / pupils, delta=1e-6)

    def test_names_follow_the_language(self):
        text = self.xuewei("export", "r.h5", "--table", "finance_items", "--lang", "zh", "--no-bom").stdout
        self.assertTrue(text.startswith("财政年度,"), text[:40])
        self.assertIn("公用经费", text)
        self.assertIn("Public use", self.xuewei("export", "r.h5", "--table", "finance_items").stdout)

    def test_a_fee_moves_no_public_money(self):
        before = self.rows("finance_items")
        grants = self.folder / "case" / "grants.csv"
        grants.write_text(grants.read_text().replace(",2400,", ",9000,"))
        self.xuewei("run", "case", "-o", "r.h5")
        self.assertEqual(self.rows("finance_items"), before)


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
        self.xuewei("new", "county")
        self.xuewei("run", "county", "-o", "new.h5")
        self.xuewei("run", MINIMAL, "-o", "minimal.h5")
        self.assertEqual(self.digest("new.h5"), self.digest("minimal.h5"))
        self.xuewei("new", "county", code=2)

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
        for line in ["format: xuewei-results 1.1", "results_revision: ", "    identity ", "    other_tables_digest ", "    expected_digest ", "seed: 9", "replicates: 3 (0:3)", "synthetic_inputs: yes"]:
            self.assertIn(line, text)

    def test_files_that_are_none(self):
        (self.folder / "text.h5").write_text("no")
        for name in ["text.h5", "absent.h5"]:
            self.assertIn(name, self.xuewei("info", name, code=1).stderr)


if __name__ == "__main__":
    unittest.main()

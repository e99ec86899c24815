"""The command `export`: every table in every format, names in both languages, sums that agree."""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest


class Export(CommandTest):
    def setUp(self):
        super().setUp()
        self.xuewei("run", MINIMAL, "-o", "r.h5")

    def test_list_names_tables_and_variables(self):
        names = {line.split()[0] for line in self.xuewei("export", "r.h5", "--table", "list").stdout.splitlines()}
        self.assertLessEqual({"yearly", "balance", "sites", "zones", "population", "teachers", "projects", "money", "finance",
                              "finance_items", "finance_levels", "finance_school_sizes", "events", "enrolment"}, names)

    def test_each_name_is_one_table_and_variables_have_their_own(self):
        names = [line.split()[0] for line in self.xuewei("export", "r.h5", "--table", "list").stdout.splitlines()]
        self.assertEqual(len(names), len(set(names)))
        rows = lambda name: list(csv.DictReader(io.StringIO(self.xuewei("export", "r.h5", "--table", name, "--no-bom").stdout)))
        whole = {(row["year"], row["area"]): float(row["population"]) for row in rows("population")}
        by_age = {}
        for row in rows("population_by_age"):
            self.assertIn(row["sex"], ["male", "female"])
            by_age.setdefault((row["year"], row["area"]), []).append(float(row["population"]))
        self.assertEqual(set(by_age), set(whole))
        for place, parts in by_age.items():
            self.assertEqual(len(parts), 2 * 51, place)
            self.assertAlmostEqual(sum(parts), whole[place], places=6)
        self.assertIn("teachers", rows("teachers_by_stage")[0])
        self.assertNotIn("staff_required", rows("teachers_by_stage")[0])
        self.assertIn("staff_required", rows("teachers")[0])

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

    def test_texts_like_formulas_are_harmless_in_a_spreadsheet_unless_raw(self):
        case = self.folder / "formulas"
        shutil.copytree(MINIMAL, case)
        names = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝HYPERLINK", "-5", "plain"]
        lines = (case / "schools.csv").read_text(encoding="utf-8").splitlines()
        at = lines[0].split(",").index("school_name")
        for row, name in enumerate(names, 1):
            cells = lines[row].split(",")
            cells[at] = name
            lines[row] = ",".join(cells)
        (case / "schools.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.xuewei("run", case, "-o", "formulas.h5")
        found = lambda *more: {row["school_name"] for row in csv.DictReader(io.StringIO(
            self.xuewei("export", "formulas.h5", "--table", "sites", "--no-bom", *more).stdout))}
        self.assertLessEqual(set(names), found("--raw"))
        neutral = found()
        self.assertLessEqual({"'" + name for name in names[:5]} | {"-5", "plain"}, neutral)
        self.assertFalse({name for name in neutral if name[0] in "=+@＝"})

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


if __name__ == "__main__":
    unittest.main()

"""What a case does not give is missing in the results, never zero, and whoever reads them is told what it takes.

Every optional table of the minimal case is removed in turn. A variable that had numbers and has none without the table
must be missing; one that is zero everywhere is allowed only where zero is what happens when nothing is planned.
"""
import json
import pathlib
import re
import shutil
import sys
import unittest

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

STAFF = {"staff", "teachers", "staff_balance", "teachers_balance", "retirements", "attrition", "recruits",
         "recruits_by_channel", "teachers_short_at_sites", "staff_exchanged", "backbone_exchanged", "site_staff",
         "site_teachers_balance"}
SPENDING = {"spending", "spending_by_item", "spending_by_level", "stage_spending", "cost_by_school_size", "spending_fell",
            "spending_per_pupil_fell", "level_spending_fell", "level_spending_per_pupil_fell", "stage_spending_per_pupil",
            "spending_per_pupil", "cost_per_pupil_by_school_size"}
NEVER = {"posts", "posts_lent", "posts_reserve", "vacancies", "transfers_in", "transfers_out", "staff_supplements",
         "net_external", "boarders", "riders", "site_boarders", "family_fees", "budget", "financing_gap", "programme_ceiling"}
# By table (with what cannot stand without it): missing then; zero then, because nothing is planned.
OPTIONAL = {("births",): (set(), set()),
            ("moves", "move_profiles"): ({"net_moves", "transfers_in_by_grade", "transfers_out_by_grade"}, set()),
            ("school_totals",): (set(), set()),
            ("teachers", "recruitment"): (STAFF, set()),
            ("teachers",): (STAFF, set()),
            ("recruitment",): (set(), set()),
            ("programmes", "projects"): (SPENDING, {"site_places_opened"})}


class WhatIsNotGiven(CommandTest):
    def case(self, without=(), **tables):
        """A copy of the minimal case without some tables, or with others instead."""
        folder = self.folder / "case"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(MINIMAL, folder)
        shutil.rmtree(folder / "scenarios")
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        del case["$schema"]
        for name in without:
            del case["tables"][name]
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
            case["tables"][name] = f"{name}.csv"
        (folder / "case.json").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
        return folder

    def values(self, case, *options):
        self.xuewei("run", case, *options, "-o", "r.h5")
        with h5py.File(self.folder / "r.h5") as file:
            group = file["scenarios/baseline/expected"]
            return {name: data[()] for name, data in group.items() if "level" in data.attrs}

    @staticmethod
    def missing(values):
        return {name for name, data in values.items() if data.size and numpy.isnan(data).all()}

    @staticmethod
    def zero(values):
        return {name for name, data in values.items() if data.size and not numpy.isnan(data).all() and not numpy.nan_to_num(data).any()}

    def test_every_optional_table_removed_in_turn(self):
        whole = self.values(self.case())
        self.assertEqual(self.missing(whole), NEVER)
        tables = set(json.loads((MINIMAL / "case.json").read_text(encoding="utf-8"))["tables"])
        for name in tables - {table for group in OPTIONAL for table in group}:
            self.xuewei("check", self.case([name]), code=2)  # required
        for group, (missing, zero) in OPTIONAL.items():
            with self.subTest(without=group):
                values = self.values(self.case(group))
                self.assertEqual(self.missing(values) - self.missing(whole), missing)
                self.assertEqual((self.zero(values) - self.zero(whole)) & set(values), zero & set(values))

    def test_what_is_given_is_computed(self):
        values = self.values(self.case(establishment="county,stage,posts,basis\nX1,primary,140,synthetic\n"))
        self.assertEqual(self.missing(values), NEVER - {"posts", "posts_lent", "posts_reserve", "vacancies"})
        external = "area,sex,age,net_persons,basis\nX1T,female,30,1,synthetic\n"
        self.assertEqual(self.missing(self.values(self.case(external_migration=external))), NEVER - {"net_external"})

    def test_pay_without_staff_is_no_spending(self):
        pay = "stage,year,yuan_per_staff_year,basis\nprimary,2020,90000,synthetic\n"
        self.assertLessEqual(SPENDING, self.missing(self.values(self.case(["teachers"], pay=pay))))
        self.assertFalse(SPENDING & self.missing(self.values(self.case(pay=pay))))

    def test_replicates_miss_what_the_expected_path_misses(self):
        self.xuewei("run", self.case(["teachers"]), "--replicates", "9", "-o", "e.h5")
        with h5py.File(self.folder / "e.h5") as file:
            ensemble = file["scenarios/baseline/ensemble"]
            for name in STAFF | NEVER:
                if name in ensemble:
                    self.assertTrue(numpy.isnan(ensemble[name][()]).all(), name)
            self.assertFalse(numpy.isnan(ensemble["enrolment"][0]).any())
        self.xuewei("info", "--verify", "e.h5")

    def test_export_and_report_say_what_it_takes(self):
        case = self.case(["teachers", "projects", "programmes"])
        self.xuewei("run", case, "-o", "r.h5")
        done = self.xuewei("export", "r.h5", "--table", "teachers", "--lang", "zh", "--no-bom")
        self.assertIn("教职工表 teachers", done.stdout.splitlines()[0])
        self.assertIn("staff", done.stderr)
        self.assertIn("needs table teachers", self.xuewei("export", "r.h5", "--table", "vacancies").stderr.replace("table establishment or parameter establishment_fill_rate, beside ", ""))
        self.assertEqual(self.xuewei("export", "r.h5", "--table", "balance").stderr, "")
        self.xuewei("report", "r.h5", "-o", "report.html")
        page = (self.folder / "report.html").read_text(encoding="utf-8")
        data = json.loads(re.search(r'<script[^>]*application/json[^>]*>(.*?)</script>', page, re.S).group(1))
        baseline = data["scenarios"][0]
        self.assertEqual(baseline["lacking"]["staff"], ["教职工表 teachers", "table teachers"])
        self.assertIn("grants", baseline["lacking"]["spending"][1])
        self.assertNotIn("staff", baseline["fields"])
        self.assertIn("The case lacks table teachers.", [sentence["text"][1] for sentence in baseline["sentences"]])


if __name__ == "__main__":
    unittest.main()

"""The first hour of somebody with a county of their own: from `new` to a first report by filling in templates."""
import csv
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import unittest

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import COMMAND, MINIMAL, CommandTest

TABLES = ["areas", "zones", "population", "fertility", "mortality", "schools", "school_totals"]


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


class New(CommandTest):
    def test_an_empty_case_of_the_county_with_what_a_first_report_takes(self):
        self.xuewei("new", "my-county", "--base-year", "2024", "--horizon", "2040")
        folder = self.folder / "my-county"
        self.assertEqual(sorted(path.name for path in folder.iterdir()), sorted([f"{name}.csv" for name in TABLES] + ["FILL-IN.md", "SOURCES.md", "case.json"]))
        case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        self.assertEqual((case["name"], case["base_year"], case["horizon"]), ("my-county", 2024, 2040))
        self.assertNotIn("synthetic", case)
        self.assertEqual(list(case["tables"]), TABLES)
        guide = (folder / "FILL-IN.md").read_text(encoding="utf-8")
        for name in TABLES:
            [headings] = rows_of(folder / f"{name}.csv")
            for heading in headings:
                self.assertIn(f"`{heading}`", guide)
        for path in folder.iterdir():
            self.assertNotRegex(path.read_text(encoding="utf-8"), "@[A-Z_]+@")

    def test_what_check_says_of_it_is_what_is_yet_to_come(self):
        for language, heading in [("en", "code"), ("zh", "区域代码")]:
            self.xuewei("new", language, "--base-year", "2024", "--lang", language)
            self.assertEqual(rows_of(self.folder / language / "areas.csv")[0][0], heading)
            said = self.xuewei("check", language, code=2).stderr
            self.assertIn("a case needs at least one area", said)
            self.assertIn("a case with stages needs schools; give a table schools, or school_totals for `xuewei synth`", said)
            self.assertIn("2 problem(s)", said)

    def test_the_horizon_is_fifteen_years_on_and_the_name_that_of_the_folder(self):
        self.xuewei("new", "deep/my_county/", "--base-year", "2024")
        case = json.loads((self.folder / "deep" / "my_county" / "case.json").read_text(encoding="utf-8"))
        self.assertEqual((case["name"], case["horizon"]), ("my_county", 2039))

    def test_what_no_case_can_be_is_refused_and_nothing_written(self):
        for arguments, words in [(["new", "x"], "--base-year: must be given"), (["new", "x", "--base-year", "24"], "1900 to 2200"),
                                 (["new", "x", "--base-year", "2024", "--horizon", "2024"], "--horizon 2024: must be a whole number from 2025 to 2200"),
                                 (["new", "x", "--base-year", "2024", "--name", "某县"], "--name 某县: must consist of ASCII letters"),
                                 (["new", "某县", "--base-year", "2024"], "--name 某县: must consist of ASCII letters")]:
            self.assertIn(words, self.xuewei(*arguments, code=2, stdin=subprocess.DEVNULL).stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_person_at_a_terminal_is_asked(self):
        master, slave = pty.openpty()
        process = subprocess.Popen([COMMAND, "new", "county"], stdin=slave, stderr=slave, cwd=self.folder, env={**os.environ, "LC_ALL": "C.UTF-8"})
        os.close(slave)
        os.write(master, b"my-name\n2023\n\n")
        said = b""
        try:
            while part := os.read(master, 4096):
                said += part
        except OSError:  # the other end is closed
            pass
        self.assertEqual(process.wait(), 0, said)
        for question in [b"Name of the case", b"[county]", b"School year of your school tables?", b"[2038]"]:
            self.assertIn(question, said)
        case = json.loads((self.folder / "county" / "case.json").read_text(encoding="utf-8"))
        self.assertEqual((case["name"], case["base_year"], case["horizon"]), ("my-name", 2023, 2038))


class Filled(CommandTest):
    """The templates filled with the figures of another case, as a person would: by their headings."""

    def setUp(self):
        super().setUp()
        self.xuewei("new", "county", "--base-year", "2020", "--horizon", "2025")
        self.case = self.folder / "county"
        settings = {"open_age": 50, "mortality_measure": "survival"}
        document = json.loads((self.case / "case.json").read_text(encoding="utf-8"))
        document["population_settings"].update(settings)
        (self.case / "case.json").write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")
        for name in ["areas", "zones", "population", "fertility", "mortality"]:
            self.fill(name)

    def fill(self, name):
        [headings] = rows_of(self.case / f"{name}.csv")
        given = rows_of(MINIMAL / f"{name}.csv")
        with open(self.case / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings] + [[dict(zip(given[0], row)).get(heading, "") for heading in headings] for row in given[1:]])

    def values(self, name):
        with h5py.File(self.folder / "r.h5") as file:
            return file[f"scenarios/baseline/expected/{name}"][()]

    def test_with_a_roster_to_a_first_report(self):
        self.fill("schools")
        self.xuewei("check", self.case)
        self.xuewei("run", self.case, "-o", "r.h5")
        self.xuewei("report", "r.h5", "-o", "r.html")
        self.assertGreater(self.values("enrolment").sum(), 1000)

    def test_with_totals_to_a_first_report(self):
        self.fill("school_totals")
        said = self.xuewei("run", self.case, "-o", "r.h5").stderr
        self.assertIn("xuewei synth", said)
        self.xuewei("synth", self.case, "-o", self.case)
        self.xuewei("check", self.case)
        self.assertNotIn("xuewei synth", self.xuewei("run", self.case, "-o", "r.h5").stderr)
        self.xuewei("report", "r.h5", "-o", "r.html")
        totals = rows_of(self.case / "school_totals.csv")
        pupils = totals[0].index("pupils")
        self.assertAlmostEqual(self.values("site_enrolment")[0].sum(), sum(float(row[pupils]) for row in totals[1:]))

    def test_without_a_school_pupils_are_missing_and_people_are_not(self):
        self.fill("school_totals")
        self.assertIn("the case has no school yet", self.xuewei("run", self.case, "-o", "r.h5").stderr)
        for name in ["enrolment", "places", "places_balance", "unplaced", "classes", "staff_required", "zone_unplaced"]:
            self.assertTrue(numpy.isnan(self.values(name)).all(), name)
        for name in ["population", "births", "official_age_children"]:
            self.assertFalse(numpy.isnan(self.values(name)[1:]).any(), name)
        self.xuewei("report", "r.h5", "-o", "r.html")
        page = (self.folder / "r.html").read_text(encoding="utf-8")
        self.assertRegex(page, r'"lacking":\{[^}]*"enrolment":')
        self.assertIn("The case lacks table schools.", page)
        yearly = self.xuewei("export", "r.h5", "--table", "yearly", "--no-bom").stdout
        self.assertNotRegex(yearly, r",0(\.0+)?,0(\.0+)?,0(\.0+)?,")


class Synth(CommandTest):
    def setUp(self):
        super().setUp()
        self.case = self.folder / "case"
        shutil.copytree(MINIMAL, self.case)
        shutil.rmtree(self.case / "scenarios")
        text = (self.case / "case.json").read_text(encoding="utf-8")
        for name in ["schools", "teachers", "recruitment", "programmes", "projects"]:
            text = re.sub(rf',?\s*"{name}": "{name}.csv"', "", text)
        (self.case / "case.json").write_text(text, encoding="utf-8")
        (self.case / "schools.csv").unlink()

    def test_the_roster_is_entered_into_the_case_and_all_else_stays(self):
        before = (self.case / "case.json").read_text(encoding="utf-8")
        self.assertIn("now names it as the table schools", self.xuewei("synth", self.case, "-o", self.case).stderr)
        after = (self.case / "case.json").read_text(encoding="utf-8")
        self.assertEqual(json.loads(after)["tables"].pop("schools"), "schools.csv")
        self.assertEqual(re.sub(r'\n    "schools": "schools.csv",', "", after, count=1), before)
        self.xuewei("run", self.case, "-o", "r.h5")
        self.assertNotIn("now names", self.xuewei("synth", self.case, "-o", self.case, "--seed", "2").stderr)
        self.assertEqual((self.case / "case.json").read_text(encoding="utf-8"), after)

    def test_a_new_case_directory_names_it_too(self):
        before = (self.case / "case.json").read_text(encoding="utf-8")
        self.xuewei("synth", self.case, "-o", "other")
        self.assertEqual((self.case / "case.json").read_text(encoding="utf-8"), before)
        self.xuewei("run", "other", "-o", "r.h5")

    def test_another_file_that_is_named_is_told(self):
        document = json.loads((self.case / "case.json").read_text(encoding="utf-8"))
        document["tables"]["schools"] = ["mine.csv"]
        (self.case / "case.json").write_text(json.dumps(document), encoding="utf-8")
        self.assertIn("names other files as the table schools", self.xuewei("synth", self.case, "-o", self.case).stderr)

    def test_a_roster_that_somebody_entered_is_not_replaced(self):
        for basis in ["published", "公布", "estimated", ""]:
            text = (MINIMAL / "schools.csv").read_text(encoding="utf-8").replace("synthetic", basis, 1)
            (self.case / "schools.csv").write_text(text, encoding="utf-8")
            said = self.xuewei("synth", self.case, "-o", self.case, code=2).stderr
            self.assertIn("row 2: this school is not synthetic", said)
            self.assertEqual((self.case / "schools.csv").read_text(encoding="utf-8"), text)


class Notes(CommandTest):
    def test_run_tells_what_check_notes_once_for_all_scenarios(self):
        case = self.folder / "case"
        shutil.copytree(MINIMAL, case)
        with open(case / "births.csv", "a", encoding="utf-8") as file:
            file.write("X,2033,150,synthetic\n")
        for command in [["check", case], ["run", case, "-o", "r.h5"]]:
            said = self.xuewei(*command, "--scenario", "all").stderr
            self.assertEqual(said.count("births.csv:3 year = 2033: has no effect: the run ends in 2025"), 1, said)
            self.assertIn("提示：births.csv", self.xuewei(*command, "--lang", "zh").stderr)


class Limits(CommandTest):
    def setUp(self):
        super().setUp()
        self.case = self.folder / "case"
        shutil.copytree(MINIMAL, self.case)

    def said(self, text):
        (self.case / "births.csv").write_bytes(text)
        return self.xuewei("check", self.case, code=2).stderr

    def test_of_a_cell_a_row_and_a_file(self):
        head = b"area,year,births,basis\n"
        self.assertIn("births.csv:2: cell 3 holds 40000 bytes; a cell may hold at most 32767", self.said(head + b"X,2021," + b"1" * 40000 + b",synthetic\n"))
        self.assertIn("births.csv:2: has more than 1000 cells", self.said(head + b"X," * 2000 + b"\n"))
        with open(self.case / "births.csv", "wb") as file:
            file.truncate(2 ** 28 + 2 ** 20)
        self.assertIn("births.csv: has 257 MB; a file of a case may have at most 256", self.xuewei("check", self.case, code=2).stderr)

    def test_little_memory_is_called_so(self):
        import resource
        text = b"area,year,births,basis\n" + b"X,2021,190,synthetic\n" * 1000000
        (self.case / "births.csv").write_bytes(text)

        def little():
            resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))

        said = self.xuewei("check", self.case, code=1, preexec_fn=little, env={"OMP_NUM_THREADS": "1"}).stderr
        self.assertIn("error: not enough memory", said)


if __name__ == "__main__":
    unittest.main()

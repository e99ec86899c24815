"""The report as a user meets it: opened from a file in Chromium, without a network.

Checks that nothing is written to the console, nothing is asked for, every chart is drawn, both languages and every choice
work, the sorted and searched list of sites follows, and the balance table shows the numbers of the results file.
"""

import os
import subprocess
import tempfile

import h5py

from chromium import Page, find_chromium

COMMAND = os.environ["XUEWEI_COMMAND"]
SOURCE = os.environ["XUEWEI_SOURCE_DIR"]

TABLE = """Object.fromEntries([...document.querySelectorAll('#balance-table tbody tr')].map(row =>
    [row.dataset.area, [...row.querySelectorAll('td')].map(cell => cell.textContent)]))"""
CLICK = "document.getElementById('{}').click()"
CHOOSE = """(() => {{ const control = document.getElementById('{}'); control.value = '{}';
    control.dispatchEvent(new Event('change')); }})()"""


def shown(number):
    """A number as the page writes it: whole, half away from zero, with a true minus sign."""
    whole = int(abs(number) + 0.5)
    return ("−" if number < 0 and whole else "") + str(whole)


class ReportChecks:
    """What every case's report must do; test_*_report_slow.py name the case."""

    case = ""
    scenarios = ["all"]
    replicates = "0"
    largest_bytes = 3_000_000

    @classmethod
    def setUpClass(cls):
        assert find_chromium(), "Chromium is missing: apt-get install chromium"
        cls.folder = tempfile.TemporaryDirectory(prefix="xuewei-report-")
        cls.results = os.path.join(cls.folder.name, "out.h5")
        cls.html = os.path.join(cls.folder.name, "report.html")
        chosen = [word for name in cls.scenarios for word in ("--scenario", name)]
        subprocess.run([COMMAND, "run", os.path.join(SOURCE, "scenarios", cls.case), *chosen, "--replicates", cls.replicates,
                        "-o", cls.results], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([COMMAND, "report", cls.results, "-o", cls.html], check=True, stdout=subprocess.DEVNULL)
        cls.page = Page()
        cls.page.__enter__()
        cls.page.open(cls.html)

    @classmethod
    def tearDownClass(cls):
        cls.page.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        self.page.open(self.html)

    def tearDown(self):
        self.assertEqual(self.page.problems, [])
        others = [address for address in self.page.requests if address.split("#")[0] not in ("about:blank", "file://" + self.html)]
        self.assertEqual(others, [], "the page asked for something else")

    def stages(self):
        return self.page.run("JSON.parse(document.getElementById('report-data').textContent)"
                             ".stages.map(stage => stage.id)")

    def assert_charts_drawn(self):
        charts = self.page.run("""[...document.querySelectorAll('.chart')].map(box => ({
            label: box.getAttribute('aria-label'), lines: box.querySelectorAll('svg path').length,
            texts: box.querySelectorAll('svg text').length, width: box.clientWidth}))""")
        self.assertGreater(len(charts), 5)
        for chart in charts:
            self.assertGreater(chart["lines"], 3, chart)
            self.assertGreater(chart["texts"], 3, chart)
            self.assertGreater(chart["width"], 200, chart)
            self.assertTrue(chart["label"])

    def test_is_small_enough_to_send(self):
        self.assertLess(os.path.getsize(self.html), self.largest_bytes)

    def test_draws_every_chart_in_every_scenario(self):
        scenarios = self.page.run("document.getElementById('choose-scenario').options.length")
        self.assertGreater(scenarios, 1)
        for scenario in range(scenarios):
            self.page.run(CHOOSE.format("choose-scenario", scenario))
            self.assert_charts_drawn()
        self.page.run(CLICK.format("mode-all"))
        self.assert_charts_drawn()

    def test_says_what_is_synthetic_before_any_number(self):
        self.assertTrue(self.page.run("""(() => { const notice = document.getElementById('synthetic-notice');
            return Boolean(notice.compareDocumentPosition(document.getElementById('summary')) & 4)
                && notice.getBoundingClientRect().top < 400 && notice.querySelectorAll('li').length > 0; })()"""))

    def test_switches_language_and_back(self):
        self.assertEqual(self.page.run("document.documentElement.lang"), "zh-CN")
        chinese = self.page.run("document.getElementById('main').innerText")
        self.page.run(CLICK.format("choose-language"))
        self.assertEqual(self.page.run("document.documentElement.lang"), "en")
        english = self.page.run("document.getElementById('main').innerText")
        self.assertIn("Balance = supply − demand", english)
        self.assertNotIn("学位余缺表", english)
        self.assert_charts_drawn()
        self.page.run(CLICK.format("choose-language"))
        self.assertEqual(self.page.run("document.getElementById('main').innerText"), chinese)
        self.assertIn("缺口为负", chinese)

    def test_leaves_no_hole_in_the_text(self):
        for language in ("zh", "en"):
            self.page.open(self.html, "#lang=" + language)
            text = self.page.run("document.getElementById('main').innerText")
            for hole in ("undefined", "NaN", "[object", "{0}", "null"):
                self.assertNotIn(hole, text)

    def test_every_area_and_stage_can_be_chosen(self):
        areas = self.page.run("document.getElementById('choose-area').options.length")
        for area in range(areas):
            self.page.run(CHOOSE.format("choose-area", area))
        self.page.run(CHOOSE.format("choose-area", 1))
        for stage in range(len(self.stages())):
            for control in ("balance-stage", "warning-stage", "class-stage", "teacher-stage"):
                self.page.run(CLICK.format(f"{control}-{stage}"))
        for measure in ("supply", "demand", "use", "short", "balance"):
            self.page.run(CLICK.format("measure-" + measure))
        self.assert_charts_drawn()

    def test_the_balance_table_shows_the_results(self):
        stages = self.stages()
        with h5py.File(self.results) as file:
            expected = file["scenarios/baseline/expected"]
            areas = [code.decode() for code in expected["area"][:]]
            for position, stage in enumerate(stages):
                column = [name.decode() for name in expected["stage"][:]].index(stage)
                self.page.run(CLICK.format(f"balance-stage-{position}"))
                for measure, variable in (("balance", "places_balance"), ("supply", "places"), ("short", "places_short")):
                    self.page.run(CLICK.format("measure-" + measure))
                    rows = self.page.run(TABLE)
                    self.assertGreaterEqual(len(rows), 2)
                    for code, cells in rows.items():
                        values = expected[variable][:, areas.index(code), column]
                        self.assertEqual(cells, [shown(value) for value in values], (stage, measure, code))

    def test_shortage_is_negative_and_marked(self):
        marked = self.page.run("""[...document.querySelectorAll('#balance-table td')].map(cell =>
            [cell.textContent.startsWith('−'), cell.classList.contains('short')])""")
        for negative, short in marked:
            self.assertEqual(negative, short)

    def test_the_list_of_sites_follows_search_and_order(self):
        names = "[...document.querySelectorAll('#site-table tbody th')].map(cell => cell.textContent)"
        before = self.page.run(names)
        if not before:
            self.skipTest("no site is ever short in this case")
        self.page.run("""(() => { const box = document.getElementById('site-search'); box.value = 'no such school';
            box.dispatchEvent(new Event('input')); })()""")
        self.assertEqual(self.page.run(names), [])
        self.page.open(self.html)
        self.page.run(CLICK.format("sort-pupils"))
        pupils = self.page.run("[...document.querySelectorAll('#site-table tbody tr')].map(row => +row.cells[8].textContent)")
        self.assertEqual(pupils, sorted(pupils, reverse=True))

    def test_the_timeline_shows_openings_and_money(self):
        rows = self.page.run("""[...document.querySelectorAll('#timeline-table tbody tr')].map(row =>
            [...row.querySelectorAll('th,td')].map(cell => cell.textContent))""")
        with h5py.File(self.results) as file:
            projects, years = file["scenarios/baseline/projects"], file["scenarios/baseline/expected/year"][:]
            planned = [int((projects["planned_opening_year"][:] == year).sum()) for year in years]
        shown = [row[1:] for row in rows if row[0].startswith("计划投用")]
        self.assertEqual([sum(int(row[year] or 0) for row in shown) for year in range(len(years))], planned)

    def test_the_spending_table_shows_the_results(self):
        rows = self.page.run("""[...document.querySelectorAll('#spending-table tbody tr')].map(row =>
            [...row.cells].map(cell => cell.textContent))""")
        with h5py.File(self.results) as file:
            expected = file["scenarios/baseline/expected"]
            whole = [code.decode() for code in expected["area_parent"][:]].index("")
            for cells, yuan in zip(rows[0][1:], expected["spending"][:, whole]):
                self.assertAlmostEqual(float(cells), yuan / 1e4, delta=11)  # the sum of eleven rounded items
        if rows[0][1:] != ["0"] * len(rows[0][1:]):
            self.assertEqual(self.page.run("document.querySelectorAll('#school-size-table tbody tr').length"), 2 * len(self.stages()))

    def test_prints(self):
        target = os.path.join(self.folder.name, "report.pdf")
        self.page.pdf(target)
        self.assertGreater(os.path.getsize(target), 50_000)

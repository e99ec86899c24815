"""The report of Chifeng with all its scenarios can be sent by mail and opened from a file: at most 3 MB."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import SOURCE, CommandTest


class ReportSize(CommandTest):
    def test_all_scenarios_of_chifeng_fit_in_three_megabytes(self):
        self.xuewei("run", SOURCE / "scenarios" / "chifeng", "--scenario", "all", "-o", "r.h5")
        self.xuewei("report", "r.h5", "-o", "r.html")
        scenarios = len(list((SOURCE / "scenarios" / "chifeng" / "scenarios").glob("*.json")))
        size = (self.folder / "r.html").stat().st_size
        self.assertGreater(size, 50_000 * scenarios)  # all of them are in it
        self.assertLess(size, 3_000_000)


if __name__ == "__main__":
    unittest.main()

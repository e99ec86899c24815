"""The report of scenarios/chifeng in Chromium; the checks stand in report_checks.py."""

import sys
import unittest

sys.dont_write_bytecode = True
from report_checks import ReportChecks


class Chifeng(ReportChecks, unittest.TestCase):
    case = "chifeng"
    scenarios = ["baseline", "no-programmes", "half-money", "merge-with-boarding", "five-four-system"]
    replicates = "0"
    largest_bytes = 1_800_000  # 100,000 per scenario and the chart library


if __name__ == "__main__":
    unittest.main(verbosity=2)

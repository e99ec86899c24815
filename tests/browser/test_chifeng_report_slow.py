"""The report of scenarios/chifeng in Chromium; the checks stand in report_checks.py."""

import sys
import unittest

sys.dont_write_bytecode = True
from report_checks import ReportChecks


class Chifeng(ReportChecks, unittest.TestCase):
    case = "chifeng"
    replicates = "0"


if __name__ == "__main__":
    unittest.main(verbosity=2)

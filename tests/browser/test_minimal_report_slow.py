"""The report of scenarios/minimal in Chromium; the checks stand in report_checks.py."""

import sys
import unittest

sys.dont_write_bytecode = True
from report_checks import ReportChecks


class Minimal(ReportChecks, unittest.TestCase):
    case = "minimal"
    replicates = "32"


if __name__ == "__main__":
    unittest.main(verbosity=2)

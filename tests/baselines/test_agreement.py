"""The methods pages written a second time, in NumPy, and the engine give the same path without luck."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "benchmarks/baselines"))
from agreement import differences  # noqa: E402


SCENARIOS = ["baseline", "no-programmes", "half-money", "recruitment-freeze"]  # short of places, of money, of recruits


class Chifeng(unittest.TestCase):
    def test_every_variable_agrees_to_nine_digits(self):
        case = SOURCE / "scenarios/chifeng"
        chosen = [word for scenario in SCENARIOS for word in ("--scenario", scenario)]
        with tempfile.TemporaryDirectory() as directory:
            results = pathlib.Path(directory) / "chifeng.h5"
            subprocess.run([os.environ["XUEWEI_COMMAND"], "run", case, *chosen, "-o", results], check=True, capture_output=True)
            for scenario in SCENARIOS:
                for variable, difference in differences(case, results, scenario).items():
                    with self.subTest(scenario=scenario, variable=variable):
                        self.assertLess(difference, 1e-9)


if __name__ == "__main__":
    unittest.main()

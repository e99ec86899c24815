"""The methods pages written a second time, in NumPy, and the engine give the same path without luck.

Only the text of the pages is common to both: what one of them does and no page says makes this test fail.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "benchmarks/baselines"))
from agreement import differences  # noqa: E402


class Chifeng(unittest.TestCase):
    def test_every_variable_agrees_to_nine_digits(self):
        case = SOURCE / "scenarios/chifeng"
        with tempfile.TemporaryDirectory() as directory:
            results = pathlib.Path(directory) / "chifeng.h5"
            subprocess.run([os.environ["XUEWEI_COMMAND"], "run", str(case), "-o", str(results)], check=True)
            for variable, difference in differences(case, results).items():
                with self.subTest(variable=variable):
                    self.assertLess(difference, 1e-9)


if __name__ == "__main__":
    unittest.main()

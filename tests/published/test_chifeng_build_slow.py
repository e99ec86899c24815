"""Builds the Chifeng case anew, as its SOURCES.md says, and finds the shipped tables byte for byte and every identity.

The scripts write beside themselves, so they run in a copy that holds nothing of what they are to make.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SHIPPED = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"]) / "scenarios" / "chifeng"
COMMAND = os.environ["XUEWEI_COMMAND"]
WRITTEN_BY_HAND = {"SOURCES.md", "build", "published"}


def made(case):
    """The files that the scripts make, by their path in the case."""
    files = (path.relative_to(case) for path in case.rglob("*") if path.is_file())
    return {str(file): (case / file).read_bytes() for file in files if file.parts[0] not in WRITTEN_BY_HAND}


class Build(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="xuewei-test-")
        self.addCleanup(folder.cleanup)
        self.case = pathlib.Path(folder.name) / "chifeng"
        self.case.mkdir()
        for name in WRITTEN_BY_HAND:
            if (SHIPPED / name).is_dir():
                shutil.copytree(SHIPPED / name, self.case / name)
            else:
                shutil.copy(SHIPPED / name, self.case / name)
        (self.case / "scenarios").mkdir()

    def do(self, *command, code=0):
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        self.assertEqual(done.returncode, code, f"{command}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def test_scripts_and_synth_make_the_shipped_tables_and_verify_passes(self):
        self.do(sys.executable, self.case / "build" / "build", "totals")
        self.do(COMMAND, "synth", self.case, "-o", self.case)
        self.do(sys.executable, self.case / "build" / "build", "projects")
        built, shipped = made(self.case), made(SHIPPED)
        self.assertEqual(sorted(built), sorted(shipped))
        for name, content in shipped.items():
            self.assertTrue(built[name] == content, f"{name} is not what the scripts make")

        self.assertIn("\n0 failed", self.do(sys.executable, self.case / "build" / "verify.py"))

        # The verification must be able to fail: one school less than was published.
        roster = (self.case / "schools.csv").read_text(encoding="utf-8").splitlines()
        (self.case / "schools.csv").write_text("\n".join(roster[:-1]) + "\n", encoding="utf-8")
        self.do(sys.executable, self.case / "build" / "verify.py", code=1)


if __name__ == "__main__":
    unittest.main()

"""Runs the xuewei command of the build under test, in a folder that goes away."""
import os
import pathlib
import subprocess
import tempfile
import unittest

COMMAND = os.environ["XUEWEI_COMMAND"]
SOURCE = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"])
MINIMAL = SOURCE / "scenarios" / "minimal"


def digest_of(info):
    """The digest in what `xuewei info` prints."""
    [line] = [line for line in info.splitlines() if line.startswith("results_digest: ")]
    return line.split()[1]


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="xuewei-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def xuewei(self, *arguments, code=0, **options):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **options.pop("env", {})}
        done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, cwd=self.folder, env=environment, **options)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        if code is not None:
            self.assertEqual(done.returncode, code, f"xuewei {arguments}\n{done.stdout}\n{done.stderr}")
        return done

    def digest(self, file):
        return digest_of(self.xuewei("info", file).stdout)

    def broken_case(self):
        """A copy of the minimal case with three faults in two files."""
        case = self.folder / "broken"
        subprocess.run(["cp", "-r", MINIMAL, case], check=True)
        text = (case / "case.json").read_text()
        (case / "case.json").write_text(text.replace('"base_year": 2020', '"base_yeer": 2020'))
        schools = (case / "schools.csv").read_text().splitlines()
        (case / "schools.csv").write_text("\n".join(schools + [schools[-1]]) + "\n")
        return case

"""What a command writes never takes the place of what it reads, of a device or of a file of another kind; a full disk behind
standard output is an error; several files appear together or not at all."""
import os
import pathlib
import resource
import shutil
import stat
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import COMMAND, MINIMAL, CommandTest


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class OverAnInput(CommandTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(MINIMAL, self.folder / "case")
        self.xuewei("run", MINIMAL, "--range", "0:5", "-o", "a.h5")
        self.xuewei("run", MINIMAL, "--range", "5:9", "-o", "b.h5")
        self.before = contents(self.folder)

    def refused(self, *arguments):
        said = self.xuewei(*arguments, code=2).stderr
        self.assertIn("must not be one of the files that are read", said)
        now = contents(self.folder)
        self.assertEqual({path: now.get(path) for path in self.before}, self.before, arguments)

    def test_every_command_that_writes(self):
        for arguments in [["run", "case", "-o", "case/case.json"], ["run", "case", "-o", "case/scenarios/low-births.json"],
                          ["run", "case", "--replicates", "3", "-o", "case/areas.csv"], ["synth", "case", "-o", "case/population.csv"],
                          ["synth", "case", "-o", "case/school_totals.csv"],
                          ["merge", "a.h5", "b.h5", "-o", "case/areas.csv"], ["merge", "a.h5", "b.h5", "-o", "b.h5"],
                          ["export", "a.h5", "--table", "balance", "-o", "a.h5"], ["export", "a.h5", "--table", "balance", "-o", "b.h5"],
                          ["export", "a.h5", "--table", "balance", "--format", "xlsx", "-o", "a.h5"], ["report", "a.h5", "-o", "a.h5"],
                          ["compare", "a.h5", "baseline", "-o", "a.h5"]]:
            self.refused(*arguments)

    def test_a_file_of_a_case_by_commands_that_read_results(self):
        tables = self.folder / "case" / "tables"
        tables.mkdir()
        (self.folder / "case" / "births.csv").rename(tables / "births.csv")
        case = self.folder / "case" / "case.json"
        case.write_text(case.read_text(encoding="utf-8").replace('"births.csv"', '"tables/births.csv"'), encoding="utf-8")
        (self.folder / "link.csv").symlink_to("case/areas.csv")
        self.before = contents(self.folder)
        for name in ["case/case.json", "case/areas.csv", "case/tables/births.csv", "case/scenarios/low-births.json", "link.csv"]:
            for arguments in [["export", "a.h5", "--table", "balance"], ["report", "a.h5"]]:
                said = self.xuewei(*arguments, "-o", name, code=2).stderr
                self.assertIn("must not be a file of a case", said)
                now = contents(self.folder)
                self.assertEqual({path: now.get(path) for path in self.before}, self.before, arguments)
        for _ in range(2):
            self.xuewei("export", "a.h5", "--table", "balance", "-o", "case/balance.csv")

    def test_by_another_spelling_a_symbolic_link_and_a_hard_link(self):
        (self.folder / "link.h5").symlink_to("a.h5")
        (self.folder / "farther.h5").symlink_to("link.h5")
        os.link(self.folder / "a.h5", self.folder / "hard.h5")
        os.link(self.folder / "case" / "population.csv", self.folder / "hard.csv")
        for name in ["case/../a.h5", self.folder / "a.h5", "link.h5", "farther.h5", "hard.h5"]:
            self.refused("report", "a.h5", "-o", name)
            self.refused("merge", "a.h5", "b.h5", "-o", name)
        self.refused("synth", "case", "-o", "hard.csv")
        self.refused("run", "case", "-o", "hard.csv")

    def test_an_older_result_is_replaced_and_another_kind_of_file_is_not(self):
        self.xuewei("run", MINIMAL, "-o", "b.h5")
        self.assertNotEqual((self.folder / "b.h5").read_bytes(), self.before[pathlib.Path("b.h5")])
        (self.folder / "notes.txt").write_text("mine")
        self.xuewei("run", MINIMAL, "-o", "notes.txt", code=2)
        self.assertEqual((self.folder / "notes.txt").read_text(), "mine")
        (self.folder / "empty.h5").touch()
        self.xuewei("run", MINIMAL, "-o", "empty.h5")

    def test_a_roster_replaces_a_roster(self):
        self.xuewei("synth", MINIMAL.parent / "chifeng", "-o", "roster.csv")
        self.xuewei("synth", MINIMAL.parent / "chifeng", "--seed", "2", "-o", "roster.csv")


class NoRegularFile(CommandTest):
    def test_devices_pipes_and_folders_stay_what_they_are(self):
        os.mkfifo(self.folder / "pipe")
        (self.folder / "folder").mkdir()
        (self.folder / "to-pipe").symlink_to("pipe")
        names = ["pipe", "to-pipe", "folder"]
        if os.geteuid() == 0:
            os.mknod(self.folder / "device", stat.S_IFCHR | 0o666, os.makedev(1, 3))  # a null device of its own
            names.append("device")
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        for name in names:
            kind = stat.S_IFMT((self.folder / name).lstat().st_mode)
            for arguments in [["run", MINIMAL], ["export", "r.h5", "--table", "balance"], ["report", "r.h5"], ["merge", "r.h5"]]:
                self.xuewei(*arguments, "-o", name, code=1, timeout=60)
            self.assertEqual(stat.S_IFMT((self.folder / name).lstat().st_mode), kind, name)

    def test_a_circle_of_links_is_named(self):
        (self.folder / "a").symlink_to("b")
        (self.folder / "b").symlink_to("a")
        self.assertIn("circle", self.xuewei("run", MINIMAL, "-o", "a", code=1).stderr)

    def test_a_link_is_written_through(self):
        (self.folder / "results").mkdir()
        for target in ["results/r.h5", "results/new.h5"]:
            link = self.folder / "link.h5"
            link.unlink(missing_ok=True)
            link.symlink_to(target)
            for _ in range(2):
                self.xuewei("run", MINIMAL, "-o", "link.h5")
                self.assertTrue(link.is_symlink())
                self.assertGreater((self.folder / target).stat().st_size, 1000)
        self.assertEqual(sorted(path.name for path in (self.folder / "results").iterdir()), ["new.h5", "r.h5"])


class StandardOutput(CommandTest):
    def full_device(self):
        path = self.folder / "full"
        try:
            os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 7))
            with open(path, "wb", buffering=0) as device:
                device.write(b"x")
        except PermissionError:
            self.skipTest("a full device of its own needs root")
        except OSError:
            return path
        self.skipTest("there is no full device here")

    def test_a_full_disk_behind_it_is_an_error_of_every_command(self):
        full = self.full_device()
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        for arguments in [["info", "r.h5"], ["check", MINIMAL], ["check", MINIMAL, "--format", "json"], ["run", MINIMAL, "--dry-run"],
                          ["replay", MINIMAL, "--school", "P1"], ["diff", "r.h5", "r.h5"], ["export", "r.h5", "--table", "balance"],
                          ["export", "r.h5", "--table", "list"], ["--help"], ["--version"]]:
            with open(full, "wb", buffering=0) as out:
                done = subprocess.run([COMMAND, *map(str, arguments)], stdout=out, stderr=subprocess.PIPE, cwd=self.folder)
            self.assertEqual(done.returncode, 1, arguments)
            self.assertRegex(done.stderr, b"No space left|standard output cannot be written", arguments)

    def test_no_standard_output_at_all_is_none_where_nothing_is_said(self):
        done = subprocess.run([COMMAND, "run", str(MINIMAL), "-o", "r.h5"], cwd=self.folder, preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr)


class Together(CommandTest):
    def test_half_a_folder_is_removed_again(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
        said = self.xuewei("new", "county", "--example", code=1, preexec_fn=limit).stderr
        self.assertIn("nothing was written", said)
        self.assertEqual(list(self.folder.iterdir()), [])
        (self.folder / "mine").mkdir()
        self.xuewei("new", "mine", "--base-year", "2024", code=1, preexec_fn=limit)
        self.assertEqual(list((self.folder / "mine").iterdir()), [])
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))
        self.xuewei("synth", MINIMAL.parent / "chifeng", "-o", "copy", code=1, preexec_fn=limit)
        self.assertFalse((self.folder / "copy").exists())

    def test_what_stood_there_before_stays(self):
        shutil.copytree(MINIMAL.parent / "minimal", self.folder / "case")
        (self.folder / "case" / "SOURCES.md").write_text("mine")
        before = contents(self.folder)
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))
        self.xuewei("synth", MINIMAL.parent / "chifeng", "-o", "case", code=1, preexec_fn=limit)
        self.assertEqual(contents(self.folder), before)


if __name__ == "__main__":
    unittest.main()

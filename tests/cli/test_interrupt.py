"""Ctrl-C saves what is done beside the output, --resume completes it to the same bits; the old file stays until then."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import COMMAND, MINIMAL, SOURCE, CommandTest, digest_of


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


RUN = ["run", MINIMAL, "--scenario", "all", "--replicates", "20000", "--seed", "5"]


class Interrupt(CommandTest):
    @classmethod
    def setUpClass(cls):
        """The run that nothing stops, once for all: its digest, and how long it takes."""
        with tempfile.TemporaryDirectory(prefix="xuewei-test-") as folder:
            whole = os.path.join(folder, "whole.h5")
            start = time.monotonic()
            subprocess.run([COMMAND, *RUN, "-o", whole], check=True, capture_output=True)
            cls.seconds = time.monotonic() - start
            cls.whole = digest_of(subprocess.run([COMMAND, "info", whole], check=True, capture_output=True, text=True).stdout)

    def met_the_writing(self, output):
        """Whether every replicate was done when the signal came: such a partial file is complete and says nothing here."""
        partial = self.folder / f"{output}.partial"
        if not partial.exists() or "incomplete" in self.xuewei("info", partial.name).stdout:
            return False
        partial.unlink()
        return True

    def stopped(self, output, with_signal):
        """Sends the signal in the middle of a run; earlier, over the same old file, if the machine was faster this time."""
        path = self.folder / output
        before = path.read_bytes() if path.exists() else None
        for share in [0.5, 0.25, 0.1]:
            process = subprocess.Popen([COMMAND, *map(str, RUN), "-o", output], cwd=self.folder, stderr=subprocess.PIPE)
            time.sleep(share * self.seconds)
            process.send_signal(with_signal)
            _, text = process.communicate(timeout=120)
            if process.returncode != 0 and not self.met_the_writing(output):
                return process.returncode, text.decode()
            path.unlink(missing_ok=True) if before is None else path.write_bytes(before)
        self.fail("every run ended before the signal")

    def test_what_is_done_is_saved_beside_and_resumed_to_the_same_digest(self):
        code, text = self.stopped("r.h5", signal.SIGINT)
        self.assertEqual(code, 130, text)
        self.assertIn("--resume", text)
        self.assertIn("r.h5.partial", text)
        self.assertFalse((self.folder / "r.h5").exists())
        info = self.xuewei("info", "r.h5.partial", "--verify").stdout
        self.assertIn("incomplete", info)
        self.assertIn("verified", info)
        self.xuewei(*RUN, "-o", "r.h5", "--resume")
        self.assertEqual(self.digest("r.h5"), self.whole)
        self.assertNotIn("incomplete", self.xuewei("info", "r.h5").stdout)
        self.assertFalse((self.folder / "r.h5.partial").exists())

    def test_a_complete_older_file_stays_until_the_new_one_is_complete(self):
        self.xuewei("run", MINIMAL, "--scenario", "all", "--replicates", "8", "--seed", "4", "-o", "r.h5")
        before = sha256(self.folder / "r.h5")
        code, text = self.stopped("r.h5", signal.SIGINT)
        self.assertEqual(code, 130, text)
        self.assertIn("unchanged", text)
        self.assertEqual(sha256(self.folder / "r.h5"), before)
        self.xuewei(*RUN, "-o", "r.h5", "--resume")
        self.assertEqual(self.digest("r.h5"), self.whole)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["r.h5"])

    def test_a_polite_kill_is_an_interruption_too(self):
        code, text = self.stopped("part.h5", signal.SIGTERM)
        self.assertEqual(code, 130, text)
        self.xuewei("info", "part.h5.partial", "--verify")

    def test_the_end_of_the_session_is_an_interruption_too(self):
        code, text = self.stopped("part.h5", signal.SIGHUP)
        self.assertEqual(code, 130, text)
        self.xuewei("info", "part.h5.partial", "--verify")

    def test_it_is_answered_at_once_and_a_session_may_end_twice(self):
        for with_signal in [signal.SIGINT, signal.SIGHUP]:
            process = subprocess.Popen([COMMAND, *map(str, RUN), "-o", "r.h5"], cwd=self.folder, stderr=subprocess.PIPE)
            time.sleep(0.3 * self.seconds)
            start = time.monotonic()
            process.send_signal(with_signal)
            answer = b""
            while b"stopping" not in answer and (line := process.stderr.readline()):
                answer += line
            self.assertLess(time.monotonic() - start, 1.0)
            if with_signal == signal.SIGHUP:
                process.send_signal(with_signal)
            process.communicate(timeout=120)
            self.assertIn(process.returncode, [0, 130])

    def test_a_killed_process_loses_no_more_than_since_it_last_saved(self):
        run = [*RUN[:-3], "200000", *RUN[-2:], "--save-every", "1", "-o", "r.h5"]
        process = subprocess.Popen([COMMAND, *map(str, run)], cwd=self.folder, stderr=subprocess.DEVNULL)
        partial = self.folder / "r.h5.partial"
        for _ in range(600):
            time.sleep(0.1)
            if partial.exists() or process.poll() is not None:
                break
        time.sleep(1.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.assertFalse((self.folder / "r.h5").exists())
        self.assertIn("verified", self.xuewei("info", "r.h5.partial", "--verify").stdout)
        held = int(re.search(r"replicates (\d+) \(0:", self.xuewei("info", "r.h5.partial").stdout)[1])
        self.assertGreater(held, 0)
        self.xuewei("run", MINIMAL, "--scenario", "baseline", "--replicates", held, "--seed", "5", "-o", "whole.h5")
        import h5py
        with h5py.File(self.folder / "whole.h5") as whole, h5py.File(partial) as saved:
            for name, values in whole["scenarios/baseline/exact"].items():
                self.assertTrue((values[()] == saved["scenarios/baseline/exact"][name][()]).all(), name)

    def test_saving_meanwhile_changes_no_bit_and_leaves_nothing(self):
        self.xuewei(*RUN, "--save-every", "1", "-o", "r.h5")
        self.assertEqual(self.digest("r.h5"), self.whole)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["r.h5"])

    def test_a_killed_process_leaves_the_old_file(self):
        self.xuewei("run", MINIMAL, "-o", "r.h5")
        before = (self.folder / "r.h5").read_bytes()
        code, _ = self.stopped("r.h5", signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)
        self.assertEqual((self.folder / "r.h5").read_bytes(), before)


class InterruptWithoutReplicates(CommandTest):
    """A case whose scenarios take a while together, so that a signal meets the run between two of them."""

    def test_nothing_is_written_and_the_old_file_stays(self):
        run = ["run", SOURCE / "scenarios" / "chifeng", "--scenario", "all", "--until", "2023"]
        start = time.monotonic()
        self.xuewei(*run, "-o", "old.h5")
        seconds = time.monotonic() - start
        for output in ["old.h5", "new.h5"]:
            for share in [0.2, 0.1, 0.05, 0.02]:  # earlier if the signal met the writing
                before = sha256(self.folder / "old.h5")
                process = subprocess.Popen([COMMAND, *map(str, run), "-o", output], cwd=self.folder, stderr=subprocess.PIPE)
                time.sleep(share * seconds)
                process.send_signal(signal.SIGINT)
                _, text = process.communicate(timeout=120)
                if process.returncode != 0:
                    break
                (self.folder / "new.h5").unlink(missing_ok=True)
            self.assertEqual(process.returncode, 130, text)
            self.assertIn(b"nothing was written", text)
            self.assertEqual(sha256(self.folder / "old.h5"), before)
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["old.h5"])


class Resume(CommandTest):
    def test_resume_refuses_another_seed_and_starts_anew_without_a_file(self):
        self.xuewei("run", MINIMAL, "--replicates", "8", "--seed", "1", "-o", "r.h5")
        message = self.xuewei("run", MINIMAL, "--replicates", "16", "--seed", "2", "-o", "r.h5", "--resume", code=2).stderr
        self.assertIn("seed", message)
        self.xuewei("run", MINIMAL, "--replicates", "16", "--seed", "1", "-o", "r.h5", "--resume")
        said = self.xuewei("run", MINIMAL, "--replicates", "16", "--seed", "1", "-o", "new.h5", "--resume").stderr
        self.assertIn("--resume finds neither new.h5.partial nor new.h5", said)
        self.assertEqual(self.digest("r.h5"), self.digest("new.h5"))


class BeyondExactSums(CommandTest):
    def test_what_other_scenarios_have_done_is_kept(self):
        case = self.folder / "case"
        shutil.copytree(MINIMAL, case)
        scenario = json.loads((case / "scenarios" / "low-births.json").read_text())
        scenario["name"] = "absurd-luck"
        scenario["case"] = {"uncertainty": [{"parameter": "population/fertility_multiplier", "form": "student_t", "sd": 2,
                                             "degrees_of_freedom": 2}]}
        (case / "scenarios" / "absurd-luck.json").write_text(json.dumps(scenario))
        run = ["run", case, "--scenario", "baseline", "--scenario", "absurd-luck", "--replicates", "3000", "-o", "r.h5"]
        message = self.xuewei(*run, code=1).stderr
        self.assertIn("scenario absurd-luck: `births` of 20", message)
        self.assertIn("r.h5.partial", message)
        self.assertFalse((self.folder / "r.h5").exists())
        self.assertIn("verified", self.xuewei("info", "r.h5.partial", "--verify").stdout)
        self.assertIn("replicates 3000 (0:3000)", self.xuewei("info", "r.h5.partial").stdout)
        # Going on without the scenario that failed gives what a run without it does.
        without = run[:4] + run[6:]
        self.xuewei(*without, "--resume")
        self.assertFalse((self.folder / "r.h5.partial").exists())
        self.xuewei(*without[:-1], "fresh.h5")
        self.assertEqual(self.digest("r.h5"), self.digest("fresh.h5"))


class FullDisk(CommandTest):
    @unittest.skipUnless(os.geteuid() == 0, "mounting a small file system needs root")
    def test_a_full_disk_leaves_the_old_file(self):
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk], capture_output=True).returncode != 0:
            self.skipTest("tmpfs cannot be mounted here")
        try:
            self.xuewei("run", MINIMAL, "-o", disk / "r.h5")
            before = (disk / "r.h5").read_bytes()
            message = self.xuewei("run", MINIMAL, "--scenario", "all", "--replicates", "8", "-o", disk / "r.h5", code=1).stderr
            self.assertIn("No space left", message)
            self.assertEqual((disk / "r.h5").read_bytes(), before)
            self.assertEqual([path.name for path in disk.iterdir()], ["r.h5"])
        finally:
            subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    unittest.main()

"""What --dry-run says of the Chifeng case, against what the run then takes: file, memory, time."""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import COMMAND, SOURCE, CommandTest

CHIFENG = SOURCE / "scenarios" / "chifeng"
TWO_SCENARIOS = ["--scenario", "baseline", "--scenario", "merge-with-boarding"]


class DryRun(CommandTest):
    def said(self, *more):
        text = self.xuewei("run", CHIFENG, *more, "--dry-run", "-o", "r.h5").stdout
        minutes, seconds = re.search(r"^time +about (\d+):(\d+),", text, re.M).groups()
        return {"file": float(re.search(r"^file +about ([\d.]+) MB", text, re.M).group(1)),
                "memory": float(re.search(r"^memory +about (\d+) MB", text, re.M).group(1)),
                "time": 60 * int(minutes) + int(seconds)}

    def taken(self, *more):
        """The peak is that of the child alone: wait4 gives it, RUSAGE_CHILDREN would give that of the largest so far."""
        start = time.monotonic()
        process = subprocess.Popen([COMMAND, "run", CHIFENG, *more, "-o", "r.h5"], cwd=self.folder, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.assertEqual(status, 0)
        return {"file": (self.folder / "r.h5").stat().st_size / 1e6, "memory": usage.ru_maxrss * 1024 / 1e6,
                "time": time.monotonic() - start}

    def test_it_is_near_what_is_taken(self):
        for more in [[], ["--replicates", "400"], ["--scenario", "all"], [*TWO_SCENARIOS, "--replicates", "40"]]:
            said, taken = self.said(*more), self.taken(*more)
            for what, tolerance in [("file", 0.2), ("memory", 0.3)]:
                self.assertLess(abs(said[what] - taken[what]), tolerance * taken[what], (more, what, said, taken))
            # The machine may be busy with something else in one of the two.
            self.assertLess(said["time"], 3 * taken["time"] + 2, (more, said, taken))
            self.assertLess(taken["time"], 3 * said["time"] + 2, (more, said, taken))


if __name__ == "__main__":
    unittest.main()

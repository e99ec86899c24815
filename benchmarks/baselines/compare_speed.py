#!/usr/bin/python3
"""Times this model and `xuewei run` in turn on the same case, replicates, variables and threads.

    benchmarks/baselines/compare_speed.py build/release/xuewei scenarios/chifeng

A run costs processor time to begin and to end, whatever the number of replicates; so each program runs twice in a round,
with few and with many, and the difference is what replicates cost:

    microseconds a replicate-year = (time of many - time of few) / ((many - few) x years after the base year)
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from report import VARIABLES

RUN = pathlib.Path(__file__).with_name("run.py")


def cost(command):
    """(processor seconds of the command and its children, seconds by the clock)"""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("xuewei")
    parser.add_argument("case")
    parser.add_argument("--few", type=int, default=1024)
    parser.add_argument("--many", type=int, default=3072)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    arguments = parser.parse_args()
    case = json.loads((pathlib.Path(arguments.case) / "case.json").read_text(encoding="utf-8"))
    replicate_years = (arguments.many - arguments.few) * (case["horizon"] - case["base_year"])

    with tempfile.TemporaryDirectory() as directory:
        def commands(replicates, threads):
            same = [arguments.case, "--replicates", str(replicates), "--threads", str(threads), "-o"]
            return {"opponent": [sys.executable, str(RUN), *same, f"{directory}/opponent.npz"],
                    "xuewei": [arguments.xuewei, "run", *same, f"{directory}/xuewei.h5", "--record", ",".join(VARIABLES)]}

        print("microseconds a replicate-year: median (least) of processor time, median by the clock; "
              f"{arguments.rounds} rounds, {arguments.few} and {arguments.many} replicates")
        for threads in arguments.threads:
            figures = {"opponent": [], "xuewei": []}
            for _ in range(arguments.rounds):
                for program, of_program in figures.items():
                    few, many = (cost(commands(n, threads)[program]) for n in (arguments.few, arguments.many))
                    of_program.append([1e6 * (b - a) / replicate_years for a, b in zip(few, many)])
            medians = {program: [statistics.median(column) for column in zip(*of_program)]
                       for program, of_program in figures.items()}
            for program, of_program in figures.items():
                least = min(processor for processor, _ in of_program)
                processor, clock = medians[program]
                print(f"{threads} thread(s)  {program:8}  {processor:7.1f} ({least:.1f})  {clock:7.1f}")
            ratios = [a / b for a, b in zip(*(medians[program] for program in ("opponent", "xuewei")))]
            print(f"{threads} thread(s)  opponent / xuewei: {ratios[0]:.2f} of processor time, {ratios[1]:.2f} by the clock",
                  flush=True)


if __name__ == "__main__":
    main()

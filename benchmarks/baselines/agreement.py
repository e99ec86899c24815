"""Compares the path without luck with a results file of the engine.

    /usr/bin/python3 benchmarks/baselines/agreement.py scenarios/chifeng out/chifeng.h5
"""
import argparse

import h5py
import numpy as np

from model import Model
from report import FLOWS, VARIABLES, Report


def differences(directory, results, scenario):
    """{variable: largest difference of any value, relative to it or, below 1, absolute}."""
    model = Model(directory, scenario)
    report = Report(model.case, replicates=1)
    worst = dict.fromkeys(VARIABLES, 0.0)
    with h5py.File(results) as file:
        expected = file[f"scenarios/{scenario}/expected"]
        for step, values in enumerate(model.years(model.no_luck(1))):
            rows = report.fill(values)[:, 0]
            for name in VARIABLES:
                if step == 0 and name in FLOWS:
                    continue
                here, there = report.in_results(name, rows), expected[name][step]
                if (np.isnan(here) != np.isnan(there)).any():
                    raise SystemExit(f"{name} is missing in other places than in {results}")
                difference = np.abs(here - there) / np.maximum(1.0, np.abs(there))
                worst[name] = max(worst[name], np.nanmax(difference))
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("results")
    parser.add_argument("--scenario", default="baseline")
    arguments = parser.parse_args()
    for name, difference in differences(arguments.case, arguments.results, arguments.scenario).items():
        print(f"{name:24} {difference:.1e}")


if __name__ == "__main__":
    main()

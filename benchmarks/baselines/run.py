"""Runs replicates of a case and writes means, standard deviations and quantiles.

    /usr/bin/python3 benchmarks/baselines/run.py scenarios/chifeng --replicates 1000 --threads 2 -o out/opponent.npz
"""
import argparse
import ctypes
import multiprocessing
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded: replicates are shared out, not matrices

import numpy as np  # noqa: E402

from model import Model  # noqa: E402
from recording import STATISTICS, Recorder  # noqa: E402
from report import SCALES, VARIABLES, Report  # noqa: E402

CHUNK = 512  # replicates side by side: fewer calls of NumPy, still in the cache by grade and by pair of areas


def keep_freed_memory():
    """Tells glibc to hand freed arrays out again instead of giving their pages back, which saves a quarter of the time."""
    glibc = ctypes.CDLL(None)
    mmap_threshold, trim_threshold = -3, -1
    glibc.mallopt(mmap_threshold, 2 ** 25)
    glibc.mallopt(trim_threshold, 2 ** 30)


def new_recorder(model):
    """Its bins go by the path without luck."""
    report = Report(model.case, 1)
    expected = np.array([report.fill(values)[:, 0].copy() for values in model.years(model.no_luck(1))])
    scale = 0.6 * np.abs(expected)
    for name, whole in SCALES.items():
        scale[:, report.slices[name]] = 0.3 * expected[:, report.slices[whole]]
    return Recorder(expected, scale, report.rows_with_quantiles)


def record_chunks(model, recorder, chunks, seed):
    """`chunks`: numbers of chunks and their replicates; a chunk's luck depends on seed and number alone."""
    for number, replicates in chunks:
        report = Report(model.case, replicates)
        luck = model.uncertainty.draw(np.random.default_rng([seed, number]), replicates)
        for step, values in enumerate(model.years(luck)):
            recorder.record(step, report.fill(values))
        recorder.end_chunk(replicates)
    recorder.count_bins()
    return recorder


def run(directory, replicates, seed=1, threads=1):
    """The model and the recorder of all replicates."""
    keep_freed_memory()
    model = Model(directory)
    recorder = new_recorder(model)
    chunks = [(number, min(CHUNK, replicates - first)) for number, first in enumerate(range(0, replicates, CHUNK))]
    if threads == 1:
        return model, record_chunks(model, recorder, chunks, seed)
    with multiprocessing.get_context("fork").Pool(threads) as pool:
        parts = pool.starmap(record_chunks, [(model, recorder, chunks[i::threads], seed) for i in range(threads)])
    for part in parts[1:]:
        parts[0].merge(part)
    return model, parts[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("-o", "--output", required=True)
    arguments = parser.parse_args()
    model, recorder = run(arguments.case, arguments.replicates, arguments.seed, arguments.threads)
    statistics = recorder.statistics()
    report = Report(model.case, 1)
    np.savez(arguments.output, statistic=STATISTICS, area=model.case.areas,
             **{name: report.in_results(name, statistics) for name in VARIABLES})


if __name__ == "__main__":
    main()

"""Means, standard deviations and quantiles over replicates, in bounded memory.

Sums of x - expected and of its square give mean and deviation, expected being the path without luck. It lies in the middle
of 129 bins over plus or minus 60 % of it (30 % of what a balance is part of); the numbers of the bins, kept as bytes and
counted batch by batch, give quantiles that are linear inside a bin.
"""
import numpy as np

BINS = 129
SLOTS = BINS + 2  # below, the bins, above
MIDDLE = BINS / 2 + 1
PROBABILITIES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
STATISTICS = ("mean", "standard_deviation") + tuple(f"quantile_{p:.2f}" for p in PROBABILITIES)
LEAST_HALF_WIDTH = 64.0 / 1024.0
BATCH = 1024  # replicates whose bin numbers are kept until they are counted


class Recorder:
    """`expected`, `scale`: [year x row] the path without luck, and what the width of the bins goes by."""

    def __init__(self, expected, scale, rows_with_quantiles):
        self.width = np.maximum(LEAST_HALF_WIDTH, scale) / 64.0
        self.expected = expected
        self.rows_with_quantiles = rows_with_quantiles
        self.bins_per_unit = 1.0 / self.width[:, :rows_with_quantiles, None]
        self.count = 0
        self.sums, self.squares = np.zeros(expected.shape), np.zeros(expected.shape)
        self.bins = np.empty((len(expected), rows_with_quantiles, BATCH), dtype=np.uint8)
        self.kept = 0
        self.counts = np.zeros((len(expected), rows_with_quantiles * SLOTS), dtype=np.uint32)
        self.offsets = (np.arange(rows_with_quantiles) * SLOTS)[:, None]

    def record(self, step, rows):
        """Of one year of a chunk; `rows` [row x replicate] is used up. Call `end_chunk` after the last year."""
        rows -= self.expected[step][:, None]
        self.sums[step] += rows.sum(axis=1)
        self.squares[step] += np.einsum("ir,ir->i", rows, rows)
        binned = rows[:self.rows_with_quantiles]
        binned *= self.bins_per_unit[step]
        np.clip(binned, -MIDDLE, MIDDLE - 0.5, out=binned)
        np.add(binned, MIDDLE, out=self.bins[step, :, self.kept:self.kept + rows.shape[1]], casting="unsafe")

    def end_chunk(self, replicates):
        self.count += replicates
        self.kept += replicates
        if self.kept + replicates > BATCH:
            self.count_bins()

    def count_bins(self):
        for step, bins in enumerate(self.bins):
            places = bins[:, :self.kept] + self.offsets
            self.counts[step] += np.bincount(places.ravel(), minlength=self.counts.shape[1]).astype(np.uint32)
        self.kept = 0

    def merge(self, other):
        """Adds the replicates of a recorder that was told to count its bins."""
        self.count += other.count
        for mine, theirs in ((self.sums, other.sums), (self.squares, other.squares), (self.counts, other.counts)):
            mine += theirs

    def statistics(self):
        """[statistic x year x row], in units of the values; quantiles are nan where bins are not kept or do not reach."""
        self.count_bins()
        mean = self.sums / self.count
        variance = np.maximum(0.0, self.squares - self.count * mean ** 2) / max(1, self.count - 1)
        result = np.full((len(STATISTICS), *mean.shape), np.nan)
        result[0] = self.expected + mean
        result[1] = np.sqrt(variance)
        below = np.cumsum(self.counts.reshape(*mean.shape[:1], -1, SLOTS), axis=-1)
        rows = slice(0, self.rows_with_quantiles)
        for i, probability in enumerate(PROBABILITIES):
            rank = probability * self.count
            slot = np.argmax(below >= rank, axis=-1)[..., None]
            last = np.take_along_axis(below, slot, axis=-1)
            first = np.where(slot > 0, np.take_along_axis(below, np.maximum(slot - 1, 0), axis=-1), 0)
            place = (slot + (rank - first) / np.maximum(1, last - first))[..., 0]
            place[(slot[..., 0] == 0) | (slot[..., 0] == SLOTS - 1)] = np.nan
            result[2 + i][:, rows] = self.expected[:, rows] + self.width[:, rows] * (place - MIDDLE)
        return result

// How large a results file will be, before its replicates are run: one scenario is put together in memory, compression
// and all, with histograms as full as the replicates that are asked for would make them.
#pragma once

#include <cstdint>

#include "engine/record/comparison.hpp"
#include "engine/record/ensemble.hpp"
#include "io/description/results.hpp"

namespace xuewei {

/// What an ensemble of `replicates` would look like, from a sample of a few. Counts, sums and extremes grow in
/// proportion; each histogram is filled as a normal distribution of the sample's mean and spread would, with the
/// roughness of counting. Only good for its size.
Ensemble grown(const Ensemble& sample, const Expected& expected, std::uint64_t replicates);
/// The same of differences.
Comparison grown(const Comparison& sample, std::uint64_t replicates);

}  // namespace xuewei

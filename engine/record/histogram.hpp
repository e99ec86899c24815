// Histograms around the expected path, and quantiles of them: kBins bins of half_width / 64, the middle one centred on the
// expected value, where half_width = max(64 quanta, 60 % of |expected|), or 30 % of the variable named as
// histogram_scale (a balance may be near zero while places are not). The smallest and the largest value and how many
// replicates have them are kept exactly: these replicates count as what they are, the others are spread linearly over
// the part of their bin that lies between the two. So a quantile never leaves [minimum, maximum], is exact among
// replicates that agree at either end, and elsewhere off by less than one bin width. Values outside the bins are
// counted; a quantile that falls among them is missing.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/record/expected.hpp"

namespace xuewei {

inline constexpr std::size_t kBins = 129;         ///< odd: the expected value is the middle of a bin, not an edge
inline constexpr std::size_t kSlots = kBins + 2;  ///< below, the bins, above

/// counts[i * kSlots].
struct Histogram {
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> at_minimum;  ///< replicates whose value is the smallest one
  std::vector<std::uint32_t> at_maximum;
};

/// Lower edge and width of the histogram of one value, from the expected path: its own value, and that of its scale.
struct Bins {
  double low = 0.0;
  double width = 1.0;
};
Bins histogram_bins(const Variable& variable, double expected, double scale);
/// The bins of value i (step x axes) of a variable.
Bins histogram_bins(const Expected& expected, std::size_t variable, std::size_t i);

std::size_t slot_of(const Bins& bins, double value);

/// One value's share of an ensemble, as far as quantiles need it.
struct Spread {
  const std::uint32_t* counts;
  Bins bins;
  std::int64_t replicates;
  double minimum, maximum;
  std::uint32_t at_minimum, at_maximum;
};
double quantile(const Spread& spread, double probability);

/// How likely a value reaches a threshold: the share of replicates, as `quantile` spreads them over the bin that the
/// threshold cuts, between the shares if none and if all of that bin reach it. Missing where the cut falls outside the bins.
struct Chance {
  double share, lowest, highest;
  double mcse;  ///< Monte Carlo error of the share: sqrt(p (1 - p) / n)
};
/// Of values that are whole numbers of `quantum`.
Chance chance_at_least(const Spread& spread, double threshold, double quantum);

}  // namespace xuewei

// Exact statistics over replicates. Every value is rounded to a whole number of its variable's quantum; sums, sums of
// squares and histogram counts are integers, so merging blocks, threads, ranks or files in any order gives the same
// bits.
//
//   mean = quantum sum / n;  variance = quantum^2 (sum2 - sum^2 / n) / (n - 1);  Monte Carlo error = sd / sqrt(n)
// Additive variables are rounded in the leaf area, so parts add up to totals exactly.
// Quantiles come from histograms around the expected path: kBins bins of half_width / 64, the middle one centred on the
// expected value, where half_width = max(64 quanta, 60 % of |expected|), or 30 % of the variable named as
// histogram_scale (a balance may be near zero while places are not). The smallest and the largest value and how many
// replicates have them are kept exactly: these replicates count as what they are, the others are spread linearly over
// the part of their bin that lies between the two. So a quantile never leaves [minimum, maximum], is exact among
// replicates that agree at either end, and elsewhere off by less than one bin width. Values outside the bins are
// counted; a quantile that falls among them is missing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/record/expected.hpp"

namespace xuewei {

__extension__ using Int128 = __int128;

inline constexpr std::size_t kBins = 129;  ///< odd: the expected value is the middle of a bin, not an edge

/// One variable's sums: element i is [step x axes] as in Expected.
struct Moments {
  std::vector<std::int64_t> count;  ///< replicates in which the value exists
  std::vector<std::int64_t> sum;
  std::vector<Int128> sum_of_squares;
  std::vector<std::int64_t> minimum;  ///< largest integer where no replicate has a value
  std::vector<std::int64_t> maximum;  ///< smallest integer where none has
};

/// counts[i * (kBins + 2)]: below, the bins, above.
struct Histogram {
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> at_minimum;  ///< replicates whose value is the smallest one
  std::vector<std::uint32_t> at_maximum;
};

struct Ensemble {
  std::int64_t replicates = 0;
  std::vector<Moments> moments;       ///< by variable; empty where quantum is 0
  std::vector<Histogram> histograms;  ///< by variable; empty where not wanted

  void merge(const Ensemble& other);  ///< throws std::invalid_argument if the shapes differ
};

Ensemble make_ensemble(const Model& model);

/// Lower edge and width of the histogram of one value, from the expected path: its own value, and that of its scale.
struct Bins {
  double low = 0.0;
  double width = 1.0;
};
Bins histogram_bins(const Variable& variable, double expected, double scale);
/// The bins of value i (step x axes) of a variable.
Bins histogram_bins(const Expected& expected, std::size_t variable, std::size_t i);

/// Adds lanes [0, live) of a State to an ensemble.
class EnsembleRecorder {
 public:
  EnsembleRecorder(const Model& model, const Expected& expected);
  void observe(const State& state, std::size_t step, int live);
  void block_done(int live) { ensemble_.replicates += live; }
  const Ensemble& ensemble() const { return ensemble_; }

 private:
  void add(std::size_t variable, std::size_t step, const std::vector<std::int64_t>& whole);

  const Expected* expected_;
  std::vector<Layout> layouts_;
  Gathering gathering_;
  std::vector<std::vector<Bins>> bins_;  ///< by variable; empty where no histogram is wanted
  Ensemble ensemble_;
  std::vector<std::vector<std::int64_t>> rounded_;  ///< by variable: one lane, one year, in quanta
};

/// mean, sd, mcse, p05, p10, p25, p50, p75, p90, p95
inline constexpr std::array<const char*, 10> kStatistics = {"mean", "sd",  "mcse", "p05", "p10",
                                                            "p25",  "p50", "p75",  "p90", "p95"};
/// [statistic x step x axes] of one variable; NaN where undefined. Throws std::out_of_range if it has no moments.
std::vector<double> statistics(const Ensemble& ensemble, const Expected& expected, std::size_t variable);

}  // namespace xuewei

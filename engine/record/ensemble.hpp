// Exact statistics over replicates. Every value is rounded to a whole number of its variable's quantum; sums, sums of
// squares and histogram counts are integers, so merging blocks, threads, ranks or files in any order gives the same
// bits.
//
//   mean = quantum sum / n;  variance = quantum^2 (sum2 - sum^2 / n) / (n - 1);  Monte Carlo error = sd / sqrt(n)
// Additive variables are rounded in the leaf area, so parts add up to totals exactly.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/record/histogram.hpp"

namespace xuewei {

__extension__ using Int128 = __int128;

/// One variable's sums: element i is [step x axes] as in Expected.
struct Moments {
  std::vector<std::int64_t> count;  ///< replicates in which the value exists
  std::vector<std::int64_t> sum;
  // Of what is 0 or 1 in a replicate (Variable::probability) the sum says all: these are empty.
  std::vector<Int128> sum_of_squares;
  std::vector<std::int64_t> minimum;  ///< largest integer where no replicate has a value
  std::vector<std::int64_t> maximum;  ///< smallest integer where none has
};
Moments make_moments(std::size_t size);
/// Of a variable that is 0 or 1.
Moments make_counts(std::size_t size);

struct Ensemble {
  std::int64_t replicates = 0;
  std::vector<Moments> moments;       ///< by variable; empty where it is not recorded
  std::vector<Histogram> histograms;  ///< by variable; empty where not wanted

  /// Throws std::invalid_argument if the shapes differ, std::overflow_error if a sum would leave its bits; nothing is
  /// merged then.
  void merge(const Ensemble& other);
};

/// Throws std::overflow_error, naming the variable, if the sums of both do not fit their bits.
void check_sums_fit(std::size_t variable, const Moments& one, const Moments& other);

/// Adds the sums and extremes of other replicates, which fit; of the histogram, how many have the extremes.
void merge_moments(const Moments& other, const Histogram& other_extremes, Moments& moments, Histogram& extremes);

Ensemble make_ensemble(const Model& model, const Recorded& recorded = all_recorded());
Recorded recorded_in(const Ensemble& ensemble);

/// Of one value, in squared quanta; missing of fewer than two replicates.
double variance_of(const Moments& moments, std::size_t i);

/// mean, sd, mcse, p05, p10, p25, p50, p75, p90, p95
inline constexpr std::array<const char*, 10> kStatistics = {"mean", "sd",  "mcse", "p05", "p10",
                                                            "p25",  "p50", "p75",  "p90", "p95"};
/// [statistic x step x axes] of one variable; NaN where undefined. Throws std::out_of_range if it has no moments.
std::vector<double> statistics(const Ensemble& ensemble, const Expected& expected, std::size_t variable);
/// [step x axes] of one variable; missing where no replicate has a value. Throws std::out_of_range if it has no histogram.
std::vector<Chance> chances_at_least(const Ensemble& ensemble, const Expected& expected, std::size_t variable,
                                     double threshold);

}  // namespace xuewei

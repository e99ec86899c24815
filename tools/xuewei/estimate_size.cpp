#include "tools/xuewei/estimate_size.hpp"

#include <algorithm>
#include <cmath>

namespace xuewei {
namespace {

/// A few of them spread out evenly over [-1, 1]: enough to make counts look counted.
class Roughness {
 public:
  double next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state_ >> 11) / 4503599627370496.0 - 1.0;
  }

 private:
  std::uint64_t state_ = 1;
};

double normal_share_below(double value, double mean, double sd) {
  const double away = (value - mean) / sd;
  if (std::abs(away) > 6.0) return away < 0.0 ? 0.0 : 1.0;
  return 0.5 * std::erfc(-away / std::sqrt(2.0));
}

/// Expected counts of a normal distribution, each off by about what counting at random is off by.
void fill(std::uint32_t* counts, const Bins& bins, double mean, double sd, double replicates, Roughness& roughness) {
  double below = 0.0;
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    const double edge = bins.low + bins.width * static_cast<double>(slot);
    const double up_to = slot == kBins + 1 ? 1.0 : normal_share_below(edge, mean, sd);
    const double wanted = replicates * (up_to - below);
    below = up_to;
    counts[slot] = 0;
    if (wanted < 0.01) continue;
    const double rough = wanted + 1.7 * std::sqrt(wanted) * roughness.next();
    counts[slot] = static_cast<std::uint32_t>(std::max(0.0, std::round(rough)));
  }
}

/// Counts and sums grow in proportion; in whole numbers, so that low digits stay as varied as they are.
template <class Whole>
void grow(std::vector<Whole>& numbers, double growth) {
  for (Whole& number : numbers) number = static_cast<Whole>(growth * static_cast<double>(number));
}

}  // namespace

Ensemble grown(const Ensemble& sample, const Expected& expected, std::uint64_t replicates) {
  Ensemble ensemble = sample;
  if (sample.replicates == 0) return ensemble;
  const auto wanted = static_cast<double>(replicates);
  const double growth = wanted / static_cast<double>(sample.replicates);
  const auto scaled = [&](auto number) {
    return static_cast<decltype(number)>(std::llround(growth * static_cast<double>(number)));
  };
  Roughness roughness;
  ensemble.replicates = static_cast<std::int64_t>(replicates);
  for (std::size_t v = 0; v < variables().size(); ++v) {
    Moments& moments = ensemble.moments[v];
    Histogram& histogram = ensemble.histograms[v];
    if (moments.count.empty()) continue;
    const std::vector<double> summary = statistics(sample, expected, v);
    for (std::size_t i = 0; i < moments.count.size(); ++i) {
      if (moments.count[i] == 0) continue;
      moments.count[i] = scaled(moments.count[i]);
      // In whole numbers, so that low digits stay as varied as they are.
      moments.sum[i] = static_cast<std::int64_t>(growth * static_cast<double>(moments.sum[i]));
      if (moments.sum_of_squares.empty()) continue;
      moments.sum_of_squares[i] = static_cast<Int128>(growth * static_cast<double>(moments.sum_of_squares[i]));
      if (histogram.counts.empty()) continue;
      const double mean = summary[i], sd = summary[moments.count.size() + i];
      std::uint32_t* counts = &histogram.counts[i * kSlots];
      if (!(sd > 0.0)) {
        for (std::size_t slot = 0; slot < kSlots; ++slot) counts[slot] = scaled(counts[slot]);
        histogram.at_minimum[i] = histogram.at_maximum[i] = static_cast<std::uint32_t>(moments.count[i]);
      } else {
        fill(counts, histogram_bins(expected, v, i), mean, sd, static_cast<double>(moments.count[i]), roughness);
      }
    }
  }
  return ensemble;
}

Comparison grown(const Comparison& sample, std::uint64_t replicates) {
  Comparison comparison = sample;
  if (sample.replicates == 0) return comparison;
  const double growth = static_cast<double>(replicates) / static_cast<double>(sample.replicates);
  comparison.replicates = static_cast<std::int64_t>(replicates);
  for (std::vector<Differences>* all : {&comparison.with_first, &comparison.among_others})
    for (Differences& differences : *all) {
      Moments& moments = differences.moments;
      for (std::vector<std::int64_t>* numbers : {&moments.count, &moments.sum, &differences.above, &differences.equal})
        grow(*numbers, growth);
      grow(moments.sum_of_squares, growth);
    }
  return comparison;
}

}  // namespace xuewei

#include "engine/record/histogram.hpp"

#include <algorithm>
#include <cmath>

namespace xuewei {
namespace {

constexpr double kBinsPerHalfWidth = 64.0;
/// Narrowest histogram, in quanta to each side: a bin is then one quantum.
constexpr double kHalfWidthFloorQuanta = kBinsPerHalfWidth;
constexpr double kHalfWidthShare = 0.6;
constexpr double kHalfWidthShareOfScale = 0.3;

}  // namespace

Bins histogram_bins(const Variable& variable, double expected, double scale) {
  const double centre = std::isnan(expected) ? 0.0 : expected;
  const double share = variable.histogram_scale.empty() ? kHalfWidthShare : kHalfWidthShareOfScale;
  const double reach = std::isnan(scale) ? 0.0 : share * std::abs(scale);
  const double half_width = std::max(kHalfWidthFloorQuanta * variable.quantum, reach);
  const double width = half_width / kBinsPerHalfWidth;
  return {centre - 0.5 * static_cast<double>(kBins) * width, width};
}

Bins histogram_bins(const Expected& expected, std::size_t variable, std::size_t i) {
  const Variable& described = variables()[variable];
  const std::size_t scale = described.histogram_scale.empty() ? variable : variable_index(described.histogram_scale);
  return histogram_bins(described, expected.values[variable][i], expected.values[scale][i]);
}

std::size_t slot_of(const Bins& bins, double value) {
  const double position = (value - bins.low) / bins.width;
  if (position < 0.0) return 0;
  if (position >= static_cast<double>(kBins)) return kBins + 1;
  return static_cast<std::size_t>(position) + 1;
}

double quantile(const Spread& spread, double probability) {
  const double wanted = probability * static_cast<double>(spread.replicates);
  double below = spread.at_minimum;
  if (wanted <= below || spread.minimum == spread.maximum) return spread.minimum;
  if (wanted > static_cast<double>(spread.replicates) - spread.at_maximum) return spread.maximum;
  const std::size_t lowest = slot_of(spread.bins, spread.minimum), highest = slot_of(spread.bins, spread.maximum);
  for (std::size_t slot = lowest; slot <= highest; ++slot) {
    double inside = spread.counts[slot];
    if (slot == lowest) inside -= spread.at_minimum;
    if (slot == highest) inside -= spread.at_maximum;
    if (inside > 0.0 && wanted <= below + inside) {
      if (slot == 0 || slot == kBins + 1) return kMissing;
      const double edge = spread.bins.low + spread.bins.width * static_cast<double>(slot - 1);
      const double low = std::max(edge, spread.minimum), high = std::min(edge + spread.bins.width, spread.maximum);
      return low + (high - low) * (wanted - below) / inside;
    }
    below += inside;
  }
  return kMissing;
}

}  // namespace xuewei

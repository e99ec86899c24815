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

namespace {

/// The part of a slot that lies between the extremes, and the replicates in it that have neither of them.
struct Inside {
  double low, high, replicates;
};
Inside inside_of(const Spread& spread, std::size_t slot) {
  const double edge = spread.bins.low + spread.bins.width * (static_cast<double>(slot) - 1.0);
  double replicates = spread.counts[slot];
  if (slot == slot_of(spread.bins, spread.minimum)) replicates -= spread.at_minimum;
  if (slot == slot_of(spread.bins, spread.maximum)) replicates -= spread.at_maximum;
  return {std::max(edge, spread.minimum), std::min(edge + spread.bins.width, spread.maximum), replicates};
}

bool outside_bins(std::size_t slot) { return slot == 0 || slot == kBins + 1; }

}  // namespace

double quantile(const Spread& spread, double probability) {
  const double wanted = probability * static_cast<double>(spread.replicates);
  double below = spread.at_minimum;
  if (wanted <= below || spread.minimum == spread.maximum) return spread.minimum;
  if (wanted > static_cast<double>(spread.replicates) - spread.at_maximum) return spread.maximum;
  const std::size_t lowest = slot_of(spread.bins, spread.minimum), highest = slot_of(spread.bins, spread.maximum);
  for (std::size_t slot = lowest; slot <= highest; ++slot) {
    const Inside inside = inside_of(spread, slot);
    if (inside.replicates > 0.0 && wanted <= below + inside.replicates) {
      if (outside_bins(slot)) return kMissing;
      return inside.low + (inside.high - inside.low) * (wanted - below) / inside.replicates;
    }
    below += inside.replicates;
  }
  return kMissing;
}

Chance chance_at_least(const Spread& spread, double threshold, double quantum) {
  const double cut = (std::ceil(threshold / quantum) - 0.5) * quantum;  // between two values, so none lies on it
  if (cut < spread.minimum) return {1.0, 1.0, 1.0, 0.0};
  if (cut > spread.maximum) return {0.0, 0.0, 0.0, 0.0};
  const std::size_t slot = slot_of(spread.bins, cut), highest = slot_of(spread.bins, spread.maximum);
  double above = slot == highest ? spread.at_maximum : 0.0;
  for (std::size_t further = slot + 1; further <= highest; ++further) above += spread.counts[further];
  const Inside inside = inside_of(spread, slot);
  const auto all = static_cast<double>(spread.replicates);
  const double lowest = above / all, most = (above + inside.replicates) / all;
  const auto error = [&](double share) { return std::sqrt(share * (1.0 - share) / all); };
  if (inside.replicates == 0.0) return {lowest, lowest, lowest, error(lowest)};
  if (outside_bins(slot)) return {kMissing, lowest, most, kMissing};
  const double part = std::clamp((inside.high - cut) / (inside.high - inside.low), 0.0, 1.0);
  const double share = (above + part * inside.replicates) / all;
  return {share, lowest, most, error(share)};
}

}  // namespace xuewei

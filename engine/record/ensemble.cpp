#include "engine/record/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>

#include "engine/contracts/contract.hpp"

namespace xuewei {
namespace {

constexpr std::int64_t kMissingWhole = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kNoMinimum = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kNoMaximum = std::numeric_limits<std::int64_t>::min();
constexpr double kBinsPerHalfWidth = 64.0;
/// Narrowest histogram, in quanta to each side: a bin is then one quantum.
constexpr double kHalfWidthFloorQuanta = kBinsPerHalfWidth;
constexpr double kHalfWidthShare = 0.6;
constexpr double kHalfWidthShareOfScale = 0.3;
constexpr std::size_t kSlots = kBins + 2;

/// Nearest whole number of quanta; ties go away from zero. Straight-line arithmetic, the same on every machine.
std::int64_t in_quanta(double value, double quantum) {
  const double scaled = value / quantum;
  if (std::isnan(scaled)) return kMissingWhole;
  return static_cast<std::int64_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
}

std::size_t slot_of(const Bins& bins, double value) {
  const double position = (value - bins.low) / bins.width;
  if (position < 0.0) return 0;
  if (position >= static_cast<double>(kBins)) return kBins + 1;
  return static_cast<std::size_t>(position) + 1;
}

/// One value's share of an ensemble, as far as quantiles need it.
struct Spread {
  const std::uint32_t* counts;
  Bins bins;
  std::int64_t replicates;
  double minimum, maximum;
  std::uint32_t at_minimum, at_maximum;
};

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

template <class Further>
void add_extreme(std::int64_t whole, std::int64_t& extreme, std::uint32_t& at, Further further) {
  if (further(extreme, whole)) return;
  at = whole == extreme ? at + 1 : 1;
  extreme = whole;
}

/// Two extremes of disjoint sets of replicates: the one that is further out, with those that have it.
template <class Further>
void join_extremes(std::vector<std::int64_t>& value, std::vector<std::uint32_t>& at,
                   const std::vector<std::int64_t>& other_value, const std::vector<std::uint32_t>& other_at,
                   Further further) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (further(value[i], other_value[i])) continue;
    if (!at.empty()) at[i] = other_at[i] + (value[i] == other_value[i] ? at[i] : 0);
    value[i] = other_value[i];
  }
}

}  // namespace

Ensemble make_ensemble(const Model& model) {
  Ensemble ensemble;
  for (const Variable& variable : variables()) {
    const std::size_t size =
        variable.quantum > 0.0 ? values_per_year(variable, model) * model.network.calendar.steps : 0;
    ensemble.moments.push_back({std::vector<std::int64_t>(size), std::vector<std::int64_t>(size),
                                std::vector<Int128>(size), std::vector<std::int64_t>(size, kNoMinimum),
                                std::vector<std::int64_t>(size, kNoMaximum)});
    const std::size_t spread = variable.histogram ? size : 0;
    ensemble.histograms.push_back({std::vector<std::uint32_t>(spread * kSlots), std::vector<std::uint32_t>(spread),
                                   std::vector<std::uint32_t>(spread)});
  }
  return ensemble;
}

void Ensemble::merge(const Ensemble& other) {
  if (moments.size() != other.moments.size()) throw std::invalid_argument("the ensembles hold different variables");
  for (std::size_t v = 0; v < moments.size(); ++v) {
    if (moments[v].sum.size() != other.moments[v].sum.size() ||
        histograms[v].counts.size() != other.histograms[v].counts.size())
      throw std::invalid_argument("variable `" + std::string(variables()[v].id) +
                                  "` has different shapes in the ensembles");
    for (std::size_t i = 0; i < moments[v].sum.size(); ++i) {
      moments[v].count[i] += other.moments[v].count[i];
      moments[v].sum[i] += other.moments[v].sum[i];
      moments[v].sum_of_squares[i] += other.moments[v].sum_of_squares[i];
    }
    for (std::size_t i = 0; i < histograms[v].counts.size(); ++i)
      histograms[v].counts[i] += other.histograms[v].counts[i];
    join_extremes(moments[v].minimum, histograms[v].at_minimum, other.moments[v].minimum,
                  other.histograms[v].at_minimum, std::less<>());
    join_extremes(moments[v].maximum, histograms[v].at_maximum, other.moments[v].maximum,
                  other.histograms[v].at_maximum, std::greater<>());
  }
  replicates += other.replicates;
}

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

EnsembleRecorder::EnsembleRecorder(const Model& model, const Expected& expected)
    : expected_(&expected), gathering_(model), ensemble_(make_ensemble(model)) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    layouts_.push_back(make_layout(variable, model));
    rounded_.emplace_back(variable.quantum > 0.0 ? layouts_.back().size : 0);
    bins_.emplace_back();
    if (variable.histogram)
      for (std::size_t i = 0; i < expected_->values[v].size(); ++i)
        bins_.back().push_back(histogram_bins(*expected_, v, i));
  }
}

void EnsembleRecorder::observe(const State& state, std::size_t step, int live) {
  XUEWEI_EXPECT(live >= 1 && live <= kLanes);
  gathering_.gather(state, step);
  XUEWEI_EXPECT(is_complete(layouts_, step, state, gathering_));
  for (int lane = 0; lane < live; ++lane) {
    for (std::size_t v = 0; v < variables().size(); ++v) {
      const Variable& variable = variables()[v];
      if (variable.quantum == 0.0 || (step == 0 && variable.missing_in_base_year)) continue;
      if (variable.source == Source::ratio) {
        const std::size_t top = variable_index(variable.numerator), bottom = variable_index(variable.denominator);
        const double scale = variables()[top].quantum / variables()[bottom].quantum;
        for (std::size_t i = 0; i < rounded_[v].size(); ++i) {
          const std::int64_t numerator = rounded_[top][i], denominator = rounded_[bottom][i];
          rounded_[v][i] = denominator <= 0 || numerator == kMissingWhole
                               ? kMissingWhole
                               : in_quanta(scale * static_cast<double>(numerator) / static_cast<double>(denominator),
                                           variable.quantum);
        }
      } else {
        const std::span<const Lane> values = gathering_.values(v, state);
        spread(
            variable, layouts_[v], [&](std::size_t i) { return in_quanta(values[i][lane], variable.quantum); },
            kMissingWhole, rounded_[v].data());
      }
      add(v, step, rounded_[v]);
    }
  }
}

void EnsembleRecorder::add(std::size_t variable, std::size_t step, const std::vector<std::int64_t>& whole) {
  Moments& moments = ensemble_.moments[variable];
  const std::size_t first = step * whole.size();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == kMissingWhole) continue;
    ++moments.count[first + i];
    moments.sum[first + i] += whole[i];
    moments.sum_of_squares[first + i] += static_cast<Int128>(whole[i]) * whole[i];
  }
  if (bins_[variable].empty()) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
      if (whole[i] == kMissingWhole) continue;
      moments.minimum[first + i] = std::min(moments.minimum[first + i], whole[i]);
      moments.maximum[first + i] = std::max(moments.maximum[first + i], whole[i]);
    }
    return;
  }
  Histogram& histogram = ensemble_.histograms[variable];
  const double quantum = variables()[variable].quantum;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == kMissingWhole) continue;
    const std::size_t at = first + i;
    ++histogram.counts[at * kSlots + slot_of(bins_[variable][at], static_cast<double>(whole[i]) * quantum)];
    add_extreme(whole[i], moments.minimum[at], histogram.at_minimum[at], std::less<>());
    add_extreme(whole[i], moments.maximum[at], histogram.at_maximum[at], std::greater<>());
  }
}

std::vector<double> statistics(const Ensemble& ensemble, const Expected& expected, std::size_t variable) {
  const Variable& described = variables().at(variable);
  const Moments& moments = ensemble.moments.at(variable);
  const Histogram& histogram = ensemble.histograms.at(variable);
  if (moments.sum.empty()) throw std::out_of_range("`" + std::string(described.id) + "` is not kept in ensembles");
  static constexpr double kProbabilities[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
  const std::size_t size = moments.sum.size();
  std::vector<double> result(kStatistics.size() * size, kMissing);
  for (std::size_t i = 0; i < size; ++i) {
    const std::int64_t n = moments.count[i];
    if (n == 0) continue;
    const auto count = static_cast<double>(n);
    result[i] = described.quantum * static_cast<double>(moments.sum[i]) / count;
    if (n > 1) {
      // n sum2 - sum^2 is exact in 128 bits for any count below 2^40 of values below 2^40 quanta.
      const Int128 spread_whole = n * moments.sum_of_squares[i] - static_cast<Int128>(moments.sum[i]) * moments.sum[i];
      const double variance = static_cast<double>(spread_whole) / (count * (count - 1.0));
      result[size + i] = described.quantum * std::sqrt(variance);
      result[2 * size + i] = result[size + i] / std::sqrt(count);
    }
    if (histogram.counts.empty()) continue;
    const Spread spread{.counts = &histogram.counts[i * kSlots],
                        .bins = histogram_bins(expected, variable, i),
                        .replicates = n,
                        .minimum = described.quantum * static_cast<double>(moments.minimum[i]),
                        .maximum = described.quantum * static_cast<double>(moments.maximum[i]),
                        .at_minimum = histogram.at_minimum[i],
                        .at_maximum = histogram.at_maximum[i]};
    for (std::size_t q = 0; q < std::size(kProbabilities); ++q)
      result[(3 + q) * size + i] = quantile(spread, kProbabilities[q]);
  }
  return result;
}

}  // namespace xuewei

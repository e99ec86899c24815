#include "engine/record/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace xuewei {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kMissingWhole = std::numeric_limits<std::int64_t>::min();
/// Narrowest histogram, in quanta to each side: below this the quantum itself is the error.
constexpr double kHalfWidthFloorQuanta = 64.0;
constexpr double kHalfWidthShare = 0.6;
constexpr double kHalfWidthShareOfScale = 0.3;
constexpr std::size_t kSlots = kBins + 2;

/// Nearest whole number of quanta; ties go away from zero. Straight-line arithmetic, the same on every machine.
std::int64_t in_quanta(double value, double quantum) {
  const double scaled = value / quantum;
  return static_cast<std::int64_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
}

std::size_t slot_of(const Bins& bins, double value) {
  const double position = (value - bins.low) / bins.width;
  if (position < 0.0) return 0;
  if (position >= static_cast<double>(kBins)) return kBins + 1;
  return static_cast<std::size_t>(position) + 1;
}

double quantile(const std::uint32_t* counts, const Bins& bins, std::int64_t total, double probability) {
  const double wanted = probability * static_cast<double>(total);
  double below = counts[0];
  if (total == 0 || wanted < below) return kMissing;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const double inside = counts[bin + 1];
    if (inside > 0.0 && wanted <= below + inside)
      return bins.low + bins.width * (static_cast<double>(bin) + (wanted - below) / inside);
    below += inside;
  }
  return kMissing;
}

}  // namespace

Ensemble make_ensemble(const Model& model) {
  Ensemble ensemble;
  for (const Variable& variable : variables()) {
    const std::size_t size =
        variable.quantum > 0.0 ? values_per_year(variable, model) * model.network.calendar.steps : 0;
    ensemble.moments.push_back(
        {std::vector<std::int64_t>(size), std::vector<std::int64_t>(size), std::vector<Int128>(size)});
    ensemble.histograms.push_back({std::vector<std::uint32_t>(variable.histogram ? size * kSlots : 0)});
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
  }
  replicates += other.replicates;
}

Bins histogram_bins(const Variable& variable, double expected, double scale) {
  const double centre = std::isnan(expected) ? 0.0 : expected;
  const double share = variable.histogram_scale.empty() ? kHalfWidthShare : kHalfWidthShareOfScale;
  const double reach = std::isnan(scale) ? 0.0 : share * std::abs(scale);
  const double half_width = std::max(kHalfWidthFloorQuanta * variable.quantum, reach);
  return {centre - half_width, 2.0 * half_width / static_cast<double>(kBins)};
}

Bins histogram_bins(const Expected& expected, std::size_t variable, std::size_t i) {
  const Variable& described = variables()[variable];
  const std::size_t scale = described.histogram_scale.empty() ? variable : variable_index(described.histogram_scale);
  return histogram_bins(described, expected.values[variable][i], expected.values[scale][i]);
}

EnsembleRecorder::EnsembleRecorder(const Model& model, const Expected& expected)
    : expected_(&expected), ensemble_(make_ensemble(model)) {
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
        const std::span<const Lane> values = variable.values(state);
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
  Histogram& histogram = ensemble_.histograms[variable];
  const double quantum = variables()[variable].quantum;
  const std::size_t first = step * whole.size();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == kMissingWhole) continue;
    ++moments.count[first + i];
    moments.sum[first + i] += whole[i];
    moments.sum_of_squares[first + i] += static_cast<Int128>(whole[i]) * whole[i];
    if (!bins_[variable].empty()) {
      const std::size_t slot = slot_of(bins_[variable][first + i], static_cast<double>(whole[i]) * quantum);
      ++histogram.counts[(first + i) * kSlots + slot];
    }
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
    const Bins bins = histogram_bins(expected, variable, i);
    for (std::size_t q = 0; q < std::size(kProbabilities); ++q)
      result[(3 + q) * size + i] = quantile(&histogram.counts[i * kSlots], bins, n, kProbabilities[q]);
  }
  return result;
}

}  // namespace xuewei

#include "engine/record/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>

namespace xuewei {
namespace {

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

/// n sum2 - sum^2, the same for values less a whole number c; with c near the mean no product leaves 128 bits unless the
/// standard deviation itself is near 2^59 quanta.
Int128 spread_of(const Moments& moments, std::size_t i) {
  const Int128 n = moments.count[i], sum = moments.sum[i], c = sum / n;
  const Int128 rest = sum - n * c;
  const Int128 squares = moments.sum_of_squares.empty() ? sum : moments.sum_of_squares[i];
  return n * (squares - 2 * c * sum + n * c * c) - rest * rest;
}

Spread spread_at(const Ensemble& ensemble, const Expected& expected, std::size_t variable, std::size_t i) {
  const Moments& moments = ensemble.moments[variable];
  const Histogram& histogram = ensemble.histograms[variable];
  const double quantum = variables()[variable].quantum;
  return {.counts = &histogram.counts[i * kSlots],
          .bins = histogram_bins(expected, variable, i),
          .replicates = moments.count[i],
          .minimum = quantum * static_cast<double>(moments.minimum[i]),
          .maximum = quantum * static_cast<double>(moments.maximum[i]),
          .at_minimum = histogram.at_minimum[i],
          .at_maximum = histogram.at_maximum[i]};
}

}  // namespace

Moments make_moments(std::size_t size) {
  using Whole = std::numeric_limits<std::int64_t>;
  return {std::vector<std::int64_t>(size), std::vector<std::int64_t>(size), std::vector<Int128>(size),
          std::vector<std::int64_t>(size, Whole::max()), std::vector<std::int64_t>(size, Whole::min())};
}

Moments make_counts(std::size_t size) {
  return {std::vector<std::int64_t>(size), std::vector<std::int64_t>(size), {}, {}, {}};
}

Ensemble make_ensemble(const Model& model, const Recorded& recorded) {
  Ensemble ensemble;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    const std::size_t size = recorded.at(v) ? values_per_year(variable, model) * model.network.calendar.steps : 0;
    ensemble.moments.push_back(variable.probability ? make_counts(size) : make_moments(size));
    const std::size_t spread = variable.histogram ? size : 0;
    ensemble.histograms.push_back({std::vector<std::uint32_t>(spread * kSlots), std::vector<std::uint32_t>(spread),
                                   std::vector<std::uint32_t>(spread)});
  }
  return ensemble;
}

Recorded recorded_in(const Ensemble& ensemble) {
  Recorded recorded;
  for (const Moments& moments : ensemble.moments) recorded.push_back(!moments.sum.empty());
  return recorded;
}

void check_sums_fit(std::size_t variable, const Moments& one, const Moments& other) {
  std::int64_t sum = 0;
  Int128 squares = 0;
  for (std::size_t i = 0; i < one.sum.size(); ++i)
    if (__builtin_add_overflow(one.sum[i], other.sum[i], &sum) ||
        (!one.sum_of_squares.empty() &&
         __builtin_add_overflow(one.sum_of_squares[i], other.sum_of_squares[i], &squares)))
      throw std::overflow_error("`" + std::string(variables()[variable].id) +
                                "` of so many replicates is too large for exact sums");
}

void merge_moments(const Moments& other, const Histogram& other_extremes, Moments& moments, Histogram& extremes) {
  for (std::size_t i = 0; i < moments.sum.size(); ++i) {
    moments.count[i] += other.count[i];
    moments.sum[i] += other.sum[i];
    if (!moments.sum_of_squares.empty()) moments.sum_of_squares[i] += other.sum_of_squares[i];
  }
  join_extremes(moments.minimum, extremes.at_minimum, other.minimum, other_extremes.at_minimum, std::less<>());
  join_extremes(moments.maximum, extremes.at_maximum, other.maximum, other_extremes.at_maximum, std::greater<>());
}

void Ensemble::merge(const Ensemble& other) {
  if (moments.size() != other.moments.size()) throw std::invalid_argument("the ensembles hold different variables");
  for (std::size_t v = 0; v < moments.size(); ++v) {
    if (moments[v].sum.size() != other.moments[v].sum.size() ||
        histograms[v].counts.size() != other.histograms[v].counts.size())
      throw std::invalid_argument("variable `" + std::string(variables()[v].id) +
                                  "` has different shapes in the ensembles");
    check_sums_fit(v, moments[v], other.moments[v]);
  }
  for (std::size_t v = 0; v < moments.size(); ++v) {
    merge_moments(other.moments[v], other.histograms[v], moments[v], histograms[v]);
    for (std::size_t i = 0; i < histograms[v].counts.size(); ++i)
      histograms[v].counts[i] += other.histograms[v].counts[i];
  }
  replicates += other.replicates;
}

double variance_of(const Moments& moments, std::size_t i) {
  if (moments.count[i] < 2) return kMissing;
  const auto count = static_cast<double>(moments.count[i]);
  return static_cast<double>(spread_of(moments, i)) / (count * (count - 1.0));
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
      result[size + i] = described.quantum * std::sqrt(variance_of(moments, i));
      result[2 * size + i] = result[size + i] / std::sqrt(count);
    }
    if (histogram.counts.empty()) continue;
    const Spread spread = spread_at(ensemble, expected, variable, i);
    for (std::size_t q = 0; q < std::size(kProbabilities); ++q)
      result[(3 + q) * size + i] = quantile(spread, kProbabilities[q]);
  }
  return result;
}

std::vector<Chance> chances_at_least(const Ensemble& ensemble, const Expected& expected, std::size_t variable,
                                     double threshold) {
  const Variable& described = variables().at(variable);
  const std::vector<std::int64_t>& count = ensemble.moments.at(variable).count;
  if (ensemble.histograms.at(variable).counts.empty())
    throw std::out_of_range("`" + std::string(described.id) + "` has no histogram in the ensemble");
  std::vector<Chance> chances(count.size(), {kMissing, kMissing, kMissing, kMissing});
  for (std::size_t i = 0; i < count.size(); ++i)
    if (count[i] > 0)
      chances[i] = chance_at_least(spread_at(ensemble, expected, variable, i), threshold, described.quantum);
  return chances;
}

}  // namespace xuewei

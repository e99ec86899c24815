#include "engine/record/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <string>

#include "engine/record/whole.hpp"

namespace xuewei {
namespace {

Differences make_differences(std::size_t size) {
  return {make_moments(size), std::vector<std::int64_t>(size), std::vector<std::int64_t>(size)};
}

bool alike(const Differences& one, const Differences& other) {
  return one.moments.sum.size() == other.moments.sum.size();
}

void add_one(std::int64_t difference, std::size_t at, Moments& moments, bool& exact) {
  exact &= !__builtin_add_overflow(moments.sum[at], difference, &moments.sum[at]);
  Int128& squares = moments.sum_of_squares[at];
  exact &= !__builtin_add_overflow(squares, static_cast<Int128>(difference) * difference, &squares);
  moments.minimum[at] = std::min(moments.minimum[at], difference);
  moments.maximum[at] = std::max(moments.maximum[at], difference);
}

/// Adds live lanes of one value. `count` says how often a difference was missing, as a negative number, until all is done.
/// False: a sum would not be exact.
bool add(const Lane& a, const Lane& b, int live, std::size_t at, Differences& differences) {
  Moments& moments = differences.moments;
  const Lane difference = a - b;
  const double squares = difference.square().sum();
  if (squares < kWholeLimit) {  // then every lane is live and has a value, and sums of doubles are exact
    moments.sum_of_squares[at] += static_cast<std::int64_t>(squares);
    moments.minimum[at] = std::min(moments.minimum[at], static_cast<std::int64_t>(difference.minCoeff()));
    moments.maximum[at] = std::max(moments.maximum[at], static_cast<std::int64_t>(difference.maxCoeff()));
    differences.above[at] += (difference > 0.0).count();
    differences.equal[at] += (difference == 0.0).count();
    return !__builtin_add_overflow(moments.sum[at], static_cast<std::int64_t>(difference.sum()), &moments.sum[at]);
  }
  bool exact = true;
  for (int lane = 0; lane < live; ++lane) {
    if (std::isnan(difference[lane])) {
      --moments.count[at];
      continue;
    }
    add_one(static_cast<std::int64_t>(a[lane]) - static_cast<std::int64_t>(b[lane]), at, moments, exact);
    differences.above[at] += a[lane] > b[lane] ? 1 : 0;
    differences.equal[at] += a[lane] == b[lane] ? 1 : 0;
  }
  return exact;
}

void add_all(const LaneField& a, const LaneField& b, int live, std::size_t first, std::size_t variable,
             Differences& differences) {
  bool exact = true;
  for (std::size_t i = 0; i < a.size(); ++i) exact &= add(a[i], b[i], live, first + i, differences);
  if (!exact)
    throw std::overflow_error("`" + std::string(variables()[variable].id) +
                              "` differs too much from another scenario for exact sums");
}

}  // namespace

std::vector<std::size_t> topmost_areas(const Network& network) {
  std::vector<std::size_t> areas;
  for (std::size_t node = 0; node < network.nodes.size(); ++node)
    if (!network.nodes[node].parent.valid()) areas.push_back(node);
  return areas;
}

bool comparable(const Model& one, const Model& other) {
  const Network &a = one.network, &b = other.network;
  return a.calendar.base_year == b.calendar.base_year && a.calendar.steps == b.calendar.steps &&
         std::ranges::equal(a.nodes, b.nodes, {}, &Node::code, &Node::code) &&
         std::ranges::equal(a.stages, b.stages, {}, &Stage::id, &Stage::id);
}

void Comparison::merge(const Comparison& other) {
  if (scenarios != other.scenarios || with_first.size() != other.with_first.size())
    throw std::invalid_argument("the comparisons are of different scenarios");
  for (const auto part : {&Comparison::with_first, &Comparison::among_others})
    for (std::size_t v = 0; v < with_first.size(); ++v) {
      if (!alike((this->*part)[v], (other.*part)[v]))
        throw std::invalid_argument("variable `" + std::string(variables()[v].id) +
                                    "` has different shapes in the comparisons");
      check_sums_fit(v, (this->*part)[v].moments, (other.*part)[v].moments);
    }
  Histogram none;
  for (const auto part : {&Comparison::with_first, &Comparison::among_others})
    for (std::size_t v = 0; v < with_first.size(); ++v) {
      Differences& mine = (this->*part)[v];
      const Differences& others = (other.*part)[v];
      merge_moments(others.moments, none, mine.moments, none);
      std::ranges::transform(mine.above, others.above, mine.above.begin(), std::plus<>());
      std::ranges::transform(mine.equal, others.equal, mine.equal.begin(), std::plus<>());
    }
  replicates += other.replicates;
}

Difference difference_at(const Comparison& comparison, std::size_t variable, std::size_t a, std::size_t b,
                         std::size_t i) {
  const std::size_t later = std::max(a, b), earlier = std::min(a, b);
  const bool with_first = earlier == 0;
  const Differences& differences = (with_first ? comparison.with_first : comparison.among_others).at(variable);
  const Moments& moments = differences.moments;
  const std::size_t size =
      moments.sum.size() / (with_first ? comparison.scenarios - 1 : pairs_of(comparison.scenarios));
  const std::size_t at = (with_first ? later - 1 : pair_of(later, earlier)) * size + i;
  const std::int64_t n = moments.count.at(at);
  Difference found{n, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing, kMissing};
  if (n == 0) return found;
  const auto count = static_cast<double>(n);
  const double quantum = variables()[variable].quantum, sign = a > b ? 1.0 : -1.0;
  const double low = sign * quantum * static_cast<double>(moments.minimum[at]),
               high = sign * quantum * static_cast<double>(moments.maximum[at]);
  found.mean = sign * quantum * static_cast<double>(moments.sum[at]) / count + 0.0;  // never -0
  found.variance = quantum * quantum * variance_of(moments, at);
  found.mcse = std::sqrt(found.variance / count);
  found.minimum = std::min(low, high) + 0.0;
  found.maximum = std::max(low, high) + 0.0;
  const std::int64_t below = n - differences.above[at] - differences.equal[at];
  found.above = static_cast<double>(a > b ? differences.above[at] : below) / count;
  found.equal = static_cast<double>(differences.equal[at]) / count;
  found.chance_mcse = std::sqrt(found.above * (1.0 - found.above) / count);
  return found;
}

ComparisonRecorder::ComparisonRecorder(const Model& model, std::size_t scenarios)
    : steps_(model.network.calendar.steps), topmost_areas_(topmost_areas(model.network)) {
  comparison_.scenarios = scenarios;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    std::size_t all = 0, topmost = 0;
    if (variables()[v].compared) {
      const std::size_t size = values_per_year(variables()[v], model), inner = size / model.network.nodes.size();
      all = steps_ * size;
      topmost = steps_ * topmost_areas_.size() * inner;
      compared_.push_back(
          {v, size, inner, LaneField(all), LaneField(all), std::vector<LaneField>(scenarios - 1, LaneField(topmost))});
    }
    comparison_.with_first.push_back(make_differences((scenarios - 1) * all));
    comparison_.among_others.push_back(make_differences(pairs_of(scenarios) * topmost));
  }
}

void ComparisonRecorder::observe(std::size_t scenario, const EnsembleRecorder& recorder, std::size_t step) {
  for (Compared& of : compared_) {
    const std::span<const Lane> values = recorder.whole(of.variable);
    LaneField& block = scenario == 0 ? of.first : of.current;
    std::ranges::copy(values, block.slice(step * of.size, of.size).begin());
    if (scenario == 0) continue;
    auto out = of.topmost[scenario - 1]
                   .slice(step * topmost_areas_.size() * of.inner, topmost_areas_.size() * of.inner)
                   .begin();
    for (const std::size_t area : topmost_areas_)
      out = std::ranges::copy(values.subspan(area * of.inner, of.inner), out).out;
  }
}

void ComparisonRecorder::scenario_done(std::size_t scenario, int live) {
  if (scenario == 0) return;
  for (const Compared& of : compared_) {
    add_all(of.current, of.first, live, (scenario - 1) * of.first.size(), of.variable,
            comparison_.with_first[of.variable]);
    const LaneField& topmost = of.topmost[scenario - 1];
    for (std::size_t before = 1; before < scenario; ++before)
      add_all(topmost, of.topmost[before - 1], live, pair_of(scenario, before) * topmost.size(), of.variable,
              comparison_.among_others[of.variable]);
  }
}

Comparison ComparisonRecorder::take() {
  for (auto* const part : {&comparison_.with_first, &comparison_.among_others})
    for (Differences& differences : *part)
      for (std::int64_t& count : differences.moments.count) count += comparison_.replicates;
  return std::move(comparison_);
}

}  // namespace xuewei

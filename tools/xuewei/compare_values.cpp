#include "tools/xuewei/compare_values.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace xuewei {
namespace {

using Labels = std::vector<std::string>;
using ByPath = std::map<std::string, const Dataset*>;

std::string text_of(const auto& value) {
  using Value = std::decay_t<decltype(value)>;
  if constexpr (std::is_same_v<Value, std::string>) return value;
  if constexpr (std::is_same_v<Value, double>)
    if (std::isnan(value)) return "missing";
  return fmt::format("{}", value);
}

ByPath datasets_below(const Document& document, const std::string& group) {
  ByPath found;
  for (const Group& one : document.groups)
    for (const Dataset& dataset : one.datasets)
      if (dataset.path.starts_with(group + "/")) found[dataset.path.substr(group.size() + 1)] = &dataset;
  return found;
}

/// What stands along a dimension: the values of its coordinate, or mere positions.
Labels labels_along(const ByPath& datasets, const std::string& name, const Dataset& dataset, std::size_t dimension) {
  Labels labels;
  const std::string folder = name.substr(0, name.rfind('/') + 1);
  const auto coordinate = datasets.find(folder + dataset.dimensions[dimension]);
  if (coordinate != datasets.end())
    std::visit(
        [&](const auto& span) {
          for (const auto& value : span) labels.push_back(text_of(value));
        },
        coordinate->second->values);
  if (labels.size() != dataset.shape[dimension]) {
    labels.clear();
    for (std::size_t i = 0; i < dataset.shape[dimension]; ++i) labels.push_back(std::to_string(i));
  }
  return labels;
}

/// Positions in both of the labels that both have.
struct Match {
  std::string dimension;
  Labels labels;
  std::vector<std::pair<std::size_t, std::size_t>> positions;
};

Match match(const std::string& dimension, const Labels& first, const Labels& second) {
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < second.size(); ++i) at.emplace(second[i], i);
  Match matched{dimension, {}, {}};
  for (std::size_t i = 0; i < first.size(); ++i)
    if (const auto found = at.find(first[i]); found != at.end()) {
      matched.labels.push_back(first[i]);
      matched.positions.emplace_back(i, found->second);
    }
  return matched;
}

std::size_t size_of(const Dataset& dataset) {
  std::size_t size = 1;
  for (const std::size_t one : dataset.shape) size *= one;
  return size;
}

std::string place_text(const std::vector<Match>& matches, const std::vector<std::size_t>& at) {
  std::string text;
  for (std::size_t d = 0; d < matches.size(); ++d)
    text += fmt::format("{}{} {}", d == 0 ? "" : ", ", matches[d].dimension, matches[d].labels[at[d]]);
  return text;
}

template <class Value>
bool same(const Value& a, const Value& b) {
  if constexpr (std::is_same_v<Value, double>) return a == b || (std::isnan(a) && std::isnan(b));
  return a == b;
}

/// Absolute difference; negative where there is none: texts, or a number against a missing one.
template <class Value>
double distance(const Value& a, const Value& b) {
  if constexpr (std::is_arithmetic_v<Value>) {
    const auto apart = static_cast<double>(std::abs(static_cast<long double>(a) - static_cast<long double>(b)));
    return std::isnan(apart) ? -1.0 : apart;
  }
  return -1.0;
}

/// Visits every combination of matched labels in row-major order of the first.
template <class Value>
void compare(std::span<const Value> first, const std::vector<std::size_t>& first_shape, std::span<const Value> second,
             const std::vector<std::size_t>& second_shape, const std::vector<Match>& matches,
             ValueDifference& difference) {
  double largest = -std::numeric_limits<double>::infinity();
  std::vector<std::size_t> at(matches.size(), 0);
  for (const Match& one : matches)
    if (one.positions.empty()) return;
  while (true) {
    std::size_t a = 0, b = 0;
    for (std::size_t d = 0; d < matches.size(); ++d) {
      const auto& [in_first, in_second] = matches[d].positions[at[d]];
      a = a * first_shape[d] + in_first;
      b = b * second_shape[d] + in_second;
    }
    ++difference.compared;
    if (!same(first[a], second[b])) {
      ++difference.differing;
      if (const double apart = distance(first[a], second[b]); apart > largest) {
        largest = apart;
        difference.largest = std::max(apart, 0.0);
        difference.place = place_text(matches, at);
        difference.first_value = text_of(first[a]);
        difference.second_value = text_of(second[b]);
      }
    }
    std::size_t d = matches.size();
    while (d > 0 && ++at[d - 1] == matches[d - 1].positions.size()) at[--d] = 0;
    if (d == 0) return;
  }
}

ValueDifference compare_dataset(const std::string& name, const ByPath& firsts, const Dataset& first,
                                const ByPath& seconds, const Dataset& second) {
  ValueDifference difference;
  difference.dataset = name;
  if (first.dimensions != second.dimensions || first.values.index() != second.values.index()) {
    difference.other = "has other dimensions or another type in the second";
    return difference;
  }
  std::vector<Match> matches;
  for (std::size_t d = 0; d < first.dimensions.size(); ++d)
    matches.push_back(
        match(first.dimensions[d], labels_along(firsts, name, first, d), labels_along(seconds, name, second, d)));
  std::visit(
      [&](const auto& values) {
        using Span = std::decay_t<decltype(values)>;
        compare(values, first.shape, std::get<Span>(second.values), second.shape, matches, difference);
      },
      first.values);
  difference.only_in_first = size_of(first) - difference.compared;
  difference.only_in_second = size_of(second) - difference.compared;
  return difference;
}

}  // namespace

std::vector<ValueDifference> compare_values(const Document& first, const std::string& first_group,
                                            const Document& second, const std::string& second_group) {
  const ByPath firsts = datasets_below(first, first_group), seconds = datasets_below(second, second_group);
  std::vector<ValueDifference> found;
  for (const auto& [name, dataset] : firsts) {
    const auto other = seconds.find(name);
    ValueDifference difference;
    if (other != seconds.end()) {
      difference = compare_dataset(name, firsts, *dataset, seconds, *other->second);
    } else {
      difference.dataset = name;
      difference.other = "only in the first";
    }
    if (difference.differing + difference.only_in_first + difference.only_in_second > 0 || !difference.other.empty())
      found.push_back(std::move(difference));
  }
  for (const auto& [name, dataset] : seconds)
    if (!firsts.contains(name)) {
      found.emplace_back().dataset = name;
      found.back().other = "only in the second";
    }
  return found;
}

std::string to_text(const ValueDifference& difference) {
  if (!difference.other.empty()) return fmt::format("{}: {}", difference.dataset, difference.other);
  std::vector<std::string> parts;
  if (difference.differing > 0) {
    parts.push_back(fmt::format("{} of {} values differ", difference.differing, difference.compared));
    const std::string change = fmt::format("{} -> {}", difference.first_value, difference.second_value);
    const std::string at = difference.place.empty() ? "" : " at " + difference.place;
    parts.push_back(difference.largest > 0.0
                        ? fmt::format("the largest difference is {:.6g} ({}){}", difference.largest, change, at)
                        : fmt::format("the first is {}{}", change, at));
  }
  if (difference.only_in_first > 0)
    parts.push_back(fmt::format("{} values only in the first", difference.only_in_first));
  if (difference.only_in_second > 0)
    parts.push_back(fmt::format("{} values only in the second", difference.only_in_second));
  return fmt::format("{}: {}", difference.dataset, fmt::join(parts, "; "));
}

}  // namespace xuewei

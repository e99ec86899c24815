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

Bilingual value_text(const auto& value) {
  using Value = std::decay_t<decltype(value)>;
  if constexpr (std::is_same_v<Value, std::string>) return alike(value);
  if constexpr (std::is_same_v<Value, double>)
    if (std::isnan(value)) return {"missing", "缺"};
  return alike(fmt::format("{}", value));
}

/// What lies below a group of one file.
class Side {
 public:
  Side(const StoredValues& file, const std::string& group) : file_(file), prefix_(group + "/") {
    for (const std::string& path : file.paths())
      if (path.starts_with(prefix_)) names_.push_back(path.substr(prefix_.size()));
  }

  const std::vector<std::string>& names() const { return names_; }
  bool holds(const std::string& name) const { return file_.holds(prefix_ + name); }
  bool is_scale(const std::string& name) const { return file_.is_scale(prefix_ + name); }
  Dataset read(const std::string& name, Document& storage) const { return file_.read(prefix_ + name, storage); }
  bool same(const Side& other, const std::string& name) const {
    return file_.same(prefix_ + name, other.file_, other.prefix_ + name);
  }

  /// What stands along a dimension of a dataset: the values of its coordinate, or mere positions.
  Labels labels_along(const std::string& folder, const std::string& dimension, std::size_t size) const {
    auto [known, is_new] = labels_.try_emplace(folder + dimension);
    Labels& labels = known->second;
    if (is_new && holds(folder + dimension)) {
      Document storage;
      std::visit(
          [&](const auto& span) {
            for (const auto& value : span) labels.push_back(value_text(value).en);
          },
          read(folder + dimension, storage).values);
    }
    if (labels.size() == size) return labels;
    Labels positions;
    for (std::size_t i = 0; i < size; ++i) positions.push_back(std::to_string(i));
    return positions;
  }

 private:
  const StoredValues& file_;
  std::string prefix_;
  std::vector<std::string> names_;
  mutable std::map<std::string, Labels> labels_;  ///< by name of the coordinate
};

std::string group_of(const std::string& name) { return name.substr(0, name.rfind('/') + 1); }

/// Whether what stands along the dimensions of a folder is the same in both: then equal places are equal labels.
class SameLabels {
 public:
  SameLabels(const Side& first, const Side& second) : first_(first), second_(second) {}

  bool operator()(const std::string& folder) {
    const auto known = same_.find(folder);
    if (known != same_.end()) return known->second;
    const auto differ = [&](const Side& one, const Side& other) {
      return std::ranges::any_of(one.names(), [&](const std::string& name) {
        return group_of(name) == folder && one.is_scale(name) && !(other.holds(name) && one.same(other, name));
      });
    };
    return same_[folder] = !differ(first_, second_) && !differ(second_, first_);
  }

 private:
  const Side &first_, &second_;
  std::map<std::string, bool> same_;
};

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
        difference.first_value = value_text(first[a]);
        difference.second_value = value_text(second[b]);
      }
    }
    std::size_t d = matches.size();
    while (d > 0 && ++at[d - 1] == matches[d - 1].positions.size()) at[--d] = 0;
    if (d == 0) return;
  }
}

ValueDifference compare_dataset(const std::string& name, const Side& firsts, const Side& seconds) {
  Document storage;
  const Dataset first = firsts.read(name, storage), second = seconds.read(name, storage);
  ValueDifference difference;
  difference.dataset = name;
  if (first.dimensions != second.dimensions || first.values.index() != second.values.index()) {
    difference.other = {"has other dimensions or another type in the second", "在后者中维度或类型不同"};
    return difference;
  }
  std::vector<Match> matches;
  for (std::size_t d = 0; d < first.dimensions.size(); ++d)
    matches.push_back(match(first.dimensions[d],
                            firsts.labels_along(group_of(name), first.dimensions[d], first.shape[d]),
                            seconds.labels_along(group_of(name), second.dimensions[d], second.shape[d])));
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

std::vector<ValueDifference> compare_values(const StoredValues& first, const std::string& first_group,
                                            const StoredValues& second, const std::string& second_group,
                                            const std::function<bool(const std::string& dataset)>& in_detail) {
  const Side firsts(first, first_group), seconds(second, second_group);
  SameLabels same_labels(firsts, seconds);
  std::vector<ValueDifference> found;
  const auto add = [&](const std::string& name, Bilingual other) {
    found.emplace_back().dataset = name;
    found.back().other = std::move(other);
  };
  for (const std::string& name : firsts.names()) {
    if (!seconds.holds(name)) {
      add(name, {"only in the first", "仅前者有"});
    } else if (same_labels(group_of(name)) && firsts.same(seconds, name)) {
      continue;
    } else if (!in_detail(name)) {
      add(name, {"differs", "不同"});
    } else {
      ValueDifference difference = compare_dataset(name, firsts, seconds);
      if (difference.differing + difference.only_in_first + difference.only_in_second > 0 ||
          !difference.other.en.empty())
        found.push_back(std::move(difference));
    }
  }
  for (const std::string& name : seconds.names())
    if (!firsts.holds(name)) add(name, {"only in the second", "仅后者有"});
  return found;
}

Bilingual text_of(const ValueDifference& difference) {
  const std::string& name = difference.dataset;
  if (!difference.other.en.empty())
    return {fmt::format("{}: {}", name, difference.other.en), fmt::format("{}：{}", name, difference.other.zh)};
  std::vector<std::string> en, zh;
  if (difference.differing > 0) {
    en.push_back(fmt::format("{} of {} values differ", difference.differing, difference.compared));
    zh.push_back(fmt::format("{} 个值中有 {} 个不同", difference.compared, difference.differing));
    const std::string change = fmt::format("{} -> {}", difference.first_value.en, difference.second_value.en);
    const std::string change_zh = fmt::format("{} -> {}", difference.first_value.zh, difference.second_value.zh);
    const std::string& place = difference.place;
    const std::string at = place.empty() ? "" : " at " + place, at_zh = place.empty() ? "" : "，位于 " + place;
    const bool number = difference.largest > 0.0;
    en.push_back(number ? fmt::format("the largest difference is {:.6g} ({}){}", difference.largest, change, at)
                        : fmt::format("the first is {}{}", change, at));
    zh.push_back(number ? fmt::format("最大相差 {:.6g}（{}）{}", difference.largest, change_zh, at_zh)
                        : fmt::format("首处为 {}{}", change_zh, at_zh));
  }
  if (difference.only_in_first > 0) {
    en.push_back(fmt::format("{} values only in the first", difference.only_in_first));
    zh.push_back(fmt::format("{} 个值仅前者有", difference.only_in_first));
  }
  if (difference.only_in_second > 0) {
    en.push_back(fmt::format("{} values only in the second", difference.only_in_second));
    zh.push_back(fmt::format("{} 个值仅后者有", difference.only_in_second));
  }
  return {fmt::format("{}: {}", name, fmt::join(en, "; ")), fmt::format("{}：{}", name, fmt::join(zh, "；"))};
}

}  // namespace xuewei

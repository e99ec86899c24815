#include "io/results/check_labels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Codes along one dimension that stand for entries of another.
struct Reference {
  const char* coordinate;
  const char* axis;
  bool may_be_empty = false;
};
constexpr Reference kReferences[] = {{"area_parent", "area", true}, {"zone_area", "area"},
                                     {"site_stage", "stage"},       {"site_area", "area"},
                                     {"site_zone", "zone"},         {"project_programme", "programme"}};

const Coordinate* find(const ScenarioResults& scenario, std::string_view name) {
  const auto found = std::ranges::find(scenario.coordinates, name, &Coordinate::name);
  return found == scenario.coordinates.end() ? nullptr : &*found;
}

void check_lengths(const ScenarioResults& scenario) {
  for (const Coordinate& coordinate : scenario.coordinates) {
    const Coordinate* axis = find(scenario, coordinate.dimension);
    if (!axis)
      throw std::runtime_error(
          fmt::format("dataset {} runs along {}, which is not there", coordinate.name, coordinate.dimension));
    if (axis->size() != coordinate.size())
      throw std::runtime_error(fmt::format("dataset {} has {} values where {} has {}", coordinate.name,
                                           coordinate.size(), coordinate.dimension, axis->size()));
  }
}

void check_years(const ScenarioResults& scenario) {
  const Coordinate* coordinate = find(scenario, "year");
  const auto* years = coordinate ? std::get_if<std::vector<std::int32_t>>(&coordinate->values) : nullptr;
  if (!years || years->empty() || std::ranges::adjacent_find(*years, std::ranges::greater_equal{}) != years->end())
    throw std::runtime_error("dataset year is not a list of years that rise");
}

const std::vector<std::string>* texts_of(const Coordinate* coordinate) {
  return coordinate ? std::get_if<std::vector<std::string>>(&coordinate->values) : nullptr;
}

void check_references(const ScenarioResults& scenario) {
  for (const Reference& reference : kReferences) {
    const auto *codes = texts_of(find(scenario, reference.coordinate)),
               *axis = texts_of(find(scenario, reference.axis));
    if (!codes) continue;
    const std::set<std::string_view> known =
        axis ? std::set<std::string_view>(axis->begin(), axis->end()) : std::set<std::string_view>();
    for (const std::string& code : *codes)
      if (!known.contains(code) && !(reference.may_be_empty && code.empty()))
        throw std::runtime_error(
            fmt::format("dataset {} names `{}`, which {} does not have", reference.coordinate, code, reference.axis));
  }
}

/// An area that is part of itself would be climbed for ever.
void check_area_tree(const ScenarioResults& scenario) {
  const auto *codes = texts_of(find(scenario, "area")), *parents = texts_of(find(scenario, "area_parent"));
  if (!codes || !parents) return;
  std::map<std::string_view, std::string_view> parent_of;
  for (std::size_t area = 0; area < codes->size(); ++area) parent_of.emplace((*codes)[area], (*parents)[area]);
  if (parent_of.size() != codes->size()) throw std::runtime_error("dataset area has a code twice");
  for (const std::string& code : *codes) {
    std::size_t steps = 0;
    for (std::string_view at = code; !at.empty(); at = parent_of.at(at))
      if (++steps > codes->size())
        throw std::runtime_error(fmt::format("dataset area_parent makes area {} a part of itself", code));
  }
}

}  // namespace

void check_coordinates(const ScenarioResults& scenario) {
  check_years(scenario);
  check_lengths(scenario);
  check_references(scenario);
  check_area_tree(scenario);
}

void check_values(const ScenarioResults& scenario) {
  const auto levels = static_cast<double>(warning_levels().size());
  for (const double level : scenario.expected.values.at(variable_index("site_warning")))
    if (!(level >= 0.0 && level < levels && level == std::floor(level)))
      throw std::runtime_error(fmt::format("dataset site_warning holds {}, which is no level of warning", level));
}

void check_table(const RecordTable& table) {
  if (table.columns.empty() || table.columns.front().name != table.columns.front().dimension)
    throw std::runtime_error(fmt::format("table {} does not begin with its key", table.name));
  for (const Coordinate& column : table.columns)
    if (column.size() != table.rows())
      throw std::runtime_error(fmt::format("dataset {}/{} has {} values where {} has {}", table.name, column.name,
                                           column.size(), table.columns.front().name, table.rows()));
}

}  // namespace xuewei

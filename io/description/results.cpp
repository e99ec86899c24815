#include "io/description/results.hpp"

#include <algorithm>
#include <stdexcept>

namespace xuewei {
namespace {

template <class Values>
const Values& typed(const std::vector<Coordinate>& list, std::string_view name, const std::string& owner) {
  for (const Coordinate& coordinate : list)
    if (coordinate.name == name)
      if (const Values* values = std::get_if<Values>(&coordinate.values)) return *values;
  throw std::out_of_range(owner + " has no `" + std::string(name) + "` of that type");
}

}  // namespace

std::size_t Coordinate::size() const {
  return std::visit([](const auto& list) { return list.size(); }, values);
}

bool ScenarioResults::has_coordinate(std::string_view name_of_coordinate) const {
  return std::any_of(coordinates.begin(), coordinates.end(),
                     [&](const Coordinate& coordinate) { return coordinate.name == name_of_coordinate; });
}

const std::vector<std::string>& ScenarioResults::texts(std::string_view name_of_coordinate) const {
  return typed<std::vector<std::string>>(coordinates, name_of_coordinate, "scenario " + name);
}

const std::vector<std::int32_t>& ScenarioResults::integers(std::string_view name_of_coordinate) const {
  return typed<std::vector<std::int32_t>>(coordinates, name_of_coordinate, "scenario " + name);
}

const std::vector<double>& ScenarioResults::numbers(std::string_view name_of_coordinate) const {
  return typed<std::vector<double>>(coordinates, name_of_coordinate, "scenario " + name);
}

const std::vector<std::string>& RecordTable::texts(std::string_view column) const {
  return typed<std::vector<std::string>>(columns, column, "table " + name);
}

const std::vector<std::int32_t>& RecordTable::integers(std::string_view column) const {
  return typed<std::vector<std::int32_t>>(columns, column, "table " + name);
}

const std::vector<std::int64_t>& RecordTable::amounts(std::string_view column) const {
  return typed<std::vector<std::int64_t>>(columns, column, "table " + name);
}

const std::vector<double>& RecordTable::numbers(std::string_view column) const {
  return typed<std::vector<double>>(columns, column, "table " + name);
}

const RecordTable* ScenarioResults::table(std::string_view name_of_table) const {
  for (const RecordTable& table : tables)
    if (table.name == name_of_table) return &table;
  return nullptr;
}

std::vector<std::size_t> ScenarioResults::shape(const Variable& variable) const {
  std::vector<std::size_t> sizes = {steps()};
  for (const Axis axis : variable.axes) {
    const auto found = std::find_if(coordinates.begin(), coordinates.end(),
                                    [&](const Coordinate& coordinate) { return coordinate.name == axis_name(axis); });
    sizes.push_back(found == coordinates.end() ? 0 : found->size());
  }
  return sizes;
}

std::vector<std::size_t> ScenarioResults::topmost_areas() const {
  const std::vector<std::string>& parents = texts("area_parent");
  std::vector<std::size_t> areas;
  for (std::size_t area = 0; area < parents.size(); ++area)
    if (parents[area].empty()) areas.push_back(area);
  return areas;
}

std::uint64_t Results::last_replicate() const {
  std::uint64_t last = requested_last_replicate;
  for (const ScenarioResults& scenario_results : scenarios) last = std::min(last, scenario_results.last_replicate);
  return last;
}

const ScenarioResults* Results::scenario(std::string_view name) const {
  for (const ScenarioResults& scenario_results : scenarios)
    if (scenario_results.name == name) return &scenario_results;
  return nullptr;
}

std::string_view axis_name(Axis axis) {
  switch (axis) {
    case Axis::area:
      return "area";
    case Axis::zone:
      return "zone";
    case Axis::stage:
      return "stage";
    case Axis::grade:
      return "grade";
    case Axis::site:
      return "site";
    case Axis::sex:
      return "sex";
    case Axis::age:
      return "age";
    case Axis::age_on_31_august:
      return "age_on_31_august";
    case Axis::class_size_band:
      return "class_size_band";
    case Axis::warning_level:
      return "warning_level";
    case Axis::school_size_band:
      return "school_size_band";
    case Axis::channel:
      return "channel";
    case Axis::subject:
      return "subject";
    case Axis::programme:
      return "programme";
    case Axis::project:
      return "project";
    case Axis::rule:
      return "rule";
    case Axis::spending_item:
      return "spending_item";
    case Axis::government_level:
      return "government_level";
  }
  throw std::logic_error("an axis without a name");
}

}  // namespace xuewei

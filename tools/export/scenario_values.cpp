#include "tools/export/scenario_values.hpp"

#include <algorithm>
#include <limits>

#include "io/description/variable_values.hpp"

namespace xuewei {

Cell cell_of(const Coordinate& column, std::size_t i) {
  return std::visit(
      [i](const auto& list) -> Cell {
        using T = typename std::decay_t<decltype(list)>::value_type;
        if constexpr (std::is_integral_v<T>)
          return static_cast<std::int64_t>(list[i]);
        else if constexpr (std::is_same_v<T, double>)
          return number_cell(list[i]);
        else
          return list[i];
      },
      column.values);
}

double ScenarioValues::at(std::string_view variable, std::size_t step,
                          std::initializer_list<std::size_t> position) const {
  const std::size_t v = variable_index(variable);
  const std::vector<double>& values = scenario_->expected.values[v];
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::size_t index = step;
  auto place = position.begin();
  for (const Axis axis : variables()[v].axes) index = index * count(axis_name(axis)) + *place++;
  return values[index];
}

std::size_t ScenarioValues::count(std::string_view dimension) const {
  const auto found = std::find_if(scenario_->coordinates.begin(), scenario_->coordinates.end(),
                                  [&](const Coordinate& coordinate) { return coordinate.name == dimension; });
  return found == scenario_->coordinates.end() ? 0 : found->size();
}

std::string ScenarioValues::label(std::string_view name, std::size_t i) const { return scenario_->texts(name)[i]; }

std::optional<std::size_t> ScenarioValues::position(const char* coordinate, const std::string& code) const {
  if (!scenario_->has_coordinate(coordinate)) return std::nullopt;
  const std::vector<std::string>& codes = scenario_->texts(coordinate);
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - codes.begin());
}

std::string ScenarioValues::area_name(std::size_t area) const {
  return axis_of(*scenario_, Axis::area).label(area, language_);
}

std::string ScenarioValues::stage_name(std::size_t stage) const {
  return axis_of(*scenario_, Axis::stage).label(stage, language_);
}

}  // namespace xuewei

#include <algorithm>

#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

const Coordinate* find(const ScenarioResults& scenario, std::string_view name) {
  for (const Coordinate& coordinate : scenario.coordinates)
    if (coordinate.name == name) return &coordinate;
  return nullptr;
}

/// The columns an axis takes: its key and, where it has one, its name.
std::vector<const Coordinate*> columns_of(const ScenarioResults& scenario, Axis axis, Language language) {
  const std::string name(axis_name(axis));
  const bool english = language == Language::english;
  std::vector<const Coordinate*> columns = {find(scenario, name)};
  const auto label = [&](const std::string& chinese_name, const std::string& english_name) {
    const Coordinate* found = find(scenario, english ? english_name : chinese_name);
    if (found) columns.push_back(found);
  };
  switch (axis) {
    case Axis::area:
      label("area_name", "area_name_en");
      break;
    case Axis::stage:
      label("stage_name_zh", "stage_name_en");
      break;
    case Axis::site:
      label("school_name", "school_name");
      break;
    case Axis::zone:
      label("zone_name", "zone_name");
      break;
    case Axis::programme:
      label("programme_name", "programme_name_en");
      break;
    default:
      break;
  }
  return columns;
}

}  // namespace

ExportTable long_table(const ScenarioValues& values, const std::string& name) {
  const std::size_t v = variable_index(name);
  const Variable& variable = variables()[v];
  const ScenarioResults& scenario = values.results();
  ExportTable table{name, {std::string(variable.long_name), std::string(variable.long_name_zh)}, {kYearColumn}, {}};
  const std::vector<double>& expected = scenario.expected.values[v];
  if (expected.empty()) return table;

  std::vector<std::vector<const Coordinate*>> axes;
  for (const Axis axis : variable.axes) {
    axes.push_back(columns_of(scenario, axis, values.language()));
    for (const Coordinate* coordinate : axes.back())
      table.columns.push_back({coordinate->name, coordinate->long_name, coordinate->long_name_zh, 0, false});
  }
  table.columns.push_back({name, std::string(variable.long_name), std::string(variable.long_name_zh), 3, false});
  std::vector<double> summary;
  if (scenario.ensemble && !scenario.ensemble->moments[v].count.empty()) {
    summary = statistics(*scenario.ensemble, scenario.expected, v);
    for (const char* statistic : kStatistics) table.columns.push_back({statistic, statistic, statistic, 3, false});
  }

  const std::vector<std::size_t> shape = scenario.shape(variable);
  std::vector<std::size_t> position(shape.size(), 0);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    std::vector<Cell> row = {values.year(position[0])};
    for (std::size_t a = 0; a < axes.size(); ++a)
      for (const Coordinate* coordinate : axes[a]) row.push_back(cell_of(*coordinate, position[a + 1]));
    row.push_back(number_cell(expected[i]));
    for (std::size_t s = 0; s * expected.size() < summary.size(); ++s)
      row.push_back(number_cell(summary[s * expected.size() + i]));
    table.rows.push_back(std::move(row));
    for (std::size_t d = position.size(); d-- > 0;) {
      if (++position[d] < shape[d]) break;
      position[d] = 0;
    }
  }
  return table;
}

}  // namespace xuewei

#include "io/description/variable_values.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

/// The columns an axis takes: its code and, where it has one, its name.
std::vector<const Coordinate*> columns_of(const NamedAxis& axis, Language language) {
  std::vector<const Coordinate*> columns = {axis.codes};
  if (const Coordinate* names = axis.names(language)) columns.push_back(names);
  return columns;
}

}  // namespace

ExportTable long_table(const ScenarioValues& scenario, const std::string& name) {
  const Variable& variable = variables()[variable_index(name)];
  ExportTable table{name, {std::string(variable.long_name), std::string(variable.long_name_zh)}, {kYearColumn}, {}};
  if (!has_values(scenario.results(), name)) return table;

  const VariableValues values(scenario.results(), name);
  std::vector<std::vector<const Coordinate*>> axes;
  for (std::size_t a = 1; a < values.axes().size(); ++a) {
    axes.push_back(columns_of(values.axes()[a], scenario.language()));
    for (const Coordinate* coordinate : axes.back())
      table.columns.push_back({coordinate->name, coordinate->long_name, coordinate->long_name_zh, 0, false});
  }
  table.columns.push_back({name, std::string(variable.long_name), std::string(variable.long_name_zh), 3, false});
  const std::vector<double>& summary = values.statistics();
  if (!summary.empty())
    for (const char* statistic : kStatistics) table.columns.push_back({statistic, statistic, statistic, 3, false});

  const std::vector<double>& expected = values.expected();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::vector<std::size_t> position = values.position_of(i);
    std::vector<Cell> row = {scenario.year(position[0])};
    for (std::size_t a = 0; a < axes.size(); ++a)
      for (const Coordinate* coordinate : axes[a]) row.push_back(cell_of(*coordinate, position[a + 1]));
    row.push_back(number_cell(expected[i]));
    for (std::size_t s = 0; s * expected.size() < summary.size(); ++s)
      row.push_back(number_cell(summary[s * expected.size() + i]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace xuewei

#include <fmt/format.h>

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

std::vector<Chance> chances_of(const ScenarioResults& results, std::size_t variable, const Threshold& threshold) {
  if (!results.ensemble) throw std::out_of_range("scenario " + results.name + " has no ensemble");
  std::vector<Chance> chances = chances_at_least(*results.ensemble, results.expected, variable, threshold.value);
  if (threshold.below)
    for (Chance& chance : chances)
      chance = {1.0 - chance.share, 1.0 - chance.highest, 1.0 - chance.lowest, chance.mcse};
  return chances;
}

void add_chance_columns(const Threshold& threshold, ExportTable& table) {
  const std::string text = fmt::format("{}", threshold.value);
  const Bilingual event =
      threshold.below ? Bilingual{"below " + text, "低于" + text} : Bilingual{"at least " + text, "不低于" + text};
  const auto add = [&](const char* id, const char* en, const char* zh) {
    table.columns.push_back({id, en + (" " + event.en), event.zh + zh, 3, false});
  };
  add("probability", "Probability of", "的概率");
  add("probability_lowest", "Lowest probability that the histogram allows of", "的概率（直方图下界）");
  add("probability_highest", "Highest probability that the histogram allows of", "的概率（直方图上界）");
  add("probability_mcse", "Monte Carlo error of the probability of", "的概率的抽样误差");
}

}  // namespace

ExportTable long_table(const ScenarioValues& scenario, const std::string& name,
                       const std::optional<Threshold>& threshold) {
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
  std::vector<Chance> chances;
  if (threshold) {
    chances = chances_of(scenario.results(), variable_index(name), *threshold);
    add_chance_columns(*threshold, table);
  }

  const std::vector<double>& expected = values.expected();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::vector<std::size_t> position = values.position_of(i);
    std::vector<Cell> row = {scenario.year(position[0])};
    for (std::size_t a = 0; a < axes.size(); ++a)
      for (const Coordinate* coordinate : axes[a]) row.push_back(cell_of(*coordinate, position[a + 1]));
    row.push_back(number_cell(expected[i]));
    for (std::size_t s = 0; s * expected.size() < summary.size(); ++s)
      row.push_back(number_cell(summary[s * expected.size() + i]));
    if (threshold)
      for (const double number : {chances[i].share, chances[i].lowest, chances[i].highest, chances[i].mcse})
        row.push_back(number_cell(number));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace xuewei

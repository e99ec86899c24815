// Mortality and fertility: tables by area, sex and year become survival ratios and births per woman by step.
#include <map>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "engine/population/compile_population.hpp"
#include "engine/population/split_fertility.hpp"

namespace xuewei {
namespace {

/// Rows of one schedule, by age: a second row for an age replaces the first.
using ScheduleRows = std::map<int, double>;

std::vector<AgeValue> in_order(const ScheduleRows& rows) {
  std::vector<AgeValue> values;
  for (const auto& [age, value] : rows) values.push_back({age, value});
  return values;
}

/// An area with a table for one sex takes the other sex from the closest area above that has it.
const YearlySchedule& closest_schedule(const Network& network, const AreaTables& tables,
                                       const std::vector<std::optional<YearlySchedule>>& given, std::size_t table,
                                       std::size_t sex) {
  for (NodeId area = tables.area(table); area.valid(); area = network.nodes[area.index()].parent) {
    const std::size_t at = tables.find(area);
    if (at != AreaTables::kNone && given[at * kSexes + sex]) return *given[at * kSexes + sex];
  }
  throw std::invalid_argument("mortality: area `" + network.nodes[tables.area(table).index()].code +
                              "` has a table for one sex only");
}

void compile_survival(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  const PopulationSettings& settings = input.population_settings;
  AreaTables tables;
  std::map<std::tuple<std::size_t, std::size_t, int>, ScheduleRows> rows;  // by table, sex, year
  for (const MortalityRow& row : input.mortality) {
    const std::size_t table = tables.table_of(required_area(network, row.area, "mortality"));
    rows[{table, static_cast<std::size_t>(row.sex), row.year}][row.age] = row.value;
  }
  params.survival_tables = tables.count();
  params.survival_table_of_leaf = tables.by_leaf(network);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
    if (params.survival_table_of_leaf[leaf] == AreaTables::kNone)
      throw std::invalid_argument("mortality: no table for area `" +
                                  network.nodes[network.leaves[leaf].node.index()].code + "` or any area above it");

  std::vector<std::optional<YearlySchedule>> given(tables.count() * kSexes);
  for (const auto& [key, schedule] : rows) {
    const auto& [table, sex, year] = key;
    std::optional<YearlySchedule>& ratios = given[table * kSexes + sex];
    if (!ratios) ratios.emplace();
    ratios->add(year, survival_ratios(settings.mortality_measure, in_order(schedule), static_cast<Sex>(sex), grid,
                                      settings.radix));
  }
  std::vector<YearlySchedule> schedules;
  for (std::size_t table = 0; table < tables.count(); ++table)
    for (std::size_t sex = 0; sex < kSexes; ++sex)
      schedules.push_back(closest_schedule(network, tables, given, table, sex));

  for (std::size_t step = 0; step < params.steps; ++step) {
    for (const YearlySchedule& schedule : schedules) {
      const std::vector<double> ratios = schedule.over_step(network.calendar.year(step), grid.width_years);
      params.newborn_survival.push_back(ratios[0]);
      params.survival.insert(params.survival.end(), ratios.begin() + 1, ratios.end());
    }
  }
}

/// Nobody bears in the open group unless the table gives its first age by itself, as a single year.
std::vector<double> fertility_by_age(const PopulationSettings& settings, const ScheduleRows& rows,
                                     const AgeGrid& grid) {
  const int width = settings.fertility_age_width > 0 ? settings.fertility_age_width : grid.width_years;
  if (width % grid.width_years != 0)
    throw std::invalid_argument("population_settings: fertility_age_width must be a multiple of age_width");
  const bool split = width > grid.width_years && grid.width_years == 1;
  std::vector<double> rates = rates_by_age(split ? split_fertility(in_order(rows), width) : in_order(rows), grid);
  if (width > 1 || !rows.contains(grid.open_age())) rates.back() = 0.0;
  return rates;
}

void compile_fertility(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  AreaTables tables;
  std::map<std::tuple<std::size_t, int>, ScheduleRows> rows;  // by table, year
  for (const FertilityRow& row : input.fertility) {
    const std::size_t table = tables.table_of(required_area(network, row.area, "fertility"));
    rows[{table, row.year}][row.age] = row.births_per_woman_year;
  }
  std::vector<YearlySchedule> schedules(tables.count());
  for (const auto& [key, schedule] : rows)
    schedules[std::get<0>(key)].add(std::get<1>(key), fertility_by_age(input.population_settings, schedule, grid));

  params.fertility_table_of_leaf = tables.by_leaf(network);
  for (std::size_t& table : params.fertility_table_of_leaf) {
    if (table != AreaTables::kNone) continue;
    if (schedules.size() == tables.count()) {  // areas without fertility share one table of zeros
      schedules.emplace_back();
      schedules.back().add(0, std::vector<double>(grid.count, 0.0));
    }
    table = tables.count();
  }
  params.fertility_tables = schedules.size();
  params.first_fertile_age = grid.count;
  for (std::size_t step = 0; step < params.steps; ++step) {
    const int year = network.calendar.year(step);
    const double births_per_rate =
        0.5 * grid.width_years * over_step(input.parameters.fertility_multiplier, year, grid.width_years);
    for (const YearlySchedule& schedule : schedules) {
      const std::vector<double> rates = schedule.over_step(year, grid.width_years);
      if (rates[0] != 0.0) throw std::invalid_argument("fertility: the first age group cannot bear children");
      for (std::size_t age = 0; age < grid.count; ++age) {
        params.fertility.push_back(births_per_rate * rates[age]);
        if (rates[age] == 0.0) continue;
        params.first_fertile_age = std::min(params.first_fertile_age, age);
        params.end_fertile_age = std::max(params.end_fertile_age, age + 1);
      }
    }
  }
}

}  // namespace

void compile_vital_rates(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  params.births_by_age_reached = input.population_settings.fertility_age == PopulationSettings::FertilityAge::reached;
  params.external_bear = input.population_settings.external_bear;
  compile_survival(input, network, grid, params);
  compile_fertility(input, network, grid, params);
  for (std::size_t step = 0; step < params.steps; ++step) {
    const double boys_a_girl =
        over_step(input.parameters.sex_ratio_at_birth, network.calendar.year(step), grid.width_years);
    params.male_birth_share.push_back(boys_a_girl / (1.0 + boys_a_girl));
  }
}

}  // namespace xuewei

#include "engine/population/compile_population.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "engine/population/split_ages.hpp"

namespace xuewei {
namespace {

AgeGrid age_grid(const PopulationSettings& settings) {
  if (settings.age_width < 1 || settings.open_age < settings.age_width || settings.open_age % settings.age_width != 0)
    throw std::invalid_argument("population_settings: the open age must be a multiple of the age width");
  if (settings.table_age_width < 0 ||
      (settings.table_age_width > 0 && settings.open_age % settings.table_age_width != 0))
    throw std::invalid_argument("population_settings: the open age must be a multiple of the table's age width");
  return {settings.age_width, static_cast<std::size_t>(settings.open_age / settings.age_width) + 1};
}

/// Rows of one leaf and sex as groups from a row's age to the next row's, the last one open.
struct TableGroups {
  std::vector<AgeGroup> closed;
  double open = 0.0;
};

TableGroups table_groups(const std::map<int, double>& rows, const PopulationSettings& settings) {
  TableGroups groups;
  const int width = settings.table_age_width;
  for (int age = 0; width > 0 && age < settings.open_age; age += width) {
    const auto row = rows.find(age);
    groups.closed.push_back({width, row == rows.end() ? 0.0 : row->second});
  }
  for (auto row = rows.begin(); width == 0 && row != rows.end() && row->first < settings.open_age; ++row) {
    if (groups.closed.empty() && row->first > 0) groups.closed.push_back({row->first, 0.0});
    const auto next = std::next(row);
    const int end = next == rows.end() ? settings.open_age : std::min(next->first, settings.open_age);
    groups.closed.push_back({end - row->first, row->second});
  }
  const auto open = rows.find(settings.open_age);
  if (open != rows.end()) groups.open = open->second;
  return groups;
}

/// Adds up the rows by table group, splits the groups below the open age, and adds up to the kernel's groups.
void compile_base_persons(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  const PopulationSettings& settings = input.population_settings;
  std::vector<std::map<int, double>> rows(params.leaves * kSexes);  // [leaf x sex] by first age of the group
  for (const PopulationRow& row : input.population) {
    const std::size_t leaf = required_leaf(network, row.area, "population");
    int age = std::clamp(row.age, 0, settings.open_age);
    if (settings.table_age_width > 0) age -= age % settings.table_age_width;
    rows[leaf * kSexes + static_cast<std::size_t>(row.sex)][age] += row.persons;
  }
  params.base_persons.assign(params.cells(), 0.0);
  for (std::size_t block = 0; block < rows.size(); ++block) {
    const TableGroups groups = table_groups(rows[block], settings);
    double* persons = &params.base_persons[block * params.ages];
    const std::vector<double> single_ages = split_age_groups(groups.closed, groups.open);
    for (std::size_t age = 0; age < single_ages.size(); ++age)
      persons[age / static_cast<std::size_t>(grid.width_years)] += single_ages[age];
    persons[params.ages - 1] += groups.open;
  }
}

/// Before the first step births are those counted, or else the births whose survivors are aged 0 in the base.
void compile_base_births(PopulationParams& params) {
  params.base_births.assign(params.leaves, 0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
      const double survival = params.newborn_survival[params.survival_table_of_leaf[leaf] * kSexes + sex];
      if (survival > 0.0) params.base_births[leaf] += params.base_persons[params.cell(leaf, sex, 0)] / survival;
    }
  }
  for (const ObservedBirths& observed : params.observed_births[0]) {
    double projected = 0.0;
    for (const LeafId leaf : observed.leaves) projected += params.base_births[leaf.index()];
    for (const LeafId leaf : observed.leaves) {
      double& births = params.base_births[leaf.index()];
      births = projected > 0.0 ? observed.births * births / projected
                               : observed.births / static_cast<double>(observed.leaves.size());
    }
  }
}

void compile_child_shares(const Case& input, const Calendar& calendar, PopulationParams& params) {
  const Path& share = input.parameters.births_january_august_share;
  for (std::size_t step = 0; step < params.steps; ++step) {
    for (std::size_t age = 0; age < PopulationParams::kSchoolAges; ++age) {
      const int birth_year = calendar.year(step) - static_cast<int>(age);
      params.same_age_share.push_back(share.at(birth_year));
      params.older_age_share.push_back(1.0 - share.at(birth_year - 1));
    }
  }
}

}  // namespace

PopulationParams compile_population(const Case& input, const Network& network) {
  const AgeGrid grid = age_grid(input.population_settings);
  PopulationParams params;
  params.leaves = network.leaves.size();
  params.ages = grid.count;
  params.steps = network.calendar.steps;
  params.years_per_step = grid.width_years;
  params.has_school_ages = grid.width_years == 1 && grid.open_age() > static_cast<int>(PopulationParams::kSchoolAges);
  if (!input.stages.empty() && !params.has_school_ages)
    throw std::invalid_argument("population_settings: a case with schools needs single ages to at least 20");

  compile_base_persons(input, network, grid, params);
  compile_vital_rates(input, network, grid, params);
  compile_moves(input, network, grid, params);
  compile_external_migration(input, network, grid, params);
  compile_relocations(input, network, params);
  compile_observed_births(input, network, params);
  compile_base_births(params);
  compile_child_shares(input, network.calendar, params);
  return params;
}

}  // namespace xuewei

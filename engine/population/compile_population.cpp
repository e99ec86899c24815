#include "engine/population/compile_population.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/population/split_ages.hpp"

namespace xuewei {
namespace {

AgeGrid age_grid(const PopulationSettings& settings) {
  if (settings.age_width < 1 || settings.open_age < settings.age_width || settings.open_age % settings.age_width != 0)
    throw std::invalid_argument("population_settings: the open age must be a multiple of the age width");
  if (settings.table_age_width < 1 || settings.open_age % settings.table_age_width != 0)
    throw std::invalid_argument("population_settings: the open age must be a multiple of the table's age width");
  return {settings.age_width, static_cast<std::size_t>(settings.open_age / settings.age_width) + 1};
}

/// Adds up the rows by table group, splits the groups below the open age, and adds up to the kernel's groups.
void compile_base_persons(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  const int table_width = input.population_settings.table_age_width;
  const auto closed_groups = static_cast<std::size_t>(grid.open_age() / table_width);
  const std::size_t table_groups = closed_groups + 1;
  std::vector<AgeGroup> table(params.leaves * kSexes * table_groups, {table_width, 0.0});
  for (const PopulationRow& row : input.population) {
    const std::size_t leaf = required_leaf(network, row.area, "population");
    const std::size_t group = std::min(static_cast<std::size_t>(std::max(row.age, 0) / table_width), closed_groups);
    const std::size_t block = leaf * kSexes + static_cast<std::size_t>(row.sex);
    table[block * table_groups + group].count += row.persons;
  }
  params.base_persons.assign(params.cells(), 0.0);
  for (std::size_t block = 0; block < params.leaves * kSexes; ++block) {
    const std::span<const AgeGroup> groups(&table[block * table_groups], table_groups);
    double* persons = &params.base_persons[block * params.ages];
    const std::vector<double> single_ages = split_age_groups(groups.first(closed_groups));
    for (std::size_t age = 0; age < single_ages.size(); ++age)
      persons[age / static_cast<std::size_t>(grid.width_years)] += single_ages[age];
    persons[params.ages - 1] += groups.back().count;
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

// External migration: persons by leaf, sex, age and year become what enters at the start and at the end of a step.
#include <algorithm>
#include <map>

#include "engine/population/compile_population.hpp"

namespace xuewei {
namespace {

/// Divides the migrants M of one leaf and sex, by age, between start and end of a step.
void divide(const PopulationSettings& settings, std::span<const double> migrants, std::span<double> start,
            std::span<double> end) {
  if (settings.external_timing == PopulationSettings::MigrationTiming::end) {
    std::ranges::copy(migrants, end.begin());
    return;
  }
  for (std::size_t age = 0; age < migrants.size(); ++age) end[age] = start[age] = 0.5 * migrants[age];
  if (settings.external_age == PopulationSettings::MigrationAge::at_event) return;
  // Ages reached at the end of the step: at its start a cohort is one group younger, and newborns are not there yet.
  // The open group keeps its place, since who comes from the group below is not told apart.
  const std::size_t open = migrants.size() - 1;
  for (std::size_t age = 0; age + 1 < open; ++age) start[age] = 0.5 * migrants[age + 1];
  start[open - 1] = 0.0;
  end[0] = migrants[0];
}

}  // namespace

void compile_external_migration(const Case& input, const Network& network, const AgeGrid& grid,
                                PopulationParams& params) {
  const Calendar& calendar = network.calendar;
  std::vector<double> standing(params.cells(), 0.0);  // rows without a year
  std::map<std::size_t, std::vector<double>> dated;   // by step, added to the standing ones
  for (const ExternalMigrationRow& row : input.external_migration) {
    const std::size_t leaf = required_leaf(network, row.area, "external_migration");
    const std::size_t age =
        std::min(static_cast<std::size_t>(std::max(row.age, 0) / grid.width_years), params.ages - 1);
    const std::size_t cell = params.cell(leaf, static_cast<std::size_t>(row.sex), age);
    if (!row.year) {
      standing[cell] += row.net_persons;
    } else if (*row.year > calendar.base_year && *row.year <= calendar.last_year()) {
      const auto step = static_cast<std::size_t>((*row.year - calendar.base_year - 1) / calendar.years_per_step) + 1;
      std::vector<double>& migrants = dated[step];
      migrants.resize(params.cells(), 0.0);
      migrants[cell] += row.net_persons;
    }
  }

  const auto add_set = [&](std::vector<double> migrants) {
    const std::size_t set = params.external_end.size() / params.cells();
    params.external_start.resize((set + 1) * params.cells(), 0.0);
    params.external_end.resize((set + 1) * params.cells(), 0.0);
    for (std::size_t first = 0; first < params.cells(); first += params.ages)
      divide(input.population_settings, std::span(migrants).subspan(first, params.ages),
             std::span(params.external_start).subspan(set * params.cells() + first, params.ages),
             std::span(params.external_end).subspan(set * params.cells() + first, params.ages));
    return set;
  };
  std::optional<std::size_t> every_year;
  if (std::ranges::any_of(standing, [](double persons) { return persons != 0.0; })) every_year = add_set(standing);
  for (std::size_t step = 0; step < params.steps; ++step) {
    params.external_multiplier.push_back(
        over_step(input.parameters.external_migration_multiplier, calendar.year(step), grid.width_years));
    const auto found = dated.find(step);
    if (found == dated.end()) {
      params.external_set.push_back(every_year);
      continue;
    }
    for (std::size_t cell = 0; cell < params.cells(); ++cell) found->second[cell] += standing[cell];
    params.external_set.push_back(add_set(found->second));
  }
}

}  // namespace xuewei

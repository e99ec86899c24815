#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

#include "engine/case/planned_projects.hpp"
#include "engine/estate/estate.hpp"
#include "engine/estate/programmes.hpp"

namespace xuewei {
namespace {

void require(bool right, const ProjectRow& row, const char* what) {
  if (!right) throw std::invalid_argument("project `" + row.project + "` " + what);
}

std::int64_t profile_weight(SpendingProfile profile, int year, int years) {
  switch (profile) {
    case SpendingProfile::front_loaded:
      return years - year;
    case SpendingProfile::back_loaded:
      return year + 1;
    case SpendingProfile::even:
      break;
  }
  return 1;
}

/// Whole yuan by planned year: shares by the profile's weights, the remainder in the last year.
std::vector<std::int64_t> instalments(const ProjectRow& row, std::int64_t money_yuan) {
  const int years = row.money_to_year - row.money_from_year + 1;
  std::int64_t weights = 0, spent = 0;
  for (int year = 0; year < years; ++year) weights += profile_weight(row.spending_profile, year, years);
  std::vector<std::int64_t> result;
  for (int year = 0; year < years; ++year) {
    const std::int64_t share = money_yuan * profile_weight(row.spending_profile, year, years) / weights;
    result.push_back(year + 1 < years ? share : money_yuan - spent);
    spent += share;
  }
  return result;
}

Project compile_project(const Case& input, const Network& network, const ProjectRow& row, EstateParams& params) {
  const Parameters& parameters = input.parameters;
  require(row.money_from_year <= row.money_to_year && row.money_from_year <= row.opening_year, row,
          "spends after its last year or opens before its first");
  require(adds_rooms(row.kind) || row.classrooms_added == 0, row, "adds classrooms, which its kind cannot");
  const PlannedProject planned = plan_project(row, parameters);
  const int last_step = static_cast<int>(params.steps) - 1;

  Project project;
  project.kind = row.kind;
  project.site = network.find_site(row.school_code, row.stage);
  if (row.kind == ProjectKind::conversion) {
    project.to = network.find_site(row.school_code, row.to_stage);
    require(project.site.valid() && project.to.valid() && project.site != project.to, row,
            "converts rooms of no site, or to none");
  }
  project.classrooms = static_cast<double>(planned.classrooms_added);
  project.floor_area_m2 = static_cast<double>(planned.floor_m2);
  project.grounds_m2 = static_cast<double>(planned.grounds_m2);
  project.beds = static_cast<double>(planned.beds_added);

  project.first_step = planned.money_from_year - input.base_year;
  project.last_step = planned.money_to_year - input.base_year;
  const int opening_step = planned.opening_year - input.base_year;
  project.opening_step = project.site.valid() && opening_step >= 1 ? opening_step : Project::kNever;
  if (row.kind == ProjectKind::temporary && row.until_year > 0) {
    require(row.until_year > row.opening_year, row, "is taken away before it opens");
    project.until_step = planned.until_year - input.base_year;
  }
  project.first_instalment = params.instalment_yuan.size();
  const std::vector<std::int64_t> yuan = instalments(row, planned.money_yuan);
  for (int step = std::max(0, project.first_step); step <= std::min(project.last_step, last_step); ++step)
    params.instalment_yuan.push_back(static_cast<double>(yuan[static_cast<std::size_t>(step - project.first_step)]));

  double planned_months = 0.0;
  for (int step = project.first_step; step <= opening_step; ++step) {
    const WorkingMonths months = working_months(step == project.first_step, parameters.winter_stop);
    planned_months += step == opening_step ? months.by_september : months.all;
    if (step < 0) project.months_before += months.all;
  }
  project.months_needed = planned_months * parameters.construction_time_multiplier.at(planned.opening_year);
  return project;
}

void compile_projects(const Case& input, const Network& network, EstateParams& params) {
  const CodeIndex programmes(input.programmes, &ProgrammeRow::programme);
  std::vector<std::size_t> programme;
  for (const ProjectRow& row : input.projects) {
    const auto known = programmes.find(row.programme);
    require(known.has_value(), row, "belongs to an unknown programme");
    programme.push_back(*known);
    Project left_out;
    left_out.first_step = left_out.last_step = left_out.opening_step = Project::kNever;
    const bool builds = input.parameters.programmes_build;
    params.projects.push_back(builds ? compile_project(input, network, row, params) : left_out);
  }
  const auto rank = [&](std::size_t i) { return std::pair(programme[i], input.projects[i].priority_band); };
  params.by_band.resize(params.projects.size());
  std::iota(params.by_band.begin(), params.by_band.end(), std::size_t{0});
  std::stable_sort(params.by_band.begin(), params.by_band.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  for (std::size_t at = 0; at < params.by_band.size(); ++at) {
    if (at == 0 || rank(params.by_band[at - 1]) != rank(params.by_band[at]))
      params.bands.push_back({programme[params.by_band[at]], at, at});
    params.bands.back().last = at + 1;
  }
}

/// A programme with ceilings has no money in a year without one; the slip moves them with what they pay for.
void compile_ceilings(const Case& input, EstateParams& params) {
  params.ceiling_yuan.assign(params.programmes * params.steps, std::numeric_limits<double>::quiet_NaN());
  if (!input.parameters.programmes_build) return;
  const CodeIndex programmes(input.programmes, &ProgrammeRow::programme);
  for (const CeilingRow& row : input.ceilings) {
    const auto programme = programmes.find(row.programme);
    if (!programme) continue;
    double* ceilings = &params.ceiling_yuan[*programme * params.steps];
    for (std::size_t step = 0; step < params.steps; ++step)
      if (std::isnan(ceilings[step])) ceilings[step] = 0.0;
    const int year = planned_year(row.year, input.parameters), step = year - input.base_year;
    if (step >= 0 && step < static_cast<int>(params.steps))
      ceilings[step] = std::floor(static_cast<double>(row.money_yuan) * input.parameters.ceiling_multiplier.at(year));
  }
}

void compile_sites(const Case& input, const Network& network, EstateParams& params) {
  std::vector<double> floor_m2(input.stages.size(), 0.0), rooms(input.stages.size(), 0.0);
  for (const Site& site : network.sites) {
    const SchoolRow& row = input.schools[site.row];
    params.base_classrooms.push_back(row.classrooms);
    params.base_floor_area_m2.push_back(row.floor_area_m2);
    params.base_grounds_m2.push_back(row.grounds_m2);
    params.base_beds.push_back(row.beds);
    params.leaf_stage.push_back(site.leaf.index() * input.stages.size() + site.stage.index());
    floor_m2[site.stage.index()] += row.floor_area_m2;
    rooms[site.stage.index()] += row.classrooms;
  }
  for (std::size_t step = 0; step < params.steps; ++step)
    for (const Site& site : network.sites)
      params.norm_places_per_classroom.push_back(
          mean_class_size_norm(input.stages[site.stage.index()], network.stages[site.stage.index()], step));
  params.leaf_stages = network.leaves.size() * input.stages.size();
  for (const Site& site : network.sites) {
    const std::size_t k = site.stage.index();
    params.floor_m2_per_classroom.push_back(rooms[k] > 0.0 ? floor_m2[k] / rooms[k] : 0.0);
  }
}

}  // namespace

EstateParams compile_estate(const Case& input, const Network& network) {
  EstateParams params;
  params.steps = network.calendar.steps;
  params.programmes = input.programmes.size();
  params.carry_unspent = input.parameters.unspent_money == Parameters::UnspentMoney::carry;
  params.winter_stop = input.parameters.winter_stop;
  compile_sites(input, network, params);
  for (std::size_t step = 0; step < params.steps; ++step) {
    const int year = network.calendar.year(step);
    params.class_size_multiplier.push_back(input.parameters.class_size_multiplier.at(year));
    params.cost_multiplier.push_back(input.parameters.construction_cost_multiplier.at(year));
  }
  params.norm_changes.assign(params.steps, 0);
  for (std::size_t step = 1; step < params.steps; ++step) {
    bool changes = params.class_size_multiplier[step] != params.class_size_multiplier[step - 1];
    for (std::size_t u = 0; u < network.sites.size(); ++u)
      changes = changes || params.norm_places(u, step) != params.norm_places(u, step - 1);
    params.norm_changes[step] = changes;
  }
  for (const RuleRow& rule : input.rules) params.childcare_places.push_back(rule.classrooms);
  compile_ceilings(input, params);
  compile_projects(input, network, params);
  return params;
}

}  // namespace xuewei

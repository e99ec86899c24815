#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include "engine/case/planned_projects.hpp"
#include "engine/workforce/requirement.hpp"

namespace xuewei {
namespace {

void refuse_norm(const StageRow& stage, const std::string& what) {
  throw std::invalid_argument("workforce: stage `" + stage.id + "`: " + what);
}

StaffingNorm norm_of(const StageRow& stage) {
  if (!(stage.pupils_per_staff > 0.0)) refuse_norm(stage, "pupils_per_staff must be above 0");
  if (!(stage.non_teaching_share >= 0.0 && stage.non_teaching_share < 1.0))
    refuse_norm(stage, "non_teaching_share must be at least 0 and below 1");
  const double teaching_share = 1.0 - stage.non_teaching_share;
  return {.pupils_per_staff = stage.pupils_per_staff,
          .teachers_per_class = stage.teachers_per_class,
          .staff_per_class = std::max(stage.teachers_per_class / teaching_share,
                                      stage.teachers_per_class + stage.caregivers_per_class),
          .teaching_share = teaching_share};
}

Supplement supplement_of(const SupplementRow& row, const Case& input, const Network& network) {
  const Calendar& calendar = network.calendar;
  const StageId stage = network.find_stage(row.stage);
  if (!stage.valid()) throw std::invalid_argument("workforce: supplement `" + row.supplement + "`: unknown stage");
  Supplement supplement{.sites = {},
                        .pupils_above = row.pupils_above,
                        .pupils_to = row.pupils_to.value_or(std::numeric_limits<double>::infinity()),
                        .staff_per_site = row.staff_per_site,
                        .first_step = 0,
                        .end_step = 0};
  for (std::size_t u = network.stage_first_site[stage.index()]; u < network.stage_first_site[stage.index() + 1]; ++u)
    if (input.schools[network.sites[u].row].sector == Sector::state &&
        (!row.residence || *row.residence == network.leaves[network.sites[u].leaf.index()].residence))
      supplement.sites.push_back(SiteId(u));
  while (supplement.first_step < calendar.steps &&
         calendar.year(supplement.first_step) < row.from_year.value_or(calendar.base_year))
    ++supplement.first_step;
  supplement.end_step = supplement.first_step;
  while (supplement.end_step < calendar.steps &&
         calendar.year(supplement.end_step) <= row.to_year.value_or(calendar.last_year()))
    ++supplement.end_step;
  return supplement;
}

/// Staff of sites that open within `staffed_ahead_years`, a rising part of them every year until they open.
void set_staff_ahead(const Case& input, const Network& network, RequirementParams& params) {
  const std::size_t stages = network.stages.size();
  const std::size_t county_stages = network.counties.size() * stages;
  const int steps = static_cast<int>(network.calendar.steps);
  for (std::vector<double>* staff : {&params.ahead, &params.opened})
    staff->assign(network.calendar.steps * county_stages, 0.0);
  const int years = input.parameters.staffed_ahead_years;
  if (years == 0) return;
  for (const ProjectRow& row : input.projects) {
    const PlannedProject project = plan_project(row, input.parameters);
    const bool needs_staff = row.kind == ProjectKind::new_site || row.kind == ProjectKind::extension;
    const SiteId site = network.find_site(row.school_code, row.stage);
    if (!project.is_built || !needs_staff || !site.valid()) continue;
    if (input.schools[network.sites[site.index()].row].sector != Sector::state) continue;
    const std::size_t i = params.site_county_stage[site.index()];
    const double staff = static_cast<double>(project.classrooms_added) * params.norms[i % stages].staff_per_class;
    const int opening = project.opening_year - network.calendar.base_year;
    for (int step = std::max(0, opening - years); step < std::min(opening, steps); ++step)
      params.ahead[static_cast<std::size_t>(step) * county_stages + i] +=
          staff * (years + 1 - (opening - step)) / years;
    if (opening > 0 && opening < steps) params.opened[static_cast<std::size_t>(opening) * county_stages + i] += staff;
  }
}

}  // namespace

RequirementParams compile_requirement(const Case& input, const Network& network) {
  RequirementParams params;
  for (const StageRow& stage : input.stages) params.norms.push_back(norm_of(stage));
  for (std::size_t u = 0; u < network.sites.size(); ++u) {
    const Site& site = network.sites[u];
    params.site_county_stage.push_back(site.county.index() * network.stages.size() + site.stage.index());
    const bool state = input.schools[site.row].sector == Sector::state;
    (state ? params.state_sites : params.private_sites).push_back(SiteId(u));
  }
  for (const SupplementRow& row : input.staffing_supplements)
    params.supplements.push_back(supplement_of(row, input, network));
  set_staff_ahead(input, network, params);
  params.by_school = input.parameters.staffing_need == Parameters::StaffingNeed::school;
  return params;
}

}  // namespace xuewei

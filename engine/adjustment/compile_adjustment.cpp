#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "engine/adjustment/adjustment.hpp"
#include "engine/adjustment/potential_sites.hpp"
#include "engine/case/planned_projects.hpp"
#include "engine/case/stage_kinds.hpp"
#include "engine/network/distance.hpp"

namespace xuewei {
namespace {

using Change = NetworkChangeRow::Change;
using Builds = RuleKind::Builds;

SiteId required_site(const Network& network, const std::string& school, const std::string& stage) {
  const SiteId site = network.find_site(school, stage);
  if (!site.valid()) throw std::invalid_argument("site `" + school + "/" + stage + "` is unknown");
  return site;
}

StageId required_stage(const Network& network, const std::string& id) {
  const StageId stage = network.find_stage(id);
  if (!stage.valid()) throw std::invalid_argument("stage `" + id + "` is unknown");
  return stage;
}

void add_stages(const Case& input, const Network& network, AdjustmentParams& params) {
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    const StageRow& row = input.stages[k];
    AdjustedStage stage;
    stage.first_site = network.stage_first_site[k];
    stage.last_site = network.stage_first_site[k + 1];
    stage.grades = network.stages[k].grades;
    const Stage& taught = network.stages[k];
    stage.first_age = entry_age(taught.first_grade);
    for (std::size_t step = 0; step < network.calendar.steps; ++step) {
      stage.norm_places_per_room.push_back(mean_class_size_norm(row, taught, step));
      stage.hard_grade_limit_per_room.push_back(row.class_size_hard / static_cast<double>(taught.taught[step].count()));
    }
    stage.limits = travel_limits(row, taught);
    stage.boarding_first_grade = static_cast<std::size_t>(
        std::clamp(row.boarding_first_grade - taught.first_grade, 0, static_cast<int>(stage.grades)));
    stage.serves_county = row.compulsory && row.catchment == StageRow::Catchment::county;
    stage.general_senior = kind_of(row).last_kept == StageKind::LastKept::site_of_county;
    stage.kindergarten = kind_of(row).last_kept == StageKind::LastKept::state_site_of_township;
    params.stages.push_back(std::move(stage));
  }
}

void add_places(const Case& input, const Network& network, AdjustmentParams& params) {
  params.leaves = network.leaves.size();
  params.counties = network.counties.size();
  params.zones = network.zones.size();
  std::map<std::string, TownshipId> townships;
  for (std::size_t z = 0; z < params.zones; ++z) {
    const auto [township, is_new] = townships.emplace(township_of(input.zones[z]), TownshipId(townships.size()));
    params.zone_township.push_back(township->second);
    params.zone_leaf.push_back(network.zones[z].leaf);
    params.zone_share.push_back(network.zones[z].child_share);
  }
  params.townships = townships.size();
  params.cells = network.cells;
  for (const Leaf& leaf : network.leaves) params.leaf_county.push_back(leaf.county);
  std::map<std::string, std::size_t> schools;
  for (const Site& site : network.sites) {
    const SchoolRow& row = input.schools[site.row];
    AdjustedSite adjusted;
    adjusted.stage = site.stage;
    adjusted.county = site.county;
    adjusted.zone = site.zone;
    adjusted.township = params.zone_township[site.zone.index()];
    adjusted.first_cell = site.first_cell;
    adjusted.longitude_deg = site.longitude_deg;
    adjusted.latitude_deg = site.latitude_deg;
    adjusted.state = row.sector == Sector::state;
    adjusted.border = row.has_flag(school_flag::kBorder);
    adjusted.kept = row.has_flag(school_flag::kProtected);
    params.sites.push_back(adjusted);
    params.school_of_site.push_back(schools.emplace(site.school_code, schools.size()).first->second);
  }
  for (const ProjectRow& row : input.projects) {
    const PlannedProject project = plan_project(row, input.parameters);
    const SiteId site = network.find_site(row.school_code, row.stage);
    if (site.valid() && project.is_built && project.classrooms_added > 0 &&
        input.schools[network.sites[site.index()].row].classrooms == 0.0)
      params.sites[site.index()].coming = true;
  }

  params.zone_first_site.push_back(0);
  std::vector<std::vector<std::uint32_t>> of_zone_stage(params.zones * params.stages.size());
  for (std::size_t u = 0; u < params.sites.size(); ++u)
    of_zone_stage[params.zone_stage(params.sites[u].zone, params.sites[u].stage)].push_back(
        static_cast<std::uint32_t>(u));
  for (const std::vector<std::uint32_t>& sites : of_zone_stage) {
    params.zone_site.insert(params.zone_site.end(), sites.begin(), sites.end());
    params.zone_first_site.push_back(static_cast<std::uint32_t>(params.zone_site.size()));
  }
}

void add_years(const Case& input, const Network& network, AdjustmentParams& params) {
  const Parameters& p = input.parameters;
  params.steps = network.calendar.steps;
  params.minutes_per_km = travel_minutes(p, p.detour_factor);
  for (std::size_t step = 0; step < params.steps; ++step)
    params.class_size_multiplier.push_back(p.class_size_multiplier.at(network.calendar.year(step)));
}

void add_plan(const Case& input, const Network& network, AdjustmentParams& params) {
  for (std::size_t i = 0; i < input.network_changes.size(); ++i) {
    const NetworkChangeRow& row = input.network_changes[i];
    PlannedChange change;
    change.change = row.change;
    change.row = static_cast<std::int32_t>(i);
    change.step = row.year - network.calendar.base_year;
    change.site = required_site(network, row.school_code, row.stage);
    if (row.change == Change::merge) change.other = required_site(network, row.into_school_code, row.stage);
    if (row.change == Change::convert) change.other = required_site(network, row.school_code, row.into_stage);
    change.rooms = row.classrooms;
    if (change.step < 1)
      throw std::invalid_argument("the network changes of the base year and before are in the schools table already");
    if (change.site == change.other)
      throw std::invalid_argument("site `" + network.sites[change.site.index()].code + "` cannot join itself");
    AdjustedSite& site = params.sites[change.site.index()];
    site.last_step_as_source = std::max(site.last_step_as_source, change.step);
    if (change.other.valid()) {
      AdjustedSite& other = params.sites[change.other.index()];
      if (row.change == Change::merge && site.state && !other.state)
        throw std::invalid_argument("site `" + network.sites[change.site.index()].code +
                                    "` is a state school and cannot join a private one");
      other.last_step_as_target = std::max(other.last_step_as_target, change.step);
    }
    params.planned.push_back(change);
  }
}

/// Where the rule may build: potential sites by county, township or zone.
void add_potential(const Case& input, const Network& network, AdjustmentParams& params, AdjustmentRule& rule) {
  const auto potential = [&](const std::string& place) {
    return network.find_site(potential_school_code(input.stages[rule.stage.index()].id, place),
                             input.stages[rule.stage.index()].id);
  };
  switch (kind_of(rule.rule).builds) {
    case Builds::nowhere:
      break;
    case Builds::county:
    case Builds::county_without_site:
      for (const County& county : network.counties)
        rule.potential.push_back(potential(network.nodes[county.node.index()].code));
      break;
    case Builds::township:
      rule.potential.assign(params.townships, SiteId());
      for (std::size_t z = 0; z < params.zones; ++z) {
        const SiteId site = potential(network.zones[z].code);
        if (site.valid()) rule.potential[params.zone_township[z].index()] = site;
      }
      break;
    case Builds::zone:
      for (const Zone& zone : network.zones) rule.potential.push_back(potential(zone.code));
      break;
  }
}

void check(const AdjustmentRule& rule, const std::string& stage) {
  const auto fail = [&](const char* what) { throw std::invalid_argument("a rule of stage `" + stage + "` " + what); };
  if (rule.lead < 1) fail("must have lead_years of at least 1");
  if (rule.first_step > rule.last_step) fail("ends before it begins");
  const RuleKind& kind = kind_of(rule.rule);
  if (kind.classrooms == RuleKind::Classrooms::must && rule.rooms <= 0.0) fail("must say how many classrooms");
  if (!kind.threshold_unit.empty() && !kind.threshold_may_be_zero && rule.threshold <= 0.0)
    fail("must have a threshold above 0");
  if (kind.reads_to_stage && rule.stage == rule.to_stage) fail("must turn rooms over to another stage");
}

void add_rules(const Case& input, const Network& network, AdjustmentParams& params) {
  for (std::size_t i = 0; i < input.rules.size(); ++i) {
    const RuleRow& row = input.rules[i];
    AdjustmentRule rule;
    rule.rule = row.rule;
    rule.row = static_cast<std::int32_t>(i);
    rule.stage = required_stage(network, row.stage);
    rule.to_stage = kind_of(row.rule).reads_to_stage ? required_stage(network, row.to_stage) : rule.stage;
    rule.first_step = row.from_year - network.calendar.base_year;
    rule.last_step = row.to_year - network.calendar.base_year;
    rule.lead = row.lead_years;
    rule.threshold = row.threshold;
    rule.most_a_year = row.most_a_year;
    rule.rooms = row.classrooms;
    rule.yuan_per_room = std::round(row.yuan_per_classroom);
    rule.yuan_a_year = row.yuan_a_year;
    rule.boarding = row.boarding;
    check(rule, row.stage);
    add_potential(input, network, params, rule);
    params.rules.push_back(std::move(rule));
  }
}

/// A site's pupils may join sites of the same stage in its catchment: state sites, and private ones only from private.
void add_neighbours(const Case& input, const Network& network, AdjustmentParams& params) {
  std::vector<bool> closes(params.stages.size(), false);
  for (const AdjustmentRule& rule : params.rules)
    if (kind_of(rule.rule).closes_sites) closes[rule.stage.index()] = true;
  for (const PlannedChange& change : params.planned)
    if (change.change == Change::close) closes[params.sites[change.site.index()].stage.index()] = true;
  const auto catchment_of = [&](const AdjustedSite& site) {
    const std::size_t stage = site.stage.index();
    return network.catchment_of(site.county, input.stages[stage].catchment) * params.stages.size() + stage;
  };
  std::vector<std::vector<std::uint32_t>> sites_of_catchment(params.counties * params.stages.size());
  for (std::size_t u = 0; u < params.sites.size(); ++u)
    sites_of_catchment[catchment_of(params.sites[u])].push_back(static_cast<std::uint32_t>(u));
  std::vector<std::pair<double, std::uint32_t>> found;
  params.first_neighbour.push_back(0);
  for (const AdjustedSite& site : params.sites) {
    found.clear();
    if (closes[site.stage.index()])
      for (const std::uint32_t v : sites_of_catchment[catchment_of(site)]) {
        const AdjustedSite& other = params.sites[v];
        if (&other == &site || (site.state && !other.state)) continue;
        found.emplace_back(distance_km(site.longitude_deg, site.latitude_deg, other.longitude_deg, other.latitude_deg),
                           v);
      }
    std::sort(found.begin(), found.end());
    for (const auto& [distance, v] : found) params.neighbour.push_back(v);
    params.first_neighbour.push_back(static_cast<std::uint32_t>(params.neighbour.size()));
  }
}

/// Room for every change a lane could have decided and not yet carried out: a site closes once; other changes name a
/// site (or zone, county, township) at most once per rule and year.
void count_pending(AdjustmentParams& params) {
  params.most_pending = params.planned.size();
  for (const AdjustmentRule& rule : params.rules) {
    const AdjustedStage &stage = params.stage(rule.stage), &to = params.stage(rule.to_stage);
    const std::size_t a_year =
        std::max(rule.potential.size(), stage.last_site - stage.first_site + to.last_site - to.first_site);
    params.most_pending += a_year * std::min(static_cast<std::size_t>(rule.lead), params.steps);
  }
}

}  // namespace

AdjustmentParams compile_adjustment(const Case& input, const Network& network) {
  AdjustmentParams params;
  if (input.network_changes.empty() && input.rules.empty()) return params;
  add_stages(input, network, params);
  add_places(input, network, params);
  add_years(input, network, params);
  add_plan(input, network, params);
  add_rules(input, network, params);
  add_neighbours(input, network, params);
  count_pending(params);
  return params;
}

bool AdjustmentParams::decides_at(std::size_t step) const {
  const int now = static_cast<int>(step);
  for (const PlannedChange& change : planned)
    if (change.step == now + 1) return true;
  for (const AdjustmentRule& rule : rules)
    if (rule.active(now)) return true;
  return false;
}

}  // namespace xuewei

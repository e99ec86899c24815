// Estate: classrooms, places, floor area, beds and grounds of every site; the projects that change them, and the
// programmes that pay for the projects.
//
// Equations (docs/methods/estate.md), for site u of stage k, project i of programme p, in year t:
//   places[u,t]    = classrooms[u,t] x mean over the grades taught in t of class_size_norm[k] x class_size_multiplier[t]
//   places[u,t]    = places[u,0] + sum of ledger entries: opened by projects, restandardised (a changed norm or
//                    changed grades), adjusted (mergers, closures, conversions, rooms of rules, temporary rooms taken away)
//   cost[i,t]      = round(instalment[i,t] x construction_cost_multiplier[t] x luck[i])   whole yuan
//   due[i,t]       = due[i,t-1] - paid[i,t-1] + cost[i,t]
//   available[p,t] = floor(ceiling[p,t] x ceiling_multiplier[t]) + carried[p,t-1]
//   paid[i,t]      = due where the band fits into what the bands before it left; floor(due x left / due of the band)
//                    in the marginal band; 0 in the bands after it
//   available[p,t] = sum over i of paid[i,t] + carried[p,t] + lapsed[p,t]
//   months[i,t]    = months[i,t-1] + working months of calendar year t x paid[i,t] / due[i,t]    (1 where due is 0)
//   i opens on 1 September of the first year, not before the planned one, with months by 31 August >= needed[i]
//   needed[i]      = planned working months x construction_time_multiplier[planned opening] x luck[i]
// Units: places, classrooms, m2, beds, months, whole yuan of the fiscal year (not deflated).
// Not modelled: price growth of what is paid late, interest, work ahead of the plan, a site closed and opened again.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/events/event.hpp"
#include "engine/events/site_change.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

/// A project as planned, slip and overlap included. Steps before the base year are negative.
struct Project {
  static constexpr int kNever = std::numeric_limits<int>::max();

  ProjectKind kind = ProjectKind::renewal;
  SiteId site;  ///< invalid: money only
  SiteId to;    ///< of a conversion
  double classrooms = 0.0, floor_area_m2 = 0.0, grounds_m2 = 0.0, beds = 0.0;
  int first_step = 0;    ///< of money and work
  int last_step = 0;     ///< of planned money
  int opening_step = 0;  ///< planned; kNever: nothing to open (no site, or open before the run)
  int until_step = kNever;
  std::size_t first_instalment = 0;  ///< in EstateParams::instalment_yuan, of step max(0, first_step)
  double months_needed = 0.0;        ///< before luck
  double months_before = 0.0;        ///< worked before the base year, as planned

  SiteId receiver() const { return kind == ProjectKind::conversion ? to : site; }
};

/// Projects of one programme with the same priority: by_band[first, last).
struct Band {
  std::size_t programme = 0, first = 0, last = 0;
};

struct EstateSizes {
  std::size_t sites = 0, leaf_stages = 0, programmes = 0, projects = 0;
};

struct EstateParams {
  std::vector<double> base_classrooms, base_floor_area_m2, base_grounds_m2, base_beds;  ///< [site]
  std::vector<double> norm_places_per_classroom;  ///< [step x site] over the grades taught, before the multiplier
  std::vector<double> floor_m2_per_classroom;     ///< [site] of its stage in the base year
  std::vector<double> class_size_multiplier;      ///< [step]
  std::vector<std::uint8_t> norm_changes;  ///< [step] some site's norm or the multiplier is another than last year
  std::vector<std::size_t> leaf_stage;     ///< [site] leaf x stages + stage
  std::size_t leaf_stages = 0;

  std::vector<Project> projects;         ///< rows of the case
  std::vector<double> instalment_yuan;   ///< whole yuan, a run of steps a project
  std::vector<double> cost_multiplier;   ///< [step]
  std::vector<std::size_t> by_band;      ///< projects by programme, band, row
  std::vector<Band> bands;               ///< by programme, then priority
  std::vector<double> ceiling_yuan;      ///< [programme x step]; NaN: none
  std::vector<double> childcare_places;  ///< [rule] places of a childcare room
  std::size_t programmes = 0, steps = 0;
  bool carry_unspent = true, winter_stop = false;

  EstateSizes sizes() const {
    return {.sites = base_classrooms.size(),
            .leaf_stages = leaf_stages,
            .programmes = programmes,
            .projects = projects.size()};
  }
  double norm_places(std::size_t site, std::size_t step) const {
    return norm_places_per_classroom[step * base_classrooms.size() + site];
  }
};

struct EstateState {
  EstateSizes n;
  // [site]
  LaneField classrooms{n.sites}, places{n.sites}, floor_area_m2{n.sites}, grounds_m2{n.sites}, beds{n.sites};
  LaneField childcare_places{n.sites};
  LaneField closed{n.sites};  ///< [site] 1: has left the network
  // [site] ledger of this year
  LaneField places_opened{n.sites}, places_restandardised{n.sites}, places_adjusted{n.sites};
  // [leaf x stage]
  LaneField leaf_floor_area_m2{n.leaf_stages}, leaf_grounds_m2{n.leaf_stages}, leaf_beds{n.leaf_stages};

  // [programme] in the fiscal year, and at its end
  LaneField programme_spending_yuan{n.programmes}, programme_ceiling_yuan{n.programmes};
  LaneField programme_carried_yuan{n.programmes}, programme_lapsed_yuan{n.programmes};
  LaneField project_spending_yuan{n.projects};                      ///< [project] in the fiscal year
  LaneField project_due_yuan{n.projects};                           ///< [project] unpaid at its end
  LaneField project_months{n.projects};                             ///< [project] worked
  LaneField project_started{n.projects}, project_open{n.projects};  ///< [project] 0 or 1

  /// [project] no lane has anything left to pay, build or take away
  std::vector<std::uint8_t> settled = std::vector<std::uint8_t>(n.projects);
  bool changed = false;  ///< this year's ledger may have entries: some site may differ from last year
  /// Of this year: a project has at most two (it starts and opens, or is late, or is taken away), a site at most two.
  EventLog events{(2 * n.projects + 2 * n.sites) * kLanes};
};

/// Throws std::invalid_argument on a project that `read_case` should have refused.
EstateParams compile_estate(const Case& input, const Network& network);

/// The base year, and its fiscal year.
EstateState start_estate(const EstateParams& params, const Luck& luck);

/// 1 September of a step, first of all: a changed norm, and `changes`, those that hold from this day. Places follow in
/// advance_estate, which every step calls after this.
void apply_changes(const EstateParams& params, std::span<const SiteChange> changes, std::size_t step,
                   EstateState& state);

/// The fiscal year of a step pays and builds; what is finished by 31 August opens, temporary rooms whose time is over go.
void advance_estate(const EstateParams& params, const Luck& luck, std::size_t step, EstateState& state);

}  // namespace xuewei

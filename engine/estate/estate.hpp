// Estate: classrooms, places, floor area, beds and grounds of every site, and the projects that change them.
//
// Equations (docs/methods/estate.md), for site u of stage k in year t:
//   classrooms[u,t] = classrooms[u,t-1] + sum of classrooms of the projects that open on 1 September t
//   places[u,t]     = classrooms[u,t] x mean over grades of class_size_norm[k] x class_size_multiplier[t]
//   places[u,t]     = places[u,0] + sum of ledger entries: opened by projects, and restandardised (a changed norm)
//   spent[p,t]      = whole yuan of programme p in fiscal year t: each project's money spread evenly over its years,
//                     the remainder in the last, all shifted by the slip
// Units: places, classrooms, m2, beds, yuan of the plan (not deflated).
// Not modelled yet: ceilings, delay and cost risk, conversion, merger and closure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/events/event.hpp"
#include "engine/events/site_change.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

/// What one project adds on the 1 September it opens.
struct Opening {
  std::size_t project = 0;
  std::size_t step = 0;
  SiteId site;
  double classrooms = 0.0, floor_area_m2 = 0.0, grounds_m2 = 0.0, beds = 0.0;
};

struct EstateParams {
  std::vector<double> base_classrooms, base_floor_area_m2, base_grounds_m2, base_beds;  ///< [site]
  std::vector<double> norm_places_per_classroom;      ///< [site] before the multiplier
  std::vector<double> class_size_multiplier;          ///< [step]
  std::vector<Opening> openings;                      ///< by step, then project
  std::vector<std::int64_t> programme_spending_yuan;  ///< [programme x step]
  std::size_t programmes = 0, steps = 0;
};

struct EstateState {
  LaneField classrooms, places, floor_area_m2, grounds_m2, beds;  ///< [site]
  LaneField places_opened;                                        ///< [site] ledger: by projects, this year
  LaneField places_restandardised;    ///< [site] ledger: by a changed class size norm, this year
  LaneField places_adjusted;          ///< [site] ledger: by changes of the network, this year
  LaneField closed;                   ///< [site] 1: has left the network
  LaneField programme_spending_yuan;  ///< [programme] in the fiscal year
  EventLog events;                    ///< of this year
};

EstateParams compile_estate(const Case& input, const Network& network);
EstateState make_estate_state(const EstateParams& params);
void start_estate(const EstateParams& params, EstateState& state);
/// 1 September of a step: the changes decided before are in force.
void apply_changes(const EstateParams& params, std::span<const SiteChange> changes, std::size_t step,
                   EstateState& state);
/// 1 September of a step: what was finished by 31 August opens.
void open_projects(const EstateParams& params, std::size_t step, EstateState& state);

}  // namespace xuewei

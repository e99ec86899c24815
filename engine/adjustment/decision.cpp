#include "engine/adjustment/decision.hpp"

#include <algorithm>

#include "engine/adjustment/guards.hpp"
#include "engine/network/distance.hpp"

namespace xuewei {

double Decision::minutes(std::size_t u, std::size_t v) const {
  const AdjustedSite &from = site(u), &to = site(v);
  return params.minutes_per_km * distance_km(from.longitude_deg, from.latitude_deg, to.longitude_deg, to.latitude_deg);
}

bool Decision::gone(std::size_t u) const {
  return state.closed[static_cast<std::size_t>(lane)][u] || (view.classrooms[u][lane] > 0.0 && !outlook().open[u]);
}

bool Decision::free_for_rules(std::size_t u) const {
  return outlook().open[u] && outlook().awaiting[u] == 0 && site(u).last_step_as_source <= step;
}

bool Decision::free_to_close(std::size_t u) const { return free_for_rules(u) && site(u).last_step_as_target <= step; }

void Decision::look() {
  Outlook& outlook = state.outlook;
  std::fill(outlook.open_in_county.begin(), outlook.open_in_county.end(), 0);
  std::fill(outlook.open_state_in_township.begin(), outlook.open_state_in_township.end(), 0);
  std::fill(outlook.awaiting.begin(), outlook.awaiting.end(), 0U);
  std::fill(outlook.rooms_to_come.begin(), outlook.rooms_to_come.end(), 0.0);
  for (std::size_t u = 0; u < params.sites.size(); ++u) {
    const AdjustedSite& at = params.sites[u];
    double enrolment = 0.0;
    for (std::size_t g = 0; g < params.stage(at.stage).grades; ++g) {
      const double pupils = view.pupils[at.first_cell.index() + g][lane];
      outlook.pupils[at.first_cell.index() + g] = pupils;
      enrolment += pupils;
    }
    outlook.enrolment[u] = enrolment;
    outlook.rooms[u] = view.classrooms[u][lane];
    outlook.beds_free[u] = view.beds[u][lane] - (view.boarders ? (*view.boarders)[u][lane] : 0.0);
    outlook.open[u] = outlook.rooms[u] > 0.0 && !state.closed[static_cast<std::size_t>(lane)][u];
    if (!outlook.open[u]) continue;
    ++outlook.open_in_county[params.county_stage(at.county, at.stage)];
    if (at.state) ++outlook.open_state_in_township[params.township_stage(at.township, at.stage)];
  }
  for (std::size_t i = 0; i < outlook.unplaced.size(); ++i) outlook.unplaced[i] = view.zone_unplaced[i][lane];
}

void Decision::foresee(const SiteChange& change) {
  Outlook& outlook = state.outlook;
  const std::size_t u = change.site.index();
  const AdjustedSite& at = params.sites[u];
  ++outlook.awaiting[u];
  if (change.other.valid()) ++outlook.awaiting[change.other.index()];
  switch (change.kind) {
    case SiteChangeKind::merge:
      if (change.limits_passed > 0)
        outlook.beds_free[change.other.index()] -= beyond_limit(*this, u, change.other.index());
      for (std::size_t g = 0; g < params.stage(at.stage).grades; ++g) {
        outlook.pupils[params.sites[change.other.index()].first_cell.index() + g] +=
            outlook.pupils[at.first_cell.index() + g];
        outlook.pupils[at.first_cell.index() + g] = 0.0;
      }
      outlook.enrolment[change.other.index()] += outlook.enrolment[u];
      outlook.enrolment[u] = 0.0;
      [[fallthrough]];
    case SiteChangeKind::close:
      outlook.rooms[u] = outlook.rooms_to_come[u] = 0.0;
      outlook.open[u] = 0;
      --outlook.open_in_county[params.county_stage(at.county, at.stage)];
      if (at.state) --outlook.open_state_in_township[params.township_stage(at.township, at.stage)];
      return;
    case SiteChangeKind::convert:
      outlook.rooms[u] -= change.classrooms;
      if (!change.other.valid()) return;
      outlook.rooms[change.other.index()] += change.classrooms;
      outlook.rooms_to_come[change.other.index()] += change.classrooms;
      return;
    case SiteChangeKind::add_rooms:
      outlook.rooms[u] += change.classrooms;
      outlook.rooms_to_come[u] += std::max(0.0, change.classrooms);
      return;
  }
}

void Decision::commit(const Reason& reason, SiteChange change) {
  change.cause = reason.cause;
  change.cause_row = reason.row;
  change.lane = lane;
  change.step = step + reason.lead;
  foresee(change);
  state.pending[static_cast<std::size_t>(lane)].push_back(change);
}

void Decision::refuse(const Reason& reason, SiteId refused, SiteId other, Guard guard) {
  state.events.add({.kind = EventKind::refused,
                    .guard = guard,
                    .cause = reason.cause,
                    .lane = lane,
                    .cause_row = reason.row,
                    .site = refused,
                    .other = other});
}

void Decision::trigger(const Reason& reason, SiteId built, double rooms) {
  state.events.add({.kind = EventKind::triggered,
                    .cause = reason.cause,
                    .lane = lane,
                    .cause_row = reason.row,
                    .site = built,
                    .classrooms = rooms,
                    .places = rooms * places_per_room(site(built.index()).stage)});
  commit(reason, {.kind = SiteChangeKind::add_rooms, .site = built, .classrooms = rooms});
}

bool Decision::close(const Reason& reason, std::size_t u, const Closing& closing) {
  Guard guard = may_close(*this, u);
  SiteId last;
  if (guard == Guard::none) {
    // Nobody can enter before next September; a closure further ahead needs somewhere for those who do.
    if (outlook().enrolment[u] == 0.0 && reason.lead == 1) {
      commit(reason, {.kind = SiteChangeKind::close, .site = SiteId(u)});
      return true;
    }
    guard = Guard::not_open;
    std::size_t tried = 0;
    for (std::uint32_t n = params.first_neighbour[u]; n < params.first_neighbour[u + 1] && tried < closing.most_targets;
         ++n) {
      const std::size_t v = params.neighbour[n];
      if (!outlook().open[v] || (closing.in_county && site(v).county != site(u).county) ||
          (site(v).last_step_as_source > step))
        continue;
      ++tried;
      last = SiteId(v);
      guard = may_move(*this, u, v, closing.boarding);
      if (guard != Guard::none) continue;
      commit(reason, {.kind = SiteChangeKind::merge,
                      .site = SiteId(u),
                      .other = last,
                      .limits_passed = limits_passed(*this, u, v)});
      return true;
    }
  }
  refuse(reason, SiteId(u), last, guard);
  return false;
}

}  // namespace xuewei

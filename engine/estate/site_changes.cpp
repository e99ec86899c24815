#include <algorithm>
#include <cmath>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/estate/estate.hpp"

namespace xuewei {
namespace {

struct Scalar {
  const EstateParams& params;
  EstateState& state;
  int lane;
  std::size_t step;

  double& classrooms(std::size_t u) const { return state.classrooms[u][lane]; }
  double& floor_m2(std::size_t u) const { return state.floor_area_m2[u][lane]; }
  double places(std::size_t u, double rooms) const {
    return rooms * params.norm_places(u, step) * params.class_size_multiplier[step];
  }
  bool is_closed(std::size_t u) const { return state.closed[u][lane] > 0.0; }
};

void close(const Scalar& at, std::size_t u, Event& event) {
  event.classrooms = at.classrooms(u);
  event.places =
      at.state.places[u][at.lane] + at.state.places_restandardised[u][at.lane] + at.state.places_adjusted[u][at.lane];
  at.state.places_adjusted[u][at.lane] -= event.places;
  for (LaneField* field : {&at.state.classrooms, &at.state.floor_area_m2, &at.state.grounds_m2, &at.state.beds,
                           &at.state.childcare_places})
    (*field)[u][at.lane] = 0.0;
  at.state.closed[u][at.lane] = 1.0;
}

void convert(const Scalar& at, const SiteChange& change, Event& event) {
  const std::size_t u = change.site.index();
  const double rooms = std::min(change.classrooms, at.classrooms(u));
  const double floor = rooms > 0.0 ? std::min(at.floor_m2(u), at.floor_m2(u) * rooms / at.classrooms(u)) : 0.0;
  at.classrooms(u) -= rooms;
  at.floor_m2(u) -= floor;
  at.state.places_adjusted[u][at.lane] -= at.places(u, rooms);
  event.classrooms = rooms;
  if (change.other.valid()) {
    const std::size_t to = change.other.index();
    at.classrooms(to) += rooms;
    at.floor_m2(to) += floor;
    event.places = at.places(to, rooms);
    at.state.places_adjusted[to][at.lane] += event.places;
  } else {
    // Only rules turn rooms into childcare places; a dated conversion names the stage that gets the rooms.
    if (change.cause == Cause::rule)
      event.places = rooms * at.params.childcare_places[static_cast<std::size_t>(change.cause_row)];
    at.state.childcare_places[u][at.lane] += event.places;
  }
}

void add_rooms(const Scalar& at, const SiteChange& change, Event& event) {
  const std::size_t u = change.site.index();
  const double rooms = std::max(change.classrooms, -at.classrooms(u));
  at.classrooms(u) += rooms;
  at.floor_m2(u) = std::max(0.0, at.floor_m2(u) + rooms * at.params.floor_m2_per_classroom[u]);
  at.state.places_adjusted[u][at.lane] += at.places(u, rooms);
  event.kind = rooms < 0.0 ? EventKind::temporary_removed : EventKind::project_opened;
  event.classrooms = std::abs(rooms);
  event.places = at.places(u, event.classrooms);
}

/// Returns false where nothing can change: the site, or the one that would get its rooms, has left the network.
bool apply(const Scalar& at, const SiteChange& change, Event& event) {
  if (at.is_closed(change.site.index())) return false;
  switch (change.kind) {
    case SiteChangeKind::close:
    case SiteChangeKind::merge:
      event.kind = change.kind == SiteChangeKind::close ? EventKind::closed : EventKind::merged;
      close(at, change.site.index(), event);
      return true;
    case SiteChangeKind::convert:
      if (change.other.valid() && at.is_closed(change.other.index())) return false;
      event.kind = EventKind::converted;
      convert(at, change, event);
      return true;
    case SiteChangeKind::add_rooms:
      add_rooms(at, change, event);
      return true;
  }
  return false;
}

}  // namespace

void apply_changes(const EstateParams& params, std::span<const SiteChange> changes, std::size_t step,
                   EstateState& state) {
  XUEWEI_EXPECT(step >= 1 && step < params.steps);
  XUEWEI_EXPECT(std::all_of(changes.begin(), changes.end(), [&](const SiteChange& change) {
    return change.lane >= 0 && change.lane < kLanes && change.site.valid() && change.site.index() < state.n.sites;
  }));
  state.events.clear();
  if (state.changed)
    for (LaneField* field : {&state.places_opened, &state.places_restandardised, &state.places_adjusted})
      field->fill(0.0);
  const double before = params.class_size_multiplier[step - 1];
  const double multiplier_change = params.class_size_multiplier[step] - before;
  state.changed = params.norm_changes[step];
  if (state.changed)
    for (std::size_t u = 0; u < params.base_classrooms.size(); ++u) {
      const double norm = params.norm_places(u, step), norm_change = norm - params.norm_places(u, step - 1);
      state.places_restandardised[u] = state.classrooms[u] * (norm * multiplier_change + norm_change * before);
    }
  for (const SiteChange& change : changes) {
    Event event{.cause = change.cause,
                .lane = change.lane,
                .cause_row = change.cause_row,
                .site = change.site,
                .other = change.other};
    if (!apply({params, state, change.lane, step}, change, event)) continue;
    state.events.add(event);
    state.changed = true;
  }
}

}  // namespace xuewei

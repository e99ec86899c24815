#include <algorithm>

#include "engine/estate/estate.hpp"

namespace xuewei {
namespace {

/// Moves `rooms` of a site (negative: brings them) with their floor; never more than are there. Returns the rooms moved.
double take_rooms(const EstateParams& params, std::size_t step, std::size_t u, int lane, double rooms,
                  double floor_a_room, EstateState& state) {
  const double taken = std::min(rooms, state.classrooms[u][lane]);
  const double places = taken == state.classrooms[u][lane]
                            ? state.places[u][lane]
                            : taken * params.norm_places_per_classroom[u] * params.class_size_multiplier[step - 1];
  state.classrooms[u][lane] -= taken;
  state.floor_area_m2[u][lane] -= taken * floor_a_room;
  state.places[u][lane] -= places;
  state.places_adjusted[u][lane] -= places;
  return taken;
}

EventKind kind_of(const SiteChange& change) {
  switch (change.kind) {
    case SiteChangeKind::close:
      return EventKind::closed;
    case SiteChangeKind::merge:
      return EventKind::merged;
    case SiteChangeKind::convert:
      return EventKind::converted;
    case SiteChangeKind::add_rooms:
      break;
  }
  return change.classrooms < 0.0 ? EventKind::temporary_removed : EventKind::project_opened;
}

}  // namespace

void apply_changes(const EstateParams& params, std::span<const SiteChange> changes, std::size_t step,
                   EstateState& state) {
  state.events.clear();
  state.places_adjusted.fill(0.0);
  for (const SiteChange& change : changes) {
    const std::size_t u = change.site.index();
    const int lane = change.lane;
    const double rooms = state.classrooms[u][lane];
    const double floor_a_room = rooms > 0.0 ? state.floor_area_m2[u][lane] / rooms : 0.0;
    double moved = 0.0;
    switch (change.kind) {
      case SiteChangeKind::close:
      case SiteChangeKind::merge:
        moved = take_rooms(params, step, u, lane, rooms, floor_a_room, state);
        for (LaneField* field : {&state.floor_area_m2, &state.grounds_m2, &state.beds}) (*field)[u][lane] = 0.0;
        state.closed[u][lane] = 1.0;
        break;
      case SiteChangeKind::convert:
        moved = take_rooms(params, step, u, lane, change.classrooms, floor_a_room, state);
        if (change.other.valid()) take_rooms(params, step, change.other.index(), lane, -moved, floor_a_room, state);
        break;
      case SiteChangeKind::add_rooms:
        moved = -take_rooms(params, step, u, lane, -change.classrooms, floor_a_room, state);
        break;
    }
    state.events.add({.kind = kind_of(change),
                      .cause = change.cause,
                      .lane = lane,
                      .cause_row = change.cause_row,
                      .site = change.site,
                      .other = change.other,
                      .classrooms = moved,
                      .places = moved * params.norm_places_per_classroom[u] * params.class_size_multiplier[step - 1]});
  }
}

}  // namespace xuewei

#include "engine/placement/placement.hpp"

#include <type_traits>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Room left in the first grade: its share of the classrooms, or what the continuing grades leave, whichever is less,
/// after those already taken in.
void find_room(const PlacementParams& params, const PlacementStage& stage, const ClassSizes& classes,
               const LaneField& continuing, const LaneField& classrooms, PlacementState& state) {
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Lane* pupils = &continuing[params.site_first_cell[u]];
    Lane free_classrooms = classrooms[u];
    for (std::size_t g = 1; g < stage.grades; ++g) free_classrooms -= pupils[g] * (1.0 / classes.size[g]);
    const Lane planned = classrooms[u] * classes.first_grade_share;
    state.room[u] = (classes.size[0] * planned.min(free_classrooms) - pupils[0] - state.intake[u]).max(0.0);
  }
}

bool anyone_seeks(const LaneField& seeking) {
  for (const Lane& zone : seeking.all())
    if ((zone > 0.0).any()) return true;
  return false;
}

Lane in_all_lanes(double value) { return Lane::Constant(value); }
const Lane& in_all_lanes(const Lane& value) { return value; }

/// Every zone that still seeks asks every open site in proportion to its pull. `open(site)` is a number where all lanes
/// agree on what is open, which is nearly always, and a Lane where they do not; the bits are the same.
template <class Open>
void ask_open_sites(const PlacementParams& params, const PlacementStage& stage, Open open, PlacementState& state) {
  using Pull = std::decay_t<decltype(open(0))>;
  for (std::size_t z = 0; z < params.zones; ++z) {
    if (!(state.seeking[z] > 0.0).any()) continue;  // nobody asks: skipping leaves every bit as it is
    Pull pull;
    if constexpr (std::is_same_v<Pull, double>)
      pull = 0.0;
    else
      pull.setZero();
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e)
      pull += stage.edge_pull[e] * open(stage.edge_site[e]);
    const Lane portion = ratio_or_zero(state.seeking[z], in_all_lanes(pull));
    state.portion[z] = portion;
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e) {
      const std::size_t u = stage.edge_site[e];
      state.asked[u] += stage.edge_pull[e] * open(u) * portion;
    }
  }
}

/// One round of ask and share: sites share out the room they have among those who ask.
void sweep(const PlacementParams& params, const PlacementStage& stage, PlacementState& state) {
  bool lanes_agree = true;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Lane open = where_positive(state.room[u], 1.0, 0.0);
    state.open[u] = open;
    state.open_in_all[u] = open[0];
    lanes_agree = lanes_agree && (open == open[0]).all();
    state.asked[u].setZero();
  }
  if (lanes_agree)
    ask_open_sites(
        params, stage, [&](std::size_t u) { return state.open_in_all[u]; }, state);
  else
    ask_open_sites(
        params, stage, [&](std::size_t u) -> const Lane& { return state.open[u]; }, state);
  bool any_refused = false;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Lane asked = state.asked[u];
    state.intake[u] += asked.min(state.room[u]);
    const Lane accepted = ratio_or_zero(state.room[u], asked).min(1.0);
    state.refused[u] = state.open[u] * (1.0 - accepted);  // exactly 0 where there is room for all
    state.room[u] = (state.room[u] - asked).max(0.0);
    any_refused = any_refused || (state.refused[u] > 0.0).any();
  }
  for (std::size_t z = 0; z < params.zones; ++z) {
    if (!(state.seeking[z] > 0.0).any()) continue;
    Lane refused = Lane::Zero();
    for (std::uint32_t e = stage.zone_first_edge[z]; any_refused && e < stage.zone_first_edge[z + 1]; ++e)
      refused += stage.edge_pull[e] * state.refused[stage.edge_site[e]];
    // A zone whose sites were all full asked nobody and still seeks.
    state.seeking[z] = where_positive(state.portion[z], state.portion[z] * refused, state.seeking[z]);
  }
}

/// What the sweeps left goes zone by zone to the nearest room.
void fill_nearest(const PlacementParams& params, const PlacementStage& stage, PlacementState& state) {
  for (std::size_t z = 0; z < params.zones; ++z) {
    Lane& left = state.seeking[z];
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e) {
      if (!(left > 0.0).any()) break;
      const std::size_t u = stage.edge_site[e];
      const Lane placed = left.min(state.room[u]);
      state.intake[u] += placed;
      state.room[u] -= placed;
      left -= placed;
    }
  }
}

}  // namespace

void start_placement(PlacementState& state) {
  state.intake.fill(0.0);
  state.zone_unplaced.fill(0.0);
}

void place(const PlacementParams& params, const LaneField& seekers, const LaneField& continuing,
           const LaneField& classrooms, PlacementState& state) {
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const PlacementStage& stage = params.stages[k];
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) state.intake[u].setZero();
    for (std::size_t z = 0; z < params.zones; ++z) state.seeking[z] = seekers[params.zone_stage(z, k)];
    find_room(params, stage, stage.sweep, continuing, classrooms, state);
    for (std::size_t s = 0; s < params.sweeps && anyone_seeks(state.seeking); ++s) sweep(params, stage, state);
    if (anyone_seeks(state.seeking)) {
      find_room(params, stage, stage.fill, continuing, classrooms, state);
      fill_nearest(params, stage, state);
    }
    for (std::size_t z = 0; z < params.zones; ++z) state.zone_unplaced[params.zone_stage(z, k)] = state.seeking[z];
  }
}

}  // namespace xuewei

#include "engine/placement/placement.hpp"

#include <type_traits>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// One grade that takes in new pupils: where its seekers stand and where the answer goes.
struct EnteringGrade {
  std::size_t stage, grade;
  TaughtGrades taught;
  const LaneField &seekers, &continuing, &classrooms;
  LaneField &intake, &zone_unplaced;
};

/// Share of the classrooms a grade has when every grade taught has as many pupils.
double planned_share(const std::vector<double>& class_size, const EnteringGrade& entering) {
  double classrooms_per_cohort_pupil = 0.0;
  for (std::size_t g = entering.taught.first; g <= entering.taught.last; ++g)
    classrooms_per_cohort_pupil += 1.0 / class_size[g];
  return 1.0 / (class_size[entering.grade] * classrooms_per_cohort_pupil);
}

/// Room left in the grade: its share of the classrooms, or what the other grades leave, whichever is less, after those
/// already taken in.
void find_room(const PlacementParams& params, const EnteringGrade& entering, const std::vector<double>& class_size,
               PlacementState& state) {
  const PlacementStage& stage = params.stages[entering.stage];
  const double share = planned_share(class_size, entering);
  const double size = class_size[entering.grade];
  const bool second = entering.grade > entering.taught.first;  // after the first, which has its new pupils already
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Lane* pupils = &entering.continuing[params.site_first_cell[u]];
    const Lane& classrooms = entering.classrooms[u];
    Lane free_classrooms = classrooms;
    for (std::size_t g = entering.taught.first; g <= entering.taught.last; ++g)
      if (g != entering.grade) free_classrooms -= pupils[g] * (1.0 / class_size[g]);
    if (second) free_classrooms -= state.intake[u] * (1.0 / class_size[entering.taught.first]);
    const Lane planned = classrooms * share;
    state.room[u] = (size * planned.min(free_classrooms) - pupils[entering.grade] - entering.intake[u]).max(0.0);
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
void sweep(const PlacementParams& params, const PlacementStage& stage, LaneField& intake, PlacementState& state) {
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
    intake[u] += asked.min(state.room[u]);
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
void fill_nearest(const PlacementParams& params, const PlacementStage& stage, LaneField& intake,
                  PlacementState& state) {
  for (std::size_t z = 0; z < params.zones; ++z) {
    Lane& left = state.seeking[z];
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e) {
      if (!(left > 0.0).any()) break;
      const std::size_t u = stage.edge_site[e];
      const Lane placed = left.min(state.room[u]);
      intake[u] += placed;
      state.room[u] -= placed;
      left -= placed;
    }
  }
}

void place_grade(const PlacementParams& params, const EnteringGrade& entering, PlacementState& state) {
  const PlacementStage& stage = params.stages[entering.stage];
  for (std::size_t z = 0; z < params.zones; ++z)
    state.seeking[z] = entering.seekers[params.zone_stage(z, entering.stage)];
  find_room(params, entering, stage.sweep_size, state);
  for (std::size_t s = 0; s < params.sweeps && anyone_seeks(state.seeking); ++s)
    sweep(params, stage, entering.intake, state);
  if (anyone_seeks(state.seeking)) {
    find_room(params, entering, stage.fill_size, state);
    fill_nearest(params, stage, entering.intake, state);
  }
  for (std::size_t z = 0; z < params.zones; ++z)
    entering.zone_unplaced[params.zone_stage(z, entering.stage)] = state.seeking[z];
}

}  // namespace

void start_placement(PlacementState& state) {
  for (LaneField* field : {&state.intake, &state.zone_unplaced, &state.second_intake, &state.second_zone_unplaced})
    field->fill(0.0);
}

void place(const PlacementParams& params, const PlacementDemand& demand, std::size_t step, PlacementState& state) {
  start_placement(state);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const TaughtGrades& taught = params.stages[k].taught[step];
    if (taught.entering >= 1)
      place_grade(params,
                  {k, taught.first, taught, demand.seekers, demand.continuing, demand.classrooms, state.intake,
                   state.zone_unplaced},
                  state);
    if (taught.entering >= 2)
      place_grade(params,
                  {k, taught.first + 1, taught, demand.second_seekers, demand.continuing, demand.classrooms,
                   state.second_intake, state.second_zone_unplaced},
                  state);
  }
}

}  // namespace xuewei

#include "engine/enrolment/autumn.hpp"

#include "engine/lanes/lane_math.hpp"

namespace xuewei {

void transfer(const EnrolmentParams& params, const Luck& luck, const LaneField& classrooms, std::size_t step,
              EnrolmentState& state) {
  const EnrolmentYear& year = params.years[step];
  const bool anyone_before = state.anyone_transfers;
  state.anyone_transfers = !params.transfers.empty() && year.school_change_share != 0.0;
  if (!state.anyone_transfers) {
    if (anyone_before)
      for (LaneField* field : {&state.transfers_in, &state.transfers_out}) field->fill(0.0);
    return;
  }
  for (LaneField* field :
       {&state.leaf_grade_pupils, &state.leaf_grade_room, &state.leaf_grade_arrivals, &state.leaf_grade_leaving})
    field->fill(0.0);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      for (std::size_t g = 0; g < stage.grades; ++g) {
        const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, g);
        const Lane& pupils = state.pupils[params.site_first_cell[u] + g];
        state.leaf_grade_pupils[at] += pupils;
        state.leaf_grade_room[at] += room_in_grade(stage, step, classrooms[u], pupils);
      }

  // The multiplier is capped so that nobody leaves twice.
  const Lane changing =
      year.school_change_share *
      (year.moves_multiplier * luck.moves_multiplier).min(1.0 / (params.largest_moving_share + 1e-300));
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_arrivals[params.leaf_grade(edge.destination, stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_pupils[params.leaf_grade(edge.origin, stage, g)];
  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at) {
    const Lane accepted = ratio_or_zero(state.leaf_grade_room[at], state.leaf_grade_arrivals[at]).min(1.0);
    state.leaf_grade_accepted[at] = accepted;
    state.leaf_grade_arrivals[at] *= accepted;
  }
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_leaving[params.leaf_grade(edge.origin, stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_accepted[params.leaf_grade(edge.destination, stage, g)];

  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at)
    state.leaf_grade_arrivals[at] = ratio_or_zero(state.leaf_grade_arrivals[at], state.leaf_grade_room[at]);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      for (std::size_t g = 0; g < stage.grades; ++g) {
        const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, g);
        const std::size_t cell = params.site_first_cell[u] + g;
        Lane& pupils = state.pupils[cell];
        const Lane out = state.leaf_grade_leaving[at] * pupils;
        const Lane in = state.leaf_grade_arrivals[at] * room_in_grade(stage, step, classrooms[u], pupils);
        state.transfers_out[cell] = out;
        state.transfers_in[cell] = in;
        const Lane before = pupils;
        pupils += in - out;
        keep_mix(stage, cell, before, state);
      }
}

}  // namespace xuewei

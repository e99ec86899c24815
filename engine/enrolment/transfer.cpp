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
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      if (params.site_suspended[u]) continue;
      const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, 0);
      const Lane limit = grade_limit(stage, step, classrooms[u]);
      const Lane* const pupils = &state.pupils[params.site_first_cell[u]];
      Lane* const leaf_pupils = &state.leaf_grade_pupils[at];
      Lane* const leaf_room = &state.leaf_grade_room[at];
      for (std::size_t g = 0; g < stage.grades; ++g) {
        leaf_pupils[g] += pupils[g];
        leaf_room[g] += (limit - pupils[g]).max(0.0);
      }
    }

  // The multiplier is capped so that nobody leaves twice.
  const Lane changing = share_with_luck(year.school_change_share, luck, varying("enrolment/school_change_share")) *
                        (year.moves_multiplier * luck.of(varying("population/moves_multiplier")))
                            .min(1.0 / (params.largest_moving_share + 1e-300));
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_arrivals[params.leaf_grade(edge.destination.index(), stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_pupils[params.leaf_grade(edge.origin.index(), stage, g)];
  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at) {
    const Lane accepted = ratio_or_zero(state.leaf_grade_room[at], state.leaf_grade_arrivals[at]).min(1.0);
    state.leaf_grade_accepted[at] = accepted;
    state.leaf_grade_arrivals[at] *= accepted;
  }
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_leaving[params.leaf_grade(edge.origin.index(), stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_accepted[params.leaf_grade(edge.destination.index(), stage, g)];

  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at)
    state.leaf_grade_arrivals[at] = ratio_or_zero(state.leaf_grade_arrivals[at], state.leaf_grade_room[at]);
  const bool noted = state.transfers_in.size() > 0;  // an ensemble keeps no ledgers
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      if (params.site_suspended[u]) continue;
      const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, 0), cell = params.site_first_cell[u];
      const Lane limit = grade_limit(stage, step, classrooms[u]);
      const Lane* const leaving = &state.leaf_grade_leaving[at];
      const Lane* const arriving = &state.leaf_grade_arrivals[at];
      Lane* const pupils = &state.pupils[cell];
      for (std::size_t g = 0; g < stage.grades; ++g) {
        const Lane before = pupils[g];
        const Lane gone = leaving[g] * before;
        const Lane come = arriving[g] * (limit - before).max(0.0);
        if (noted) {
          state.transfers_out[cell + g] = gone;
          state.transfers_in[cell + g] = come;
        }
        pupils[g] = before + (come - gone);
        keep_mix(stage, cell + g, before, state);
      }
    }
}

}  // namespace xuewei

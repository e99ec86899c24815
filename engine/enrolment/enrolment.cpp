#include "engine/enrolment/enrolment.hpp"

#include <algorithm>

#include "engine/enrolment/autumn.hpp"

namespace xuewei {

void start_enrolment(const EnrolmentParams& params, const std::vector<double>& base_beyond_share,
                     EnrolmentState& state) {
  for (std::size_t cell = 0; cell < params.cells; ++cell) state.pupils[cell].setConstant(params.base_pupils[cell]);
  for (std::size_t at = 0; at < params.base_seekers.size(); ++at)
    state.seekers[at].setConstant(params.base_seekers[at]);
  state.second_seekers.fill(0.0);
  state.admitted.fill(0.0);
  std::fill(state.displaced_sites.begin(), state.displaced_sites.end(), false);
  std::fill(state.admitted_grades.begin(), state.admitted_grades.end(), true);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      state.admitted[params.first_cell(u, stage, 0)] = state.pupils[params.first_cell(u, stage, 0)];
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      for (std::size_t i = 0; i < kTravelLimits; ++i)
        for (std::size_t g = 0; g < stage.grades; ++g) {
          const std::size_t cell = params.site_first_cell[u] + g;
          state.beyond[i][cell] = base_beyond_share[u * kTravelLimits + i] * state.pupils[cell];
        }
  for (LaneField* field :
       {&state.transfers_in, &state.transfers_out, &state.displaced_in, &state.displaced_out, &state.displaced,
        &state.graduates, &state.dropouts, &state.deaths, &state.pool, &state.unplaced, &state.linked_seekers,
        &state.site_boarders, &state.boarders, &state.riders})
    field->fill(0.0);
  state.anyone_displaced = state.anyone_transfers = false;
}

void form_demand(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                 const LaneField& classrooms, std::size_t step, EnrolmentState& state) {
  progress(params, luck, step, state);
  progress_pool(params, luck, step, state);
  transfer(params, luck, classrooms, step, state);
  seek(params, luck, children, step, state);
}

}  // namespace xuewei

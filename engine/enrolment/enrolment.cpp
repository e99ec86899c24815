#include "engine/enrolment/enrolment.hpp"

#include "engine/enrolment/autumn.hpp"

namespace xuewei {

EnrolmentState start_enrolment(const EnrolmentParams& params, const std::vector<double>& base_beyond_share) {
  EnrolmentState state{params.sizes()};
  for (std::size_t cell = 0; cell < params.cells; ++cell) state.pupils[cell].setConstant(params.base_pupils[cell]);
  for (std::size_t at = 0; at < params.base_seekers.size(); ++at)
    state.seekers[0][at].setConstant(params.base_seekers[at]);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      state.admitted[params.first_cell(u, stage, 0)] = state.pupils[params.first_cell(u, stage, 0)];
      for (std::size_t i = 0; i < kTravelLimits; ++i)
        for (std::size_t g = 0; g < stage.grades; ++g) {
          const std::size_t cell = params.site_first_cell[u] + g;
          state.beyond[i][cell] = base_beyond_share[u * kTravelLimits + i] * state.pupils[cell];
        }
    }
  return state;
}

void form_demand(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                 const LaneField& classrooms, std::size_t step, EnrolmentState& state) {
  progress(params, step, state);
  progress_pool(params, step, state);
  transfer(params, luck, classrooms, step, state);
  seek(params, luck, children, step, state);
}

}  // namespace xuewei

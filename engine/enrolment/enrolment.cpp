#include "engine/enrolment/enrolment.hpp"

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/enrolment/autumn.hpp"

namespace xuewei {

EnrolmentState start_enrolment(const EnrolmentParams& params, const std::vector<double>& base_beyond_share) {
  XUEWEI_EXPECT(base_beyond_share.size() == params.site_first_cell.size() * kTravelLimits);
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
  state.nine_year_progression[0] = nine_year_progression(params, no_luck(), 0);
  XUEWEI_ENSURE(nonnegative(state.pupils) && nonnegative(state.seekers[0]));
  return state;
}

void form_demand(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                 const LaneField& classrooms, std::size_t step, EnrolmentState& state) {
  XUEWEI_EXPECT(step >= 1 && step < params.years.size());
  XUEWEI_EXPECT(nonnegative(children, params.leaves * kSchoolAges));
  XUEWEI_EXPECT(nonnegative(classrooms, params.site_first_cell.size()));
  XUEWEI_EXPECT(nonnegative(state.pupils, params.cells) && nonnegative(state.pool));
  XUEWEI_REMEMBER(const Lane heads_before = sum(state.pupils) + sum(state.pool));
  state.nine_year_progression[0] = nine_year_progression(params, luck, step);
  progress(params, luck, step, state);
  progress_pool(params, luck, step, state);
  transfer(params, luck, classrooms, step, state);
  XUEWEI_ENSURE(nonnegative(state.pupils) && nonnegative(state.pool));
  XUEWEI_ENSURE(same(heads_before, sum(state.pupils) + sum(state.pool) + sum(state.county_leavers[0]) +
                                       sum(state.county_leavers[1]) + sum(state.dropouts) + sum(state.deaths)));
  XUEWEI_ENSURE(same(sum(state.transfers_in), sum(state.transfers_out)));
  XUEWEI_ENSURE(none_above(state.beyond[0], state.pupils) && none_above(state.beyond[1], state.pupils));
  seek(params, luck, children, step, state);
  XUEWEI_ENSURE(nonnegative(state.seekers[0]) && nonnegative(state.seekers[1]) && nonnegative(state.linked_seekers));
}

}  // namespace xuewei

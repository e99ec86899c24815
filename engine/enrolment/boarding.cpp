#include "engine/enrolment/enrolment.hpp"

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"

namespace xuewei {
namespace {

/// Pupils of one site beyond the travel limit of their grade.
struct Beyond {
  Lane boardable, all;  ///< in grades that may board; in all grades taught
};

Beyond beyond_limit(const EnrolmentParams& params, const StageFlow& stage, std::size_t site, std::size_t step,
                    const EnrolmentState& state) {
  Beyond beyond{Lane::Zero(), Lane::Zero()};
  for (std::size_t g = stage.taught[step].first; g <= stage.taught[step].last; ++g) {
    const Lane& pupils = state.beyond[stage.limits.of_grade[g]][params.site_first_cell[site] + g];
    beyond.all += pupils;
    if (stage.first_grade + static_cast<int>(g) >= stage.boarding_first_grade) beyond.boardable += pupils;
  }
  return beyond;
}

}  // namespace

void count_free_beds(const EnrolmentParams& params, const LaneField& beds, std::size_t step, EnrolmentState& state) {
  for (const StageFlow& stage : params.stages) {
    if (stage.limits.count == 0) continue;
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      state.free_beds[u] = (beds[u] - beyond_limit(params, stage, u, step, state).boardable).max(0.0);
  }
}

void board(const EnrolmentParams& params, const LaneField& beds, std::size_t step, EnrolmentState& state) {
  XUEWEI_EXPECT(nonnegative(beds, params.site_first_cell.size()));
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    if (stage.limits.count == 0) continue;
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      state.boarders[params.leaf_stage(leaf, k)].setZero();
      state.riders[params.leaf_stage(leaf, k)].setZero();
    }
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      const Beyond beyond = beyond_limit(params, stage, u, step, state);
      const std::size_t at = params.leaf_stage(params.site_leaf[u], k);
      state.site_boarders[u] = beyond.boardable.min(beds[u]);
      state.boarders[at] += state.site_boarders[u];
      state.riders[at] += beyond.all - state.site_boarders[u];
    }
  }
  XUEWEI_ENSURE(none_above(state.site_boarders, beds));
  XUEWEI_ENSURE(same(sum(state.boarders), sum(state.site_boarders)) && nonnegative(state.riders));
}

}  // namespace xuewei

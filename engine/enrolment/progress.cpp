#include "engine/enrolment/autumn.hpp"

namespace xuewei {

void progress(const EnrolmentParams& params, EnrolmentState& state) {
  for (LaneField* field : {&state.graduates, &state.dropouts, &state.deaths, &state.county_leavers}) field->fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      Lane* pupils = &state.pupils[params.site_first_cell[u]];
      Lane total = pupils[0];
      for (std::size_t g = 1; g < stage.grades; ++g) total += pupils[g];
      const Lane graduates = stage.promotion * pupils[stage.grades - 1];
      for (std::size_t g = stage.grades - 1; g > 0; --g)
        pupils[g] = stage.promotion * pupils[g - 1] + stage.repetition * pupils[g];
      pupils[0] = stage.repetition * pupils[0];
      const std::size_t at = params.leaf_stage(params.site_leaf[u], k);
      state.graduates[at] += graduates;
      state.dropouts[at] += stage.dropout * total;
      state.deaths[at] += stage.death * total;
      state.county_leavers[params.county_stage(params.site_county[u], k)] += graduates;
    }
  }
}

void progress_pool(const EnrolmentParams& params, EnrolmentState& state) {
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    Lane* pool = &state.pool[leaf * EnrolmentParams::kPoolGrades];
    Lane arriving = Lane::Zero();
    for (std::size_t grade = 0; grade < EnrolmentParams::kPoolGrades; ++grade) {
      const Lane waiting = pool[grade];
      pool[grade] = arriving;
      arriving.setZero();
      const std::size_t k = params.pool_stage[grade];
      if (k == EnrolmentParams::kNoStage) continue;
      const StageFlow& stage = params.stages[k];
      const Lane promoted = (1.0 - stage.dropout - stage.death) * waiting;
      state.dropouts[params.leaf_stage(leaf, k)] += stage.dropout * waiting;
      state.deaths[params.leaf_stage(leaf, k)] += stage.death * waiting;
      if (grade + 1 < EnrolmentParams::kPoolGrades && params.pool_stage[grade + 1] == k)
        arriving = promoted;
      else
        state.county_leavers[params.county_stage(params.leaf_county[leaf], k)] += promoted;
    }
  }
}

}  // namespace xuewei

#include "engine/case/stage_kinds.hpp"
#include "engine/enrolment/autumn.hpp"

namespace xuewei {
namespace {

/// Pupils a stage hands on: after the last grade it teaches now, and of the grade that was its last until this year.
using Leavers = std::array<Lane, kEnteringGrades>;

/// Moves the pupils of one site up. A repeater whose grade has left the stage goes on with the promoted.
Leavers promote(const StageShares& shares, const TaughtGrades& before, const TaughtGrades& now, Lane* pupils) {
  Leavers leavers{shares.promotion * pupils[now.last], Lane::Zero()};
  if (before.last > now.last) {
    leavers[1] = (shares.promotion + shares.repetition) * pupils[before.last];
    pupils[before.last].setZero();
  }
  for (std::size_t g = now.last; g > now.first; --g)
    pupils[g] = shares.promotion * pupils[g - 1] + shares.repetition * pupils[g];
  pupils[now.first] = shares.repetition * pupils[now.first];
  if (before.first < now.first) {
    pupils[now.first] += (shares.promotion + shares.repetition) * pupils[before.first];
    pupils[before.first].setZero();
  }
  return leavers;
}

}  // namespace

Lane nine_year_progression(const EnrolmentParams& params, const Luck& luck, std::size_t step) {
  Lane share = Lane::Ones();
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    if (!kind_of(stage.entry).of_nine_years) continue;
    const StageShares shares = shares_of(params, luck, k);
    const Lane of_a_grade = ratio_or_zero(shares.promotion, Lane(1.0 - shares.repetition - stage.death));
    for (std::size_t g = 0; g < stage.taught[step].count(); ++g) share *= of_a_grade;
    if (kind_of(stage.entry).follows) share *= seeking_share(stage.entry, params.years[step], luck);
  }
  return share;
}

void progress(const EnrolmentParams& params, const Luck& luck, std::size_t step, EnrolmentState& state) {
  for (LaneField* field : {&state.graduates, &state.dropouts, &state.deaths}) field->fill(0.0);
  for (LaneField& leavers : state.county_leavers) leavers.fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    const TaughtGrades &before = stage.taught[step - 1], &now = stage.taught[step];
    const StageShares shares = shares_of(params, luck, k);
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      Lane* pupils = &state.pupils[params.site_first_cell[u]];
      Lane total = pupils[before.first];
      for (std::size_t g = before.first + 1; g <= before.last; ++g) total += pupils[g];
      const Leavers leavers = promote(shares, before, now, pupils);
      for (std::size_t i = 0; i < stage.limits.count; ++i)
        promote(shares, before, now, &state.beyond[i][params.site_first_cell[u]]);
      if (!params.links.empty()) state.site_leavers[u] = leavers[0];
      const std::size_t at = params.leaf_stage(params.site_leaf[u], k);
      const std::size_t county_at = params.county_stage(params.site_county[u], k);
      state.graduates[at] += leavers[0] + leavers[1];
      state.dropouts[at] += shares.dropout * total;
      state.deaths[at] += stage.death * total;
      for (std::size_t e = 0; e < kEnteringGrades; ++e) state.county_leavers[e][county_at] += leavers[e];
    }
  }
}

void progress_pool(const EnrolmentParams& params, const Luck& luck, std::size_t step, EnrolmentState& state) {
  const auto &stage_before = params.pool_stage[step - 1], &stage_now = params.pool_stage[step];
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    Lane* pool = &state.pool[leaf * EnrolmentParams::kPoolGrades];
    Lane arriving = Lane::Zero();
    for (std::size_t grade = 0; grade < EnrolmentParams::kPoolGrades; ++grade) {
      const Lane waiting = pool[grade];
      pool[grade] = arriving;
      arriving.setZero();
      const std::size_t k = stage_before[grade];
      if (k == EnrolmentParams::kNoStage) continue;
      const StageFlow& stage = params.stages[k];
      const Lane dropout = shares_of(params, luck, k).dropout;
      const Lane promoted = (1.0 - dropout - stage.death) * waiting;
      state.dropouts[params.leaf_stage(leaf, k)] += dropout * waiting;
      state.deaths[params.leaf_stage(leaf, k)] += stage.death * waiting;
      const std::size_t county_at = params.county_stage(params.leaf_county[leaf], k);
      if (grade + 1 < EnrolmentParams::kPoolGrades && stage_now[grade + 1] == k)
        arriving = promoted;
      else if (stage_now[grade] == k)
        state.county_leavers[0][county_at] += promoted;
      else
        state.county_leavers[1][county_at] += promoted;
    }
  }
}

}  // namespace xuewei

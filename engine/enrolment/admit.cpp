#include "engine/enrolment/autumn.hpp"

#include "engine/case/stage_kinds.hpp"
#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Fills later grades of one stage from `leaf_ask`, county by county, in proportion to room; what is not taken stays
/// in `leaf_ask`.
void take_later_grade(const EnrolmentParams& params, const StageFlow& stage, std::size_t step, std::size_t grade,
                      const LaneField& classrooms, EnrolmentState& state) {
  LaneField &ask = state.county_sum, &room = state.county_other;
  state.admitted_grades[stage.first_grade_index + grade] = true;
  ask.fill(0.0);
  room.fill(0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) ask[params.leaf_county[leaf]] += state.leaf_ask[leaf];
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    if (!params.site_suspended[u])
      room[params.site_county[u]] +=
          room_in_grade(stage, step, classrooms[u], state.pupils[params.site_first_cell[u] + grade]);
  for (std::size_t c = 0; c < params.counties; ++c) {
    const Lane accepted = ratio_or_zero(room[c], ask[c]).min(1.0);
    room[c] = ratio_or_zero(ask[c] * accepted, room[c]);  // share of each site's room that is taken
    ask[c] = 1.0 - accepted;                              // share of those who ask that stays without a place
  }
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    if (params.site_suspended[u]) continue;
    const std::size_t cell = params.site_first_cell[u] + grade;
    const Lane taken = room[params.site_county[u]] * room_in_grade(stage, step, classrooms[u], state.pupils[cell]);
    const Lane before = state.pupils[cell];
    state.admitted[cell] += taken;
    state.pupils[cell] += taken;
    keep_mix(stage, cell, before, state);
  }
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) state.leaf_ask[leaf] *= ask[params.leaf_county[leaf]];
}

/// Kindergarten classes after the first: need of the county, asked for by its leaf areas as their children stand.
void admit_late_starters(const EnrolmentParams& params, const Admission& admission, std::size_t step, std::size_t k,
                         EnrolmentState& state) {
  const LaneField& children = admission.children;
  const StageFlow& stage = params.stages[k];
  for (std::size_t g = 1; g < stage.grades; ++g) {
    class_need(params, admission.luck, stage, g, children, params.years[step], state.pupils, state.county_other,
               state.county_sum);
    LaneField& weight = state.county_other;
    weight.fill(kSmallestWeight);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
      weight[params.leaf_county[leaf]] += children[leaf * kSchoolAges + stage.age(g)];
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      const std::size_t c = params.leaf_county[leaf];
      state.leaf_ask[leaf] = state.county_sum[c] * children[leaf * kSchoolAges + stage.age(g)] / weight[c];
    }
    take_later_grade(params, stage, step, g, admission.classrooms, state);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
      state.unplaced[params.leaf_stage(leaf, k)] += state.leaf_ask[leaf];
  }
}

/// Pool pupils of the grades that placement did not serve ask again in their county.
void admit_from_pool(const EnrolmentParams& params, const LaneField& classrooms, std::size_t step, std::size_t k,
                     EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  const TaughtGrades& taught = stage.taught[step];
  for (std::size_t g = taught.first + taught.entering; g <= taught.last; ++g) {
    const std::size_t pool_grade = static_cast<std::size_t>(stage.first_grade - 1) + g;
    if (params.pool_stage[step][pool_grade] != k) continue;
    bool waiting = false;
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      state.leaf_ask[leaf] = state.pool[leaf * EnrolmentParams::kPoolGrades + pool_grade];
      waiting = waiting || any_positive(state.leaf_ask[leaf]);
    }
    if (!waiting) continue;  // taking in nobody changes nothing, so skipping leaves every bit as it is
    take_later_grade(params, stage, step, g, classrooms, state);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      state.pool[leaf * EnrolmentParams::kPoolGrades + pool_grade] = state.leaf_ask[leaf];
      state.unplaced[params.leaf_stage(leaf, k)] += state.leaf_ask[leaf];
    }
  }
}

/// One grade takes in what placement decided; compulsory pupils without a place wait in the pool.
void admit_grade(const EnrolmentParams& params, std::size_t k, std::size_t grade, const LaneField& intake,
                 const ByLimit& intake_beyond, const LaneField& zone_unplaced, EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  state.admitted_grades[stage.first_grade_index + grade] = true;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const std::size_t cell = params.site_first_cell[u] + grade;
    state.admitted[cell] = intake[u];
    state.pupils[cell] += intake[u];
    for (std::size_t i = 0; i < stage.limits.count; ++i)
      state.beyond[i][cell] = (state.beyond[i][cell] + intake_beyond[i][u]).min(state.pupils[cell]);
  }
  for (std::size_t z = 0; z < params.zones; ++z) {
    const Lane& left = zone_unplaced[params.zone_stage(z, k)];
    state.unplaced[params.leaf_stage(params.zone_leaf[z], k)] += left;
    if (stage.compulsory)
      state.pool[params.zone_leaf[z] * EnrolmentParams::kPoolGrades + static_cast<std::size_t>(stage.first_grade - 1) +
                 grade] += left;
  }
}

/// Only the grades that took pupils in last year hold anything.
void clear_admitted(const EnrolmentParams& params, EnrolmentState& state) {
  for (const StageFlow& stage : params.stages)
    for (std::size_t g = 0; g < stage.grades; ++g) {
      char& admitted = state.admitted_grades[stage.first_grade_index + g];
      if (!admitted) continue;
      admitted = false;
      for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
        state.admitted[params.site_first_cell[u] + g].setZero();
    }
}

}  // namespace

void admit(const EnrolmentParams& params, const Admission& admission, std::size_t step, EnrolmentState& state) {
  XUEWEI_EXPECT(nonnegative(admission.intake[0]) && nonnegative(admission.intake[1]));
  XUEWEI_EXPECT(nonnegative(admission.zone_unplaced[0], params.zones * params.stages.size()));
  XUEWEI_REMEMBER(const Lane pupils_before = sum(state.pupils), pool_before = sum(state.pool));
  clear_admitted(params, state);
  state.unplaced.fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    const TaughtGrades& taught = stage.taught[step];
    for (std::size_t e = 0; e < taught.entering; ++e)
      admit_grade(params, k, taught.first + e, admission.intake[e], admission.intake_beyond[e],
                  admission.zone_unplaced[e], state);
    const StageKind& kind = kind_of(stage.entry);
    if (kind.seekers == StageKind::Seekers::class_need) admit_late_starters(params, admission, step, k, state);
    if (stage.compulsory && kind.takes_from_pool()) admit_from_pool(params, admission.classrooms, step, k, state);
  }
  XUEWEI_ENSURE(nonnegative(state.pupils) && nonnegative(state.admitted) && nonnegative(state.unplaced));
  XUEWEI_ENSURE(same(sum(state.pupils), pupils_before + sum(state.admitted)));
  XUEWEI_ENSURE(
      (sum(state.pool) <= (pool_before + sum(state.unplaced)) * (1.0 + kContractRounding) + kContractRounding).all());
  XUEWEI_ENSURE(nonnegative(state.pool));
}

}  // namespace xuewei

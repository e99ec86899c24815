#include "engine/workforce/workforce.hpp"

#include <cassert>

namespace xuewei {
namespace {

void require_staff(const WorkforceParams& params, const LaneField& pupils, const LaneField& classes,
                   WorkforceState& state) {
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    const StaffingNorm& norm = params.norms[i % params.stages()];
    state.staff_required_by_ratio[i] = pupils[i] / norm.pupils_per_staff;
    state.teachers_required_by_class[i] = classes[i] * norm.teachers_per_class;
  }
}

/// Takes the year's retirements and attrition out of one county and stage.
void lose_staff(const WorkforceParams& params, std::size_t step, std::size_t i, WorkforceState& state) {
  Lane retirements = Lane::Zero();
  Lane not_retired = Lane::Zero();
  const double attrition_share = params.norms[i % params.stages()].attrition_share;
  for (std::size_t track = 0; track < kRetirementTracks; ++track) {
    const WorkingCohorts& working = params.working_cohorts[step * kRetirementTracks + track];
    Lane* const staff = state.staff_by_cohort.all().data() + params.first_entry(i, track);
    const double* const retirement_share = params.retirement_share.data() + params.first_share(step, track);
    for (std::size_t c = working.begin; c < working.retiring_end; ++c) {
      const Lane retiring = staff[c] * retirement_share[c];
      retirements += retiring;
      staff[c] -= retiring;
    }
    for (std::size_t c = working.begin; c < working.end; ++c) {
      not_retired += staff[c];
      staff[c] *= 1.0 - attrition_share;
    }
  }
  state.retirements[i] = retirements;
  state.attrition[i] = not_retired * attrition_share;
  state.staff[i] = not_retired - state.attrition[i];
}

/// Fills vacancies, or part of the leavers' posts where staff exceed need, up to the cap.
void recruit_staff(const WorkforceParams& params, std::size_t step, std::size_t i, WorkforceState& state) {
  const double teaching_share = params.norms[i % params.stages()].teaching_share;
  const Lane need = state.staff_required_by_ratio[i].max(state.teachers_required_by_class[i] / teaching_share);
  const Lane leavers = state.retirements[i] + state.attrition[i];
  const Lane wanted = (need - state.staff[i]).max(leavers * params.replacement_share);
  const Lane recruits = wanted.min(params.recruitment_cap[step * params.county_stages() + i]);
  for (std::size_t track = 0; track < kRetirementTracks; ++track) {
    if (params.recruit_share[track] == 0.0) continue;
    const Lane recruits_by_cohort = recruits * params.recruit_share[track];
    const std::size_t first = params.first_entry(i, track) + params.first_recruit_cohort[step];
    for (Lane& staff : state.staff_by_cohort.slice(first, params.recruit_cohorts)) staff += recruits_by_cohort;
  }
  state.recruits[i] = recruits;
  state.staff[i] += recruits;
}

void measure_gaps(const WorkforceParams& params, WorkforceState& state) {
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    state.teachers[i] = state.staff[i] * params.norms[i % params.stages()].teaching_share;
    state.staff_gap[i] = state.staff[i] - state.staff_required_by_ratio[i];
    state.teachers_gap[i] = state.teachers[i] - state.teachers_required_by_class[i];
  }
}

}  // namespace

WorkforceState make_workforce_state(const WorkforceParams& params) {
  const LaneField county_stage(params.county_stages());
  WorkforceState state;
  state.staff_by_cohort = LaneField(params.base_staff.size());
  for (LaneField* field :
       {&state.staff, &state.teachers, &state.retirements, &state.attrition, &state.recruits,
        &state.staff_required_by_ratio, &state.teachers_required_by_class, &state.staff_gap, &state.teachers_gap})
    *field = county_stage;
  return state;
}

void start_workforce(const WorkforceParams& params, const LaneField& pupils, const LaneField& classes,
                     WorkforceState& state) {
  assert(pupils.size() == params.county_stages() && classes.size() == params.county_stages());
  const std::size_t entries = kRetirementTracks * params.cohorts;
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    double staff = 0.0;
    for (std::size_t entry = i * entries; entry < (i + 1) * entries; ++entry) {
      state.staff_by_cohort[entry].setConstant(params.base_staff[entry]);
      staff += params.base_staff[entry];
    }
    state.staff[i].setConstant(staff);
  }
  for (LaneField* flow : {&state.retirements, &state.attrition, &state.recruits}) flow->fill(0.0);
  require_staff(params, pupils, classes, state);
  measure_gaps(params, state);
}

void advance_workforce(const WorkforceParams& params, const LaneField& pupils, const LaneField& classes,
                       std::size_t step, WorkforceState& state) {
  assert(step >= 1 && step < params.first_recruit_cohort.size());
  assert(pupils.size() == params.county_stages() && classes.size() == params.county_stages());
  require_staff(params, pupils, classes, state);
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    lose_staff(params, step, i, state);
    recruit_staff(params, step, i, state);
  }
  measure_gaps(params, state);
}

}  // namespace xuewei

#include "engine/workforce/workforce.hpp"

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// The year's attrition share of every birth cohort, at the residence mix of the county and stage.
void mix_attrition(const WorkforceParams& params, const Luck& luck, std::size_t step, std::size_t i,
                   WorkforceState& state) {
  static_assert(kResidences == 3);
  const std::size_t stage = i % params.stages();
  const Lane* const residence_share = state.posting.residence_share.all().data() + i * kResidences;
  const double* const urban = params.attrition_share.data() + params.first_attrition(step, stage, 0);
  const double* const town = params.attrition_share.data() + params.first_attrition(step, stage, 1);
  const double* const rural = params.attrition_share.data() + params.first_attrition(step, stage, 2);
  Lane* const mixed = state.attrition_share.all().data();
  for (std::size_t c = 0; c < params.cohorts; ++c)
    mixed[c] = residence_share[0] * urban[c] + residence_share[1] * town[c] + residence_share[2] * rural[c];
  constexpr std::size_t attrition = varying("workforce/attrition_share");
  if (!luck.varies(attrition)) return;
  for (std::size_t c = 0; c < params.cohorts; ++c) mixed[c] = (mixed[c] * luck.of(attrition, i)).min(1.0);
}

/// Takes the year's retirements and attrition out of one county and stage. Returns those who leave a post.
Lane lose_staff(const WorkforceParams& params, const Luck& luck, std::size_t step, std::size_t i,
                WorkforceState& state) {
  mix_attrition(params, luck, step, i, state);
  Lane retirements = Lane::Zero();
  Lane attrition = Lane::Zero();
  Lane stay = Lane::Zero();
  for (std::size_t track = 0; track < kRetirementTracks; ++track) {
    const WorkingCohorts& working = params.working_cohorts[step * kRetirementTracks + track];
    Lane* const staff = state.staff_by_cohort.all().data() + params.first_entry(i, track);
    const double* const retirement_share = params.retirement_share.data() + params.first_share(step, track);
    const Lane* const attrition_share = state.attrition_share.all().data();
    for (std::size_t c = working.begin; c < working.end; ++c) {
      Lane left = staff[c];
      if (c < working.retiring_end) {
        const Lane retiring = left * retirement_share[c];
        retirements += retiring;
        left -= retiring;
      }
      const Lane leaving = left * attrition_share[c];
      attrition += leaving;
      left -= leaving;
      stay += left;
      staff[c] = left;
    }
  }
  const ServiceYear service = end_service_year(params, step, i, state);
  state.retirements[i] = retirements;
  state.attrition[i] = attrition + service.attrition;
  state.staff[i] = stay + service.joining + service.serving;
  state.in_posts[i] = state.staff[i] - service.serving_without_post;
  return retirements + state.attrition[i] - service.without_post;
}

/// Fills vacancies, or part of the leavers' posts where staff exceed need, as far as channels and posts reach.
void recruit_staff(const WorkforceParams& params, const Luck& luck, std::size_t step, std::size_t i,
                   const Lane& leavers, WorkforceState& state) {
  const Lane& need = state.requirement.needed[i];
  const Lane free = free_posts(params.establishment, state.establishment, i, state.in_posts[i]);
  const Lane open = (need - state.in_posts[i]).max(0.0).min(free);
  const Lane replaced = share_with_luck(params.replacement_share, luck, varying("workforce/replacement_share"));
  const Wanted wanted{.staff = (need - state.staff[i]).max(leavers * replaced),
                      .free_posts = free,
                      .overdue = overdue_vacancies(params.establishment, state.establishment, step, i, open),
                      .caps = luck.of(varying("workforce/recruitment_multiplier"), i)};
  const Lane into_posts = recruit(params, step, i, wanted, state);
  state.in_posts[i] += into_posts;
  state.staff[i] += state.recruits[i];
}

void measure_gaps(const WorkforceParams& params, WorkforceState& state) {
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    state.teachers[i] = state.staff[i] * params.requirement.norms[i % params.stages()].teaching_share;
    state.staff_gap[i] = state.staff[i] - state.requirement.staff_by_ratio[i];
    state.teachers_gap[i] = state.teachers[i] - state.requirement.teachers_by_class[i];
  }
}

[[maybe_unused]] bool is_complete(const WorkforceParams& params, const StaffDemand& demand) {
  return nonnegative(demand.pupils, params.county_stages()) && nonnegative(demand.classes, params.county_stages()) &&
         nonnegative(demand.site_pupils, params.posting.base_weight.size()) &&
         nonnegative(demand.site_classes, params.posting.base_weight.size());
}

/// Of every county and stage: who is there was there before or came, and has not left.
[[maybe_unused]] bool staff_are_conserved(const LaneField& before, const WorkforceState& state) {
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!same(before[i] + state.recruits[i] + state.redeployment.transfers_in[i],
              state.staff[i] + state.retirements[i] + state.attrition[i] + state.redeployment.transfers_out[i]))
      return false;
  return true;
}

}  // namespace

WorkforceState start_workforce(const WorkforceParams& params, const StaffDemand& demand) {
  XUEWEI_EXPECT(is_complete(params, demand));
  WorkforceState state{params.sizes()};
  const std::size_t entries = kRetirementTracks * params.cohorts;
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    double staff = 0.0;
    for (std::size_t entry = i * entries; entry < (i + 1) * entries; ++entry) {
      state.staff_by_cohort[entry].setConstant(params.base_staff[entry]);
      staff += params.base_staff[entry];
    }
    state.staff[i].setConstant(staff);
    state.in_posts[i] = state.staff[i];
  }
  require_staff(params.requirement, demand, 0, state.requirement);
  start_establishment(params.establishment, state.in_posts, state.requirement.needed, state.establishment);
  measure_gaps(params, state);
  start_subjects(params, state);
  post_staff(params.posting, params.requirement, demand, state.staff, 0, state.posting);
  return state;
}

void advance_workforce(const WorkforceParams& params, const StaffDemand& demand, std::size_t step,
                       WorkforceState& state) {
  XUEWEI_EXPECT(step >= 1);
  XUEWEI_EXPECT(is_complete(params, demand));
  XUEWEI_EXPECT(nonnegative(state.staff, params.county_stages()) && nonnegative(state.staff_by_cohort));
  XUEWEI_REMEMBER(const LaneField staff_before = state.staff);
  require_staff(params.requirement, demand, step, state.requirement);
  for (std::size_t i = 0; i < params.county_stages(); ++i)
    state.post_leavers[i] = lose_staff(params, demand.luck, step, i, state);
  count_posts(params.establishment, demand.luck, state.in_posts, state.requirement.needed, step, state.establishment);
  transfer_staff(params, state);
  for (std::size_t i = 0; i < params.county_stages(); ++i)
    recruit_staff(params, demand.luck, step, i, state.post_leavers[i], state);
  begin_retraining(params, step, state);
  note_vacancies(params.establishment, state.in_posts, state.requirement.needed, step, state.establishment);
  measure_gaps(params, state);
  follow_subjects(params, state);
  post_staff(params.posting, params.requirement, demand, state.staff, step, state.posting);

  XUEWEI_ENSURE(nonnegative(state.staff) && nonnegative(state.staff_by_cohort) && nonnegative(state.in_service));
  XUEWEI_ENSURE(staff_are_conserved(staff_before, state));
  XUEWEI_ENSURE(same(sum(state.redeployment.transfers_in), sum(state.redeployment.transfers_out)));
  XUEWEI_ENSURE(none_above(state.in_posts, state.staff) && nonnegative(state.establishment.vacancies));
  XUEWEI_ENSURE(nonnegative(state.posting.site_staff) && finite(state.staff_gap) && finite(state.subjects.balance));
}

}  // namespace xuewei

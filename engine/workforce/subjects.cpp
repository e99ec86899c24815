#include "engine/workforce/subjects.hpp"

#include "engine/lanes/lane_math.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei {
namespace {

/// The subjects of one county and stage.
struct SubjectsAtHand {
  std::size_t count = 0;
  const double* hours_share = nullptr;
  Lane* teachers = nullptr;
  Lane* balance = nullptr;
};

SubjectsAtHand subjects_of(const SubjectParams& params, std::size_t i, SubjectState& state) {
  const std::size_t count = params.names.size();
  return {.count = count,
          .hours_share = params.hours_share.data() + i * count,
          .teachers = state.teachers.all().data() + i * count,
          .balance = state.balance.all().data() + i * count};
}

void measure_balance(const Lane& required, const SubjectsAtHand& subjects) {
  for (std::size_t s = 0; s < subjects.count; ++s)
    subjects.balance[s] = subjects.teachers[s] - required * subjects.hours_share[s];
}

/// Leaves `kept` teachers, in the mix of the stock.
void lose_teachers(const Lane& kept, const SubjectsAtHand& subjects) {
  Lane before = Lane::Zero();
  for (std::size_t s = 0; s < subjects.count; ++s) before += subjects.teachers[s];
  const Lane stay = ratio_or_zero(kept, before);
  for (std::size_t s = 0; s < subjects.count; ++s) subjects.teachers[s] *= stay;
}

/// Takes in teachers until there are `teachers`: where subjects are short first, then as hours are taught.
void add_teachers(const Lane& teachers, const Lane& required, const SubjectsAtHand& subjects) {
  const auto shortage = [&](std::size_t s) -> Lane {
    return (required * subjects.hours_share[s] - subjects.teachers[s]).max(0.0);
  };
  Lane there = Lane::Zero();
  Lane missing = Lane::Zero();
  for (std::size_t s = 0; s < subjects.count; ++s) {
    there += subjects.teachers[s];
    missing += shortage(s);
  }
  const Lane entering = (teachers - there).max(0.0);
  const Lane filled = entering.min(missing);
  const Lane part_filled = ratio_or_zero(filled, missing);
  for (std::size_t s = 0; s < subjects.count; ++s)
    subjects.teachers[s] += shortage(s) * part_filled + (entering - filled) * subjects.hours_share[s];
}

}  // namespace

void start_subjects(const WorkforceParams& params, WorkforceState& state) {
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    const SubjectsAtHand subjects = subjects_of(params.subjects, i, state.subjects);
    const double* const base_share = params.subjects.base_share.data() + i * subjects.count;
    for (std::size_t s = 0; s < subjects.count; ++s) subjects.teachers[s] = state.teachers[i] * base_share[s];
    measure_balance(state.requirement.teachers_by_class[i], subjects);
  }
}

void follow_subjects(const WorkforceParams& params, WorkforceState& state) {
  for (std::size_t i = 0; i < params.county_stages(); ++i) {
    const SubjectsAtHand subjects = subjects_of(params.subjects, i, state.subjects);
    const double teaching_share = params.requirement.norms[i % params.stages()].teaching_share;
    const Lane came = (state.recruits[i] + state.redeployment.transfers_in[i]) * teaching_share;
    const Lane& required = state.requirement.teachers_by_class[i];
    lose_teachers((state.teachers[i] - came).max(0.0), subjects);
    add_teachers(state.teachers[i], required, subjects);
    measure_balance(required, subjects);
  }
}

}  // namespace xuewei

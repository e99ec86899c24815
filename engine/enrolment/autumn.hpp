// The parts of one autumn in the enrolment room, in the order they happen; each has a file of its name. Nobody outside
// the room includes this.
#pragma once

#include "engine/enrolment/enrolment.hpp"
#include "engine/lanes/lane_math.hpp"

namespace xuewei {

/// Added to every zone's weight, so that leavers of a county without children of entry age still ask somewhere.
inline constexpr double kSmallestWeight = 1e-12;

/// What becomes of a stage's pupils this year: shares of last year's, luck included. Together they are 1.
struct StageShares {
  Lane promotion, repetition, dropout;
};
inline StageShares shares_of(const EnrolmentParams& params, const Luck& luck, std::size_t k) {
  const StageFlow& stage = params.stages[k];
  const auto share = [&](double usual, std::size_t quantity) { return share_with_luck(usual, luck, quantity, k); };
  StageShares shares;
  shares.dropout = share(stage.dropout, varying("enrolment/dropout_share")).min(1.0 - stage.death);
  shares.repetition =
      share(stage.repetition, varying("enrolment/repetition_share")).min(1.0 - stage.death - shares.dropout);
  shares.promotion = 1.0 - shares.repetition - shares.dropout - stage.death;
  return shares;
}

/// Of the children who reach the age of a stage, or of the leavers of the stage before: those who seek a place in it.
Lane seeking_share(StageRow::Entry entry, const EnrolmentYear& year, const Luck& luck);

/// Share of a cohort, net of deaths, that completes the compulsory grades at the rates of one year.
Lane nine_year_progression(const EnrolmentParams& params, const Luck& luck, std::size_t step);

/// A year older: promotion, repetition, dropout, death and graduation in every site.
void progress(const EnrolmentParams& params, const Luck& luck, std::size_t step, EnrolmentState& state);

/// Pupils of the pool grow older too (nobody repeats there); those past a stage's last grade join its graduates.
void progress_pool(const EnrolmentParams& params, const Luck& luck, std::size_t step, EnrolmentState& state);

/// Pupils a grade takes at most.
inline Lane grade_limit(const StageFlow& stage, std::size_t step, const Lane& classrooms) {
  return stage.grade_limit_per_classroom[step] * classrooms;
}

/// What a grade still takes of pupils who come into later grades.
inline Lane room_in_grade(const StageFlow& stage, std::size_t step, const Lane& classrooms, const Lane& pupils) {
  return (grade_limit(stage, step, classrooms) - pupils).max(0.0);
}

/// After pupils came to or left a grade: those beyond the travel limits stay the same share of it.
inline void keep_mix(const StageFlow& stage, std::size_t cell, const Lane& before, EnrolmentState& state) {
  if (stage.limits.count == 0) return;
  const Lane pupils = state.pupils[cell];
  const Lane ratio = ratio_or_zero(pupils, before);
  for (std::size_t i = 0; i < stage.limits.count; ++i)
    state.beyond[i][cell] = (state.beyond[i][cell] * ratio).min(pupils);
}

/// Pupils whose family moved and who change school: they ask in the new area and stay where they are without room.
void transfer(const EnrolmentParams& params, const Luck& luck, const LaneField& classrooms, std::size_t step,
              EnrolmentState& state);

/// Participation x children less those already there, by county; never negative.
void class_need(const EnrolmentParams& params, const Luck& luck, const StageFlow& stage, std::size_t grade,
                const LaneField& children, const EnrolmentYear& year, const LaneField& pupils, LaneField& scratch,
                LaneField& need);

/// Seekers of the grades of every stage that take in new pupils, by zone.
void seek(const EnrolmentParams& params, const Luck& luck, const LaneField& children, std::size_t step,
          EnrolmentState& state);

}  // namespace xuewei

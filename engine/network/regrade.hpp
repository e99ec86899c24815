// Which grades each stage teaches in each year: those of the stages table, until a dated change of the school system
// moves a grade across the border of two stages (6-3 becomes 5-4, or back).
//
// A grade moves from the primary stage to the junior stage it feeds, or from there to primary, on 1 September of its
// year. Cells exist for every grade a stage teaches in any year of the run; those not taught are empty.
// Not modelled: other pairs of stages, two grades in one year, a change by county or year after year.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/calendar.hpp"

namespace xuewei {

/// Grades of a stage that take in new pupils in one year, at most.
inline constexpr std::size_t kEnteringGrades = 2;

/// One field for each of them, the youngest first; those of a grade that does not take in this year are 0.
using ByEntering = std::array<LaneField, kEnteringGrades>;

/// Grades a stage teaches in one year, as offsets from Stage::first_grade; both ends are taught.
struct TaughtGrades {
  std::size_t first = 0, last = 0;
  /// How many take in new pupils: first, first + 1, ... One, as a rule; two in the year a grade joins at the start,
  /// when the leavers of two grades enter; none in the year the first grade leaves, when nobody leaves the stage before.
  std::size_t entering = 1;

  std::size_t count() const { return last - first + 1; }
};

/// Of one stage: the lowest grade it teaches in any year of the run, how many there are from there to the highest,
/// and which of them each year.
struct StageGrades {
  int first_grade = 1;
  std::size_t grades = 0;
  std::vector<TaughtGrades> taught;  ///< [step]
};

/// One for each stage. Changes after the last year are left out. Throws std::invalid_argument on a change that cannot be.
std::vector<StageGrades> stage_grades(const Case& input, const Calendar& calendar);

}  // namespace xuewei

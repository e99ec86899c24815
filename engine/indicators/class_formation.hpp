// Classes as a school forms them, of one site in one year.
//
// Equations (docs/methods/indicators.md), P[g] pupils of grade g, 1 <= g <= G, N[g] its class size norm, x further_class_pupils,
// o own_class_pupils, M mixed_class_size, s mixed_class_grades; norms and M times class_size_multiplier of the year:
//   own[g]      = max(1, ceil((P[g] - x) / N[g])) where it has pupils, else 0
//   wanted      = F[G], where F[0] = 0 and F[g] = min(F[g-1] + own[g], F[g-l] + 1 over 2 <= l <= s where the l grades up to g
//                 may share a class: each has fewer than o pupils, together they have at most M, and some)
//   classes     = min(wanted, classrooms), at least 1 while there are pupils
//   mixed       = classes of several grades among them; 0 where classrooms are fewer than wanted
// F is the least number of classes, so more pupils in a grade never make fewer. Of two ways with as many classes the one
// that mixes less at the end is taken. Where classrooms are too few all classes of the site have its mean size.
// Heads meet limits within the tolerance of engine/lanes/limits.hpp.
// Units: pupils, classes.
#pragma once

#include <array>
#include <iterator>

#include "engine/lanes/lane.hpp"

namespace xuewei {

inline constexpr double kClassSizeMost[] = {45.0, 55.0, 65.0};  ///< pupils in a class where each band but the last ends
inline constexpr std::size_t kClassSizeBands = std::size(kClassSizeMost) + 1;
inline constexpr std::size_t kMostGrades = 16;  ///< of one stage

struct ClassFormation {
  std::array<double, kMostGrades> classes_per_pupil{};  ///< 1 / norm, by grade taught
  std::size_t grades = 0;                               ///< taught, at most kMostGrades
  double further_class_pupils = 0.0, own_class_pupils = 0.0, mixed_class_size = 0.0;
  std::size_t mixed_class_grades = 1;
};

struct FormedClasses {
  Lane classes, mixed;
  std::array<Lane, kClassSizeBands> by_size;  ///< adds up to classes
};

/// `pupils`: one Lane for each grade taught. `enrolment`: their sum.
FormedClasses form_classes(const ClassFormation& rule, const Lane* pupils, const Lane& enrolment,
                           const Lane& classrooms);

}  // namespace xuewei

#include "engine/indicators/class_formation.hpp"

#include <algorithm>

#include "engine/lanes/limits.hpp"

namespace xuewei {
namespace {

constexpr double kMostClasses = 1e6;  ///< of a site

using ByGrade = std::array<Lane, kMostGrades + 1>;  ///< [grades so far]

/// Classes that share so many pupils evenly.
void add_to_band(const Lane& classes, const Lane& pupils, std::array<Lane, kClassSizeBands>& by_size) {
  Lane reached = classes;
  for (std::size_t band = 0; band + 1 < kClassSizeBands; ++band) {
    const Lane larger = classes * above(pupils, Lane(classes * kClassSizeMost[band]));
    by_size[band] += reached - larger;
    reached = larger;
  }
  by_size[kClassSizeBands - 1] += reached;
}

Lane own_classes(const ClassFormation& rule, const Lane* pupils, std::size_t g) {
  const Lane opened = whole_units(Lane(pupils[g] - rule.further_class_pupils), rule.classes_per_pupil[g]).max(1.0);
  return opened * above(pupils[g], 0.0);
}

/// Whether any two neighbouring grades could share a class in any lane.
bool may_mix(const ClassFormation& rule, const Lane* pupils) {
  if (rule.mixed_class_grades < 2) return false;
  for (std::size_t g = 0; g + 1 < rule.grades; ++g)
    if ((pupils[g].max(pupils[g + 1]) < rule.own_class_pupils - kSameHeads).any()) return true;
  return false;
}

/// Of every number of grades, the length of the last group on the way to the fewest classes.
void group_grades(const ClassFormation& rule, const Lane* pupils, const ByGrade& own, ByGrade& length) {
  ByGrade fewest;
  fewest[0] = Lane::Zero();
  for (std::size_t g = 1; g <= rule.grades; ++g) {
    fewest[g] = fewest[g - 1] + own[g];
    length[g] = Lane::Constant(1.0);
    Lane together = pupils[g - 1], largest = pupils[g - 1];
    for (std::size_t l = 2; l <= std::min(rule.mixed_class_grades, g); ++l) {
      together += pupils[g - l];
      largest = largest.max(pupils[g - l]);
      const Lane refused = reaches(largest, rule.own_class_pupils).max(above(together, rule.mixed_class_size));
      const Lane better = fewest[g] - (fewest[g - l] + 1.0) - refused * kMostClasses;
      fewest[g] = where_positive(better, Lane(fewest[g - l] + 1.0), fewest[g]);
      length[g] = where_positive(better, Lane(Lane::Constant(static_cast<double>(l))), length[g]);
    }
  }
}

/// Follows the groups from the last grade to the first.
void add_groups(const ClassFormation& rule, const Lane* pupils, const ByGrade& own, const ByGrade& length,
                FormedClasses& formed) {
  ByGrade ends;  // 1 where a group ends after so many grades
  ends.fill(Lane::Zero());
  ends[rule.grades] = Lane::Constant(1.0);
  for (std::size_t g = rule.grades; g > 0; --g) {
    Lane together = Lane::Zero();
    for (std::size_t l = 1; l <= std::min(rule.mixed_class_grades, g); ++l) {
      together += pupils[g - l];
      const Lane is = ends[g] * (1.0 - (length[g] - static_cast<double>(l)).abs().min(1.0));
      const Lane classes = l == 1 ? Lane(is * own[g]) : is;
      add_to_band(classes, Lane(is * together), formed.by_size);
      formed.classes += classes;
      if (l > 1) formed.mixed += classes;
      ends[g - l] += is;
    }
  }
}

}  // namespace

FormedClasses form_classes(const ClassFormation& rule, const Lane* pupils, const Lane& enrolment,
                           const Lane& classrooms) {
  FormedClasses formed;
  formed.classes = formed.mixed = Lane::Zero();
  formed.by_size.fill(Lane::Zero());
  ByGrade own;
  for (std::size_t g = 0; g < rule.grades; ++g) own[g + 1] = own_classes(rule, pupils, g);
  if (may_mix(rule, pupils)) {
    ByGrade length;
    group_grades(rule, pupils, own, length);
    add_groups(rule, pupils, own, length, formed);
  } else {
    for (std::size_t g = 1; g <= rule.grades; ++g) {
      add_to_band(own[g], pupils[g - 1], formed.by_size);
      formed.classes += own[g];
    }
  }

  const Lane possible = formed.classes.min(classrooms).max(1.0) * above(enrolment, 0.0);
  const Lane differ = (possible - formed.classes).abs();
  if ((differ > 0.0).any()) {
    std::array<Lane, kClassSizeBands> of_mean;
    of_mean.fill(Lane::Zero());
    add_to_band(possible, enrolment, of_mean);
    for (std::size_t band = 0; band < kClassSizeBands; ++band)
      formed.by_size[band] = where_positive(differ, of_mean[band], formed.by_size[band]);
    formed.mixed = where_positive(differ, Lane(Lane::Zero()), formed.mixed);
    formed.classes = possible;
  }
  return formed;
}

}  // namespace xuewei

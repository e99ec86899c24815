// Education stages and how grades pass between them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/case/values.hpp"

namespace xuewei {

/// One education stage: consecutive absolute grades (-2..0 are kindergarten classes K1..K3, 1..12 the school grades).
struct StageRow {
  std::string id;  ///< kindergarten, primary, junior, senior, vocational, special, ...
  std::string name_zh;
  std::string name_en;
  int first_grade = 1;
  int grades = 6;
  bool compulsory = false;
  /// Ages on 31 August of the population the gross enrolment ratio divides by; first_age > last_age: no ratio.
  int first_age = 6;
  int last_age = 11;
  /// How far pupils may be placed: inside their county, or anywhere in the prefecture.
  enum class Catchment { county, prefecture } catchment = Catchment::county;
  /// What feeds the first grade (engine/case/stage_kinds.hpp).
  enum class Entry {
    participation,        ///< children by age, times how many of them take part
    birth_cohort,         ///< the children who are due that autumn
    junior_from_primary,  ///< leavers of the primary stage
    general_senior,       ///< leavers of the junior stage
    vocational_senior,    ///< leavers of the junior stage
    special               ///< a share of the children of its ages
  } entry = Entry::birth_cohort;
  std::vector<double> class_size_norm;  ///< pupils per class; one value for each grade
  double class_size_stretch = 55.0;     ///< pupils per class that crowding may reach
  double class_size_hard = 65.0;        ///< pupils per class that nothing may pass
  double further_class_pupils =
      0.0;                        ///< a grade exceeds its classes' norm by more than so many before it opens another
  double own_class_pupils = 0.0;  ///< a grade from this size on is never taught together with others
  double mixed_class_size = 0.0;  ///< most pupils of a class of several grades (混龄班, 复式班)
  int mixed_class_grades = 1;     ///< most neighbouring grades in such a class; 1: none are formed
  double repetition_share = 0.0;  ///< of the pupils of a grade, per year
  double dropout_share = 0.0;
  double death_share = 0.0;
  double pupils_per_staff = 19.0;      ///< ratio norm, counts all staff
  double teachers_per_class = 2.0;     ///< class norm, counts teachers
  double caregivers_per_class = 0.0;   ///< 保育员, staff who are no teachers
  double non_teaching_share = 0.0;     ///< of staff
  double attrition_share = 0.01;       ///< staff leaving per year otherwise than by retirement
  double travel_scale_km_urban = 2.0;  ///< distance at which a school's pull falls by e, by residence of the zone
  double travel_scale_km_town = 4.0;
  double travel_scale_km_rural = 10.0;
  /// One value for each grade, or empty: no limit. Door to door, at the speed of the placement parameters.
  std::vector<double> travel_limit_minutes;
  int boarding_first_grade = 4;  ///< absolute grade from which pupils beyond the limit may board
  /// choice: by pull. strict: the catchment's sites first. feeder: leavers follow their feeder link first.
  /// lottery: pull without distance, oversubscribed sites draw lots (in expectation: equal shares).
  enum class IntakeRule { choice, strict, feeder, lottery } intake_rule = IntakeRule::choice;
  double cross_county_share = 1.0;    ///< catchment prefecture: share of a county's seekers who may ask outside it
  double private_intake_share = 1.0;  ///< most of a county's seekers that private sites take in (民办占比)

  /// Pupils of a class when its grade fills up: the stretch size where school is compulsory and may crowd, else the norm.
  double filling_class_size(std::size_t grade, bool may_crowd = true) const {
    return compulsory && may_crowd ? class_size_stretch : class_size_norm[grade];
  }
  /// Classrooms that one pupil in every grade takes: sum over grades of 1 / filling_class_size.
  double classrooms_per_cohort_pupil() const;
};

/// From this year's 1 September a grade is taught in another stage: grade 6 in `junior` makes a 5-4 system.
struct RegradeRow {
  int year = 0;
  int grade = 0;           ///< absolute; the last grade of `from_stage` or the first of it
  std::string from_stage;  ///< neighbours: the grade before or after belongs to `to_stage`
  std::string to_stage;
  Basis basis = Basis::estimated;
};

}  // namespace xuewei

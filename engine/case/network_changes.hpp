// Changes of the school network: planned ones, and rules that decide some during the run.
#pragma once

#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

/// A change of the network that is decided already, carried out on 1 September of `year` unless a guard forbids it.
struct NetworkChangeRow {
  enum class Change { close, merge, convert } change = Change::close;
  std::string school_code;
  std::string stage;
  int year = 0;
  std::string into_school_code;  ///< of a merger: the site that takes the pupils; of a closure: blank
  std::string into_stage;        ///< of a conversion: the stage of the same school; of a merger: as `stage`
  double classrooms = 0.0;       ///< of a conversion: rooms that change stage
  Basis basis = Basis::estimated;
};

/// What may be decided during the run, every year in [from_year, to_year]; docs/methods/adjustment.md has each rule.
struct RuleRow {
  enum class Rule {
    merge_small,            ///< sites with fewer pupils than `threshold` join the nearest site, smallest first
    close_empty,            ///< sites with at most `threshold` pupils and no intake close
    exit_noncompliant,      ///< sites with less floor a pupil than `threshold` m2 leave in from_year
    special_school,         ///< county of >= `threshold` residents without a site of the stage: `classrooms` are built
    vocational_centre,      ///< the same for vocational centres
    township_kindergarten,  ///< every township with children has a state kindergarten, or `classrooms` are built
    county_senior,          ///< every county has a general senior school, or `classrooms` are built
    need_driven_building,   ///< zones short of places get rooms, most short first, up to `yuan_a_year`
    temporary_classrooms,   ///< sites above `threshold` utilisation get rooms until they fall below it
    stage_conversion,       ///< spare rooms of `stage` below `threshold` utilisation turn over to a short `to_stage`
    shared_rooms,           ///< likewise, but inside one school, and in both directions (附设幼儿班)
    childcare_conversion    ///< spare rooms of `stage` below `threshold` utilisation turn into childcare places
  } rule = Rule::merge_small;
  std::string stage;
  std::string to_stage;  ///< of stage_conversion and shared_rooms
  int from_year = 0;
  int to_year = 9999;
  double threshold = 0.0;
  double most_a_year = 1e9;  ///< changes a county (need_driven_building: the case) may make in a year
  double classrooms = 0.0;   ///< rooms of a new site; places of a childcare room
  double yuan_per_classroom = 0.0;
  double yuan_a_year = 0.0;  ///< ceiling of need_driven_building; 0: none
  int lead_years = 1;        ///< from the decision to the 1 September on which it holds
  bool boarding = false;     ///< merge_small: beyond the travel limit pupils may board where beds are free
  Basis basis = Basis::estimated;
};

}  // namespace xuewei

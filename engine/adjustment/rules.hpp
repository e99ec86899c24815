// The rules and the function that decides by each, in the source file of its name; what they decide stands in
// docs/methods/adjustment.md.
#pragma once

#include "engine/adjustment/decision.hpp"

namespace xuewei {

// closures.cpp
void merge_small(Decision& decision, const AdjustmentRule& rule);
void close_empty(Decision& decision, const AdjustmentRule& rule);
void exit_noncompliant(Decision& decision, const AdjustmentRule& rule);
// triggers.cpp
void build_for_county(Decision& decision, const AdjustmentRule& rule);
void build_for_township(Decision& decision, const AdjustmentRule& rule);
// need_driven_building.cpp
void build_by_need(Decision& decision, const AdjustmentRule& rule);
// temporary_classrooms.cpp
void set_temporary_classrooms(Decision& decision, const AdjustmentRule& rule);
// conversions.cpp
void convert_between_stages(Decision& decision, const AdjustmentRule& rule);
void share_rooms(Decision& decision, const AdjustmentRule& rule);
void convert_to_childcare(Decision& decision, const AdjustmentRule& rule);

// plan.cpp
void carry_out_plan(Decision& decision);

/// What the rule decides in one lane.
inline void apply(Decision& decision, const AdjustmentRule& rule) {
  using Rule = RuleRow::Rule;
  switch (rule.rule) {
    case Rule::merge_small:
      return merge_small(decision, rule);
    case Rule::close_empty:
      return close_empty(decision, rule);
    case Rule::exit_noncompliant:
      return exit_noncompliant(decision, rule);
    case Rule::special_school:
    case Rule::vocational_centre:
    case Rule::county_senior:
      return build_for_county(decision, rule);
    case Rule::township_kindergarten:
      return build_for_township(decision, rule);
    case Rule::need_driven_building:
      return build_by_need(decision, rule);
    case Rule::temporary_classrooms:
      return set_temporary_classrooms(decision, rule);
    case Rule::stage_conversion:
      return convert_between_stages(decision, rule);
    case Rule::shared_rooms:
      return share_rooms(decision, rule);
    case Rule::childcare_conversion:
      return convert_to_childcare(decision, rule);
  }
}

}  // namespace xuewei

// The rules, each in the source file of its name; what they decide stands in docs/methods/adjustment.md.
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

}  // namespace xuewei

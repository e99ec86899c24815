// Guards: what keeps a change from happening, each asked of the outlook of one lane.
#pragma once

#include "engine/adjustment/decision.hpp"

namespace xuewei {

/// May site u leave the network? not_open, protected_school, border_school, last_state_kindergarten, last_senior,
/// last_of_county.
Guard may_close(const Decision& decision, std::size_t u);

/// May the pupils of u go to v? not_open, travel_limit, no_bed, no_room.
Guard may_move(const Decision& decision, std::size_t u, std::size_t v, bool boarding);

/// Do the pupils of u still have room when `rooms` of its rooms leave?
bool can_spare(const Decision& decision, std::size_t u, double rooms);

/// How many of the stage's travel limits the way from u to v exceeds.
std::int32_t limits_passed(const Decision& decision, std::size_t u, std::size_t v);

/// Pupils of u for whom v lies beyond the travel limit of their grade.
double beyond_limit(const Decision& decision, std::size_t u, std::size_t v);

}  // namespace xuewei

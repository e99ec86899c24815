// How many pupils each site has, and in which grades.
//
// Schools: a share of the pupils left in proportion to (child share of the zone / schools in the zone) x exp(spread z),
//   z standard normal cut at -2 and 2: a skewed size distribution within the zone. No school is smaller than a quarter
//   or larger than twice the mean of its area and stage (its schools without teaching points).
// Teaching points: 30 exp(0.5 z), rounded, at least 12 and at most 90, z as above; together at most half of what as
//   many mean sites would have. (Small schools are those below 100 pupils: State Council Office document 2018 No. 27.)
// Grades: the totals by area and stage follow the county's children on 31 August of the age of the grade; each site's
//   grades are the controlled rounding of its roll over these totals.
//
// Spreads, cuts and the size of a teaching point are modelling defaults without normative force.
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

void draw_rolls(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites);
void fill_grades(const Group& group, std::vector<SiteDraft>& sites);

/// Most pupils of a teaching point.
inline constexpr std::int64_t kLargestTeachingPoint = 99;

}  // namespace xuewei::synth

// Which zone each site stands in.
//
// Schools go to zones by children: one per zone while there are enough, the zones with most children first, then by the
// divisors of Webster. Teaching points stand for the hamlets: first the zones that have no school, those with fewest
// children first; then one more per zone in the same order, round after round. Assumption, not a published rule.
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// Sites in the order of the zones, schools before teaching points.
std::vector<SiteDraft> place_sites(const Group& group);

}  // namespace xuewei::synth

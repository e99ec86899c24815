// Who runs each site, so that pupils by sector come near the given shares.
//
// In an order drawn at random, each school is made private if that brings private pupils nearer to their share; then,
// among the private ones in the same order, other private (not inclusive) likewise. Teaching points stay state. What
// remains is at most half of one site's roll on the state share, unless teaching points alone exceed that share.
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

void choose_sectors(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites);

}  // namespace xuewei::synth

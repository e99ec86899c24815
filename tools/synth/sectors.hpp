// Who runs each site, so that pupils by sector come near the given shares.
//
// In an order drawn at random, each school is made private if that brings private pupils nearer to their share; then,
// among the private ones in the same order, other private (not inclusive) likewise. Teaching points stay state. What
// remains is a difference of less than half of one site's roll on either share (more only where no site is free to
// change).
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

void choose_sectors(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites);

}  // namespace xuewei::synth

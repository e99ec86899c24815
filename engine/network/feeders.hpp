// Feeder links (对口直升): leavers of one site enter another without choosing, where the stage's intake rule is `feeder`.
#pragma once

#include <vector>

#include "engine/case/case.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

struct FeederLink {
  SiteId from, to;
  double share = 1.0;  ///< of the leavers: a site with several links into one stage divides them equally
};

/// In the order of the stages they lead to, then of the feeders table: the order in which rooms count linked pupils.
/// Throws std::invalid_argument on a link whose two stages do not follow each other, or that leaves its county.
std::vector<FeederLink> feeder_links(const Case& input, const Network& network);

}  // namespace xuewei

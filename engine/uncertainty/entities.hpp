// Whose luck it is: the entities for which a room reads a number, and those that share one luck.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/case/quantities.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

/// Stable codes of one entity, by LuckBy; empty where it has none.
using Codes = std::array<std::string, 9>;

/// The entities of a number in the order of the room that reads it; one for all where it has none.
std::vector<Codes> entities_of(const Case& input, const Network& network, const Quantity& quantity);

/// Entities that share one luck, in order of first appearance.
struct Groups {
  std::vector<std::string> codes;    ///< [group] `C01`, `C01/primary`; empty: of the whole case
  std::vector<std::uint32_t> group;  ///< [entity]
};
Groups group_by(const std::vector<Codes>& entities, const std::vector<LuckBy>& by);

}  // namespace xuewei

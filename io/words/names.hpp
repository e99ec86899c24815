// Names of what a case does not name: totals by residence type, and schools that only a rule may open.
#pragma once

#include <string>

#include "engine/network/network.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

Bilingual name_of(const Node& node);
std::string school_name_of(const Network& network, const Site& site);

}  // namespace xuewei

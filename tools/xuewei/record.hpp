// What replicates keep: --record of `xuewei run`.
#pragma once

#include <string>
#include <vector>

#include "engine/record/variables.hpp"

namespace xuewei {

/// Names of variables and of sets (`default`, `all`), several in one text separated by commas; no name is the set
/// `default`. Throws UsageError naming every word that is neither, with the nearest name.
Recorded recorded_of(const std::vector<std::string>& names);

}  // namespace xuewei

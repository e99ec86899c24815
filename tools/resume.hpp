// Completing a file that an interrupted run left.
#pragma once

#include <string>

#include "io/results/results.hpp"

namespace xuewei {

/// Takes the replicates that `file` holds into `results`, whose expected paths are computed. Throws UsageError if the
/// file is of another case, seed, range or scheme: completing it would mix two things.
void take_over(const std::string& file, Results& results);

}  // namespace xuewei

// Shards of one batch of replicates become the batch. Sums are integers, so neither the order of the shards nor how the
// batch was cut changes a bit of the result.
#pragma once

#include <string>
#include <vector>

#include "io/results/results.hpp"

namespace xuewei {

/// Reads and joins the files. Their ranges must touch and not overlap, and case, scenarios, models, seed, random scheme
/// and program must be the same; otherwise a ResultsError names the files and what differs. Needs two files in memory.
Results merge_results(const std::vector<std::string>& files);

}  // namespace xuewei

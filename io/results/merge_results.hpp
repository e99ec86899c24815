// Shards of one batch of replicates become the batch, scenario by scenario. Sums are integers, so neither the order of the
// shards nor how the batch was cut changes a bit of the result.
#pragma once

#include <string>
#include <vector>

#include "io/description/results.hpp"

namespace xuewei {

/// Reads and joins the files, which may hold different scenarios; the result has them all. Every scenario must cover the
/// range of the batch without gap or overlap, and files must be parts of one batch (batch.hpp); otherwise a ResultsError
/// names all that is wrong. Differences between scenarios are joined where all files compare the same ones, else left out.
/// Needs two files in memory.
Results merge_results(const std::vector<std::string>& files);

}  // namespace xuewei

// What a run would take: sizes, memory and time, measured on one block of replicates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/load_scenarios.hpp"

namespace xuewei {

/// Prints to stdout and writes no file. Returns the exit code.
int dry_run(const std::vector<LoadedScenario>& scenarios, std::uint64_t replicates, int threads,
            const std::string& output);

}  // namespace xuewei

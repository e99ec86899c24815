// What a run would take: sizes, memory, time and the size of its file, measured on one or two scenarios and a
// few blocks of replicates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/record/variables.hpp"
#include "tools/xuewei/load_scenarios.hpp"

namespace xuewei {

/// Prints to stdout and writes no file; `seconds_of_reading` is what reading `scenarios` took. Returns the exit code.
int dry_run(const std::vector<LoadedScenario>& scenarios, std::uint64_t replicates, int threads,
            const Recorded& recorded, const std::string& output, double seconds_of_reading);

}  // namespace xuewei

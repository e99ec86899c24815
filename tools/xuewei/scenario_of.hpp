// Which scenario of a results file a command is asked for.
#pragma once

#include <string>

#include "io/description/results.hpp"

namespace xuewei {

/// The scenario called `name`; without a name the first. Throws UsageError that says which `file` holds.
const ScenarioResults& scenario_of(const Results& results, const std::string& name, const std::string& file);

}  // namespace xuewei

// A warning of a run whose rolls and children drift apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/description/results.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// From this much of the base year's pupils / resident children on, moves and changes of school contradict each other.
inline constexpr double kDriftWarning = 0.10;

/// One note for all scenarios of a run: what it means that pupils / resident children leave the base year's value by
/// kDriftWarning, what to do, and for each scenario in how many areas and stages they do and where most. Nothing where none
/// does.
std::optional<std::string> drift_note(const std::vector<ScenarioResults>& scenarios, Language language);

}  // namespace xuewei

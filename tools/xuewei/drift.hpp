// A warning of a run whose rolls and children drift apart.
#pragma once

#include <optional>
#include <string>

#include "io/description/results.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// From this much of the base year's pupils / resident children on, moves and changes of school contradict each other.
inline constexpr double kDriftWarning = 0.10;

/// One line for a person: in how many areas and stages pupils / resident children leave the base year's value by
/// kDriftWarning, and where they do so most. Nothing where none does.
std::optional<std::string> drift_note(const ScenarioResults& scenario, Language language);

}  // namespace xuewei

// A warning of a run that could not keep all its events.
#pragma once

#include <optional>
#include <string>

#include "engine/record/expected.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// One line for a person: how many events of a scenario are missing. Nothing where none is.
std::optional<std::string> lost_events_note(const std::string& scenario, const Expected& expected, Language language);

}  // namespace xuewei

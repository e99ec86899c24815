// Why a variable is missing in all years and places: the case does not give what it is computed from.
#pragma once

#include <optional>

#include "io/description/results.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

/// What the case would have to give; nothing where the variable has a value, or needs nothing beyond what cases have.
std::optional<Bilingual> lacking(const ScenarioResults& scenario, std::size_t variable);

}  // namespace xuewei

// What totals must satisfy for a roster to exist.
#pragma once

#include "engine/case/case.hpp"

namespace xuewei::synth {

/// Throws CaseProblems with all rows of school_totals that cannot be met. Rows count with the heading, as in the file.
void check_totals(const Case& input);

}  // namespace xuewei::synth

// What every synthetic roster must satisfy, whatever the totals: the statements of docs/methods/synthetic-roster.md.
#pragma once

#include <string>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

/// One line for each statement that does not hold; empty if the roster is right.
std::vector<std::string> broken_promises(const Case& totals, const std::vector<SchoolRow>& roster);

double pupils_of(const SchoolRow& row);

}  // namespace xuewei

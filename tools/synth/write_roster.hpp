// A roster as the table `schools` of a case directory (docs/formats/case.md).
//
// UTF-8 without BOM, comma, one heading row with the field names, line ends \n. Columns and their order come from the
// catalogue, so that what is written is what read_case reads. Numbers in their shortest exact decimal form
// (std::to_chars): whole numbers without a point, coordinates with at most five decimals; the bytes are the same
// everywhere.
#pragma once

#include <string>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

std::string roster_csv(const std::vector<SchoolRow>& roster);

}  // namespace xuewei

// What a results file says of its axes and tables fits together, checked once where it is read, so that whoever uses it may
// index by it: lengths, codes that name others, values that are positions in a list. Throw std::runtime_error naming the
// dataset and what stands there.
#pragma once

#include "io/description/results.hpp"

namespace xuewei {

/// Every coordinate is as long as its dimension; every code of another axis is there; areas are a tree; years rise.
void check_coordinates(const ScenarioResults& scenario);
/// Values that stand for one of a few words.
void check_values(const ScenarioResults& scenario);
/// Every column is as long as the key, which is one of them.
void check_table(const RecordTable& table);

}  // namespace xuewei

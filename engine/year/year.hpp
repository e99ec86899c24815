// One year, and the year before the first.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/year/state.hpp"

namespace xuewei {

/// Which replicates a block of lanes holds; without one, uncertainty is off.
struct BlockLuck {
  std::uint64_t seed = 0;
  std::uint64_t first_replicate = 0;
};

/// The base year: stocks as the case gives them. It is the same in every replicate: a block begins as a copy of it.
State start(const Model& model);

/// The school year that begins on 1 September of `step` (>= 1).
void advance_year(const Model& model, const std::optional<BlockLuck>& luck, std::size_t step, State& state);

}  // namespace xuewei

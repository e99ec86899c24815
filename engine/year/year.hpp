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

/// The base year: stocks as the case gives them, and what is known of it only roughly as luck has it. Without base-year
/// luck it is the same in every replicate: a block begins as a copy of it.
State start(const Model& model, const std::optional<BlockLuck>& luck = std::nullopt);

/// For ensembles, of which nobody reads events and ledgers by site and grade: what has no room is not kept.
void keep_totals_only(State& state);

/// The school year that begins on 1 September of `step` (>= 1).
void advance_year(const Model& model, const std::optional<BlockLuck>& luck, std::size_t step, State& state);

}  // namespace xuewei

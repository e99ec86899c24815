// Conditions that contracts are made of. All are false where a NaN is met.
#pragma once

#include <span>

#include "engine/lanes/lane.hpp"

namespace xuewei {

/// Rounding that sums of heads, places or yuan may show: this share of the larger side, or this much where both are small.
inline constexpr double kContractRounding = 1e-9;

/// The sum over entities, lane by lane.
Lane sum(std::span<const Lane> values);
inline Lane sum(const LaneField& field) { return sum(field.all()); }

/// No infinity and no NaN.
bool finite(const LaneField& field);

/// Heads, rooms, yuan: nothing below zero but rounding, and finite.
bool nonnegative(const LaneField& field);
/// The same, and as many entities as there should be.
bool nonnegative(const LaneField& field, std::size_t entities);

/// No entity has more than `most` of the same entity.
bool none_above(const LaneField& field, const LaneField& most);

/// Whole numbers.
bool whole(const LaneField& field);

/// The same but for rounding, in every lane; sums of many entities are compared at their own size.
bool same(const Lane& a, const Lane& b);

}  // namespace xuewei

// Whole numbers that sum exactly: shares of a total, seats, and tables with given margins.
//
// Everything is + - x / on doubles or integers, ties go to the earlier entry, so the result is the same on every
// machine.
#pragma once

#include <cstdint>
#include <vector>

namespace xuewei::synth {

/// Largest remainder (Hamilton, Hare-Niemeyer) within bounds: whole x with sum x = total, lowest <= x <= highest, as
/// close as that allows to shares of the total in proportion to `weights` (> 0). Entries whose share falls outside
/// their bounds are fixed there and the rest shared again. Needs sum lowest <= total <= sum highest.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights,
                                    const std::vector<std::int64_t>& lowest, const std::vector<std::int64_t>& highest);

/// As above with 0 <= x <= total.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights);

/// Seats by weight: one each while there are enough, the largest weights first; the rest by the divisors of Webster and
/// Sainte-Lague (next seat to the largest weight / (seats + 1/2)).
std::vector<std::int64_t> seats(std::int64_t total, const std::vector<double>& weights);

/// Controlled rounding: a whole, non-negative table [row][column] with the given row and column sums (which must have
/// the same total), each cell near rows[i] x columns[j] / total. Units are dealt to the columns one by one by Webster's
/// divisors, like cards, and each row takes the next rows[i] of them. That order spreads every column evenly, and the
/// last unit closes every column exactly (Webster's method returns whole shares as they are).
std::vector<std::vector<std::int64_t>> table_with_margins(const std::vector<std::int64_t>& rows,
                                                          const std::vector<std::int64_t>& columns);

}  // namespace xuewei::synth

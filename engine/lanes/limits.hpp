// Simulated heads against a limit.
//
// Heads are sums of shares, so rounding leaves parts of some 1e-12 of them: 270.0000000000111 pupils are the 270 that a
// norm speaks of, and a school must not turn orange for them while its twin stays yellow. Whoever compares heads with a
// limit does it here, everywhere with the same tolerance: within kSameHeads of a limit heads are at it, neither above
// nor below.
//   above(h, L):    h > L + kSameHeads          below(h, L):  h < L - kSameHeads
//   reaches(h, L):  h >= L - kSameHeads         whole units of s heads that hold h: ceil((h - kSameHeads) / s)
// A limit in other units (pupils per place or per class, floor area per pupil) is turned into heads first.
#pragma once

#include "engine/lanes/lane_math.hpp"

namespace xuewei {

/// A millionth of a head: far above rounding, far below anybody.
inline constexpr double kSameHeads = 1e-6;

inline bool above(double heads, double limit) { return heads > limit + kSameHeads; }
inline bool below(double heads, double limit) { return heads < limit - kSameHeads; }
inline bool reaches(double heads, double limit) { return heads >= limit - kSameHeads; }

/// 1 where heads are above the limit, else 0.
inline Lane above(const Lane& heads, const Lane& limit) {
  return where_positive(Lane(heads - limit - kSameHeads), 1.0, 0.0);
}
inline Lane above(const Lane& heads, double limit) {
  return where_positive(Lane(heads - (limit + kSameHeads)), 1.0, 0.0);
}
/// 1 where heads reach the limit, else 0.
inline Lane reaches(const Lane& heads, const Lane& limit) { return at_least(Lane(heads - limit + kSameHeads), 0.0); }
inline Lane reaches(const Lane& heads, double limit) { return at_least(heads, limit - kSameHeads); }
/// Units of a size that hold the heads, `units_per_head` = 1 / size.
inline Lane whole_units(const Lane& heads, double units_per_head) {
  return ceil_whole(Lane((heads - kSameHeads) * units_per_head));
}

}  // namespace xuewei

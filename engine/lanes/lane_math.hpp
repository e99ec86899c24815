// Elementary functions from + - x / and sqrt alone.
//
// libm may choose another code path by processor and so change the last bit. These do not: they are straight-line
// IEEE-754 arithmetic, the same on every machine. Accuracy (relative unless said): exp and log 4e-16, normal quantile
// 1e-15 of Wichura's algorithm AS 241 (Applied Statistics 37(3), 1988, routine PPND16). Ceil, floor and rounding are
// exact for |x| < 2^51.
#pragma once

#include "engine/lanes/lane.hpp"

namespace xuewei {

/// e^x for -700 < x < 700.
double exact_exp(double x);
Lane exact_exp(const Lane& x);
/// Natural logarithm of x > 0 (normal numbers).
double exact_log(double x);
/// Quantile of the standard normal distribution, 0 < p < 1.
double normal_quantile(double p);
Lane normal_quantile(const Lane& p);

/// As many doubles as one register of the target holds. Eigen 3.4 selects lane by lane and gcc 12 only unrolls loops
/// over eight lanes, so selections are written with the compiler's vectors: three times faster, the same bits.
#if defined(__AVX512F__) && XUEWEI_LANES >= 8
inline constexpr int kVectorBytes = 64;
#elif defined(__AVX__)
inline constexpr int kVectorBytes = 32;
#else
inline constexpr int kVectorBytes = 16;
#endif
typedef double LaneVector __attribute__((vector_size(kVectorBytes), may_alias));
inline constexpr int kVectors = kLanes * static_cast<int>(sizeof(double)) / kVectorBytes;

inline const LaneVector* vectors(const Lane& lane) { return reinterpret_cast<const LaneVector*>(lane.data()); }
inline LaneVector* vectors(Lane& lane) { return reinterpret_cast<LaneVector*>(lane.data()); }

/// 1.5 x 2^52: adding and subtracting it rounds to the nearest whole number.
inline constexpr double kRound = 6755399441055744.0;

/// Smallest whole number >= x, for |x| < 2^51.
inline Lane ceil_whole(const Lane& x) {
  Lane result;
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector nearest = (vectors(x)[v] + kRound) - kRound;
    vectors(result)[v] = nearest < vectors(x)[v] ? nearest + 1.0 : nearest;
  }
  return result;
}

/// Largest whole number <= x, for |x| < 2^51. Never -0: Eigen negates by 0 - x in some vector sizes and by the sign in
/// others, so a kernel never negates a Lane.
inline Lane floor_whole(const Lane& x) {
  Lane result;
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector nearest = (vectors(x)[v] + kRound) - kRound;
    vectors(result)[v] = nearest > vectors(x)[v] ? nearest - 1.0 : nearest;
  }
  return result;
}

/// Nearest whole number, halves to the even one, for |x| < 2^51.
inline Lane nearest_whole(const Lane& x) {
  Lane result;
  for (int v = 0; v < kVectors; ++v) vectors(result)[v] = (vectors(x)[v] + kRound) - kRound;
  return result;
}

/// condition > 0 ? yes : no, in every lane.
inline Lane where_positive(const Lane& condition, const Lane& yes, const Lane& no) {
  Lane result;
  for (int v = 0; v < kVectors; ++v)
    vectors(result)[v] = vectors(condition)[v] > 0.0 ? vectors(yes)[v] : vectors(no)[v];
  return result;
}

/// condition > 0 ? yes : no, in every lane.
inline Lane where_positive(const Lane& condition, double yes, double no) {
  Lane result;
  for (int v = 0; v < kVectors; ++v)
    vectors(result)[v] = vectors(condition)[v] > 0.0 ? LaneVector{} + yes : LaneVector{} + no;
  return result;
}

/// Whether some lane is above 0.
inline bool any_positive(const Lane& lane) {
  auto positive = vectors(lane)[0] > 0.0;
  for (int v = 1; v < kVectors; ++v) positive |= vectors(lane)[v] > 0.0;
  auto any = positive[0];
  for (int i = 1; i < kVectorBytes / static_cast<int>(sizeof(double)); ++i) any |= positive[i];
  return any != 0;
}

/// 1 where value >= threshold, else 0.
inline Lane at_least(const Lane& value, double threshold) {
  Lane result;
  for (int v = 0; v < kVectors; ++v)
    vectors(result)[v] = vectors(value)[v] >= threshold ? LaneVector{} + 1.0 : LaneVector{};
  return result;
}

/// The share whose odds p / (1 - p) are `odds` times those of `share`: the very same number where `odds` is 1, and 0 and
/// 1 stay what they are.
inline Lane at_odds(const Lane& share, const Lane& odds) {
  const Lane more = odds - 1.0;
  return (share + share * (1.0 - share) * more / (1.0 + share * more)).max(0.0).min(1.0);
}

/// numerator / denominator where the denominator is positive, 0 elsewhere.
inline Lane ratio_or_zero(const Lane& numerator, const Lane& denominator) {
  Lane result;
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector below = vectors(denominator)[v];
    const LaneVector divisor = below > 0.0 ? below : LaneVector{} + 1.0;
    vectors(result)[v] = below > 0.0 ? vectors(numerator)[v] / divisor : LaneVector{};
  }
  return result;
}

}  // namespace xuewei

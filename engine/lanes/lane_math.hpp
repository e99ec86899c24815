// Elementary functions from + - x / and sqrt alone.
//
// libm may choose another code path by processor and so change the last bit. These do not: they are straight-line
// IEEE-754 arithmetic, the same on every machine. Accuracy (relative unless said): exp and log 4e-16, normal quantile
// 1e-15 of Wichura's algorithm AS 241 (Applied Statistics 37(3), 1988, routine PPND16). Ceil is exact for |x| < 2^51.
#pragma once

#include "engine/lanes/lane.hpp"

namespace xuewei {

/// e^x for -700 < x < 700.
double exact_exp(double x);
/// Natural logarithm of x > 0 (normal numbers).
double exact_log(double x);
/// Quantile of the standard normal distribution, 0 < p < 1.
double normal_quantile(double p);

/// Smallest whole number >= x, for |x| < 2^51: adding and subtracting 1.5 x 2^52 rounds to the nearest whole number.
inline double ceil_whole(double x) {
  constexpr double kRound = 6755399441055744.0;
  const double nearest = (x + kRound) - kRound;
  return nearest < x ? nearest + 1.0 : nearest;
}

inline Lane ceil_whole(const Lane& x) {
  Lane result;
  for (int lane = 0; lane < kLanes; ++lane) result[lane] = ceil_whole(x[lane]);
  return result;
}

/// condition > 0 ? yes : no, in every lane.
inline Lane where_positive(const Lane& condition, const Lane& yes, const Lane& no) {
  Lane result;
  for (int lane = 0; lane < kLanes; ++lane) result[lane] = condition[lane] > 0.0 ? yes[lane] : no[lane];
  return result;
}

/// numerator / denominator where the denominator is positive, 0 elsewhere.
inline Lane ratio_or_zero(const Lane& numerator, const Lane& denominator) {
  return where_positive(denominator, numerator / denominator.max(1e-300), Lane::Zero());
}

}  // namespace xuewei

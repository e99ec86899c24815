#include "engine/lanes/lane_math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace xuewei {
namespace {

RC_GTEST_PROP(LaneMath, ExpIsWithinFourUnitsOfTheLibrary, (int thousandths)) {
  const double x = (thousandths % 600000) / 1000.0;
  RC_ASSERT(std::abs(exact_exp(x) / std::exp(x) - 1.0) < 9e-16);
}

RC_GTEST_PROP(LaneMath, LogIsWithinFourUnitsOfTheLibrary, (std::uint32_t word)) {
  const double x = (word + 1.0) / 65536.0;
  RC_ASSERT(std::abs(exact_log(x) - std::log(x)) <= 9e-16 * std::max(1.0, std::abs(std::log(x))));
}

TEST(LaneMath, NormalQuantileGivesTabulatedValues) {
  // R 4.2 qnorm, which is AS 241 too, and the values every table prints.
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(normal_quantile(0.95), 1.6448536269514722, 1e-14);
  EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-14);
  EXPECT_NEAR(normal_quantile(1e-3), -3.090232306167813, 1e-13);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-12);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 1e-11);
  EXPECT_DOUBLE_EQ(normal_quantile(0.5), 0.0);
}

RC_GTEST_PROP(LaneMath, NormalQuantileInvertsTheDistribution, (std::uint32_t word)) {
  const double p = (word + 0.5) / 4294967296.0;
  const double q = normal_quantile(p);
  RC_ASSERT(std::abs(0.5 * std::erfc(-q / std::sqrt(2.0)) - p) < 4e-15);
}

/// The very bits: what a replicate draws must not depend on the lane it stands in.
RC_GTEST_PROP(LaneMath, FunctionsOfALaneAreThoseOfItsNumbers, (std::array<std::uint32_t, kLanes> words)) {
  Lane exponents, shares;
  for (int lane = 0; lane < kLanes; ++lane) {
    const std::uint32_t word = words[static_cast<std::size_t>(lane)];
    exponents[lane] = (static_cast<double>(word) / 4294967296.0 - 0.5) * 1398.0;
    // Every region of the quantile, the farthest tails included.
    shares[lane] = word % 4 == 0   ? (word + 0.5) / 4294967296.0
                   : word % 4 == 1 ? std::ldexp(1.0, -1 - static_cast<int>(word % 53))
                   : word % 4 == 2 ? 1.0 - std::ldexp(1.0, -1 - static_cast<int>(word % 53))
                                   : 0.5 + (word % 1000) * 1e-6;
  }
  const Lane powers = exact_exp(exponents), quantiles = normal_quantile(shares);
  for (int lane = 0; lane < kLanes; ++lane) {
    RC_ASSERT(std::bit_cast<std::uint64_t>(powers[lane]) == std::bit_cast<std::uint64_t>(exact_exp(exponents[lane])));
    RC_ASSERT(std::bit_cast<std::uint64_t>(quantiles[lane]) ==
              std::bit_cast<std::uint64_t>(normal_quantile(shares[lane])));
  }
}

TEST(LaneMath, CeilWholeIsTheCeiling) {
  for (double x : {0.0, 1.0, 1.0000001, 0.9999999, 2.5, 3.5, 1e9 + 0.25, -0.5, -1.0, 44.99999999999999})
    EXPECT_TRUE((ceil_whole(Lane(Lane::Constant(x))) == std::ceil(x)).all()) << x;
}

TEST(LaneMath, FloorWholeIsTheFloorAndNeverMinusZero) {
  for (const double x : {-2.0, -1.5, -0.3, -0.0, 0.0, 0.3, 0.5, 1.0, 1.5, 2.5, 1e14 + 0.5}) {
    const double whole = floor_whole(Lane::Constant(x))[kLanes - 1];
    EXPECT_EQ(whole, std::floor(x)) << x;
    EXPECT_FALSE(whole == 0.0 && std::signbit(whole)) << x;
  }
}

TEST(LaneMath, SelectsLaneByLane) {
  Lane condition, yes, no;
  for (int lane = 0; lane < kLanes; ++lane) {
    condition[lane] = lane % 3 - 1;  // -1, 0, 1, ...
    yes[lane] = 100 + lane;
    no[lane] = 200 + lane;
  }
  const Lane chosen = where_positive(condition, yes, no), flags = where_positive(condition, 1.0, 0.0);
  const Lane reached = at_least(condition, 0.0), ratio = ratio_or_zero(yes, condition);
  for (int lane = 0; lane < kLanes; ++lane) {
    EXPECT_DOUBLE_EQ(chosen[lane], condition[lane] > 0 ? 100 + lane : 200 + lane);
    EXPECT_DOUBLE_EQ(flags[lane], condition[lane] > 0 ? 1 : 0);
    EXPECT_DOUBLE_EQ(reached[lane], condition[lane] >= 0 ? 1 : 0);
    EXPECT_DOUBLE_EQ(ratio[lane], condition[lane] > 0 ? 100 + lane : 0);
  }
}

}  // namespace
}  // namespace xuewei

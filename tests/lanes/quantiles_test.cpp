// Distribution functions against libm and published quantiles.
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "engine/lanes/lane_math.hpp"
#include "engine/lanes/quantiles.hpp"

namespace xuewei {
namespace {

TEST(Quantiles, NormalDistributionFunctionAgreesWithErfc) {
  for (double x = -8.0; x <= 8.0; x += 0.0625) {
    const double theory = 0.5 * std::erfc(-x / std::numbers::sqrt2);
    EXPECT_NEAR(normal_cdf(x), theory, 1e-14);
    EXPECT_NEAR(normal_cdf(-std::abs(x)) / (0.5 * std::erfc(std::abs(x) / std::numbers::sqrt2)), 1.0, 1e-7);
  }
}

TEST(Quantiles, LogGammaAgreesWithLibm) {
  for (const double x : {0.1, 0.5, 1.0, 2.5, 10.0, 100.0}) EXPECT_NEAR(log_gamma(x), std::lgamma(x), 1e-11);
}

TEST(Quantiles, BetaSolvesItsClosedForms) {
  for (double x = 0.05; x < 1.0; x += 0.05) {
    EXPECT_NEAR(incomplete_beta(2.0, 2.0, x), x * x * (3.0 - 2.0 * x), 1e-13);
    EXPECT_NEAR(incomplete_beta(3.0, 1.0, x), x * x * x, 1e-13);
    EXPECT_NEAR(beta_quantile(2.0, 2.0, x * x * (3.0 - 2.0 * x)), x, 1e-12);
  }
}

TEST(Quantiles, StudentTIsCauchyWithOneDegreeAndTheTableElsewhere) {
  for (double p = 0.05; p < 1.0; p += 0.05)
    EXPECT_NEAR(student_t_quantile(1.0, p), std::tan(std::numbers::pi * (p - 0.5)), 1e-9);
  EXPECT_NEAR(student_t_quantile(5.0, 0.975), 2.570582, 1e-6);  // any table of the t distribution
  EXPECT_NEAR(student_t_quantile(10.0, 0.05), -1.812461, 1e-6);
}

TEST(Quantiles, TriangularIsInvertedOnBothSidesOfItsMode) {
  EXPECT_DOUBLE_EQ(triangular_quantile(-0.4, 0.0, 0.2, 0.4 / 0.6), 0.0);
  EXPECT_DOUBLE_EQ(triangular_quantile(0.0, 1.0, 1.0, 0.25), 0.5);
  EXPECT_DOUBLE_EQ(triangular_quantile(0.0, 0.0, 1.0, 0.75), 0.5);
}

TEST(AtOdds, MultipliesOddsAndLeavesAnUnchangedShareTheSameNumber) {
  for (double share = 0.0; share <= 1.0; share += 1.0 / 128.0 + 1e-9) {
    EXPECT_EQ(at_odds(Lane::Constant(share), Lane::Ones())[0], share);
    const double shifted = at_odds(Lane::Constant(share), Lane::Constant(3.0))[0];
    EXPECT_NEAR(shifted * (1.0 - share), 3.0 * share * (1.0 - shifted), 1e-14);
    for (const double odds : {1e-20, 1e20}) {
      const double far = at_odds(Lane::Constant(share), Lane::Constant(odds))[0];
      EXPECT_TRUE(far >= 0.0 && far <= 1.0);
    }
  }
  EXPECT_EQ(at_odds(Lane::Ones(), Lane::Constant(0.1))[0], 1.0);
}

}  // namespace
}  // namespace xuewei

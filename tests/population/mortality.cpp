#include "engine/population/mortality.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace xuewei {
namespace {

using testing::DoubleNear;
using testing::Pointwise;

constexpr AgeGrid kThreeYears{1, 4};  // ages 0, 1, 2 and 3+

std::vector<double> ratios(MortalityMeasure measure, const std::vector<AgeValue>& rows, Sex sex,
                           const AgeGrid& grid = kThreeYears, double radix = 1.0) {
  return survival_ratios(measure, rows, sex, grid, radix);
}

// Men: m0 = 0.05: a0 = 0.045 + 2.684 x 0.05 = 0.1792, q0 = 0.05 / (1 + 0.8208 x 0.05) = 0.0480289. With m = 0.02 at
// ages 1 and 2, q = 0.02 / 1.01 = 0.0198020; open group m = 0.25, T = l3 / 0.25.
TEST(Mortality, DeathRatesByHand) {
  const double q0 = 0.05 / (1.0 + 0.8208 * 0.05), q = 0.02 / 1.01;
  const double l1 = 1.0 - q0, l2 = l1 * (1.0 - q), l3 = l2 * (1.0 - q);
  const double L0 = l1 + 0.1792 * q0, L1 = 0.5 * (l1 + l2), L2 = 0.5 * (l2 + l3), T3 = l3 / 0.25;
  EXPECT_NEAR(L0, 0.96058, 1e-5);
  EXPECT_THAT(ratios(MortalityMeasure::mx, {{0, 0.05}, {1, 0.02}, {2, 0.02}, {3, 0.25}}, Sex::male),
              Pointwise(DoubleNear(1e-14), {L0, L1 / L0, L2 / L1, T3 / (L2 + T3), T3 / (L2 + T3)}));
}

TEST(Mortality, AnAbridgedTableHoldsItsRateWithinAGroup) {
  EXPECT_EQ(ratios(MortalityMeasure::mx, {{0, 0.05}, {1, 0.02}, {3, 0.25}}, Sex::female),
            ratios(MortalityMeasure::mx, {{0, 0.05}, {1, 0.02}, {2, 0.02}, {3, 0.25}}, Sex::female));
}

TEST(Mortality, InfantsOfBothSexesDieAtDifferentTimesOfTheirFirstYear) {
  const std::vector<AgeValue> rows{{0, 0.10}, {1, 0.0}, {2, 0.0}, {3, 0.1}};
  const auto first = [&](Sex sex, double a0) {
    const double q0 = 0.10 / (1.0 + (1.0 - a0) * 0.10);
    EXPECT_NEAR(ratios(MortalityMeasure::mx, rows, sex)[0], 1.0 - (1.0 - a0) * q0, 1e-14);
  };
  first(Sex::male, 0.045 + 0.2684);
  first(Sex::female, 0.053 + 0.2800);
  const std::vector<AgeValue> high{{0, 0.20}, {1, 0.0}, {2, 0.0}, {3, 0.1}};
  EXPECT_NEAR(ratios(MortalityMeasure::mx, high, Sex::male)[0], 1.0 - 0.67 * 0.2 / (1.0 + 0.67 * 0.2), 1e-14);
}

// The same life table written as rates, probabilities, person-years and ratios gives the same survival.
TEST(Mortality, AllFourMeasuresOfOneLifeTableAgree) {
  const double m0 = 0.05, m = 0.02, open_rate = 0.02;
  const double q0 = m0 / (1.0 + 0.8208 * m0), q = m / (1.0 + 0.5 * m);
  const double l1 = 1.0 - q0, l2 = l1 * (1.0 - q), l3 = l2 * (1.0 - q);
  const double L0 = l1 + 0.1792 * q0, L1 = 0.5 * (l1 + l2), L2 = 0.5 * (l2 + l3), T3 = l3 / open_rate;
  const auto rates = ratios(MortalityMeasure::mx, {{0, m0}, {1, m}, {2, m}, {3, open_rate}}, Sex::male);
  const auto same_as_rates = Pointwise(DoubleNear(1e-12), rates);
  EXPECT_THAT(ratios(MortalityMeasure::qx, {{0, q0}, {1, q}, {2, q}, {3, 1.0}}, Sex::male), same_as_rates);
  EXPECT_THAT(ratios(MortalityMeasure::qx, {{0, q0}, {1, q}, {2, q}, {3, q}}, Sex::male), same_as_rates);
  EXPECT_THAT(ratios(MortalityMeasure::Lx, {{0, 1e5 * L0}, {1, 1e5 * L1}, {2, 1e5 * L2}, {3, 1e5 * T3}}, Sex::male,
                     kThreeYears, 1e5),
              same_as_rates);
  EXPECT_THAT(
      ratios(MortalityMeasure::survival, {{0, rates[0]}, {1, rates[1]}, {2, rates[2]}, {3, rates[3]}}, Sex::male),
      same_as_rates);
}

// 1 - q over two years is spread as two equal years: q2 = 1 - sqrt(1 - 0.19) = 0.1 a year.
TEST(Mortality, ProbabilitiesOfWideGroupsAreSpreadGeometrically) {
  const auto result = ratios(MortalityMeasure::qx, {{0, 0.0}, {1, 0.19}, {3, 1.0}}, Sex::female);
  EXPECT_NEAR(result[1], 0.95, 1e-12);
  EXPECT_NEAR(result[2], 0.9, 1e-12);
}

// Groups of five years from single-year rates: L sums within the group, S0 = L / 5.
TEST(Mortality, WideKernelGroupsAddUpSingleYears) {
  std::vector<AgeValue> rows;
  for (int age = 0; age <= 10; ++age) rows.push_back({age, 0.02});
  const auto single = ratios(MortalityMeasure::mx, rows, Sex::male, {1, 11});
  const auto wide = ratios(MortalityMeasure::mx, rows, Sex::male, {5, 3});
  double years[2] = {0.0, 0.0}, person_years = single[0];
  for (std::size_t age = 0; age < 10; ++age) {
    years[age / 5] += person_years;
    person_years *= single[1 + age];
  }
  EXPECT_NEAR(wide[0], years[0] / 5.0, 1e-14);
  EXPECT_NEAR(wide[1], years[1] / years[0], 1e-14);
}

TEST(Mortality, PersonYearsOfWideGroupsAreSplit) {
  std::vector<AgeValue> rows;
  for (int age = 0; age < 40; age += 5) rows.push_back({age, 4.9 - 0.05 * (age / 5)});
  rows.push_back({40, 30.0});
  const auto single = ratios(MortalityMeasure::Lx, rows, Sex::male, {1, 41});
  double person_years = single[0], group = 0.0;
  for (std::size_t age = 0; age < 5; ++age) {
    group += person_years;
    person_years *= single[1 + age];
    EXPECT_LT(single[1 + age], 1.0);
  }
  EXPECT_NEAR(group, 4.9, 1e-12);
}

TEST(Mortality, ATableOfTheOldestAgesFeedsAYoungerOpenGroup) {
  const std::vector<AgeValue> rows{{0, 0.01}, {1, 0.1}, {2, 0.2}, {3, 0.3}, {4, 0.4}, {5, 0.5}};
  const auto full = ratios(MortalityMeasure::mx, rows, Sex::male, {1, 6});
  const auto cut = ratios(MortalityMeasure::mx, rows, Sex::male, {1, 4});
  double person_years = 1.0, above = 0.0;  // relative to L2
  for (std::size_t age = 2; age < 4; ++age) above += person_years *= full[1 + age];
  above += person_years * full[5] / (1.0 - full[5]);  // T5 = L4 S / (1 - S)
  EXPECT_NEAR(cut[3], above / (1.0 + above), 1e-12);
}

TEST(Mortality, NobodyDiesWhereRatesAreZero) {
  EXPECT_THAT(ratios(MortalityMeasure::mx, {{0, 0.0}, {3, 0.0}}, Sex::male), testing::Each(1.0));
}

TEST(Mortality, IncompleteTablesAreRefused) {
  EXPECT_THROW(ratios(MortalityMeasure::mx, {{1, 0.01}}, Sex::male), std::invalid_argument);
  EXPECT_THROW(ratios(MortalityMeasure::Lx, {{0, 1.0}, {2, 1.0}}, Sex::male), std::invalid_argument);
  EXPECT_THROW(ratios(MortalityMeasure::survival, {{0, 1.0}, {2, 1.0}, {3, 1.0}}, Sex::male), std::invalid_argument);
  EXPECT_THROW(ratios(MortalityMeasure::survival, {{0, 1.0}, {1, 1.0}, {2, 1.0}}, Sex::male), std::invalid_argument);
}

TEST(Mortality, PersonYearsBeyondTheRadixOrRisingWithAgeAreRefused) {
  const AgeGrid grid{1, 4};
  const auto of = [&](std::vector<AgeValue> rows, double radix) {
    return survival_ratios(MortalityMeasure::Lx, rows, Sex::male, grid, radix);
  };
  EXPECT_NO_THROW(of({{0, 99500}, {1, 99480}, {2, 99460}, {3, 500000}}, 1e5));
  EXPECT_THROW(of({{0, 99500}, {1, 99480}, {2, 99460}, {3, 500000}}, 1.0), std::invalid_argument);
  EXPECT_THROW(of({{0, 99500}, {1, 99480}, {2, 99490}, {3, 500000}}, 1e5), std::invalid_argument);
  EXPECT_THROW(of({{0, 99500}, {1, 199200}, {3, 500000}}, 1e5), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

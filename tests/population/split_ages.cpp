#include "engine/population/split_ages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

namespace xuewei {
namespace {

double sum_of(const std::vector<double>& values, std::size_t first, std::size_t count) {
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(first),
                         values.begin() + static_cast<std::ptrdiff_t>(first + count), 0.0);
}

RC_GTEST_PROP(SplitAges, EveryGroupKeepsItsTotalAndNoAgeIsNegative, ()) {
  std::vector<AgeGroup> groups;
  const int count = *rc::gen::inRange(1, 25);
  for (int i = 0; i < count; ++i)
    groups.push_back(
        {*rc::gen::element(1, 4, 5, 10), *rc::gen::inRange(0, 100000) * *rc::gen::element(0.0, 0.01, 1.0)});
  const std::vector<double> single_ages = split_age_groups(groups);
  std::size_t first = 0;
  for (const AgeGroup& group : groups) {
    const auto width = static_cast<std::size_t>(group.width_years);
    RC_ASSERT(std::abs(sum_of(single_ages, first, width) - group.count) <= 1e-12 * group.count);
    for (std::size_t age = first; age < first + width; ++age) RC_ASSERT(single_ages[age] >= 0.0);
    first += width;
  }
  RC_ASSERT(first == single_ages.size());
}

// Densities on a line have a quadratic as cumulated count, which the spline and its ends reproduce.
TEST(SplitAges, FollowsALineExactly) {
  std::vector<AgeGroup> groups;
  const auto at = [](int age) { return 1000.0 - 7.0 * age; };
  for (int first = 0; first < 60; first += 5) {
    AgeGroup group{5, 0.0};
    for (int age = first; age < first + 5; ++age) group.count += at(age);
    groups.push_back(group);
  }
  const std::vector<double> single_ages = split_age_groups(groups);
  for (int age = 0; age < 60; ++age) EXPECT_NEAR(single_ages[static_cast<std::size_t>(age)], at(age), 1e-9) << age;
}

// Two groups of two years, 12 and 4 persons: densities 6 and 2. End slopes 6 + (6 - 2)/2 = 8 and 2 - 2 = 0; the inner
// slope from 2 x 8 + 8 d + 2 x 0 = 3 (2 x 6 + 2 x 2) is 4. All pass the filter. At half of the first group the Hermite
// cubic stands at 12/2 + 2 (8 - 4)/8 = 7; of the second at 4/2 + 2 (4 - 0)/8 = 3.
TEST(SplitAges, TwoGroupsByHand) {
  const std::vector<AgeGroup> groups{{2, 12.0}, {2, 4.0}};
  EXPECT_THAT(split_age_groups(groups), testing::Pointwise(testing::DoubleNear(1e-12), {7.0, 5.0, 3.0, 1.0}));
}

// Three groups of two years, 0, 12 and 0 persons: slopes at an empty group are filtered to zero, so the full group is
// split evenly by symmetry and the empty ones stay empty.
TEST(SplitAges, AnEmptyGroupStaysEmpty) {
  const std::vector<AgeGroup> groups{{2, 0.0}, {2, 12.0}, {2, 0.0}};
  EXPECT_THAT(split_age_groups(groups), testing::ElementsAre(0.0, 0.0, 6.0, 6.0, 0.0, 0.0));
}

// People who thin out at one rate for ever: the spline ends where the open group begins, with the density of both.
TEST(SplitAges, TheOpenGroupTakesPart) {
  const auto above = [](int age) { return 1000.0 * std::exp(-0.2 * age); };  // persons of this age and more
  std::vector<AgeGroup> groups;
  for (int first = 0; first < 30; first += 5) groups.push_back({5, above(first) - above(first + 5)});
  const std::vector<double> alone = split_age_groups(groups), together = split_age_groups(groups, above(30));
  const double last = above(29) - above(30);
  EXPECT_NEAR(together[29], last, 0.02 * last);
  EXPECT_LT(alone[29], 0.8 * last);
  EXPECT_NEAR(sum_of(together, 25, 5), groups[5].count, 1e-12 * groups[5].count);
}

TEST(SplitAges, NobodyAboveMeansNobodyAtTheEnd) {
  const std::vector<AgeGroup> groups{{5, 500.0}, {5, 300.0}, {5, 40.0}};
  const std::vector<double> single_ages = split_age_groups(groups, 0.0);
  EXPECT_LT(single_ages.back(), 2.0);
  EXPECT_NEAR(sum_of(single_ages, 10, 5), 40.0, 1e-12);
}

TEST(SplitAges, SingleYearsComeBackUnchanged) {
  const std::vector<AgeGroup> groups{{1, 3.1}, {1, 0.0}, {1, 71.3}, {1, 2.7}};
  EXPECT_THAT(split_age_groups(groups), testing::ElementsAre(3.1, 0.0, 71.3, 2.7));
}

}  // namespace
}  // namespace xuewei

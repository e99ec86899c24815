#include "tools/synth/apportion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/support/property.hpp"

namespace xuewei::synth {
namespace {

using ::testing::ElementsAre;
using Counts = std::vector<std::int64_t>;

std::int64_t sum(const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

TEST(Apportion, GivesLargestRemaindersTheRest) {
  // Shares 4.7, 1.6, 3.7: whole parts 4, 1, 3 and the two left over to 0.7 and 0.7.
  EXPECT_THAT(apportion(10, {47, 16, 37}), ElementsAre(5, 1, 4));
  EXPECT_THAT(apportion(1, {1, 1, 1}), ElementsAre(1, 0, 0));
  EXPECT_THAT(apportion(0, {1, 2}), ElementsAre(0, 0));
}

TEST(Apportion, SharesAgainWhatBoundsCutOff) {
  EXPECT_THAT(apportion(10, {1, 1, 8}, {2, 0, 0}, {10, 10, 5}), ElementsAre(3, 2, 5));
  EXPECT_THAT(apportion(10, {1, 1, 98}, {3, 3, 0}, {9, 9, 9}), ElementsAre(3, 3, 4));
}

TEST(Seats, GoToEveryoneBeforeAnyoneHasTwo) {
  EXPECT_THAT(seats(3, {100, 1, 1}), ElementsAre(1, 1, 1));
  EXPECT_THAT(seats(2, {1, 5, 3}), ElementsAre(0, 1, 1));
  EXPECT_THAT(seats(7, {60, 30, 10}), ElementsAre(4, 2, 1));
}

TEST(TableWithMargins, RoundsAnEvenTable) {
  const auto table = table_with_margins({3, 3}, {2, 2, 2});
  EXPECT_THAT(table[0], ElementsAre(1, 1, 1));
  EXPECT_THAT(table[1], ElementsAre(1, 1, 1));
}

TEST(Apportion, SumsExactlyWithinBounds) {
  expect_property(kCases, [] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 20);
    const auto weights = *rc::gen::container<std::vector<double>>(
        size, rc::gen::map(rc::gen::inRange(1, 100000), [](int w) { return w / 997.0; }));
    const auto lowest = *rc::gen::container<Counts>(size, rc::gen::inRange<std::int64_t>(0, 50));
    Counts highest;
    for (const auto low : lowest) highest.push_back(low + *rc::gen::inRange<std::int64_t>(0, 500));
    const auto total = *rc::gen::inRange<std::int64_t>(sum(lowest), sum(highest) + 1);
    const auto shares = apportion(total, weights, lowest, highest);
    RC_ASSERT(sum(shares) == total);
    for (std::size_t i = 0; i < size; ++i) RC_ASSERT(lowest[i] <= shares[i] && shares[i] <= highest[i]);
  });
}

TEST(TableWithMargins, KeepsBothMarginsAndStaysNearTheEvenTable) {
  expect_property(kCases, [] {
    const auto rows = *rc::gen::nonEmpty(rc::gen::container<Counts>(rc::gen::inRange<std::int64_t>(0, 3000)));
    const auto grades = *rc::gen::inRange<std::size_t>(1, 10);
    const auto weights = *rc::gen::container<std::vector<double>>(
        grades, rc::gen::map(rc::gen::inRange(1, 1000), [](int w) { return static_cast<double>(w); }));
    const std::int64_t total = sum(rows);
    const auto columns = apportion(total, weights);
    const auto table = table_with_margins(rows, columns);
    Counts column_sums(grades, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RC_ASSERT(sum(table[i]) == rows[i]);
      for (std::size_t j = 0; j < grades; ++j) {
        RC_ASSERT(table[i][j] >= 0);
        column_sums[j] += table[i][j];
        const double even = total > 0 ? static_cast<double>(rows[i] * columns[j]) / static_cast<double>(total) : 0.0;
        RC_ASSERT(std::abs(static_cast<double>(table[i][j]) - even) < 3.0);
      }
    }
    RC_ASSERT(column_sums == columns);
  });
}

}  // namespace
}  // namespace xuewei::synth

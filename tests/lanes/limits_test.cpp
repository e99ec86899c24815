#include "engine/lanes/limits.hpp"

#include <gtest/gtest.h>

namespace xuewei {
namespace {

constexpr double kRounding = 1.11e-11;  // 270.0000000000111, as a run of twenty years left it
constexpr double kSomebody = 2e-6;

TEST(Limits, WhatRoundingLeavesIsAtTheLimit) {
  for (const double heads : {270.0 - kRounding, 270.0, 270.0 + kRounding}) {
    EXPECT_FALSE(above(heads, 270.0));
    EXPECT_FALSE(below(heads, 270.0));
    EXPECT_TRUE(reaches(heads, 270.0));
  }
}

TEST(Limits, SomebodyMoreOrLessIsNot) {
  EXPECT_TRUE(above(270.0 + kSomebody, 270.0));
  EXPECT_TRUE(below(270.0 - kSomebody, 270.0));
  EXPECT_FALSE(reaches(270.0 - kSomebody, 270.0));
  EXPECT_FALSE(above(1e-7, 0.0));
}

TEST(Limits, LanesSayWhatNumbersSay) {
  const double tried[] = {
      0.0, 269.0, 270.0 - kSomebody, 270.0 - kRounding, 270.0, 270.0 + kRounding, 270.0 + kSomebody, 271.0};
  for (const double heads : tried) {
    const Lane lanes = Lane::Constant(heads), limit = Lane::Constant(270.0);
    EXPECT_EQ(above(lanes, limit)[0], above(heads, 270.0) ? 1.0 : 0.0) << heads;
    EXPECT_EQ(above(lanes, 270.0)[kLanes - 1], above(heads, 270.0) ? 1.0 : 0.0) << heads;
    EXPECT_EQ(reaches(lanes, limit)[0], reaches(heads, 270.0) ? 1.0 : 0.0) << heads;
    EXPECT_EQ(reaches(lanes, 270.0)[kLanes - 1], reaches(heads, 270.0) ? 1.0 : 0.0) << heads;
  }
}

TEST(Limits, WholeUnitsHoldTheHeads) {
  const auto classes = [](double pupils) { return whole_units(Lane::Constant(pupils), 1.0 / 45.0)[0]; };
  EXPECT_EQ(classes(0.0), 0.0);
  EXPECT_EQ(classes(90.0 - kRounding), 2.0);
  EXPECT_EQ(classes(90.0 + kRounding), 2.0);
  EXPECT_EQ(classes(90.0 + kSomebody), 3.0);
  EXPECT_EQ(classes(0.5), 1.0);
}

}  // namespace
}  // namespace xuewei

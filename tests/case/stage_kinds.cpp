// The table of stage kinds does not contradict itself.
#include "engine/case/stage_kinds.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace xuewei {
namespace {

using Border = StageKind::Border;

TEST(StageKinds, FollowAnotherExactlyWhereLeaversSeekAPlace) {
  for (const StageKind& kind : kStageKinds) {
    EXPECT_EQ(kind.follows.has_value(), kind.seekers == StageKind::Seekers::leavers);
    EXPECT_NE(kind.follows, kind.entry);
    EXPECT_TRUE(kind.senior == StageKind::Senior::no || kind.follows.has_value());
  }
}

TEST(StageKinds, TheNineYearsAreTheTwoStagesThatExchangeGrades) {
  for (const Border border : {Border::last_grade, Border::first_grade})
    EXPECT_EQ(std::ranges::count(kStageKinds, border, &StageKind::border), 1);
  for (const StageKind& kind : kStageKinds) {
    EXPECT_EQ(kind.of_nine_years, kind.border != Border::none);
  }
  EXPECT_EQ(kind_of(StageRow::Entry::junior_from_primary).border, Border::first_grade);
  EXPECT_EQ(kind_of(*kind_of(StageRow::Entry::junior_from_primary).follows).border, Border::last_grade);
}

TEST(StageKinds, OneTakesTheSpecialShare) {
  EXPECT_EQ(std::ranges::count(kStageKinds, true, &StageKind::special), 1);
  EXPECT_FALSE(kind_of(StageRow::Entry::special).takes_from_pool());
  EXPECT_TRUE(kind_of(StageRow::Entry::birth_cohort).takes_from_pool());
}

}  // namespace
}  // namespace xuewei

#include "tools/synth/rooms.hpp"

#include <gtest/gtest.h>

#include "tests/synth/totals_case.hpp"

namespace xuewei::synth {
namespace {

SiteDraft site_with(std::vector<std::int64_t> pupils, bool teaching_point = false) {
  SiteDraft site;
  site.teaching_point = teaching_point;
  for (const std::int64_t grade : pupils) site.roll += grade;
  site.pupils_by_grade = std::move(pupils);
  return site;
}

TEST(Rooms, AreWholeClassesOfEveryGrade) {
  const StageRow primary = stage("primary", "小学", 1, 6, true, 45, 55);
  EXPECT_EQ(comfortable_rooms(primary, site_with({45, 45, 46, 45, 90, 91})), 1 + 1 + 2 + 1 + 2 + 3);
  EXPECT_EQ(fewest_rooms(primary, site_with({45, 45, 46, 45, 90, 91})), 1 + 1 + 1 + 1 + 2 + 2);
}

TEST(Rooms, HoldAFirstGradeThatIsLargerThanTheOthers) {
  const StageRow primary = stage("primary", "小学", 1, 6, true, 45, 55);
  // 110 first-graders: rooms x 55 / 6 >= 110 needs 12 rooms, though classes alone need 2 + 5.
  EXPECT_EQ(fewest_rooms(primary, site_with({110, 20, 20, 20, 20, 20})), 12);
  const StageRow senior = stage("senior", "普通高中", 10, 3, false, 50, 55);
  EXPECT_EQ(fewest_rooms(senior, site_with({500, 500, 500})), 30);  // at the norm, not the stretch size
}

TEST(Rooms, OfATeachingPointTeachTwoGradesTogether) {
  const StageRow primary = stage("primary", "小学", 1, 6, true, 45, 55);
  EXPECT_EQ(comfortable_rooms(primary, site_with({5, 5, 5, 5, 5, 5}, true)), 3);
  EXPECT_EQ(comfortable_rooms(primary, site_with({16, 16, 16, 16, 16, 16}, true)), 4);
}

TEST(Rooms, UseTheNormOfEachClassOfAKindergarten) {
  StageRow kindergarten = stage("kindergarten", "幼儿园", -2, 3, false, 30, 40);
  kindergarten.class_size_norm = {25, 30, 35};
  EXPECT_EQ(comfortable_rooms(kindergarten, site_with({26, 30, 35})), 4);  // 2 + 1 + 1; 26 (1/25 + 1/30 + 1/35) needs 3
}

}  // namespace
}  // namespace xuewei::synth

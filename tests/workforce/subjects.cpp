// Subjects by hand: shares of the base, leavers in proportion, recruits where they are missing.
#include "engine/workforce/subjects.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using testing::staff_case;
using testing::staff_row;
using testing::WorkforceRun;

/// 100 men who do not retire, of whom a tenth leaves a year; a fifth does not teach. 60 of 100 teach 语文, half the hours.
Case subject_case() {
  Case input = staff_case(2, 2, 2020, 2023);
  StageRow& stage = input.stages.front();
  stage.attrition_share = 0.1;
  stage.non_teaching_share = 0.2;
  stage.pupils_per_staff = 100.0;
  stage.teachers_per_class = 2.0;
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0)};
  input.subjects = {{.county = "", .stage = "s0", .subject = "语文", .hours_share = 0.5, .teachers = 6.0},
                    {.county = "", .stage = "s0", .subject = "数学", .hours_share = 0.3, .teachers = 3.0},
                    {.county = "", .stage = "s0", .subject = "其他", .hours_share = 0.2, .teachers = 1.0}};
  return input;
}

void expect_subjects(const LaneField& field, std::size_t county_stage, const double (&expected)[3]) {
  for (std::size_t s = 0; s < 3; ++s) EXPECT_NEAR(field[county_stage * 3 + s][0], expected[s], 1e-12) << s;
}

TEST(Subjects, ShareOutTheBaseAndItsRequirement) {
  WorkforceRun run(subject_case(), 0.0, 50.0);  // 80 teachers, 100 required
  EXPECT_EQ(run.params().subjects.names, (std::vector<std::string>{"语文", "数学", "其他"}));
  expect_subjects(run.state().subjects.teachers, 0, {48.0, 24.0, 8.0});
  expect_subjects(run.state().subjects.balance, 0, {-2.0, -6.0, -12.0});
  expect_subjects(run.state().subjects.balance, 1, {0.0, 0.0, 0.0});        // a stage without subjects
  expect_subjects(run.state().subjects.balance, 2, {-50.0, -30.0, -20.0});  // nobody is there
}

TEST(Subjects, RecruitsGoWhereSubjectsAreShortAndThenAsHoursAreTaught) {
  Case input = subject_case();
  input.parameters.recruitment_multiplier = 1.0;
  input.recruitment = {{"c0", "s0", 12.5}, {"c0", "s0", 50.0}};
  input.recruitment[1].from_year = 2022;
  input.recruitment[1].quota_per_year = 50.0;
  WorkforceRun run(input, 0.0, 50.0);
  run.advance();
  // 72 stay as 43.2, 21.6, 7.2; short of 50, 30, 20 by 6.8, 8.4, 12.8, together 28; ten come.
  expect_subjects(run.state().subjects.teachers, 0,
                  {43.2 + 6.8 * 10.0 / 28.0, 21.6 + 8.4 * 10.0 / 28.0, 7.2 + 12.8 * 10.0 / 28.0});
  run.classes().fill(40.0);
  run.advance();
  // 82 teachers; nine tenths stay, 73.8; 80 required; 40 come: 40, 24 and 16 are reached, the others as hours are taught.
  const double stay[3] = {0.9 * (43.2 + 6.8 * 10.0 / 28.0), 0.9 * (21.6 + 8.4 * 10.0 / 28.0),
                          0.9 * (7.2 + 12.8 * 10.0 / 28.0)};
  double filled = 0.0, short_of[3];
  const double hours[3] = {0.5, 0.3, 0.2};
  for (int s = 0; s < 3; ++s) filled += short_of[s] = std::max(0.0, 80.0 * hours[s] - stay[s]);
  double expected[3];
  for (int s = 0; s < 3; ++s) expected[s] = stay[s] + short_of[s] + (40.0 - filled) * hours[s];
  expect_subjects(run.state().subjects.teachers, 0, expected);
  EXPECT_NEAR(run.state().subjects.balance[2][0], expected[2] - 16.0, 1e-12);
}

TEST(Subjects, SumHidesTheSubjectThatIsShort) {
  Case input = subject_case();
  input.stages.front().attrition_share = 0.0;
  WorkforceRun run(input, 0.0, 40.0);  // 80 teachers, 80 required
  EXPECT_NEAR(run.state().teachers_gap[0][0], 0.0, 1e-12);
  expect_subjects(run.state().subjects.balance, 0, {8.0, 0.0, -8.0});
}

TEST(Subjects, RowsOfACountyComeBeforeThoseOfAll) {
  Case input = subject_case();
  input.subjects.push_back({.county = "c1", .stage = "s0", .subject = "蒙古语文", .hours_share = 1.0});
  const SubjectParams params = compile_subjects(input, make_network(input));
  ASSERT_EQ(params.names.size(), 4u);
  EXPECT_EQ(params.hours_share[0], 0.5);
  EXPECT_EQ(params.hours_share[2 * 4 + 0], 0.0);
  EXPECT_EQ(params.hours_share[2 * 4 + 3], 1.0);
  EXPECT_EQ(params.base_share[2 * 4 + 3], 1.0);
}

TEST(Subjects, RefuseWhatTheReaderWouldHaveRefused) {
  Case input = subject_case();
  input.subjects.front().stage = "s9";
  EXPECT_THROW(compile_workforce(input, make_network(input)), std::invalid_argument);
  input = subject_case();
  for (SubjectRow& row : input.subjects) row.teachers = 0.0;
  EXPECT_THROW(compile_workforce(input, make_network(input)), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

// The staff of one county by hand, and the limits: nobody left, nobody recruited, everybody past the age.
#include "engine/workforce/workforce.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using enum RetirementTrack;
using testing::staff_case;
using testing::staff_row;
using testing::sum;
using testing::WorkforceRun;

/// Primary norms, 10 % non-teaching staff, 2 % attrition; 35 staff, of whom 10 women near retirement.
Case hand_case() {
  Case input = staff_case(1, 1, 2024, 2027);
  StageRow& stage = input.stages.front();
  stage.pupils_per_staff = 19.0;
  stage.teachers_per_class = 2.0;
  stage.non_teaching_share = 0.1;
  stage.attrition_share = 0.02;
  input.teachers = {staff_row(women_55, 1969, 10.0), staff_row(men, 1990, 25.0)};
  input.recruitment = {{"c0", "s0", 6.0}};
  input.parameters.recruitment_multiplier = 1.0;
  input.parameters.replacement_share = 0.5;
  input.parameters.recruit_first_age = 22;
  input.parameters.recruit_last_age = 23;
  input.parameters.recruit_women_share = 0.75;
  return input;
}

TEST(Workforce, BaseYearShowsSurplusByRatioBesideShortageByClass) {
  const WorkforceRun run(hand_case(), 380.0, 18.0);
  const WorkforceState& state = run.state();
  EXPECT_DOUBLE_EQ(state.staff[0][0], 35.0);
  EXPECT_DOUBLE_EQ(state.teachers[0][0], 31.5);
  EXPECT_DOUBLE_EQ(state.requirement.staff_by_ratio[0][0], 20.0);     // 380 / 19
  EXPECT_DOUBLE_EQ(state.requirement.teachers_by_class[0][0], 36.0);  // 18 x 2
  EXPECT_DOUBLE_EQ(state.staff_gap[0][0], 15.0);
  EXPECT_DOUBLE_EQ(state.teachers_gap[0][0], -4.5);
  EXPECT_EQ(sum(state.retirements) + sum(state.attrition) + sum(state.recruits), 0.0);
}

TEST(Workforce, FewerLeaversAreReplacedTheMoreStaffExceedNeed) {
  Case input = hand_case();
  input.teachers = {staff_row(men, 1990, 100.0)};
  input.recruitment.clear();
  input.stages.front().attrition_share = 0.1;
  input.replacement = {{1.0, 1.0}, {1.5, 0.8}, {2.0, 0.3}};
  const auto recruits = [&](double need) {  // 90 staff after losses, 10 leavers, half of whom the parameter replaces
    WorkforceRun run(input, 19.0 * need, 0.0);
    run.advance();
    return run.state().recruits[0][0];
  };
  EXPECT_NEAR(recruits(90.0), 5.0, 1e-12);
  EXPECT_NEAR(recruits(72.0), 5.0 * 0.9, 1e-12);  // 1.25
  EXPECT_NEAR(recruits(60.0), 5.0 * 0.8, 1e-12);  // 1.5
  EXPECT_NEAR(recruits(50.0), 5.0 * 0.5, 1e-12);  // 1.8
  EXPECT_NEAR(recruits(10.0), 5.0 * 0.3, 1e-12);  // 9
  EXPECT_NEAR(recruits(0.0), 5.0 * 0.3, 1e-12);
  EXPECT_NEAR(recruits(88.0), 5.0 * (1.0 - 0.4 * (90.0 / 88.0 - 1.0)), 1e-12);
  EXPECT_NEAR(recruits(96.0), 6.0, 1e-12) << "a shortage is filled whatever is replaced";
  input.replacement = {{1.0, 0.5}, {1.5, 0.8}};
  EXPECT_THROW(recruits(90.0), std::invalid_argument);
}

TEST(Workforce, CountyByHandOverTwoYears) {
  WorkforceRun run(hand_case(), 380.0, 18.0);
  run.advance();
  // Women born September 1969 to August 1970. September to December 1969: 55 years, retire September to December 2024.
  // January to April 1970: one month more, February to May 2025. May to August 1970: two more, July to October 2025.
  // Of twelve months, those retiring by August 2025: 4 + 4 + 2 (May, June 1970 -> July, August 2025) = 10.
  const double retirements = 10.0 * 10.0 / 12.0;
  const double attrition = (35.0 - retirements) * 0.02;
  // Need: max(20, 36 / 0.9 = 40) = 40; staff after losses 26.13; vacancies 13.87; cap 6.
  EXPECT_NEAR(run.state().retirements[0][0], retirements, 1e-12);
  EXPECT_NEAR(run.state().attrition[0][0], attrition, 1e-12);
  EXPECT_NEAR(run.state().recruits[0][0], 6.0, 1e-12);
  EXPECT_NEAR(run.state().staff[0][0], 35.0 - retirements - attrition + 6.0, 1e-12);
  EXPECT_NEAR(run.state().teachers_gap[0][0], 0.9 * (41.0 - retirements - attrition) - 36.0, 1e-12);
  // Recruits of 2025 are 22 or 23 on 31 August 2025: born September 2001 to August 2003.
  EXPECT_NEAR(run.staff_of(women_55, 2001), 6.0 * 0.75 / 2.0, 1e-12);
  EXPECT_NEAR(run.staff_of(women_55, 2002), 6.0 * 0.75 / 2.0, 1e-12);
  EXPECT_NEAR(run.staff_of(men, 2001), 6.0 * 0.25 / 2.0, 1e-12);
  EXPECT_NEAR(run.staff_of(men, 2002), 6.0 * 0.25 / 2.0, 1e-12);
  EXPECT_NEAR(run.staff_of(women_55, 1969), (10.0 - retirements) * 0.98, 1e-12);
  EXPECT_EQ(run.staff_of(women_55, 2003) + run.staff_of(women_55, 2000), 0.0);

  // The remaining two birth months retire in September and October 2025: everybody left of the cohort.
  run.pupils().fill(19.0);
  run.classes().fill(1.0);
  const double left_of_cohort = (10.0 - retirements) * 0.98;
  const double others = 25.0 * 0.98 + 6.0;
  run.advance();
  EXPECT_NEAR(run.state().retirements[0][0], left_of_cohort, 1e-12);
  EXPECT_NEAR(run.state().attrition[0][0], others * 0.02, 1e-12);
  // Staff exceed need by far now: half of the leavers is replaced.
  EXPECT_NEAR(run.state().recruits[0][0], 0.5 * (left_of_cohort + others * 0.02), 1e-12);
  EXPECT_EQ(run.staff_of(women_55, 1969), 0.0);
}

TEST(Workforce, VacanciesBelowTheReplacedShareDoNotLowerRecruitment) {
  Case input = hand_case();
  WorkforceRun run(input, 19.0 * 26.2, 0.0);  // staff after losses 26.1333: 0.0667 vacancies, 4.4333 leavers replaced
  run.advance();
  EXPECT_NEAR(run.state().recruits[0][0], 0.5 * (run.state().retirements[0][0] + run.state().attrition[0][0]), 1e-12);
}

TEST(Workforce, StaffPastTheAgeAtTheBaseLeaveInTheFirstYear) {
  Case input = staff_case(1, 1, 2020, 2022);
  input.stages.front().attrition_share = 0.05;
  input.teachers = {staff_row(men, 1950, 7.0), staff_row(women_55, 1960, 3.0), staff_row(women_50, 1969, 2.0),
                    staff_row(men, 1985, 100.0)};
  WorkforceRun run(input, 0.0, 0.0);
  EXPECT_EQ(run.state().staff[0][0], 112.0);
  run.advance();
  EXPECT_DOUBLE_EQ(run.state().retirements[0][0], 12.0);
  EXPECT_DOUBLE_EQ(run.state().attrition[0][0], 5.0);  // of those not retired only
  EXPECT_EQ(run.staff_of(men, 1950) + run.staff_of(women_55, 1960) + run.staff_of(women_50, 1969), 0.0);
  run.advance();
  EXPECT_EQ(run.state().retirements[0][0], 0.0);
}

TEST(Workforce, StepRunsFromSeptemberToAugust) {
  Case input = staff_case(1, 1, 2028, 2031);
  input.teachers = {staff_row(men, 1968, 12.0)};
  WorkforceRun run(input, 0.0, 0.0);
  // Born September to December 1968: 12 months late, September to December 2029. January to April 1969: 13, February to
  // May 2030. May to August 1969: 14, July to October 2030.
  for (const double retirements : {0.0, 10.0, 2.0}) {
    run.advance();
    EXPECT_NEAR(run.state().retirements[0][0], retirements, 1e-12);
  }
}

TEST(Workforce, FlexibleRetirementMovesSharesOfACohort) {
  Case input = staff_case(1, 1, 2028, 2036);
  input.teachers = {staff_row(men, 1970, 120.0)};  // born September 1970 to August 1971
  input.parameters.early_retirement_share = 0.25;
  input.parameters.late_retirement_share = 0.5;
  WorkforceRun run(input, 0.0, 0.0);
  // Statutory: born September to December 1970 after 18 months (k 68 to 71), 19 for January to April 1971, 20 for May to
  // August: March to June 2032, August to November 2032, January to April 2033. Early: at 60, September 2030 to August
  // 2031. Late: three years after the statutory month, 2035-03 to 2036-04.
  const double retirements[] = {0.0, 0.0, 30.0, 10.0 * 5 * 0.25, 10.0 * 7 * 0.25, 0.0, 10.0 * 5 * 0.5, 10.0 * 7 * 0.5};
  for (const double expected : retirements) {
    run.advance();
    EXPECT_NEAR(run.state().retirements[0][0], expected, 1e-9) << run.step();
  }
  EXPECT_NEAR(run.state().staff[0][0], 0.0, 1e-9);
}

TEST(Workforce, FreezeRecruitsNobodyEvenWithoutACap) {
  for (const bool with_row : {true, false}) {
    Case input = hand_case();
    if (!with_row) input.recruitment.clear();
    input.parameters.recruitment_multiplier = Path({{2025, 0.0}, {2026, 0.0}, {2027, 1.0}});
    WorkforceRun run(input, 3800.0, 100.0);
    run.advance();
    EXPECT_EQ(run.state().recruits[0][0], 0.0);
    run.advance();
    EXPECT_EQ(run.state().recruits[0][0], 0.0);
    run.advance();
    EXPECT_GT(run.state().recruits[0][0], 0.0);
  }
}

TEST(Workforce, CapFollowsItsMultiplierByYear) {
  Case input = hand_case();
  input.parameters.recruitment_multiplier = Path({{2025, 1.0}, {2027, 2.0}});
  WorkforceRun run(input, 3800.0, 100.0);
  for (const double cap : {6.0, 9.0, 12.0}) {
    run.advance();
    EXPECT_DOUBLE_EQ(run.state().recruits[0][0], cap);
  }
}

TEST(Workforce, NoRecruitmentRowMeansNoCap) {
  Case input = hand_case();
  input.recruitment.clear();
  WorkforceRun run(input, 3800.0, 0.0);
  run.advance();
  EXPECT_NEAR(run.state().staff[0][0], 200.0, 1e-10);
  EXPECT_NEAR(run.state().staff_gap[0][0], 0.0, 1e-10);
}

TEST(Workforce, NeedByClassCountsTheStaffWhoDoNotTeach) {
  Case input = hand_case();
  input.recruitment.clear();
  WorkforceRun run(input, 0.0, 180.0);  // 360 teachers are 400 staff, a tenth of whom do not teach
  run.advance();
  EXPECT_NEAR(run.state().staff[0][0], 400.0, 1e-10);
  EXPECT_NEAR(run.state().teachers_gap[0][0], 0.0, 1e-10);
}

TEST(Workforce, ACaseWithoutTeachersOnlyMeasuresRequirement) {
  Case input = hand_case();
  input.teachers.clear();
  input.recruitment.clear();
  WorkforceRun run(input, 380.0, 18.0);
  run.advance();
  EXPECT_EQ(run.state().staff[0][0], 0.0);
  EXPECT_EQ(run.state().recruits[0][0], 0.0);
  EXPECT_DOUBLE_EQ(run.state().staff_gap[0][0], -20.0);
}

TEST(Workforce, CountiesAndStagesHaveTheirOwnRows) {
  Case input = staff_case(2, 2, 2024, 2025);
  input.parameters.recruitment_multiplier = 1.0;
  input.teachers = {{"c1", "s0", men, 1990, 5.0}, {"c0", "s1", men, 1990, 7.0}};
  input.recruitment = {{"c0", "s0", 1.0}, {"c0", "s1", 2.0}, {"c1", "s0", 3.0}, {"c1", "s1", 4.0}};
  WorkforceRun run(input, 1.0e6, 0.0);
  EXPECT_EQ(run.state().staff[2][0], 5.0);  // county 1 x 2 stages + stage 0
  EXPECT_EQ(run.state().staff[1][0], 7.0);
  run.advance();
  for (std::size_t i = 0; i < 4; ++i) EXPECT_DOUBLE_EQ(run.state().recruits[i][0], 1.0 + static_cast<double>(i));
}

TEST(Workforce, EveryLaneIsARunOfItsOwn) {
  Case input = hand_case();
  WorkforceRun together(input, 0.0, 0.0);
  for (int lane = 0; lane < kLanes; ++lane) together.pupils()[0][lane] = 1600.0 * lane / kLanes;
  while (!together.finished()) together.advance();
  for (int lane = 0; lane < kLanes; ++lane) {
    WorkforceRun alone(input, 1600.0 * lane / kLanes, 0.0);
    while (!alone.finished()) alone.advance();
    EXPECT_EQ(together.state().staff[0][lane], alone.state().staff[0][0]);
    EXPECT_EQ(together.state().recruits[0][lane], alone.state().recruits[0][0]);
  }
  EXPECT_NE(together.state().staff[0][0], together.state().staff[0][kLanes - 1]);
}

/// One person a birth month on one track; retirements of the school years ending on 31 August 2026 to 2039.
double phase_in_retirements(RetirementTrack track, bool reform) {
  Case input = staff_case(1, 1, 2025, 2039);
  input.parameters.retirement_reform = reform;
  for (int cohort = 1965; cohort < 2000; ++cohort) input.teachers.push_back(staff_row(track, cohort, 12.0));
  WorkforceRun run(input, 0.0, 0.0);
  run.advance();  // those past the age at the base leave in the first year, so it is not of the pattern
  double total = 0.0;
  while (!run.finished()) {
    run.advance();
    const double retirements = run.state().retirements[0][0];
    const double most_months = reform ? (track == women_50 ? 8.0 : 10.0) : 12.0;
    EXPECT_LE(retirements, most_months + 1e-9);
    EXPECT_GE(retirements, (reform && track != women_50 ? 9.0 : most_months) - 1e-9);
    total += retirements;
  }
  return total;
}

TEST(Workforce, ReformLowersYearlyExitsOfAUniformStock) {
  EXPECT_NEAR(phase_in_retirements(women_50, true) / phase_in_retirements(women_50, false), 2.0 / 3.0, 1e-12);
  for (const RetirementTrack track : {men, women_55}) {
    // 13 school years of 9.6 months: 124.8, and a window holds whole months.
    EXPECT_NEAR(phase_in_retirements(track, true), 0.8 * phase_in_retirements(track, false), 1.0);
  }
}

TEST(Workforce, RefusesWhatTheReaderWouldHaveRefused) {
  const auto compile = [](auto change) {
    Case input = hand_case();
    change(input);
    return compile_workforce(input, make_network(input));
  };
  EXPECT_NO_THROW(compile([](Case&) {}));
  EXPECT_THROW(compile([](Case& input) { input.teachers.front().county = "nowhere"; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.teachers.front().stage = "nothing"; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.teachers.front().staff = -1.0; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.recruitment.front().county = "nowhere"; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.stages.front().pupils_per_staff = 0.0; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.stages.front().non_teaching_share = 1.0; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.parameters.recruit_first_age = 40; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.population_settings.age_width = 5; }), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

// Posts by hand: a re-count cuts only what is vacant, the reserve lends, vacancies do not stay open, sites get what
// their size asks for.
#include "engine/workforce/establishment.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using testing::staff_case;
using testing::staff_row;
using testing::WorkforceRun;

/// 100 men who do not retire in a stage of ten pupils per member of staff; nobody leaves, recruitment as demand decides.
Case post_case(int stages = 1) {
  Case input = staff_case(1, stages, 2020, 2030);
  input.parameters.recruitment_multiplier = 1.0;
  for (StageRow& stage : input.stages) {
    stage.pupils_per_staff = 10.0;
    stage.teachers_per_class = 0.0;
  }
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0)};
  return input;
}

double posts(const WorkforceRun& run, std::size_t i = 0) { return run.state().establishment.posts[i][0]; }
double staff(const WorkforceRun& run, std::size_t i = 0) { return run.state().staff[i][0]; }

TEST(Establishment, LimitsRecruitment) {
  Case input = post_case();
  input.establishment = {{"c0", "s0", 104.0}};
  WorkforceRun run(input, 1500.0, 0.0);
  EXPECT_EQ(run.state().establishment.vacancies[0][0], 4.0);  // 150 needed, 104 posts, 100 held
  run.advance();
  EXPECT_EQ(staff(run), 104.0);
  EXPECT_EQ(run.state().establishment.vacancies[0][0], 0.0);
  run.advance();
  EXPECT_EQ(run.state().recruits[0][0], 0.0);
}

TEST(Establishment, MovesTowardTheNeedEveryFewYears) {
  Case input = post_case();
  input.parameters.establishment_fill_rate = 0.8;  // 125 posts
  input.parameters.establishment_toward_need_share = 0.5;
  input.parameters.recount_years = 2;
  WorkforceRun run(input, 2250.0, 0.0);
  EXPECT_EQ(posts(run), 125.0);
  for (const double expected : {125.0, 175.0, 175.0, 200.0}) {  // 225 needed
    run.advance();
    EXPECT_NEAR(posts(run), expected, 1e-9);
    EXPECT_NEAR(staff(run), expected, 1e-9);
  }
}

TEST(Establishment, IsCutOnlyAsPostsFallVacant) {
  Case input = post_case();
  input.stages.front().attrition_share = 0.1;
  input.parameters.replacement_share = 1.0;
  input.parameters.establishment_fill_rate = 1.0;
  input.parameters.establishment_toward_need_share = 1.0;
  WorkforceRun run(input, 850.0, 0.0);
  run.advance();  // 85 needed, 90 left: ten posts go, nobody is dismissed, nobody replaced
  EXPECT_DOUBLE_EQ(posts(run), 90.0);
  EXPECT_DOUBLE_EQ(staff(run), 90.0);
  run.advance();  // 81 left: four short of the need
  EXPECT_DOUBLE_EQ(posts(run), 85.0);
  EXPECT_DOUBLE_EQ(staff(run), 85.0);
}

TEST(Establishment, ReserveTakesWhatIsCutAndLendsIt) {
  Case input = post_case(2);
  input.teachers.push_back({"c0", "s1", RetirementTrack::men, 1985, 50.0});
  input.parameters.establishment_fill_rate = 1.0;
  input.parameters.establishment_toward_need_share = 1.0;
  input.parameters.recount_years = 3;
  input.parameters.reserve_post_share = 0.04;
  input.establishment = {{"c0", "s0", 120.0}};
  WorkforceRun run(input, 0.0, 0.0);
  const auto ask = [&](double first, double second) {
    run.pupils()[0].setConstant(10.0 * first);
    run.pupils()[1].setConstant(10.0 * second);
    run.advance();
  };
  ask(100.0, 50.0);
  ask(100.0, 50.0);
  EXPECT_NEAR(posts(run), 120.0, 1e-9);
  ask(100.0, 50.0);  // re-count: 20 posts cut, 4 % of the other 150 stay in reserve
  EXPECT_NEAR(posts(run), 100.0, 1e-9);
  EXPECT_NEAR(run.state().establishment.reserve[0][0], 6.0, 1e-9);
  ask(102.0, 60.0);  // two and ten asked, six lent
  EXPECT_NEAR(run.state().establishment.lent[0][0], 1.0, 1e-9);
  EXPECT_NEAR(run.state().establishment.lent[1][0], 5.0, 1e-9);
  EXPECT_NEAR(staff(run, 0), 101.0, 1e-9);
  EXPECT_NEAR(staff(run, 1), 55.0, 1e-9);
  ask(0.0, 60.0);  // who sits on a lent post keeps it
  EXPECT_NEAR(run.state().establishment.lent[0][0], 1.0, 1e-9);
  EXPECT_NEAR(posts(run, 1), 55.0, 1e-9);
  ask(101.0, 60.0);  // re-count: the six become standing posts, with four new ones
  EXPECT_NEAR(posts(run, 0), 101.0, 1e-9);
  EXPECT_NEAR(posts(run, 1), 60.0, 1e-9);
  EXPECT_NEAR(run.state().establishment.reserve[0][0], 0.0, 1e-9);
}

/// c0 has 20 posts more than it needs, c1 as many as it needs; a re-count in 2023.
Case two_counties(Parameters::ReserveLevel level) {
  Case input = staff_case(2, 1, 2020, 2026);
  input.parameters.recruitment_multiplier = 1.0;
  input.stages.front().pupils_per_staff = 10.0;
  input.stages.front().teachers_per_class = 0.0;
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0), {"c1", "s0", RetirementTrack::men, 1985, 50.0}};
  input.parameters.establishment_fill_rate = 1.0;
  input.parameters.establishment_toward_need_share = 1.0;
  input.parameters.recount_years = 3;
  input.parameters.reserve_post_share = 0.04;
  input.parameters.reserve_level = level;
  input.establishment = {{"c0", "s0", 120.0}};
  return input;
}

TEST(Establishment, ReserveOfThePrefectureLendsToAnotherCounty) {
  for (const auto level : {Parameters::ReserveLevel::county, Parameters::ReserveLevel::prefecture}) {
    const bool shared = level == Parameters::ReserveLevel::prefecture;
    WorkforceRun run(two_counties(level), 0.0, 0.0);
    const auto ask = [&](double first, double second) {
      run.pupils()[0].setConstant(10.0 * first);
      run.pupils()[1].setConstant(10.0 * second);
      run.advance();
    };
    for (int year = 0; year < 3; ++year) ask(100.0, 50.0);
    // 20 posts cut; 4 % of the 150 left stay in the prefecture's reserve, or 4 % of the 100 in that of c0.
    const EstablishmentState& now = run.state().establishment;
    EXPECT_NEAR(now.pool_reserve[0][0], shared ? 6.0 : 4.0, 1e-12);
    EXPECT_NEAR(now.reserve[0][0], 4.0, 1e-12);
    EXPECT_NEAR(now.reserve[1][0], shared ? 2.0 : 0.0, 1e-12);
    ask(102.0, 60.0);  // two and ten asked: half of both is lent, or only c0 has a reserve
    EXPECT_NEAR(now.lent[0][0], shared ? 1.0 : 2.0, 1e-12);
    EXPECT_NEAR(now.lent[1][0], shared ? 5.0 : 0.0, 1e-12);
    EXPECT_NEAR(staff(run, 1), shared ? 55.0 : 50.0, 1e-12);
    ask(100.0, 50.0);  // nobody asks: who sits on a lent post keeps it
    EXPECT_NEAR(posts(run, 1), shared ? 55.0 : 50.0, 1e-12);
  }
}

TEST(Establishment, VacancyIsFilledAboveTheCapWhenItsYearsAreOver) {
  Case input = post_case();
  input.recruitment = {{"c0", "s0", 2.0}};
  input.parameters.vacancy_years_most = 3;
  WorkforceRun run(input, 1200.0, 0.0);  // twenty vacant posts from 2020 on
  for (const double recruits : {2.0, 2.0, 16.0, 0.0}) {
    run.advance();
    EXPECT_NEAR(run.state().recruits[0][0], recruits, 1e-9) << run.step();
  }
  input.parameters.recruitment_multiplier = 0.0;  // a freeze is a freeze
  WorkforceRun frozen(input, 1200.0, 0.0);
  for (int year = 0; year < 4; ++year) frozen.advance();
  EXPECT_EQ(frozen.state().staff[0][0], 100.0);
}

TEST(Establishment, RefusesWhatTheReaderWouldHaveRefused) {
  const auto compile = [](auto change) {
    Case input = post_case();
    change(input);
    return compile_workforce(input, make_network(input));
  };
  EXPECT_THROW(compile([](Case& input) { input.establishment = {{"c0", "s0", 99.0}}; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.establishment = {{"c0", "s9", 199.0}}; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.parameters.recount_years = 0; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) {
                 input.areas.front().level = AreaLevel::region;
                 input.parameters.reserve_level = Parameters::ReserveLevel::prefecture;
               }),
               std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.parameters.establishment_fill_rate = 1.1; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.staffing_supplements = {{.supplement = "psychology", .stage = "s9"}}; }),
               std::invalid_argument);
}

TEST(Requirement, TakesTheLargerNormByCountyOrSchoolBySchool) {
  Case input = testing::with_sites(post_case(), {Residence::town, Residence::rural});
  StageRow& stage = input.stages.front();
  stage.teachers_per_class = 2.0;
  stage.non_teaching_share = 0.2;
  const auto needed = [&](Parameters::StaffingNeed unit) {
    input.parameters.staffing_need = unit;
    WorkforceRun run(input, 460.0, 13.0);
    run.site_pupils()[0].setConstant(400.0);  // 40 by ratio, 10 classes of 2.5 staff
    run.site_classes()[0].setConstant(10.0);
    run.site_pupils()[1].setConstant(60.0);  // 6 by ratio, 3 classes
    run.site_classes()[1].setConstant(3.0);
    run.advance();
    return run.state().requirement.needed[0][0];
  };
  EXPECT_EQ(needed(Parameters::StaffingNeed::county), 46.0);
  EXPECT_EQ(needed(Parameters::StaffingNeed::school), 47.5);
}

TEST(Requirement, CaregiversCountWhereTheyAreMoreThanTheNonTeachingShare) {
  Case input = post_case();
  StageRow& kindergarten = input.stages.front();
  kindergarten.teachers_per_class = 2.0;
  kindergarten.non_teaching_share = 0.2;
  kindergarten.caregivers_per_class = 1.0;
  WorkforceRun run(input, 0.0, 10.0);
  EXPECT_EQ(run.state().requirement.teachers_by_class[0][0], 20.0);
  EXPECT_EQ(run.state().requirement.needed[0][0], 30.0);
}

TEST(Requirement, SupplementsGoBySizeResidenceAndYear) {
  Case input = testing::with_sites(post_case(), {Residence::town, Residence::rural, Residence::rural});
  input.staffing_supplements = {
      {.supplement = "psychology", .stage = "s0", .pupils_above = 1000.0, .staff_per_site = 1.0, .from_year = 2021},
      {.supplement = "psychology", .stage = "s0", .pupils_to = 1000.0, .staff_per_site = 0.5, .from_year = 2023},
      {.supplement = "small",
       .stage = "s0",
       .residence = Residence::rural,
       .pupils_to = 100.0,
       .staff_per_site = 2.0,
       .to_year = 2022}};
  WorkforceRun run(input, 0.0, 0.0);
  run.site_pupils()[0].setConstant(1000.0);
  run.site_pupils()[0][1] = 1001.0;
  run.site_pupils()[1].setConstant(100.0);
  run.site_pupils()[2].setConstant(0.0);  // no pupils, no staff
  run.advance();
  EXPECT_EQ(run.state().requirement.supplements[0][0], 2.0);  // 2021: the small school
  EXPECT_EQ(run.state().requirement.supplements[0][1], 3.0);  // and a psychology teacher above 1,000
  run.advance();
  run.advance();
  EXPECT_EQ(run.state().requirement.supplements[0][0], 1.0);  // 2023: half a post in either school, no small school
  EXPECT_EQ(run.state().requirement.supplements[0][1], 1.5);
  EXPECT_EQ(run.state().requirement.needed[0][1], 1.5);
}

TEST(Requirement, NewRoomsAreStaffedAhead) {
  Case input = testing::with_sites(post_case(), {Residence::town});
  input.stages.front().teachers_per_class = 2.0;
  ProjectRow project;
  project.school_code = "school0";
  project.stage = "s0";
  project.kind = ProjectKind::extension;
  project.classrooms_added = 6;
  project.opening_year = 2024;
  input.projects = {project};
  input.parameters.staffed_ahead_years = 3;
  WorkforceRun run(input, 0.0, 0.0);
  EXPECT_EQ(run.state().requirement.needed[0][0], 0.0);
  for (const double needed : {4.0, 8.0, 12.0, 0.0}) {  // 2021 to 2023, then its classes are there
    run.advance();
    EXPECT_DOUBLE_EQ(run.state().requirement.needed[0][0], needed);
  }
  input.projects[0].kind = ProjectKind::new_site;
  input.parameters.programme_slip_years = 1;
  input.parameters.programme_overlap_share = 0.5;
  WorkforceRun overlapping(input, 0.0, 0.0);
  for (const double needed : {0.0, 2.0, 4.0, 6.0, 0.0}) {  // a year later, for half the rooms
    overlapping.advance();
    EXPECT_DOUBLE_EQ(overlapping.state().requirement.needed[0][0], needed);
  }
  input.parameters.programmes_build = false;
  WorkforceRun without(input, 0.0, 0.0);
  without.advance();
  EXPECT_EQ(without.state().requirement.needed[0][0], 0.0);
}

}  // namespace
}  // namespace xuewei

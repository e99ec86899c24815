// Redeployment and county posting by hand.
#include "engine/workforce/redeployment.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using testing::staff_case;
using testing::staff_row;
using testing::WorkforceRun;

/// Stage s0 has 100 men and needs 60; stage s1 has nobody and needs 21. Nobody leaves, nobody is recruited.
Case two_stages() {
  Case input = staff_case(1, 2, 2020, 2026);
  for (StageRow& stage : input.stages) {
    stage.pupils_per_staff = 10.0;
    stage.teachers_per_class = 0.0;
  }
  input.teachers = {staff_row(RetirementTrack::men, 1985, 75.0), staff_row(RetirementTrack::women_55, 1990, 25.0)};
  input.redeployment = {{.from_stage = "s0",
                         .to_stage = "s1",
                         .from_year = 2022,
                         .most_share_a_year = 0.5,
                         .lag_years = 2,
                         .success_share = 0.7}};
  return input;
}

void ask(WorkforceRun& run) {
  run.pupils()[0].setConstant(600.0);
  run.pupils()[1].setConstant(210.0);
}

TEST(Redeployment, MovesWhoQualifiedWhenTheirTrainingIsOver) {
  WorkforceRun run(two_stages(), 0.0, 0.0);
  ask(run);
  // 2022: surplus 40, half of it 20 begin; 21 short, 14 of them will come. 2023: 20 left over of the surplus, 10 may
  // begin, 7 / 0.7 = 10 suffice. 2024: 14 move. 2025: 7 more.
  for (const double moved : {0.0, 0.0, 0.0, 14.0, 7.0, 0.0}) {
    run.advance();
    EXPECT_NEAR(run.state().redeployment.transfers_in[1][0], moved, 1e-12) << run.step();
    EXPECT_NEAR(run.state().redeployment.transfers_out[0][0], moved, 1e-12);
    EXPECT_NEAR(run.state().staff[0][0] + run.state().staff[1][0], 100.0, 1e-12);
  }
  EXPECT_NEAR(run.state().staff[1][0], 21.0, 1e-12);
  EXPECT_NEAR(run.staff_of(RetirementTrack::men, 1985), 0.75 * 79.0, 1e-12);  // in the mix of the stage they left
}

TEST(Redeployment, TakesNobodyWhereTheShortageIsGone) {
  WorkforceRun run(two_stages(), 0.0, 0.0);
  ask(run);
  for (int year = 0; year < 3; ++year) run.advance();
  run.pupils()[1].setConstant(50.0);  // five needed, fourteen trained
  run.advance();
  EXPECT_NEAR(run.state().staff[1][0], 5.0, 1e-12);
  EXPECT_NEAR(run.state().staff[0][0], 95.0, 1e-12);
}

TEST(Redeployment, FillsNoMoreThanTheFreePosts) {
  Case input = two_stages();
  input.establishment = {{"c0", "s0", 100.0}, {"c0", "s1", 3.0}};
  WorkforceRun run(input, 0.0, 0.0);
  ask(run);
  for (int year = 0; year < 4; ++year) run.advance();
  EXPECT_NEAR(run.state().staff[1][0], 3.0, 1e-12);
}

TEST(Redeployment, RefusesWhatTheReaderWouldHaveRefused) {
  const auto compile = [](auto change) {
    Case input = two_stages();
    change(input.redeployment.front());
    return compile_workforce(input, make_network(input));
  };
  EXPECT_THROW(compile([](RedeploymentRow& row) { row.to_stage = "s9"; }), std::invalid_argument);
  EXPECT_THROW(compile([](RedeploymentRow& row) { row.to_stage = "s0"; }), std::invalid_argument);
  EXPECT_THROW(compile([](RedeploymentRow& row) { row.lag_years = 0; }), std::invalid_argument);
  EXPECT_THROW(compile([](RedeploymentRow& row) { row.success_share = 0.0; }), std::invalid_argument);
}

/// 100 staff at schools that have so many; ten pupils per member of staff, two teachers for a class.
Case staff_at_sites(const std::vector<double>& staff) {
  std::vector<Residence> residences(staff.size(), Residence::rural);
  residences.front() = Residence::town;
  Case input = testing::with_sites(staff_case(1, 1, 2024, 2027), residences);
  input.stages.front().pupils_per_staff = 10.0;
  input.stages.front().teachers_per_class = 2.0;
  for (std::size_t n = 0; n < staff.size(); ++n) input.schools[n].staff = staff[n];
  input.teachers = {staff_row(RetirementTrack::men, 1990, 100.0)};
  return input;
}

Case two_sites() { return staff_at_sites({60.0, 40.0}); }

void fill_sites(WorkforceRun& run, double town, double rural) {
  run.site_pupils()[0].setConstant(town);
  run.site_pupils()[1].setConstant(rural);
  run.site_classes()[0].setConstant(10.0);
  run.site_classes()[1].setConstant(rural > 0.0 ? 5.0 : 0.0);
  if (run.step() == 0) run.restart();
}

TEST(Posting, SwitchesOnInStagesAndCountsTheExchange) {
  Case input = two_sites();
  input.parameters.county_posting_share = Path({{2025, 0.0}, {2026, 0.5}, {2027, 1.0}});
  WorkforceRun run(input, 0.0, 0.0);
  fill_sites(run, 300.0, 100.0);
  const PostingState& posting = run.state().posting;
  run.advance();  // schools keep their staff
  EXPECT_NEAR(posting.site_staff[0][0], 60.0, 1e-12);
  EXPECT_NEAR(posting.site_staff[1][0], 40.0, 1e-12);
  EXPECT_EQ(posting.exchanged[0][0], 0.0);
  run.advance();  // half way to 75 and 25: 7.5 change school, more than a tenth of the 50 eligible
  EXPECT_NEAR(posting.site_staff[0][0], 67.5, 1e-12);
  EXPECT_NEAR(posting.reposted[0][0], 7.5, 1e-12);
  EXPECT_NEAR(posting.exchanged[0][0], 7.5, 1e-12);
  EXPECT_NEAR(posting.backbone_exchanged[0][0], 1.5, 1e-12);
  run.advance();
  EXPECT_NEAR(posting.site_staff[0][0], 75.0, 1e-12);
  EXPECT_NEAR(posting.site_staff[1][0], 25.0, 1e-12);
  EXPECT_NEAR(posting.site_teachers_gap[1][0], 25.0 - 10.0, 1e-12);
}

TEST(Posting, ExchangesATenthOfTheEligibleWhereNobodyNeedMove) {
  Case input = two_sites();
  input.parameters.county_posting_share = 1.0;
  WorkforceRun run(input, 0.0, 0.0);
  fill_sites(run, 600.0, 400.0);
  run.advance();
  EXPECT_NEAR(run.state().posting.reposted[0][0], 0.0, 1e-12);
  EXPECT_NEAR(run.state().posting.exchanged[0][0], 5.0, 1e-12);
}

TEST(Posting, ClosedSiteKeepsNobody) {
  WorkforceRun run(two_sites(), 0.0, 0.0);
  fill_sites(run, 300.0, 0.0);
  run.advance();
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 100.0, 1e-12);
  EXPECT_EQ(run.state().posting.site_staff[1][0], 0.0);
}

TEST(Posting, NobodyStandsAtSitesThatNeedNobody) {
  Case input = testing::with_sites(staff_case(1, 1, 2020, 2023), {Residence::town, Residence::rural});
  input.parameters.county_posting_share = 1.0;
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0)};
  input.stages.front().attrition_share = 0.1;
  WorkforceRun run(input, 0.0, 0.0);  // no pupils, no need: 0 / 0 in every share
  run.advance();
  EXPECT_EQ(run.state().posting.site_staff[0][0], 0.0);
  EXPECT_EQ(run.state().posting.site_staff[1][0], 0.0);
  EXPECT_EQ(run.state().posting.reposted[0][0], 0.0);
  run.site_pupils()[1].setConstant(190.0);
  run.advance();  // and whoever was there is there again
  EXPECT_NEAR(run.state().staff[0][0], 81.0, 1e-9);
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 81.0, 1e-9);
}

TEST(Posting, TransfersBringANewSiteToTheFloorWhateverTheShare) {
  WorkforceRun run(two_sites(), 0.0, 0.0);
  fill_sites(run, 300.0, 0.0);
  run.advance();
  fill_sites(run, 300.0, 100.0);  // five classes need ten, beside 100 at the town school that needs 30
  run.advance();
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 0.8 * 10.0, 1e-12);
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 92.0, 1e-12);
  EXPECT_NEAR(run.state().posting.exchanged[0][0], 8.0, 1e-12);
  EXPECT_EQ(run.state().posting.below_floor[0][0], 0.0);
}

TEST(Posting, WhereTheCountyIsShortEverySiteHasItsPartOfTheFloorAndTheRestIsReported) {
  Case input = two_sites();
  input.teachers = {staff_row(RetirementTrack::men, 1990, 40.0)};
  WorkforceRun run(input, 0.0, 0.0);
  fill_sites(run, 300.0, 0.0);
  run.advance();
  run.site_pupils()[1].setConstant(100.0);
  run.site_classes()[0].setConstant(30.0);
  run.site_classes()[1].setConstant(20.0);
  run.advance();  // 40 for 60 + 40: two fifths of a floor of 48 and 32
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 0.4 * 32.0, 1e-12);
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 40.0 - 0.4 * 32.0, 1e-12);
  EXPECT_NEAR(run.state().posting.below_floor[0][0], 48.0 + 32.0 - 40.0, 1e-12);
}

TEST(Posting, RecruitsGoFirstWhereStaffAreShort) {
  Case input = two_sites();
  input.stages.front().attrition_share = 0.1;
  input.parameters.recruitment_multiplier = 1.0;
  WorkforceRun run(input, 0.0, 0.0);
  fill_sites(run, 300.0, 500.0);
  run.pupils()[0].setConstant(940.0);
  run.advance();  // 54 and 36 stay, 30 and 50 are needed, 94 by the county, which recruits four
  EXPECT_NEAR(run.state().recruits[0][0], 4.0, 1e-12);
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 54.0, 1e-12);
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 40.0, 1e-12);
}

TEST(Posting, StaffOfASiteThatClosesGoFirstWhereStaffAreShortAndThenWherePupilsAre) {
  WorkforceRun run(staff_at_sites({40.0, 20.0, 40.0}), 0.0, 0.0);
  for (std::size_t u = 0; u < 3; ++u) run.site_pupils()[u].setConstant(200.0);
  run.restart();
  run.site_pupils()[1].setConstant(300.0);  // ten short
  run.site_pupils()[2].setConstant(0.0);    // forty free: ten there, thirty as 20 and 30 are needed
  run.advance();
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 40.0 + 12.0, 1e-12);
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 30.0 + 18.0, 1e-12);
  EXPECT_EQ(run.state().posting.site_staff[2][0], 0.0);
}

TEST(Posting, StaffSoughtAheadOfANewSiteGoThereWhenItOpens) {
  Case input = two_sites();
  input.parameters.recruitment_multiplier = 1.0;
  input.parameters.staffed_ahead_years = 1;
  ProjectRow project;
  project.school_code = "school1";
  project.stage = "s0";
  project.kind = ProjectKind::new_site;
  project.classrooms_added = 5;
  project.opening_year = 2026;
  input.projects = {project};
  WorkforceRun run(input, 0.0, 0.0);
  fill_sites(run, 300.0, 0.0);
  run.pupils()[0].setConstant(1000.0);
  run.advance();  // a year ahead: ten recruits, who stand at the town school
  EXPECT_NEAR(run.state().posting.site_staff[0][0], 110.0, 1e-12);
  fill_sites(run, 300.0, 100.0);
  run.advance();
  EXPECT_NEAR(run.state().posting.site_staff[1][0], 10.0, 1e-12);
  EXPECT_EQ(run.state().posting.reposted[0][0], 0.0);
}

TEST(PrivateStaff, FollowClassesBesideTheCountysOwn) {
  Case input = staff_at_sites({60.0, 30.0, 10.0, 0.0});
  input.stages.front().attrition_share = 0.1;
  input.parameters.county_posting_share = 1.0;
  input.schools[1].sector = Sector::inclusive_private;
  input.schools[2].sector = Sector::other_private;
  input.schools[3].sector = Sector::other_private;
  input.schools[3].pupils_by_grade = {0.0};
  WorkforceRun run(input, 0.0, 0.0);
  const double classes[] = {20.0, 10.0, 2.0, 0.0};
  for (std::size_t u = 0; u < 4; ++u) {
    run.site_classes()[u].setConstant(classes[u]);
    run.site_pupils()[u].setConstant(30.0 * classes[u]);
  }
  run.classes()[0].setConstant(32.0);
  run.pupils()[0].setConstant(960.0);
  run.restart();
  const WorkforceState& now = run.state();
  EXPECT_NEAR(now.staff[0][0], 60.0, 1e-12);  // of 100, as in the roster
  EXPECT_NEAR(now.posting.private_staff[0][0], 40.0, 1e-12);
  EXPECT_NEAR(now.all_staff[0][0], 100.0, 1e-12);
  EXPECT_NEAR(now.requirement.needed[0][0], 60.0, 1e-12);  // 600 pupils of the state school
  EXPECT_NEAR(now.requirement.staff_by_ratio[0][0], 96.0, 1e-12);

  run.site_classes()[1].setConstant(4.0);  // loses six classes of three; the other has five staff a class
  run.site_classes()[3].setConstant(3.0);  // new: 40 staff for 12 classes, as all of them in the base
  run.advance();
  EXPECT_NEAR(now.staff[0][0], 54.0, 1e-12);
  EXPECT_NEAR(now.attrition[0][0], 6.0, 1e-12);
  EXPECT_NEAR(now.posting.site_staff[0][0], 54.0, 1e-12);
  EXPECT_NEAR(now.posting.site_staff[1][0], 12.0, 1e-12);
  EXPECT_NEAR(now.posting.site_staff[2][0], 10.0, 1e-12);
  EXPECT_NEAR(now.posting.site_staff[3][0], 10.0, 1e-12);
  EXPECT_NEAR(now.all_staff[0][0], 86.0, 1e-12);
  EXPECT_NEAR(now.staff_gap[0][0], 86.0 - 96.0, 1e-12);
}

TEST(Posting, ShortageBySiteIsHiddenInTheSurplusOfTheCounty) {
  WorkforceRun run(two_sites(), 0.0, 15.0);
  fill_sites(run, 300.0, 100.0);
  run.site_classes()[0].setConstant(35.0);  // 70 teachers wanted, 60 there; the rural school has 30 too many
  run.advance();
  EXPECT_NEAR(run.state().posting.short_by_class[0][0], 10.0, 1e-12);
  EXPECT_NEAR(run.state().teachers_gap[0][0], 70.0, 1e-12);
}

}  // namespace
}  // namespace xuewei

// The money of one county by hand: terms, small schools, boarders, the last preschool year, pay, works and who bears it.
#include "engine/finance/finance.hpp"

#include <gtest/gtest.h>

#include "tests/finance/small_finance.hpp"

namespace xuewei {
namespace {

using enum SpendingItem;
using testing::FinanceRun;
using testing::grant;
using testing::money_case;

TEST(Finance, GrantStepsInSpringAndInAutumn) {
  Case input = money_case(1, 1, 2022, 2025);
  input.grants = {grant(public_use, 2020, 650.0), grant(public_use, 2023, 720.0), grant(free_last_year, 2025, 1200.0)};
  input.grants[2].term = GrantRow::Term::autumn;
  FinanceRun run(input);
  run.set_pupils(0, 60.0, 60.0);
  run.start();
  EXPECT_EQ(run.yuan(public_use), 120.0 * 650.0);  // base year: the school year before counts as equal
  run.set_pupils(0, 30.0, 60.0);
  run.advance();  // 2023: eight months of 120 pupils, four of 90, all at 720
  EXPECT_EQ(run.yuan(public_use), 120.0 * 480.0 + 90.0 * 240.0);
  EXPECT_EQ(run.state().fiscal_year_pupils[0][0], 110.0);
  run.advance();
  EXPECT_EQ(run.yuan(public_use), 90.0 * 720.0);
  EXPECT_EQ(run.yuan(free_last_year), 0.0);
  run.set_pupils(0, 30.0, 45.0);
  run.advance();  // autumn 2025: four months of the last grade's 45
  EXPECT_EQ(run.yuan(free_last_year), 45.0 * 400.0);
}

TEST(Finance, GrantEndsAfterItsLastYear) {
  Case input = money_case(1, 1, 2022, 2024);
  input.grants = {grant(nutrition, 2020, 1000.0)};
  input.grants[0].to_year = 2023;
  FinanceRun run(input);
  run.set_pupils(0, 5.0, 5.0);
  run.start();
  run.advance();
  EXPECT_EQ(run.yuan(nutrition), 10000.0);
  run.advance();
  EXPECT_EQ(run.yuan(nutrition), 0.0);
}

TEST(Finance, SchoolBelowAHundredPupilsCostsAsOneOfAHundred) {
  Case input = money_case(1, 1, 2020, 2021);
  input.grants = {grant(public_use, 2020, 720.0, 100.0)};
  FinanceRun run(input);
  for (const double pupils : {99.0, 100.0, 1.0}) {
    run.set_pupils(0, pupils, 0.0);
    run.start();
    EXPECT_EQ(run.yuan(public_use), 72000.0) << pupils;
  }
  run.set_pupils(0, 101.0, 0.0);
  run.start();
  EXPECT_EQ(run.yuan(public_use), 101.0 * 720.0);
  run.set_pupils(0, 0.0, 0.0);  // a closed school is not funded
  run.start();
  EXPECT_EQ(run.yuan(public_use), 0.0);
}

TEST(Finance, SectorAndResidenceChooseTheSchools) {
  Case input = money_case(2, 1, 2020, 2021);
  input.grants = {grant(sector_subsidy, 2020, 500.0), grant(nutrition, 2020, 1000.0)};
  input.grants[0].sector = Sector::inclusive_private;
  input.grants[1].residence = Residence::rural;
  FinanceRun run(input);
  for (std::size_t site = 0; site < 4; ++site) run.set_pupils(site, 10.0 * static_cast<double>(site + 1), 0.0);
  run.start();
  EXPECT_EQ(run.yuan(sector_subsidy, 0), 20.0 * 500.0);  // the second site of a county is private
  EXPECT_EQ(run.yuan(sector_subsidy, 1), 40.0 * 500.0);
  EXPECT_EQ(run.yuan(nutrition, 0), 0.0);
  EXPECT_EQ(run.yuan(nutrition, 1), 70.0 * 1000.0);
}

TEST(Finance, FamiliesPayTheFeeOfTheirKindergartenLessTheFreeYear) {
  Case input = money_case(1, 1, 2022, 2025);
  input.grants = {grant(fee, 2020, 2400.0), grant(fee, 2020, 4800.0), grant(fee, 2023, 5400.0),
                  grant(free_last_year, 2025, 3000.0), grant(sector_subsidy, 2020, 500.0)};
  input.grants[0].sector = Sector::state;
  for (const std::size_t row : {std::size_t{1}, std::size_t{2}, std::size_t{4}})
    input.grants[row].sector = Sector::inclusive_private;
  for (const std::size_t row : {std::size_t{2}, std::size_t{3}}) input.grants[row].term = GrantRow::Term::autumn;
  input.parameters.grants_multiplier = 2.0;  // of public money alone
  FinanceRun run(input);
  const auto fees = [&] { return run.state().family_fees_yuan[0][0]; };
  run.set_pupils(0, 20.0, 10.0);
  run.set_pupils(1, 5.0, 10.0);
  run.start();
  EXPECT_EQ(fees(), 30.0 * 2400.0 + 15.0 * 4800.0);
  EXPECT_EQ(run.state().county_spending_yuan[0][0], 15.0 * 1000.0);  // the subsidy alone is public
  run.advance();  // 2023: private kindergartens charge more from autumn on
  EXPECT_EQ(fees(), 30.0 * 2400.0 + 15.0 * 5000.0);
  run.advance();
  EXPECT_EQ(fees(), 30.0 * 2400.0 + 15.0 * 5400.0);
  run.advance();  // autumn 2025: the state pays four months of 6000 for the twenty of the last grade
  EXPECT_EQ(run.yuan(free_last_year), 40000.0);
  EXPECT_EQ(fees(), 30.0 * 2400.0 + 15.0 * 5400.0 - 40000.0);
}

TEST(Finance, FamiliesPayNothingWhereTheFreeYearIsDearerThanTheFees) {
  Case input = money_case(1, 1, 2022, 2023);
  input.grants = {grant(fee, 2020, 100.0), grant(free_last_year, 2020, 300.0)};
  FinanceRun run(input);
  run.set_pupils(0, 10.0, 10.0);
  run.start();
  EXPECT_EQ(run.state().family_fees_yuan[0][0], 0.0);
  EXPECT_EQ(run.yuan(free_last_year), 3000.0);
}

TEST(Finance, PrivatePupilsAboveTheShareAreBoughtPlaces) {
  Case input = money_case(1, 1, 2020, 2021);
  input.stages[0].private_intake_share = 0.15;
  input.grants = {grant(bought_places, 2020, 8000.0)};
  FinanceRun run(input);
  run.set_pupils(0, 80.0, 0.0);
  run.set_pupils(1, 20.0, 0.0);
  run.start();
  EXPECT_EQ(run.yuan(bought_places), 5.0 * 8000.0);  // 20 of 100, 15 are within the share
  run.set_pupils(1, 10.0, 0.0);
  run.start();
  EXPECT_EQ(run.yuan(bought_places), 0.0);
}

TEST(Finance, PayFollowsStaffOfStateSchoolsAndCivilServants) {
  Case input = money_case(1, 1, 2020, 2022);
  input.pay = {{"s0", 2020, 80000.0, Basis::synthetic}, {"s0", 2022, 100000.0, Basis::synthetic}};
  FinanceRun run(input);
  run.staff()[0].setConstant(12.0);
  run.start();
  EXPECT_EQ(run.yuan(pay), 12.0 * 80000.0);
  run.staff()[0].setConstant(9.0);
  run.advance();
  EXPECT_EQ(run.yuan(pay), 11.0 * 90000.0);  // 8/12 of 12 and 4/12 of 9

  input.parameters.civil_servant_pay_yuan = 100000.0;
  input.parameters.pay_to_civil_servants = 1.1;
  FinanceRun floored(input);
  floored.staff()[0].setConstant(12.0);
  floored.start();
  EXPECT_EQ(floored.yuan(pay), 12.0 * 110000.0);
}

TEST(Finance, WorksGoToTheirSchoolAndEquipmentToPupils) {
  Case input = money_case(2, 1, 2020, 2021);
  ProjectRow school_project, equipment_project;
  school_project.school_code = "c1A";
  school_project.stage = "s0";
  equipment_project.kind = ProjectKind::equipment;
  input.projects = {school_project, equipment_project};
  RuleRow rule;
  rule.yuan_per_classroom = 250000.0;
  input.rules = {rule};
  FinanceRun run(input);
  run.set_pupils(0, 1.0, 0.0);
  run.set_pupils(2, 2.0, 0.0);
  run.project_spending()[0].setConstant(700.0);
  run.project_spending()[1].setConstant(100.0);
  run.changes() = {
      {.kind = SiteChangeKind::add_rooms, .cause_row = 0, .lane = 1, .site = SiteId(0), .classrooms = 2.0},
      {.kind = SiteChangeKind::add_rooms, .cause_row = 0, .lane = 1, .site = SiteId(0), .classrooms = -2.0}};
  run.start();
  EXPECT_EQ(run.yuan(SpendingItem::works, 0, 0), 0.0);
  EXPECT_EQ(run.yuan(SpendingItem::works, 0, 1), 500000.0);
  EXPECT_EQ(run.yuan(SpendingItem::works, 1, 0), 700.0);
  EXPECT_EQ(run.yuan(equipment, 0), 33.0);
  EXPECT_EQ(run.yuan(equipment, 1), 67.0);  // not a yuan is lost
}

TEST(Finance, CostAPupilBySizeOfSchool) {
  Case input = money_case(2, 1, 2020, 2021);
  input.grants = {grant(public_use, 2020, 700.0, 100.0), grant(public_use, 2020, 1000.0, 100.0),
                  grant(sector_subsidy, 2020, 50.0), grant(fee, 2020, 9999.0), grant(bought_places, 2020, 9999.0)};
  input.grants[1].term = GrantRow::Term::autumn;
  input.grants[2].sector = Sector::inclusive_private;
  input.pay = {{"s0", 2020, 80000.0, Basis::synthetic}};
  FinanceRun run(input);
  run.set_pupils(0, 20.0, 30.0);    // county 0, state: counts as 100
  run.set_pupils(1, 100.0, 0.0);    // county 0, private
  run.set_pupils(2, 200.0, 400.0);  // county 1, state: exactly 600
  run.set_pupils(3, 0.0, 0.0);      // county 1, private, closed: in no band
  const double staff[] = {5.0, 3.0, 40.0, 2.0};
  for (std::size_t u = 0; u < 4; ++u) run.site_staff()[u].setConstant(staff[u]);
  run.site_pupils()[0][1] = 299.0;  // other lanes, other bands
  run.site_pupils()[0][2] = 1200.0;
  run.site_pupils()[0][3] = 0.0;
  run.start();
  const auto at = [](const LaneField& field, std::size_t county, std::size_t band, int lane = 0) {
    return field[county * kSchoolSizeBands + band][lane];
  };
  const LaneField &cost = run.state().size_cost_yuan, &pupils = run.state().size_pupils;
  EXPECT_EQ(at(cost, 0, 0), 100.0 * 1000.0 + 5.0 * 80000.0);  // 10000 per pupil
  EXPECT_EQ(at(pupils, 0, 0), 50.0);
  EXPECT_EQ(at(cost, 0, 1), 100.0 * 1050.0);  // private staff is not paid by the state, the fee is no public cost
  EXPECT_EQ(at(pupils, 0, 1), 100.0);
  EXPECT_EQ(at(cost, 1, 3), 600.0 * 1000.0 + 40.0 * 80000.0);
  EXPECT_EQ(at(pupils, 1, 3), 600.0);
  EXPECT_EQ(at(pupils, 0, 1, 1), 100.0 + 299.0);
  EXPECT_EQ(at(cost, 0, 1, 1), 100.0 * 1050.0 + 299.0 * 1000.0 + 5.0 * 80000.0);
  EXPECT_EQ(at(pupils, 0, 4, 2), 1200.0);
  EXPECT_EQ(at(cost, 0, 0, 3), 0.0);
  for (std::size_t band = 0; band < kSchoolSizeBands; ++band) {
    if (band != 3) {
      EXPECT_EQ(at(cost, 1, band), 0.0) << band;
    }
  }
}

TEST(Finance, LevelsOfGovernmentBearTheWhole) {
  Case input = money_case(1, 1, 2020, 2022);
  input.grants = {grant(public_use, 2020, 101.0), grant(boarding, 2020, 7.0)};
  input.funding_shares = {{public_use, "s0", 2019, 0.8, 0.1, 0.0, 0.1, Basis::synthetic},
                          {public_use, "s0", 2021, 0.5, 0.5, 0.0, 0.0, Basis::synthetic}};
  FinanceRun run(input);
  run.set_pupils(0, 1.0, 0.0);
  run.boarders()[0].setConstant(1.0);
  run.start();
  const LaneField& level = run.state().level_spending_yuan;
  EXPECT_EQ(level[0][0], 80.0);
  EXPECT_EQ(level[1][0], 10.0);
  EXPECT_EQ(level[2][0], 0.0);
  EXPECT_EQ(level[3][0], 11.0 + 7.0);  // the county bears what rounding leaves, and what no row shares out
  run.advance();
  EXPECT_EQ(level[0][0], 50.0);
  EXPECT_EQ(level[1][0], 51.0);
  EXPECT_EQ(level[3][0], 7.0);
}

TEST(Finance, CountyBearsMoreThanItsBudget) {
  Case input = money_case(2, 1, 2020, 2021);
  input.grants = {grant(public_use, 2020, 1000.0)};
  input.funding_shares = {{public_use, "s0", 2020, 0.8, 0.0, 0.0, 0.2, Basis::synthetic}};
  input.budgets = {{"c0", 2020, 1.5, 0.25, Basis::synthetic}};
  FinanceRun run(input);
  run.set_pupils(0, 100.0, 0.0);
  run.set_pupils(2, 100.0, 0.0);
  run.start();
  EXPECT_EQ(run.state().financing_gap_yuan[0][0], 20000.0 - 17500.0);
  EXPECT_EQ(run.state().financing_gap_yuan[1][0], 0.0);  // no ceiling
  run.advance();
  EXPECT_EQ(run.state().financing_gap_yuan[0][0], 0.0);  // no ceiling in 2021
}

TEST(Finance, NoDecreaseRulesAreTestedApart) {
  Case input = money_case(1, 1, 2020, 2024);
  input.grants = {grant(public_use, 2020, 600.0), grant(public_use, 2021, 700.0), grant(public_use, 2023, 690.0)};
  input.funding_shares = {{public_use, "s0", 2020, 0.5, 0.0, 0.0, 0.5, Basis::synthetic}};
  FinanceRun run(input);
  run.set_pupils(0, 300.0, 0.0);
  run.start();
  const FinanceState& now = run.state();
  const auto expect = [&](double total, double per_pupil) {
    EXPECT_EQ(now.spending_fell[0][0], total);
    EXPECT_EQ(now.spending_per_pupil_fell[0][0], per_pupil);
    for (const std::size_t level : {std::size_t{0}, std::size_t{3}}) {
      EXPECT_EQ(now.level_spending_fell[level][0], total);
      EXPECT_EQ(now.level_spending_per_pupil_fell[level][0], per_pupil);
    }
    EXPECT_EQ(now.level_spending_fell[1][0], 0.0);  // the region bears nothing in any year
  };
  run.set_pupils(0, 150.0, 0.0);
  run.advance();  // 250 pupils of the fiscal year at 700: 175000 instead of 180000, yet more per pupil
  expect(1.0, 0.0);
  run.set_pupils(0, 600.0, 0.0);
  run.advance();  // 300 pupils at 700
  expect(0.0, 0.0);
  run.advance();  // 600 pupils at 690: more money, less per pupil
  expect(0.0, 1.0);
  run.advance();  // all the same
  expect(0.0, 0.0);
}

}  // namespace
}  // namespace xuewei

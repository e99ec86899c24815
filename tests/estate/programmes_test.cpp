// Money that is short, work that takes longer, prices that rise: cases small enough to follow by hand.
#include <gtest/gtest.h>

#include "tests/estate/small_estate.hpp"

namespace xuewei {
namespace {

using support::add_programme;
using support::add_project;
using support::EstateRun;
using support::kCost;
using support::kTime;
using support::opening_years;
using support::small_estate;

/// Programme G: `a` before `b` and `c`, which share a band. Programme H has no ceiling.
Case two_programmes() {
  Case input = small_estate();
  add_programme(input, "G", {{2021, 100}, {2022, 60}, {2023, 1000}});
  add_project(input, "b", "S1", 100, 2021, 2021, 2022).priority_band = 2;
  add_project(input, "a", "S0", 90, 2021, 2022, 2022);
  add_project(input, "c", "S2", 51, 2021, 2021, 2022).priority_band = 2;
  add_programme(input, "H", {});
  add_project(input, "d", "S3", 70, 2021, 2022, 2022);
  return input;
}

struct Money {
  std::vector<double> projects;
  double carried = 0.0, lapsed = 0.0;
  bool operator==(const Money&) const = default;
};

std::vector<Money> money_of_three_years(const Case& input) {
  EstateRun run(input);
  std::vector<Money> years;
  while (run.year() < 2023) {
    run.advance();
    Money money{{}, run.state.programme_carried_yuan[0][0], run.state.programme_lapsed_yuan[0][0]};
    for (std::size_t i = 0; i < 4; ++i) money.projects.push_back(run.state.project_spending_yuan[i][0]);
    years.push_back(money);
  }
  return years;
}

TEST(Programmes, PayBandsInOrderAndShareTheMarginalOne) {
  // 2021: 100; a 45, 55 left for 151: b floor(100 x 55/151) = 36, c floor(51 x 55/151) = 18, 1 over.
  // 2022: 60 + 1; a 45, 16 left for 64 + 33: b floor(64 x 16/97) = 10, c floor(33 x 16/97) = 5, 1 over.
  // 2023: 1000 + 1; b 54, c 28.
  const std::vector<Money> carried = money_of_three_years(two_programmes());
  EXPECT_EQ(carried[0], (Money{{36, 45, 18, 35}, 1, 0}));
  EXPECT_EQ(carried[1], (Money{{10, 45, 5, 35}, 1, 0}));
  EXPECT_EQ(carried[2], (Money{{54, 0, 28, 0}, 919, 0}));

  // Lapsing leaves 60 for 2022: 15 after a, b floor(64 x 15/97) = 9, c floor(33 x 15/97) = 5.
  Case input = two_programmes();
  input.parameters.unspent_money = Parameters::UnspentMoney::lapse;
  const std::vector<Money> lapsed = money_of_three_years(input);
  EXPECT_EQ(lapsed[0], (Money{{36, 45, 18, 35}, 0, 1}));
  EXPECT_EQ(lapsed[1], (Money{{9, 45, 5, 35}, 0, 1}));
  EXPECT_EQ(lapsed[2], (Money{{55, 0, 28, 0}, 0, 917}));
}

TEST(Programmes, WhatRoundingLeavesOfTheMarginalBandGoesToNobody) {
  Case input = small_estate();
  add_programme(input, "G", {{2021, 99}});
  add_project(input, "a", "S0", 50, 2021, 2021, 2022);
  add_project(input, "b", "S1", 50, 2021, 2021, 2022);
  add_project(input, "c", "S2", 1, 2021, 2021, 2022).priority_band = 2;
  EstateRun run(input);
  run.advance();
  EXPECT_EQ(run.state.project_spending_yuan[0][0], 49.0);
  EXPECT_EQ(run.state.project_spending_yuan[1][0], 49.0);
  EXPECT_EQ(run.state.project_spending_yuan[2][0], 0.0);
  EXPECT_EQ(run.state.programme_carried_yuan[0][0], 1.0);
}

TEST(Programmes, AProjectAloneInTheMarginalBandGetsAllThatIsLeft) {
  for (std::int64_t money : {49, 98, 103, 107, 161}) {  // money x (1 / money) is below 1 in binary
    Case input = small_estate();
    add_programme(input, "G", {{2021, 1}});
    add_project(input, "a", "S0", money, 2021, 2021, 2022);
    EstateRun run(input);
    run.advance();
    EXPECT_EQ(run.state.project_spending_yuan[0][0], 1.0) << money;
  }
}

TEST(Programmes, WorkFollowsMoneyAndOpeningsSlip) {
  // 18 months are needed. b: 10 x 36/100 + 12 x 10/64 = 5.475 by the end of 2022, 17.475 by the end of 2023.
  // c: 10 x 18/51 + 12 x 5/33 = 5.348 and 17.348. Both open in 2024, late in 2022 and 2023.
  EstateRun run(two_programmes());
  EXPECT_EQ(opening_years(run), (std::vector<int>{2024, 2022, 2024, 2022}));
  run.restart();
  while (!run.done()) {
    run.advance();
    EXPECT_EQ(run.count(EventKind::project_delayed), run.year() == 2022 || run.year() == 2023 ? 2 : 0) << run.year();
    EXPECT_EQ(run.count(EventKind::project_started), run.year() == 2021 ? 4 : 0) << run.year();
    if (run.year() == 2023) {
      EXPECT_DOUBLE_EQ(run.state.project_months[0][0], 17.475);
    }
  }
}

TEST(Programmes, ACeilingIsMultipliedAndAYearWithoutOneHasNoMoney) {
  Case input = small_estate();
  add_programme(input, "G", {{2021, 101}});
  add_project(input, "J", "S0", 100, 2021, 2022, 2022);
  input.parameters.ceiling_multiplier = 0.5;
  EstateRun run(input);
  run.advance();
  EXPECT_EQ(run.state.programme_ceiling_yuan[0][0], 50.0);
  EXPECT_EQ(run.state.project_spending_yuan[0][0], 50.0);
  while (!run.done()) {
    run.advance();
    EXPECT_EQ(run.state.programme_ceiling_yuan[0][0], 0.0);
    EXPECT_EQ(run.state.project_spending_yuan[0][0], 0.0);
    EXPECT_EQ(run.state.project_due_yuan[0][0], 50.0);
    EXPECT_EQ(run.count(EventKind::project_delayed), 1) << "without money there is no work";
  }
}

TEST(Programmes, CeilingsSlipWithTheProgramme) {
  Case input = two_programmes();
  input.parameters.programme_slip_years = 1;
  EstateRun run(input);
  EXPECT_EQ(opening_years(run), (std::vector<int>{2025, 2023, 2025, 2023}));
}

TEST(Programmes, WinterStopsWorkFromNovemberToMarch) {
  // With multiplier 1.6: 28.8 of 10 + 12 + 8 = 30 months by August 2023; in winter 19.2 of 7 + 7 + 5 = 19, so 2024.
  Case input = small_estate();
  add_programme(input, "G", {});
  add_project(input, "J", "S0", 100, 2021, 2022, 2022);
  add_project(input, "K", "S1", 100, 2021, 2021, 2021);
  input.parameters.winter_stop = true;
  EstateRun planned(input);
  EXPECT_EQ(opening_years(planned), (std::vector<int>{2022, 2021}));
  input.parameters.construction_time_multiplier = 1.6;
  EstateRun winter(input);
  EXPECT_EQ(opening_years(winter), (std::vector<int>{2024, 2022}));
  input.parameters.winter_stop = false;
  EstateRun all_year(input);
  EXPECT_EQ(opening_years(all_year), (std::vector<int>{2023, 2022}));
}

TEST(Programmes, TimeMultiplierIsThatOfThePlannedOpeningTimesLuck) {
  Case input = small_estate();
  add_programme(input, "G", {});
  add_project(input, "J", "S0", 100, 2021, 2022, 2022);
  add_project(input, "K", "S1", 100, 2022, 2023, 2023);
  input.parameters.construction_time_multiplier = Path(std::vector<std::pair<int, double>>{{2022, 1.0}, {2023, 1.5}});
  EstateRun run(input);
  EXPECT_EQ(opening_years(run), (std::vector<int>{2022, 2024}));
  run.luck.effects(kTime)[0][1] = 2.0;   // 36 months: 10 + 12 + 12 + 8
  run.luck.effects(kTime)[1][1] = 0.5;   // 13.5 months
  run.luck.effects(kTime)[0][2] = 0.01;  // never before its planned year
  EXPECT_EQ(opening_years(run, 0), (std::vector<int>{2022, 2024}));
  EXPECT_EQ(opening_years(run, 1), (std::vector<int>{2024, 2023}));
  EXPECT_EQ(opening_years(run, 2), (std::vector<int>{2022, 2024}));
}

TEST(Programmes, CostOverrunsMeetTheCeiling) {
  Case input = small_estate();
  add_programme(input, "G", {{2021, 100}, {2022, 100}, {2023, 100}});
  add_project(input, "J", "S0", 160, 2021, 2022, 2022);
  input.parameters.construction_cost_multiplier = 1.25;  // 100 a year: it just fits
  EstateRun fits(input);
  EXPECT_EQ(opening_years(fits)[0], 2022);
  // 120 a year: 10 x 100/120 + 12 x 100/140 = 16.9 months by the end of 2022, then 40 are left to pay.
  input.parameters.construction_cost_multiplier = 1.0;
  EstateRun over(input);
  over.luck.effects(kCost)[0].setConstant(1.5);
  EXPECT_EQ(opening_years(over)[0], 2023);
  over.restart();
  std::vector<double> paid;
  while (over.year() < 2024) {
    over.advance();
    paid.push_back(over.state.project_spending_yuan[0][0]);
  }
  EXPECT_EQ(paid, (std::vector<double>{100, 100, 40, 0}));
}

TEST(Programmes, PriceGrowthMultipliesTheMoneyOfItsYear) {
  Case input = small_estate();
  add_programme(input, "G", {});
  add_project(input, "J", "S0", 1001, 2021, 2022, 2022);
  input.parameters.construction_cost_multiplier = Path(std::vector<std::pair<int, double>>{{2021, 1.0}, {2023, 1.1}});
  EstateRun run(input);
  run.advance();
  EXPECT_EQ(run.state.project_spending_yuan[0][0], 500.0);
  run.advance();
  EXPECT_EQ(run.state.project_spending_yuan[0][0], 526.0) << "501 x 1.05 = 526.05";
}

TEST(Programmes, AFirstPaymentMayBeLate) {
  Case input = small_estate();
  add_programme(input, "G", {{2021, 0}, {2022, 0}, {2023, 500}});
  add_project(input, "J", "S0", 100, 2021, 2021, 2022);
  EstateRun run(input);
  std::vector<int> started;
  while (!run.done()) {
    run.advance();
    if (run.count(EventKind::project_started)) started.push_back(run.year());
  }
  EXPECT_EQ(started, std::vector<int>{2023});
  EXPECT_EQ(opening_years(run)[0], 2024) << "18 months: 12 of 2023 and 8 by August 2024";
}

}  // namespace
}  // namespace xuewei

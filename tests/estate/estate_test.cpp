// What projects add and take away, and when, where money is no matter.
#include <gtest/gtest.h>

#include "tests/estate/small_estate.hpp"

namespace xuewei {
namespace {

using support::add_programme;
using support::add_project;
using support::EstateRun;
using support::small_estate;

Case one_project(ProjectKind kind = ProjectKind::extension) {
  Case input = small_estate();
  add_programme(input, "G", {});
  ProjectRow& project = add_project(input, "J", "S0", 10, 2021, 2023, 2023);
  project.kind = kind;
  project.classrooms_added = 6;
  project.floor_added_m2 = 3000;
  project.floor_demolished_m2 = 800;
  project.grounds_m2 = 500;
  project.beds_added = 40;
  return input;
}

TEST(Estate, OpensAProjectOnTheFirstOfSeptemberOfItsYear) {
  EstateRun run(one_project());
  const std::size_t u = run.site("S0");
  while (run.year() < 2024) {
    run.advance();
    EXPECT_EQ(run.state.places_opened[u][0], run.year() == 2023 ? 6 * 45.0 : 0.0) << run.year();
    EXPECT_EQ(run.state.places[u][0], run.year() < 2023 ? 540.0 : 810.0) << run.year();
    EXPECT_EQ(run.count(EventKind::project_started), run.year() == 2021);
    EXPECT_EQ(run.count(EventKind::project_opened), run.year() == 2023);
    EXPECT_EQ(run.count(EventKind::project_delayed), 0);
  }
  EXPECT_EQ(run.state.floor_area_m2[u][0], 1200 + 2200);
  EXPECT_EQ(run.state.grounds_m2[u][0], 500);
  EXPECT_EQ(run.state.beds[u][0], 40);
  EXPECT_EQ(run.state.leaf_beds[0][0], 40);
  EXPECT_EQ(run.state.leaf_floor_area_m2[0][0], 6 * 1200 + 2200);
}

TEST(Estate, SpendsByTheProfileWithTheRemainderInTheLastYear) {
  const auto spending = [](SpendingProfile profile) {
    Case input = one_project();
    input.projects[0].spending_profile = profile;
    EstateRun run(input);
    std::vector<double> yuan;
    while (run.year() < 2024) {
      run.advance();
      yuan.push_back(run.state.project_spending_yuan[0][0]);
    }
    return yuan;
  };
  EXPECT_EQ(spending(SpendingProfile::even), (std::vector<double>{3, 3, 4, 0}));
  EXPECT_EQ(spending(SpendingProfile::front_loaded), (std::vector<double>{5, 3, 2, 0}));
  EXPECT_EQ(spending(SpendingProfile::back_loaded), (std::vector<double>{1, 3, 6, 0}));
}

TEST(Estate, SlippingMovesMoneyOpeningAndEndTogether) {
  Case input = one_project(ProjectKind::temporary);
  input.projects[0].until_year = 2025;
  input.parameters.programme_slip_years = 2;
  EstateRun run(input);
  const std::size_t u = run.site("S0");
  while (!run.done()) {
    run.advance();
    EXPECT_EQ(run.state.project_spending_yuan[0][0] > 0.0, run.year() >= 2023 && run.year() <= 2025) << run.year();
    EXPECT_EQ(run.state.classrooms[u][0], run.year() >= 2025 && run.year() < 2027 ? 18.0 : 12.0) << run.year();
  }
}

TEST(Estate, WithoutProgrammesNothingOpensAndNothingIsSpent) {
  Case input = one_project();
  input.ceilings.push_back({"G", 2021, 5, Basis::synthetic});
  input.parameters.programmes_build = false;
  EstateRun run(input);
  while (!run.done()) {
    run.advance();
    EXPECT_EQ(run.state.programme_spending_yuan[0][0], 0.0);
    EXPECT_EQ(run.state.places[run.site("S0")][0], 540.0);
    EXPECT_TRUE(run.state.events.events().empty());
  }
}

TEST(Estate, WhatWasPlannedToOpenByTheBaseYearStandsInTheRosterAlready) {
  Case input = one_project();
  input.projects[0].money_from_year = 2018;
  input.projects[0].money_to_year = 2022;
  input.projects[0].opening_year = 2020;
  EstateRun run(input);
  double spent = run.state.project_spending_yuan[0][0];
  while (!run.done()) {
    run.advance();
    spent += run.state.project_spending_yuan[0][0];
    EXPECT_EQ(run.state.classrooms[run.site("S0")][0], 12.0);
  }
  EXPECT_EQ(spent, 6.0) << "2 yuan a year from 2020 to 2022";
}

TEST(Estate, ConvertsAsManyRoomsAsAreThereWithTheirFloor) {
  Case input = one_project(ProjectKind::conversion);
  input.projects[0].stage = "junior";
  input.projects[0].to_stage = "primary";
  input.projects[0].classrooms_added = 4;
  input.projects[0].floor_added_m2 = input.projects[0].floor_demolished_m2 = 0;
  EstateRun run(input);
  const std::size_t from = run.site("S0", "junior"), to = run.site("S0");
  while (run.year() < 2023) run.advance();
  EXPECT_EQ(run.state.classrooms[from][0], 2.0);
  EXPECT_EQ(run.state.classrooms[to][0], 16.0);
  EXPECT_EQ(run.state.places_adjusted[from][0], -200.0);
  EXPECT_EQ(run.state.places_adjusted[to][0], 180.0);
  EXPECT_EQ(run.state.floor_area_m2[from][0], 300.0);
  EXPECT_EQ(run.state.floor_area_m2[to][0], 1800.0);
  ASSERT_EQ(run.count(EventKind::converted), 1);
  EXPECT_EQ(run.state.events.events()[0].other.index(), to);

  input.projects[0].classrooms_added = 10;
  EstateRun bounded(input);
  while (bounded.year() < 2024) bounded.advance();
  EXPECT_EQ(bounded.state.classrooms[from][0], 0.0);
  EXPECT_EQ(bounded.state.places[from][0], 0.0);
  EXPECT_EQ(bounded.state.classrooms[to][0], 18.0);
}

TEST(Estate, TakesTemporaryRoomsAwayOnTheirDay) {
  Case input = one_project(ProjectKind::temporary);
  input.projects[0].until_year = 2025;
  EstateRun run(input);
  const std::size_t u = run.site("S0");
  while (run.year() < 2026) {
    run.advance();
    const bool stands = run.year() == 2023 || run.year() == 2024;
    EXPECT_EQ(run.state.places[u][0], stands ? 810.0 : 540.0) << run.year();
    EXPECT_EQ(run.state.places_adjusted[u][0], run.year() == 2025 ? -270.0 : 0.0) << run.year();
    EXPECT_EQ(run.state.beds[u][0], stands ? 40.0 : 0.0) << run.year();
    EXPECT_EQ(run.count(EventKind::temporary_removed), run.year() == 2025) << run.year();
  }
  EXPECT_EQ(run.state.floor_area_m2[u][0], 1200.0);
}

TEST(Estate, TemporaryRoomsThatWouldComeTooLateAreNeitherPutUpNorPaid) {
  Case input = one_project(ProjectKind::temporary);
  input.projects[0].until_year = 2024;
  input.projects[0].money_to_year = 2026;
  input.parameters.construction_time_multiplier = 2.0;
  EstateRun run(input);
  double spent = 0.0;
  while (!run.done()) {
    run.advance();
    spent += run.state.project_spending_yuan[0][0];
    EXPECT_EQ(run.state.classrooms[run.site("S0")][0], 12.0);
    EXPECT_EQ(run.count(EventKind::project_delayed), run.year() == 2023);
  }
  EXPECT_EQ(spent, 3.0) << "1 yuan a year until 2023";
}

TEST(Estate, LeavesOutTheOverlapOfNewSites) {
  Case input = one_project(ProjectKind::new_site);
  input.projects[0].classrooms_added = 9;
  input.projects[0].money_yuan = 1001;
  input.parameters.programme_overlap_share = 0.3;
  EstateRun run(input);
  double spent = 0.0;
  while (!run.done()) {
    run.advance();
    spent += run.state.programme_spending_yuan[0][0];
  }
  EXPECT_EQ(run.state.classrooms[run.site("S0")][0], 12.0 + 6.0) << "6.3 to the nearest whole room";
  EXPECT_EQ(run.state.floor_area_m2[run.site("S0")][0], 1200.0 + 1540.0);
  EXPECT_EQ(spent, 701.0) << "700.7 to the nearest yuan";
  input.projects[0].kind = ProjectKind::extension;
  EstateRun extension(input);
  while (!extension.done()) extension.advance();
  EXPECT_EQ(extension.state.classrooms[extension.site("S0")][0], 21.0) << "only new sites overlap";
}

TEST(Estate, RestandardisesWithTheNormAndKeepsTheLedger) {
  Case input = one_project();
  input.parameters.class_size_multiplier = Path(std::vector<std::pair<int, double>>{{2022, 1.0}, {2024, 0.8}});
  EstateRun run(input);
  const std::size_t u = run.site("S0");
  while (run.year() < 2023) run.advance();
  EXPECT_DOUBLE_EQ(run.state.places_restandardised[u][0], 12 * 45 * -0.1);
  EXPECT_DOUBLE_EQ(run.state.places_opened[u][0], 6 * 45 * 0.9);
  EXPECT_DOUBLE_EQ(run.state.places[u][0], 18 * 45 * 0.9);
}

TEST(Estate, RefusesNonsense) {
  const auto refused = [](auto change) {
    Case input = one_project();
    change(input.projects[0]);
    EXPECT_THROW(compile_estate(input, make_network(input)), std::invalid_argument);
  };
  refused([](ProjectRow& row) { row.programme = "unknown"; });
  refused([](ProjectRow& row) { row.money_to_year = 2020; });
  refused([](ProjectRow& row) { row.opening_year = 2020; });
  refused([](ProjectRow& row) { row.kind = ProjectKind::beds; });
  refused([](ProjectRow& row) { row.kind = ProjectKind::conversion; });
  refused([](ProjectRow& row) { row.kind = ProjectKind::temporary, row.until_year = 2023; });
}

}  // namespace
}  // namespace xuewei

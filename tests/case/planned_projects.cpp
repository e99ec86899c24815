// Years and amounts of projects as a scenario plans them.
#include "engine/case/planned_projects.hpp"

#include <gtest/gtest.h>

namespace xuewei {
namespace {

ProjectRow new_site() {
  ProjectRow row;
  row.kind = ProjectKind::new_site;
  row.classrooms_added = 9;
  row.floor_added_m2 = 2200;
  row.floor_demolished_m2 = 100;
  row.beds_added = 5;
  row.grounds_m2 = 11;
  row.money_yuan = 1001;
  row.money_from_year = 2021;
  row.money_to_year = 2022;
  row.opening_year = 2023;
  return row;
}

TEST(PlannedProjects, AreThoseOfTheTableByDefault) {
  const PlannedProject planned = plan_project(new_site(), {});
  EXPECT_TRUE(planned.is_built);
  EXPECT_EQ(planned.money_from_year, 2021);
  EXPECT_EQ(planned.money_to_year, 2022);
  EXPECT_EQ(planned.opening_year, 2023);
  EXPECT_EQ(planned.until_year, 0);
  EXPECT_EQ(planned.classrooms_added, 9);
  EXPECT_EQ(planned.floor_m2, 2100);
  EXPECT_EQ(planned.money_yuan, 1001);
}

TEST(PlannedProjects, SlipMovesEveryYearThatIsGiven) {
  ProjectRow row = new_site();
  Parameters parameters;
  parameters.programme_slip_years = 2;
  EXPECT_EQ(plan_project(row, parameters).money_from_year, 2023);
  EXPECT_EQ(plan_project(row, parameters).money_to_year, 2024);
  EXPECT_EQ(plan_project(row, parameters).opening_year, 2025);
  EXPECT_EQ(plan_project(row, parameters).until_year, 0) << "never stays never";
  row.until_year = 2030;
  EXPECT_EQ(plan_project(row, parameters).until_year, 2032);
  EXPECT_EQ(planned_year(2021, parameters), 2023);
}

TEST(PlannedProjects, OverlapComesOffNewSitesOnlyToTheNearestWhole) {
  ProjectRow row = new_site();
  Parameters parameters;
  parameters.programme_overlap_share = 0.3;
  const PlannedProject planned = plan_project(row, parameters);
  EXPECT_EQ(planned.classrooms_added, 6) << "6.3";
  EXPECT_EQ(planned.floor_m2, 1470);
  EXPECT_EQ(planned.beds_added, 4) << "3.5";
  EXPECT_EQ(planned.grounds_m2, 8) << "7.7";
  EXPECT_EQ(planned.money_yuan, 701) << "700.7";
  row.kind = ProjectKind::extension;
  EXPECT_EQ(plan_project(row, parameters).classrooms_added, 9);
  EXPECT_EQ(plan_project(row, parameters).money_yuan, 1001);
}

TEST(PlannedProjects, SayWhetherTheScenarioBuilds) {
  Parameters parameters;
  parameters.programmes_build = false;
  EXPECT_FALSE(plan_project(new_site(), parameters).is_built);
}

}  // namespace
}  // namespace xuewei

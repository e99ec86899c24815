#include "engine/estate/estate.hpp"

#include <gtest/gtest.h>

#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

Case one_project(ProjectKind kind, int opening_year) {
  Case input = support::RandomCase(2).make();
  input.projects.resize(1);
  ProjectRow& project = input.projects.front();
  project.school_code = input.schools.front().school_code;
  project.stage = input.schools.front().stage;
  project.kind = kind;
  project.classrooms_added = 6;
  project.floor_added_m2 = 3000;
  project.floor_demolished_m2 = 800;
  project.grounds_m2 = 500;
  project.beds_added = 40;
  project.money_yuan = 10;
  project.money_from_year = 2021;
  project.money_to_year = 2023;
  project.opening_year = opening_year;
  return input;
}

TEST(Estate, OpensAProjectOnTheFirstOfSeptemberOfItsYear) {
  const Case input = one_project(ProjectKind::extension, 2023);
  const Network network = make_network(input);
  const EstateParams params = compile_estate(input, network);
  const std::size_t u = network.find_site(input.projects[0].school_code, input.projects[0].stage).index();
  EstateState state = make_estate_state(params);
  start_estate(params, state);
  const double before = state.places[u][0];
  for (std::size_t step = 1; step <= 3; ++step) {
    open_projects(params, step, state);
    EXPECT_DOUBLE_EQ(state.places_opened[u][0], step == 3 ? 6 * params.norm_places_per_classroom[u] : 0.0) << step;
  }
  EXPECT_DOUBLE_EQ(state.places[u][0], before + 6 * params.norm_places_per_classroom[u]);
  EXPECT_DOUBLE_EQ(state.floor_area_m2[u][0], params.base_floor_area_m2[u] + 2200);
  EXPECT_DOUBLE_EQ(state.grounds_m2[u][0], params.base_grounds_m2[u] + 500);
  EXPECT_DOUBLE_EQ(state.beds[u][0], params.base_beds[u] + 40);
}

TEST(Estate, SpendsEvenlyWithTheRemainderInTheLastYear) {
  const Case input = one_project(ProjectKind::extension, 2024);
  const EstateParams params = compile_estate(input, make_network(input));
  EXPECT_EQ(params.programme_spending_yuan[1], 3);
  EXPECT_EQ(params.programme_spending_yuan[2], 3);
  EXPECT_EQ(params.programme_spending_yuan[3], 4);
}

TEST(Estate, SlippingMovesOpeningAndMoneyTogether) {
  Case input = one_project(ProjectKind::extension, 2024);
  input.parameters.programme_slip_years = 2;
  const EstateParams params = compile_estate(input, make_network(input));
  ASSERT_EQ(params.openings.size(), 1U);
  EXPECT_EQ(params.openings[0].step, 6U);
  EXPECT_EQ(params.programme_spending_yuan[3], 3);
  EXPECT_EQ(params.programme_spending_yuan[5], 4);
}

TEST(Estate, WithoutProgrammesNothingOpensAndNothingIsSpent) {
  Case input = one_project(ProjectKind::extension, 2024);
  input.parameters.programmes_build = false;
  const EstateParams params = compile_estate(input, make_network(input));
  EXPECT_TRUE(params.openings.empty());
  for (std::int64_t yuan : params.programme_spending_yuan) EXPECT_EQ(yuan, 0);
}

}  // namespace
}  // namespace xuewei

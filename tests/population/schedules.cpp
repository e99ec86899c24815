#include "engine/population/schedules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

TEST(Schedules, ARateHoldsToTheNextRowAndTheLastAsLongAsTheOneBefore) {
  const std::vector<AgeValue> rows{{2, 0.1}, {4, 0.2}};
  EXPECT_THAT(rates_by_age(rows, {1, 9}), testing::ElementsAre(0.0, 0.0, 0.1, 0.1, 0.2, 0.2, 0.0, 0.0, 0.0));
}

TEST(Schedules, AWideGroupTakesTheMeanOfItsYears) {
  const std::vector<AgeValue> rows{{0, 0.0}, {1, 0.3}, {2, 0.6}, {3, 0.9}, {4, 0.5}};
  EXPECT_THAT(rates_by_age(rows, {2, 3}), testing::Pointwise(testing::DoubleNear(1e-15), {0.15, 0.75, 0.5}));
}

TEST(Schedules, ValuesAreLinearBetweenYearsAndConstantOutside) {
  YearlySchedule schedule;
  schedule.add(2030, {3.0});
  schedule.add(2020, {1.0});
  EXPECT_THAT(schedule.at(2010), testing::ElementsAre(1.0));
  EXPECT_THAT(schedule.at(2025), testing::ElementsAre(2.0));
  EXPECT_THAT(schedule.at(2028), testing::ElementsAre(testing::DoubleNear(2.6, 1e-15)));
  EXPECT_THAT(schedule.at(2040), testing::ElementsAre(3.0));
}

// Women of 30 in A, B and C; T has 0.1 births per woman, B its own 0.3, and C's county none of its own.
TEST(Schedules, ALeafTakesTheTableOfTheClosestArea) {
  Case input = empty_case(3, 40, 1);
  for (const char* leaf : {"A", "B", "C"}) input.population.push_back({leaf, Sex::female, 30, 100.0, Basis::synthetic});
  input.fertility = {{"B", 2020, 30, 0.3, Basis::synthetic}, {"T", 2020, 30, 0.1, Basis::synthetic}};
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 0.1 * 100.0 / 2.0, 1e-12);
  EXPECT_NEAR(projection.state.births[1][0], 0.3 * 100.0 / 2.0, 1e-12);
  EXPECT_NEAR(projection.state.births[2][0], 0.1 * 100.0 / 2.0, 1e-12);
}

TEST(Schedules, ATableOfOneSexLeavesTheOtherToTheAreaAbove) {
  Case input = empty_case(2, 40, 1);
  for (int age = 0; age <= 40; ++age) input.mortality.push_back({"A", 2020, Sex::female, age, 0.5, Basis::synthetic});
  for (const char* leaf : {"A", "B"})
    for (const Sex sex : kBothSexes) input.population.push_back({leaf, sex, 30, 100.0, Basis::synthetic});
  Projection projection(input);
  projection.advance();
  EXPECT_EQ(projection.persons(0, Sex::female, 31), 50.0);
  EXPECT_EQ(projection.persons(0, Sex::male, 31), 100.0);
  EXPECT_EQ(projection.persons(1, Sex::female, 31), 100.0);
}

TEST(Schedules, AreasWithoutFertilityBearNobody) {
  Case input = empty_case(2, 40, 1);
  for (const char* leaf : {"A", "B"}) input.population.push_back({leaf, Sex::female, 30, 100.0, Basis::synthetic});
  input.fertility = {{"A", 2020, 30, 0.1, Basis::synthetic}};
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 5.0, 1e-12);
  EXPECT_EQ(projection.state.births[1][0], 0.0);
}

TEST(Schedules, WhatTheReaderShouldHaveRefusedIsRefused) {
  const auto refuses = [](auto change) {
    Case input = empty_case(2, 40, 1);
    change(input);
    EXPECT_THROW(compile_population(input, make_network(input)), std::invalid_argument);
  };
  refuses([](Case& input) { input.mortality.clear(); });
  refuses([](Case& input) { std::erase_if(input.mortality, [](const auto& row) { return row.sex == Sex::male; }); });
  refuses([](Case& input) { input.population.push_back({"T", Sex::male, 3, 1.0, Basis::synthetic}); });
  refuses([](Case& input) { input.fertility.push_back({"nowhere", 2020, 30, 0.1, Basis::synthetic}); });
  refuses([](Case& input) { input.fertility.push_back({"T-total-town", 2020, 30, 0.1, Basis::synthetic}); });
  refuses([](Case& input) { input.fertility.push_back({"T", 2020, 0, 0.1, Basis::synthetic}); });
  refuses([](Case& input) { input.moves.push_back({"A", "B", "unknown", 0.1, Basis::synthetic}); });
  refuses([](Case& input) {
    input.move_profiles = {{"p", Sex::male, 0, 1.0, Basis::synthetic}, {"p", Sex::female, 0, 1.0, Basis::synthetic}};
    input.moves.push_back({"A", "A", "p", 0.1, Basis::synthetic});
  });
  refuses([](Case& input) {
    input.population_settings.open_age = 41;
    input.population_settings.table_age_width = 5;
  });
  refuses([](Case& input) {
    input.stages.resize(1);
    input.population_settings.open_age = 20;
  });
}

}  // namespace
}  // namespace xuewei

// Options of the population room, one step by hand each.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/population/split_fertility.hpp"
#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

/// 100 women of 29 and 300 of 30 in A, 40 immigrants of 30 a year; 0.1 births per woman of 30 a year; nobody dies.
Case women_and_immigrants() {
  Case input = empty_case(1, 40, 2);
  input.population = {{"A", Sex::female, 29, 100.0, Basis::synthetic}, {"A", Sex::female, 30, 300.0, Basis::synthetic}};
  input.fertility = {{"T", 2020, 30, 0.1, Basis::synthetic}};
  input.external_migration = {{"A", std::nullopt, Sex::female, 30, 40.0, Basis::synthetic}};
  return input;
}

double births_of(const Case& input) {
  Projection projection(input);
  projection.advance();
  return projection.state.births[0][0];
}

TEST(Options, WhoArrivesAtTheEndBearsOrNot) {
  Case input = women_and_immigrants();
  input.population_settings.external_timing = PopulationSettings::MigrationTiming::end;
  EXPECT_NEAR(births_of(input), 0.1 * (300.0 + 100.0 + 40.0) / 2.0, kTight);
  input.population_settings.external_bear = false;
  EXPECT_NEAR(births_of(input), 0.1 * (300.0 + 100.0) / 2.0, kTight);
  input.population_settings.external_timing = PopulationSettings::MigrationTiming::half_and_half;
  EXPECT_NEAR(births_of(input), 0.1 * (320.0 + 100.0) / 2.0, kTight);  // half of them were there from the start
  input.population_settings.external_bear = true;
  EXPECT_NEAR(births_of(input), 0.1 * (320.0 + 100.0 + 20.0) / 2.0, kTight);
}

TEST(Options, RatesOfTheAgeReachedFollowOneCohort) {
  Case input = women_and_immigrants();
  input.external_migration.clear();
  input.population_settings.fertility_age = PopulationSettings::FertilityAge::reached;
  EXPECT_NEAR(births_of(input), 0.1 * (100.0 + 100.0) / 2.0, kTight);
}

TEST(Options, TheOpenGroupBearsOnlyWhereItsFirstAgeIsGivenByItself) {
  Case input = women_and_immigrants();
  input.external_migration.clear();
  input.population = {{"A", Sex::female, 40, 100.0, Basis::synthetic}};
  input.fertility = {{"T", 2020, 39, 0.1, Basis::synthetic}, {"T", 2020, 40, 0.1, Basis::synthetic}};
  EXPECT_NEAR(births_of(input), 10.0, kTight);
  input.population_settings.fertility_age = PopulationSettings::FertilityAge::reached;
  EXPECT_NEAR(births_of(input), 10.0, kTight);
  input.population_settings.fertility_age = PopulationSettings::FertilityAge::at_birth;
  input.population_settings.fertility_age_width = 5;  // 35-39 and 40-44
  input.fertility = {{"T", 2020, 35, 0.1, Basis::synthetic}, {"T", 2020, 40, 0.1, Basis::synthetic}};
  EXPECT_EQ(births_of(input), 0.0);
  input.population_settings.fertility_age_width = 0;
  input.fertility = {{"T", 2020, 30, 0.1, Basis::synthetic}};
  EXPECT_EQ(births_of(input), 0.0);
}

TEST(Options, AStepOfFiveYearsTakesTheMeanOfItsYears) {
  Case input = empty_case(1, 40, 5);
  input.population_settings.age_width = input.population_settings.table_age_width = 5;
  std::erase_if(input.mortality, [](const MortalityRow& row) { return row.age % 5 != 0; });
  input.population = {{"A", Sex::female, 25, 1000.0, Basis::synthetic}};
  input.fertility = {{"T", 2020, 25, 0.1, Basis::synthetic}, {"T", 2030, 25, 0.2, Basis::synthetic}};
  // 0.11, ..., 0.15 in 2021 to 2025: 0.13 a year of the thousand at the start, nobody at the end.
  EXPECT_NEAR(births_of(input), 5.0 * 0.13 * 1000.0 / 2.0, 1e-9);
  input.parameters.fertility_multiplier = Path({{2020, 1.0}, {2025, 2.0}});  // 1.2, ..., 2.0
  EXPECT_NEAR(births_of(input), 5.0 * 0.13 * 1.6 * 1000.0 / 2.0, 1e-9);
}

TEST(Options, GroupsOfAnyWidthKeepTheirTotals) {
  Case input = empty_case(1, 40, 1);
  input.population_settings.table_age_width = 0;
  for (const auto& [age, persons] : {std::pair{0, 90.0}, {1, 340.0}, {5, 400.0}, {10, 380.0}, {15, 1200.0}, {40, 70.0}})
    input.population.push_back({"A", Sex::male, age, persons, Basis::synthetic});
  const Projection start(input);
  const auto sum = [&](std::size_t first, std::size_t end) {
    double persons = 0.0;
    for (std::size_t age = first; age < end; ++age) persons += start.persons(0, Sex::male, age);
    return persons;
  };
  EXPECT_DOUBLE_EQ(sum(0, 1), 90.0);
  EXPECT_NEAR(sum(1, 5), 340.0, 1e-9);
  EXPECT_NEAR(sum(5, 10), 400.0, 1e-9);
  EXPECT_NEAR(sum(15, 40), 1200.0, 1e-9);
  EXPECT_DOUBLE_EQ(sum(40, 41), 70.0);
  EXPECT_GT(start.persons(0, Sex::male, 16), start.persons(0, Sex::male, 39));
}

RC_GTEST_PROP(SplitFertility, KeepsEveryGroupAndIsNeverNegative, ()) {
  const int width = *rc::gen::element(2, 5);
  std::vector<AgeValue> rows;
  const int count = *rc::gen::inRange(1, 9);
  for (int i = 0; i < count; ++i)
    rows.push_back({15 + i * width, *rc::gen::inRange(0, 200) * *rc::gen::element(0.0, 1e-5, 1e-3)});
  const std::vector<AgeValue> single = split_fertility(rows, width);
  RC_ASSERT(single.size() == rows.size() * static_cast<std::size_t>(width));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double sum = 0.0;
    for (int year = 0; year < width; ++year) {
      const AgeValue& one = single[i * static_cast<std::size_t>(width) + static_cast<std::size_t>(year)];
      RC_ASSERT(one.age == rows[i].age + year && one.value >= 0.0);
      sum += one.value;
    }
    RC_ASSERT(std::abs(sum / width - rows[i].value) <= 1e-9);
  }
}

// Nothing smoother keeps the two groups: symmetric rates rise and fall, and come near zero at both ends.
TEST(SplitFertility, IsSmoothAndNearZeroAtTheEnds) {
  const std::vector<AgeValue> single = split_fertility(std::vector<AgeValue>{{20, 0.02}, {25, 0.1}, {30, 0.02}}, 5);
  for (std::size_t x = 0; x < 7; ++x) {
    EXPECT_NEAR(single[x].value, single[14 - x].value, 1e-12) << x;
    EXPECT_LE(single[x].value, single[x + 1].value) << x;
  }
  EXPECT_LT(single.front().value, 0.005);
}

}  // namespace
}  // namespace xuewei

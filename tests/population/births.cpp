#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

/// A and B with 100 and 300 women of 30, no men; 0.1 births per woman of 30 a year: 5 and 15 births expected in 2021.
Case mothers() {
  Case input = empty_case(2, 40, 4);
  input.population = {{"A", Sex::female, 30, 100.0, Basis::synthetic}, {"B", Sex::female, 30, 300.0, Basis::synthetic}};
  input.fertility = {{"T", 2020, 30, 0.1, Basis::synthetic}};
  return input;
}

TEST(Births, AreDividedByTheSexRatioAndSurvive) {
  Case input = mothers();
  input.parameters.sex_ratio_at_birth = Path({{2021, 1.10}, {2030, 1.0}});
  for (MortalityRow& row : input.mortality)
    if (row.age == 0) row.value = row.sex == Sex::male ? 0.9 : 0.8;
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[1][0], 15.0, kTight);
  EXPECT_NEAR(projection.persons(1, Sex::male, 0), 15.0 * 1.1 / 2.1 * 0.9, kTight);
  EXPECT_NEAR(projection.persons(1, Sex::female, 0), 15.0 / 2.1 * 0.8, kTight);
  EXPECT_NEAR(projection.state.deaths[1][0], 15.0 * (1.1 / 2.1 * 0.1 + 1.0 / 2.1 * 0.2), kTight);
}

TEST(Births, FertilityIsTableTimesPathTimesLuck) {
  Case input = mothers();
  input.fertility.push_back({"T", 2022, 30, 0.3, Basis::synthetic});         // 0.2 in 2021
  input.parameters.fertility_multiplier = Path({{2020, 0.5}, {2022, 1.5}});  // 1.0 in 2021
  Projection projection(input);
  projection.luck_of(kFertility)[3] = 1.25;
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 10.0, kTight);
  EXPECT_NEAR(projection.state.births[0][3], 12.5, kTight);
}

TEST(Births, ObservedOnesReplaceProjectedOnesInProportion) {
  Case input = mothers();
  input.observed_births = {{"T", 2021, 60.0, Basis::published}};
  Projection projection(input);
  projection.luck_of(kFertility)[2] = 4.0;  // counted births leave nothing to luck
  projection.advance();
  for (const int lane : {0, 2}) {
    EXPECT_NEAR(projection.state.births[0][lane], 15.0, kTight);
    EXPECT_NEAR(projection.state.births[1][lane], 45.0, kTight);
  }
  EXPECT_NEAR(projection.persons(1, Sex::male, 0) + projection.persons(1, Sex::female, 0), 45.0, kTight);
}

TEST(Births, CountedByRegistrationAreBroughtToResidents) {
  Case input = mothers();
  input.observed_births = {{"T", 2021, 60.0, Basis::published, ObservedBirthsRow::Counted::registered}};
  input.parameters.resident_births_per_registered = Path({{2020, 1.0}, {2022, 0.8}});  // 0.9 in 2021
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0] + projection.state.births[1][0], 54.0, kTight);
}

TEST(Births, ObservedOnesWithoutProjectedOnesFollowWomenOf15To49) {
  Case input = mothers();
  input.fertility.clear();
  input.population.push_back({"A", Sex::female, 10, 1000.0, Basis::synthetic});  // too young to count
  input.observed_births = {{"T", 2021, 60.0, Basis::published}};
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 15.0, kTight);
  input.population.clear();
  Projection nobody(input);
  nobody.advance();
  EXPECT_NEAR(nobody.state.births[0][0], 30.0, kTight);
}

TEST(Births, ASmallerObservedAreaKeepsItsCountAndTheRestGetsTheRest) {
  Case input = mothers();
  input.areas.push_back({"C", "C", "C", "T", AreaLevel::area, Residence::town, Basis::synthetic});
  input.population.push_back({"C", Sex::female, 30, 100.0, Basis::synthetic});
  input.observed_births = {{"T", 2021, 60.0, Basis::published}, {"A", 2021, 20.0, Basis::published}};
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 20.0, kTight);
  EXPECT_NEAR(projection.state.births[1][0], 30.0, kTight);
  EXPECT_NEAR(projection.state.births[2][0], 10.0, kTight);
  input.observed_births[1].births = 61.0;
  EXPECT_THROW(Projection{input}, std::invalid_argument);
}

// Three levels: T 100, county K (leaves C, D) 50, leaf C 20. T's remainder counts K once, and C inside it not again.
TEST(Births, ObservedAreasMayLieInsideOneAnother) {
  Case input = mothers();
  input.areas.push_back({"K", "K", "K", "T", AreaLevel::county, std::nullopt, Basis::synthetic});
  for (const char* leaf : {"C", "D"}) {
    input.areas.push_back({leaf, leaf, leaf, "K", AreaLevel::area, Residence::town, Basis::synthetic});
    input.population.push_back({leaf, Sex::female, 30, 100.0, Basis::synthetic});
  }
  input.observed_births = {
      {"T", 2021, 100.0, Basis::published}, {"C", 2021, 20.0, Basis::published}, {"K", 2021, 50.0, Basis::published}};
  Projection projection(input);
  projection.advance();
  const auto births = [&](const char* leaf) {
    return projection.state.births[projection.network.find_leaf(leaf).index()][0];
  };
  EXPECT_NEAR(births("A"), 12.5, kTight);
  EXPECT_NEAR(births("B"), 37.5, kTight);
  EXPECT_NEAR(births("C"), 20.0, kTight);
  EXPECT_NEAR(births("D"), 30.0, kTight);
}

TEST(Births, BeforeTheFirstStepAreCountedOrReckonedBackFromSurvivors) {
  Case input = mothers();
  input.population.push_back({"A", Sex::male, 0, 18.0, Basis::synthetic});
  input.population.push_back({"B", Sex::female, 0, 9.0, Basis::synthetic});
  for (MortalityRow& row : input.mortality)
    if (row.age == 0) row.value = 0.9;
  EXPECT_NEAR(Projection(input).state.births[0][0], 20.0, kTight);
  EXPECT_NEAR(Projection(input).state.births[1][0], 10.0, kTight);
  input.observed_births = {{"T", 2020, 60.0, Basis::published}, {"T", 2019, 1.0, Basis::published}};
  EXPECT_NEAR(Projection(input).state.births[0][0], 40.0, kTight);
}

TEST(Births, AStepOfSeveralYearsNeedsACountForEach) {
  Case input = empty_case(1, 40, 5);
  input.population_settings.age_width = 5;
  std::erase_if(input.mortality, [](const MortalityRow& row) { return row.age % 5 != 0; });
  for (int year = 2021; year <= 2025; ++year) input.observed_births.push_back({"T", year, 3.0, Basis::published});
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 15.0, kTight);
  input.observed_births.pop_back();
  EXPECT_THROW(Projection{input}, std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

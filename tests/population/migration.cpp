// Hand-computed steps: moves between leaves and external migration in each of its conventions.
#include <gtest/gtest.h>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

using Settings = PopulationSettings;

void add_profile(Case& input, int age, double relative) {
  for (const Sex sex : kBothSexes) input.move_profiles.push_back({"p", sex, age, relative, Basis::synthetic});
}

/// 100 women of 30 in A, of whom a share moves to B each year; 9 in 10 survive.
Case women_who_move(double rate) {
  Case input = empty_case(2, 40, 3);
  set_survival(input, 0.9);
  input.population.push_back({"A", Sex::female, 30, 100.0, Basis::synthetic});
  for (int age = 0; age <= 40; ++age) add_profile(input, age, 1.0);
  input.moves.push_back({"A", "B", "p", rate, Basis::synthetic});
  return input;
}

// F = 20. A: (100 - 10) x 0.9 - 10 = 71; B: 10 x 0.9 + 10 = 19; ten die, nine of them in A.
TEST(Moves, HalfLeaveBeforeAndHalfAfterTheYearsDeaths) {
  Projection projection(women_who_move(0.2));
  projection.advance();
  EXPECT_NEAR(projection.persons(0, Sex::female, 31), 71.0, kTight);
  EXPECT_NEAR(projection.persons(1, Sex::female, 31), 19.0, kTight);
  EXPECT_NEAR(projection.state.deaths[0][0], 9.0, kTight);
  EXPECT_NEAR(projection.state.deaths[1][0], 1.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[0][0], -20.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[1][0], 20.0, kTight);
  EXPECT_NEAR(projection.leaf_persons(0), 71.0, kTight);
}

// With 50 times the moves the flow stops at 2 S / (1 + S) of the origin: (100 - F/2) 0.9 = F/2, F = 94.7.
TEST(Moves, AFlowNeverExceedsItsOrigin) {
  Case input = women_who_move(0.2);
  input.parameters.moves_multiplier = 50.0;
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.net_moves[1][0], 100.0 * 1.8 / 1.9, 1e-8);
  EXPECT_NEAR(projection.persons(0, Sex::female, 31), 0.0, 1e-8);
  EXPECT_GE(projection.persons(0, Sex::female, 31), 0.0);
}

TEST(Moves, TheMultiplierPathAndLuckMultiplyEachOther) {
  Case input = women_who_move(0.01);
  input.parameters.moves_multiplier = Path({{2021, 2.0}, {2023, 6.0}});
  Projection projection(input);
  projection.luck_of(kMoves)[3] = 3.0;
  projection.advance();
  EXPECT_NEAR(projection.state.net_moves[1][0], 2.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[1][3], 6.0, kTight);
  const double still_there = projection.persons(0, Sex::female, 31);
  projection.advance();
  EXPECT_NEAR(projection.state.net_moves[1][0], 0.04 * still_there, kTight);
}

TEST(Moves, SeveralRowsForOnePairAddUpAndDestinationsShareTheOrigin) {
  Case input = women_who_move(0.1);
  input.areas.push_back({"C", "C", "C", "T", AreaLevel::area, Residence::rural, Basis::synthetic});
  input.moves.push_back({"A", "B", "p", 0.05, Basis::synthetic});
  input.moves.push_back({"A", "C", "p", 0.05, Basis::synthetic});
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.net_moves[0][0], -20.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[1][0], 15.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[2][0], 5.0, kTight);
}

// Newborns are exposed for half the year, after survival: 10 births, 9 alive, 0.2 / 2 of them leave.
TEST(Moves, NewbornsMoveForHalfAYear) {
  Case input = women_who_move(0.0);
  input.moves[0].rate_per_person_year = 0.2;
  std::erase_if(input.move_profiles, [](const MoveProfileRow& row) { return row.age != 0; });
  input.fertility.push_back({"T", 2020, 30, 0.2, Basis::synthetic});
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.births[0][0], 10.0, kTight);
  EXPECT_NEAR(projection.state.net_moves[1][0], 0.9, kTight);
  EXPECT_NEAR(projection.persons(1, Sex::male, 0) + projection.persons(1, Sex::female, 0), 0.9, kTight);
  EXPECT_NEAR(projection.persons(0, Sex::male, 0), 8.1 * 1.06 / 2.06, kTight);
}

/// 100 women of 30 in A, 10 net immigrants at one age, births at 30 and 31.
Case women_joined(int age_of_migrants, Settings::MigrationTiming timing, Settings::MigrationAge age) {
  Case input = empty_case(1, 40, 3);
  set_survival(input, 0.9);
  input.population_settings.external_timing = timing;
  input.population_settings.external_age = age;
  input.population.push_back({"A", Sex::female, 30, 100.0, Basis::synthetic});
  input.external_migration.push_back({"A", std::nullopt, Sex::female, age_of_migrants, 10.0, Basis::synthetic});
  input.fertility = {{"T", 2020, 30, 0.1, Basis::synthetic}, {"T", 2020, 31, 0.2, Basis::synthetic}};
  return input;
}

// (100 + 5) x 0.9 = 94.5 turn 31, 5 more of 30 come at the end. Births 0.1 (105 + 5)/2 + 0.2 (0 + 94.5)/2 = 14.95.
TEST(ExternalMigration, ByAgeAtEvent) {
  Projection projection(women_joined(30, Settings::MigrationTiming::half_and_half, Settings::MigrationAge::at_event));
  projection.advance();
  EXPECT_NEAR(projection.persons(0, Sex::female, 31), 94.5, kTight);
  EXPECT_NEAR(projection.persons(0, Sex::female, 30), 5.0, kTight);
  EXPECT_NEAR(projection.state.births[0][0], 14.95, kTight);
  EXPECT_NEAR(projection.state.net_external[0][0], 10.0, kTight);
}

// Migrants who are 31 at the end of the year: (100 + 5) x 0.9 + 5 = 99.5. Births 0.1 x 105/2 + 0.2 x 99.5/2 = 15.2.
TEST(ExternalMigration, ByCohort) {
  Projection projection(women_joined(31, Settings::MigrationTiming::half_and_half, Settings::MigrationAge::cohort));
  projection.advance();
  EXPECT_NEAR(projection.persons(0, Sex::female, 31), 99.5, kTight);
  EXPECT_NEAR(projection.persons(0, Sex::female, 30), 0.0, kTight);
  EXPECT_NEAR(projection.state.births[0][0], 15.2, kTight);
}

// 100 x 0.9 = 90 turn 31 and 10 of 30 come at the end. Births 0.1 (100 + 10)/2 + 0.2 x 90/2 = 14.5.
TEST(ExternalMigration, AtTheEndOfTheYear) {
  Projection projection(women_joined(30, Settings::MigrationTiming::end, Settings::MigrationAge::at_event));
  projection.advance();
  EXPECT_NEAR(projection.persons(0, Sex::female, 31), 90.0, kTight);
  EXPECT_NEAR(projection.persons(0, Sex::female, 30), 10.0, kTight);
  EXPECT_NEAR(projection.state.births[0][0], 14.5, kTight);
}

TEST(ExternalMigration, NewbornsGetHalfOrAllOfTheMigrantsOfAgeZero) {
  for (const auto& [timing, age, expected] :
       {std::tuple{Settings::MigrationTiming::half_and_half, Settings::MigrationAge::at_event, 5.0},
        std::tuple{Settings::MigrationTiming::half_and_half, Settings::MigrationAge::cohort, 10.0},
        std::tuple{Settings::MigrationTiming::end, Settings::MigrationAge::cohort, 10.0}}) {
    Case input = women_joined(0, timing, age);
    input.fertility.clear();
    Projection projection(input);
    projection.advance();
    EXPECT_NEAR(projection.persons(0, Sex::female, 0), expected, kTight);
    EXPECT_NEAR(projection.state.net_external[0][0], 10.0, kTight);
  }
}

// 60 of 100 leave, as they are: 6 of the 10 girls of 5 and 54 of the 90 men of 30. 500 more are asked for than there
// are.
TEST(Relocation, MovesABlockOnceAndNeverMoreThanThereAre) {
  for (const auto& [persons, leaving] : {std::pair{60.0, 0.6}, std::pair{600.0, 1.0}}) {
    Case input = empty_case(2, 40, 3);
    input.population = {{"A", Sex::female, 5, 10.0, Basis::synthetic}, {"A", Sex::male, 30, 90.0, Basis::synthetic}};
    input.relocations = {{"A", "B", 2022, persons, Basis::synthetic}};
    Projection projection(input);
    projection.advance();
    EXPECT_DOUBLE_EQ(projection.leaf_persons(1), 0.0);
    projection.advance();
    EXPECT_NEAR(projection.persons(1, Sex::female, 7), 10.0 * leaving, kTight);
    EXPECT_NEAR(projection.persons(1, Sex::male, 32), 90.0 * leaving, kTight);
    EXPECT_NEAR(projection.state.net_moves[1][0], 100.0 * leaving, kTight);
    EXPECT_NEAR(projection.state.net_moves[0][0], -100.0 * leaving, kTight);
    projection.advance();
    EXPECT_NEAR(projection.leaf_persons(0), 100.0 * (1.0 - leaving), kTight);
    EXPECT_NEAR(projection.leaf_persons(0) + projection.leaf_persons(1), 100.0, kTight);
  }
}

// The open group: (60 + 5 + 40) x 0.9 + 5 at event; the same by cohort, since its migrants are not told apart.
TEST(ExternalMigration, TheOpenGroupKeepsItsMigrants) {
  for (const auto age : {Settings::MigrationAge::at_event, Settings::MigrationAge::cohort}) {
    Case input = women_joined(40, Settings::MigrationTiming::half_and_half, age);
    input.population = {{"A", Sex::female, 39, 60.0, Basis::synthetic}, {"A", Sex::female, 40, 40.0, Basis::synthetic}};
    Projection projection(input);
    projection.advance();
    EXPECT_NEAR(projection.persons(0, Sex::female, 40), 99.5, kTight);
    EXPECT_NEAR(projection.leaf_persons(0), 99.5, kTight);
  }
}

// 150 are asked of the cell of 30 at each half, which gives its 100 at once and then has none left.
TEST(ExternalMigration, ACellGivesNoMoreThanItHas) {
  Case input = women_joined(30, Settings::MigrationTiming::half_and_half, Settings::MigrationAge::at_event);
  input.external_migration[0].net_persons = -300.0;
  input.fertility.clear();
  Projection projection(input);
  projection.advance();
  EXPECT_EQ(projection.all_persons(), 0.0);
  EXPECT_NEAR(projection.state.net_external[0][0], -100.0, kTight);
  EXPECT_EQ(projection.state.deaths[0][0], 0.0);
}

TEST(ExternalMigration, DatedRowsAddToStandingOnesInTheirYearAlone) {
  Case input = women_joined(30, Settings::MigrationTiming::end, Settings::MigrationAge::at_event);
  input.external_migration.push_back({"A", 2022, Sex::male, 8, 500.0, Basis::synthetic});
  input.external_migration.push_back({"A", 2030, Sex::male, 8, 999.0, Basis::synthetic});  // beyond the horizon
  input.parameters.external_migration_multiplier = Path({{2021, 1.0}, {2022, 2.0}, {2023, 0.5}});
  Projection projection(input);
  projection.advance();
  EXPECT_NEAR(projection.state.net_external[0][0], 10.0, kTight);
  projection.advance();
  EXPECT_NEAR(projection.state.net_external[0][0], 2.0 * 510.0, kTight);
  EXPECT_NEAR(projection.persons(0, Sex::male, 8), 1000.0, kTight);
  projection.advance();
  EXPECT_NEAR(projection.state.net_external[0][0], 5.0, kTight);
}

}  // namespace
}  // namespace xuewei

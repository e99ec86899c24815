// Nobody appears or vanishes, whatever the rates.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/population/small_case.hpp"

namespace xuewei {
namespace {

double share(int most_per_mille) { return *rc::gen::inRange(0, most_per_mille + 1) / 1000.0; }

/// Everything on: moves far beyond what cells can bear, external migration that empties cells, every convention.
Case random_case() {
  constexpr int kOpenAge = 24, kSteps = 15;
  const int leaves = *rc::gen::inRange(1, 6);
  Case input = empty_case(leaves, kOpenAge, kSteps);
  input.population_settings.external_timing =
      *rc::gen::element(PopulationSettings::MigrationTiming::half_and_half, PopulationSettings::MigrationTiming::end);
  input.population_settings.external_age =
      *rc::gen::element(PopulationSettings::MigrationAge::at_event, PopulationSettings::MigrationAge::cohort);
  input.parameters.moves_multiplier = share(3000);
  for (MortalityRow& row : input.mortality) row.value = 1.0 - share(300);
  const auto code = [&] { return std::string(1, static_cast<char>('A' + *rc::gen::inRange(0, leaves))); };
  for (const Sex sex : kBothSexes) {
    for (int age = 0; age <= kOpenAge; ++age) {
      input.population.push_back({code(), sex, age, 1e5 * share(1000), Basis::synthetic});
      input.external_migration.push_back({code(), std::nullopt, sex, age, 1e4 * (share(1000) - 0.5), Basis::synthetic});
      input.move_profiles.push_back({"p", sex, age, share(1000), Basis::synthetic});
    }
  }
  for (int age = 12; age <= 22; ++age) input.fertility.push_back({"T", 2020, age, share(300), Basis::synthetic});
  for (int edge = *rc::gen::inRange(0, 12); edge > 0; --edge) {
    const std::string origin = code(), destination = code();
    if (origin != destination) input.moves.push_back({origin, destination, "p", share(1000), Basis::synthetic});
  }
  if (*rc::gen::arbitrary<bool>()) input.observed_births.push_back({"T", 2024, 1e4 * share(1000), Basis::synthetic});
  return input;
}

RC_GTEST_PROP(Conservation, EveryoneIsAccountedForInEveryLeafAndLane, ()) {
  Projection projection(random_case());
  for (int lane = 0; lane < kLanes; ++lane) {
    projection.luck.fertility_multiplier[lane] = 0.5 + 0.2 * lane;
    projection.luck.moves_multiplier[lane] = 0.5 * lane;
  }
  const PopulationState& state = projection.state;
  while (projection.step + 1 < projection.params.steps) {
    std::vector<std::vector<double>> before(projection.params.leaves);
    for (std::size_t leaf = 0; leaf < projection.params.leaves; ++leaf)
      for (int lane = 0; lane < kLanes; ++lane) before[leaf].push_back(projection.leaf_persons(leaf, lane));
    projection.advance();
    for (int lane = 0; lane < kLanes; ++lane) {
      const double tolerance = 1e-12 * (1e6 + projection.all_persons(lane));
      double net_moves = 0.0;
      for (std::size_t leaf = 0; leaf < projection.params.leaves; ++leaf) {
        const double expected = before[leaf][static_cast<std::size_t>(lane)] + state.births[leaf][lane] -
                                state.deaths[leaf][lane] + state.net_moves[leaf][lane] + state.net_external[leaf][lane];
        RC_ASSERT(std::abs(projection.leaf_persons(leaf, lane) - expected) <= tolerance);
        RC_ASSERT(state.births[leaf][lane] >= 0.0);
        RC_ASSERT(state.deaths[leaf][lane] >= 0.0);
        net_moves += state.net_moves[leaf][lane];
      }
      RC_ASSERT(std::abs(net_moves) <= tolerance);
    }
    for (const Lane& persons : state.persons.all()) RC_ASSERT(persons.minCoeff() >= 0.0);
  }
}

// The accounts balance against the case, not only among themselves: nobody dies, nobody is born, nothing is cut short.
TEST(Conservation, FifteenYearsAddWhatTheCaseSaysInEveryConvention) {
  using Settings = PopulationSettings;
  Case input = empty_case(3, 100, 15);
  for (const char* leaf : {"A", "B", "C"}) {
    for (const Sex sex : kBothSexes) {
      for (int age = 0; age <= 100; ++age) {
        input.population.push_back({leaf, sex, age, 10000.0 / (1.0 + 0.01 * age), Basis::synthetic});
        input.external_migration.push_back({leaf, std::nullopt, sex, age, 0.1 * age + 1.0, Basis::synthetic});
      }
    }
  }
  for (const Sex sex : kBothSexes)
    for (int age = 0; age <= 100; ++age) input.move_profiles.push_back({"p", sex, age, 1.0, Basis::synthetic});
  input.moves = {{"A", "B", "p", 0.04, Basis::synthetic},
                 {"C", "B", "p", 0.02, Basis::synthetic},
                 {"B", "A", "p", 0.01, Basis::synthetic}};
  const double yearly = 3.0 * 2.0 * (0.1 * 5050.0 + 101.0);
  for (const auto timing : {Settings::MigrationTiming::half_and_half, Settings::MigrationTiming::end}) {
    for (const auto age : {Settings::MigrationAge::at_event, Settings::MigrationAge::cohort}) {
      input.population_settings.external_timing = timing;
      input.population_settings.external_age = age;
      Projection projection(input);
      const double start = projection.all_persons();
      projection.advance_to_end();
      EXPECT_NEAR(projection.all_persons(), start + 15.0 * yearly, 1e-9 * start);
      EXPECT_GT(projection.leaf_persons(1), 1.2 * projection.leaf_persons(0));
    }
  }
}

RC_GTEST_PROP(Lanes, DoNotSeeEachOther, ()) {
  const Case input = random_case();
  Projection together(input);
  for (int lane = 0; lane < kLanes; ++lane) {
    together.luck.fertility_multiplier[lane] = 0.5 + 0.2 * lane;
    together.luck.moves_multiplier[lane] = 0.7 * lane;
  }
  Projection alone(input);
  const int lane = *rc::gen::inRange(0, kLanes);
  alone.luck.fertility_multiplier.setConstant(together.luck.fertility_multiplier[lane]);
  alone.luck.moves_multiplier.setConstant(together.luck.moves_multiplier[lane]);
  together.advance_to_end();
  alone.advance_to_end();
  for (std::size_t cell = 0; cell < together.params.cells(); ++cell)
    RC_ASSERT(together.state.persons[cell][lane] == alone.state.persons[cell][0]);
}

}  // namespace
}  // namespace xuewei

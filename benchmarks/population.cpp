// Fifteen years of the population room at Chifeng's size: 36 leaf areas x 2 sexes x 101 ages, 144 moves between leaves,
// external migration in every cell, one block of lanes. The result is verified: what the accounts say must be there.
#include "engine/population/population.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

namespace xuewei {
namespace {

constexpr int kYears = 15;

Case prefecture(int leaves, int moves_a_leaf) {
  Case input;
  input.horizon = input.base_year + kYears;
  input.areas.push_back({"T", "T", "T", "", AreaLevel::prefecture, std::nullopt, Basis::synthetic});
  for (int leaf = 0; leaf < leaves; ++leaf) {
    const std::string code = std::to_string(leaf);
    input.areas.push_back({code, code, code, "T", AreaLevel::area, Residence::town, Basis::synthetic});
  }
  for (const Sex sex : {Sex::male, Sex::female}) {
    for (int age = 0; age <= 100; ++age) {
      const double rate = 0.0005 + (age == 0 ? 0.005 : 0.0) + 0.3 * std::pow(age / 100.0, 6);
      input.mortality.push_back({"T", 2020, sex, age, rate, Basis::synthetic});
      input.move_profiles.push_back({"p", sex, age, std::exp(-std::pow((age - 20) / 12.0, 2)), Basis::synthetic});
      for (int leaf = 0; leaf < leaves; ++leaf) {
        input.population.push_back({std::to_string(leaf), sex, age, 1000.0 + 5.0 * ((age * 7 + leaf) % 31), {}});
        input.external_migration.push_back({std::to_string(leaf), std::nullopt, sex, age, -0.5, Basis::synthetic});
      }
    }
  }
  for (int age = 15; age < 50; ++age)
    input.fertility.push_back({"T", 2020, age, 0.1 * std::exp(-std::pow((age - 28) / 7.0, 2)), Basis::synthetic});
  for (int leaf = 0; leaf < leaves; ++leaf)
    for (int i = 1; i <= moves_a_leaf; ++i)
      input.moves.push_back({std::to_string(leaf), std::to_string((leaf + i) % leaves), "p", 0.02, Basis::synthetic});
  return input;
}

double sum_of_lane_zero(const LaneField& field) {
  double sum = 0.0;
  for (const Lane& lane : field.all()) sum += lane[0];
  return sum;
}

void population_fifteen_years(benchmark::State& state) {
  const Case input = prefecture(static_cast<int>(state.range(0)), 4);
  const Network network = make_network(input);
  const PopulationParams params = compile_population(input, network);
  const PopulationState base = start_population(params);
  PopulationState population = base;
  const Luck luck;
  for (auto _ : state) {
    population = base;
    for (std::size_t step = 1; step < params.steps; ++step) advance_population(params, luck, step, population);
    benchmark::DoNotOptimize(population.persons[0][0]);
  }

  population = base;
  double expected = sum_of_lane_zero(population.persons);
  for (std::size_t step = 1; step < params.steps; ++step) {
    advance_population(params, luck, step, population);
    expected += sum_of_lane_zero(population.births) - sum_of_lane_zero(population.deaths) +
                sum_of_lane_zero(population.net_external);
  }
  if (std::abs(sum_of_lane_zero(population.persons) - expected) > 1e-9 * expected)
    state.SkipWithError("persons do not balance");
  const double lane_years = kYears * kLanes;
  state.counters["replicate_years_per_second"] =
      benchmark::Counter(lane_years, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["cells"] = static_cast<double>(params.cells());
}
BENCHMARK(population_fifteen_years)->Arg(36)->Arg(432)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xuewei

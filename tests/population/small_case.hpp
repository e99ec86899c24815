// Small cases in memory, and runs of them through the population room.
#pragma once

#include <string>
#include <vector>

#include "engine/population/population.hpp"

namespace xuewei {

/// Rounding of sums of a few thousand persons.
inline constexpr double kTight = 1e-10;

inline constexpr Sex kBothSexes[] = {Sex::male, Sex::female};

/// Leaf areas A, B, ... under one top area T; single ages to `open_age`; nobody in it, and nobody dies.
inline Case empty_case(int leaves, int open_age, int steps) {
  Case input;
  input.base_year = 2020;
  input.horizon = 2020 + steps;
  input.population_settings.open_age = open_age;
  input.population_settings.mortality_measure = MortalityMeasure::survival;
  input.areas.push_back({"T", "T", "T", "", AreaLevel::prefecture, std::nullopt, Basis::synthetic});
  for (int i = 0; i < leaves; ++i) {
    const std::string code(1, static_cast<char>('A' + i));
    input.areas.push_back({code, code, code, "T", AreaLevel::area, Residence::town, Basis::synthetic});
  }
  for (const Sex sex : kBothSexes)
    for (int age = 0; age <= open_age; ++age) input.mortality.push_back({"T", 2020, sex, age, 1.0, Basis::synthetic});
  return input;
}

inline void set_survival(Case& input, double survival) {
  for (MortalityRow& row : input.mortality) row.value = survival;
}

/// A case compiled and started, to be advanced step by step. Reads lane 0 unless told otherwise.
struct Projection {
  Network network;
  PopulationParams params;
  PopulationState state;
  Luck luck;
  std::size_t step = 0;

  explicit Projection(const Case& input)
      : network(make_network(input)), params(compile_population(input, network)), state(start_population(params)) {}
  void advance() { advance_population(params, luck, ++step, state); }
  void advance_to_end() {
    while (step + 1 < params.steps) advance();
  }
  double persons(std::size_t leaf, Sex sex, std::size_t age, int lane = 0) const {
    return state.persons[params.cell(leaf, static_cast<std::size_t>(sex), age)][lane];
  }
  double leaf_persons(std::size_t leaf, int lane = 0) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < kSexes * params.ages; ++i) sum += state.persons[params.cell(leaf, 0, 0) + i][lane];
    return sum;
  }
  double all_persons(int lane = 0) const {
    double sum = 0.0;
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) sum += leaf_persons(leaf, lane);
    return sum;
  }
};

}  // namespace xuewei

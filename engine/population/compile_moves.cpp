// Moves between leaf areas: rates by profile become shares by edge, sex and age, and the multipliers cells can bear.
#include <map>
#include <stdexcept>
#include <tuple>

#include "engine/population/compile_population.hpp"

namespace xuewei {
namespace {

/// Keeps min(multiplier, limit) x departure_share at or below its bound after rounding.
constexpr double kInsideOfLimit = 1.0 - 1e-12;

using Profiles = std::map<std::tuple<std::string, Sex>, std::vector<double>>;

Profiles read_profiles(const Case& input, const AgeGrid& grid) {
  std::map<std::tuple<std::string, Sex>, std::map<int, double>> rows;
  for (const MoveProfileRow& row : input.move_profiles) rows[{row.profile, row.sex}][row.age] = row.relative;
  Profiles profiles;
  for (const auto& [key, by_age] : rows) {
    std::vector<AgeValue> values;
    for (const auto& [age, relative] : by_age) values.push_back({age, relative});
    profiles[key] = rates_by_age(values, grid);
  }
  return profiles;
}

}  // namespace

void compile_moves(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params) {
  const Profiles profiles = read_profiles(input, grid);
  const std::size_t edge_values = kSexes * params.ages;
  // Edges in order of destination, then origin; several rows for one pair add up.
  std::map<std::tuple<std::size_t, std::size_t>, std::vector<double>> edges;
  for (const MoveRow& row : input.moves) {
    const std::size_t origin = required_leaf(network, row.origin, "moves");
    const std::size_t destination = required_leaf(network, row.destination, "moves");
    if (origin == destination) throw std::invalid_argument("moves: `" + row.origin + "` moves to itself");
    std::vector<double>& shares = edges[{destination, origin}];
    shares.resize(edge_values, 0.0);
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
      const auto profile = profiles.find({row.profile, static_cast<Sex>(sex)});
      if (profile == profiles.end()) throw std::invalid_argument("moves: profile `" + row.profile + "` is unknown");
      for (std::size_t age = 0; age < params.ages; ++age)
        shares[sex * params.ages + age] += grid.width_years * row.rate_per_person_year * profile->second[age];
    }
  }

  params.first_arrival.assign(params.leaves + 1, 0);
  params.departure_share.assign(params.cells(), 0.0);
  for (const auto& [key, shares] : edges) {
    const auto& [destination, origin] = key;
    ++params.first_arrival[destination + 1];
    params.origin.push_back(origin);
    params.move_share.insert(params.move_share.end(), shares.begin(), shares.end());
    for (std::size_t i = 0; i < edge_values; ++i) params.departure_share[origin * edge_values + i] += shares[i];
  }
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) params.first_arrival[leaf + 1] += params.first_arrival[leaf];

  for (const double share : params.departure_share)
    params.departure_limit.push_back(share > 0.0 ? kInsideOfLimit / share : 0.0);
  // Without arrivals Q S + D/2 = (P - F/2) S - F/2, which is not negative while F <= P 2 S / (1 + S); nor is F > P
  // then.
  for (const double survival : params.survival)
    params.departure_reach.push_back(survival < 1.0 ? 2.0 * survival / (1.0 + survival) : 1.0);
  for (std::size_t step = 0; step < params.steps; ++step)
    params.moves_multiplier.push_back(
        over_step(input.parameters.moves_multiplier, network.calendar.year(step), grid.width_years));
}

}  // namespace xuewei

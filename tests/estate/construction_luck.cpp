// The luck of projects: lognormal with median 1, shared in part by the projects of a programme.
//
// Theory: log m[r,i] = sd (sqrt(c) z[r,p] + sqrt(1 - c) z[r,i]), so it has mean 0, variance sd^2, correlation c between
// projects of one programme and 0 between programmes. With n = 4000 draws the standard errors are sd / sqrt(n) of the
// mean and about 1 / sqrt(n) = 0.016 of a correlation; bounds are 4 of them.
#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "engine/uncertainty/uncertainty.hpp"
#include "tests/estate/small_estate.hpp"

namespace xuewei {
namespace {

using support::kCost;
using support::kTime;

constexpr double kSd = 0.4, kShared = 0.3;
constexpr std::uint64_t kReplicates = 4000;

Case uncertain_case() {
  Case input = support::small_estate();
  support::add_programme(input, "G", {});
  support::add_project(input, "G", "S0", 1, 2021, 2021, 2022);  // a project may be called like its programme
  support::add_project(input, "b", "S1", 1, 2021, 2021, 2022);
  support::add_programme(input, "H", {});
  support::add_project(input, "c", "S2", 1, 2021, 2021, 2022);
  input.uncertainty = {
      {"estate/construction_time_multiplier", Uncertainty::Form::lognormal, kSd, kShared},
      {"estate/construction_cost_multiplier", Uncertainty::Form::lognormal, kSd / 2.0, 0.0},
  };
  return input;
}

/// Logs of the time multipliers of the three projects and of the cost multiplier of the first, by replicate.
std::vector<std::array<double, 4>> logs(const Case& input, double scale = 1.0) {
  const UncertaintyParams params = compile_uncertainty(input, make_network(input));
  std::vector<std::array<double, 4>> result;
  for (std::uint64_t first = 0; first < kReplicates; first += kLanes) {
    UncertaintyState state{params.sizes};
    Luck luck = params.luck;
    draw_luck(params, 11, first, 1, state, luck);
    for (int lane = 0; lane < kLanes; ++lane)
      result.push_back({scale * std::log(luck.of(kTime, 0)[lane]), scale * std::log(luck.of(kTime, 1)[lane]),
                        scale * std::log(luck.of(kTime, 2)[lane]), scale * std::log(luck.of(kCost, 0)[lane])});
  }
  return result;
}

struct Moments {
  double mean = 0.0, sd = 0.0;
};

Moments moments(const std::vector<std::array<double, 4>>& draws, std::size_t which) {
  double sum = 0.0, squares = 0.0;
  for (const auto& draw : draws) sum += draw[which], squares += draw[which] * draw[which];
  const auto n = static_cast<double>(draws.size());
  return {sum / n, std::sqrt(squares / n - sum / n * sum / n)};
}

double correlation(const std::vector<std::array<double, 4>>& draws, std::size_t a, std::size_t b) {
  const Moments of_a = moments(draws, a), of_b = moments(draws, b);
  double sum = 0.0;
  for (const auto& draw : draws) sum += (draw[a] - of_a.mean) * (draw[b] - of_b.mean);
  return sum / static_cast<double>(draws.size()) / (of_a.sd * of_b.sd);
}

bool has_the_moments(const std::vector<std::array<double, 4>>& draws) {
  const double error = 4.0 / std::sqrt(static_cast<double>(kReplicates));
  bool right = true;
  for (std::size_t i = 0; i < 4; ++i) {
    const double sd = i < 3 ? kSd : kSd / 2.0;
    const Moments found = moments(draws, i);
    right = right && std::abs(found.mean) < error * sd && std::abs(found.sd / sd - 1.0) < error;
  }
  return right;
}

TEST(ConstructionLuck, HasTheStatedMedianSpreadAndCorrelation) {
  const auto draws = logs(uncertain_case());
  const double error = 4.0 / std::sqrt(static_cast<double>(kReplicates));
  EXPECT_TRUE(has_the_moments(draws));
  EXPECT_NEAR(correlation(draws, 0, 1), kShared, error);
  EXPECT_NEAR(correlation(draws, 0, 2), 0.0, error);
  EXPECT_NEAR(correlation(draws, 1, 2), 0.0, error);
  EXPECT_NEAR(correlation(draws, 0, 3), 0.0, error) << "time and cost are independent";
}

TEST(ConstructionLuck, AWrongSamplerIsFound) {
  EXPECT_FALSE(has_the_moments(logs(uncertain_case(), 1.1)));
  Case shared = uncertain_case();
  shared.uncertainty[0].correlation = 0.6;
  EXPECT_GT(correlation(logs(shared), 0, 1), kShared + 0.1);
}

TEST(ConstructionLuck, BelongsToTheReplicateAndTheCodeAlone) {
  const Case input = uncertain_case();
  Case more = input;
  more.projects.insert(more.projects.begin(), input.projects[2]);
  more.projects[0].project = "new";
  const UncertaintyParams params = compile_uncertainty(input, make_network(input)),
                          more_params = compile_uncertainty(more, make_network(more));
  UncertaintyState state{params.sizes}, more_state{more_params.sizes};
  Luck luck = params.luck, more_luck = more_params.luck;
  draw_luck(params, 5, 0, 1, state, luck);
  draw_luck(more_params, 5, 1, 1, more_state, more_luck);
  for (std::size_t i = 0; i < 3; ++i)
    for (int lane = 0; lane + 1 < kLanes; ++lane)
      EXPECT_EQ(more_luck.of(kTime, i + 1)[lane], luck.of(kTime, i)[lane + 1]);
  const Lane first = luck.of(kTime, 0);
  draw_luck(params, 5, 0, 2, state, luck);
  EXPECT_TRUE((luck.of(kTime, 0) == first).all()) << "drawn once";
}

TEST(ConstructionLuck, IsDrawnOnceAndSoHasNoYearlyForm) {
  Case input = uncertain_case();
  input.uncertainty[0].form = Uncertainty::Form::ar1_lognormal;
  EXPECT_THROW(compile_uncertainty(input, make_network(input)), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

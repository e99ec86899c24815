// Histories and what numbers have in common.
//
// Theory (uncertainty.hpp): after t years the variance of an ar1 deviation is sd^2 (1 - correlation^(2t)), of a random walk
// t sd^2; two numbers that follow a factor with loadings a and b have correlation a b. With n = 28,800 draws the standard
// error of a variance is sqrt(2 / n) = 0.8 % of it, of a correlation about 0.6 %; accepted within five.
#include <cmath>

#include <gtest/gtest.h>

#include "tests/uncertainty/drawn_luck.hpp"

namespace xuewei {
namespace {

using support::correlation;
using support::DrawnLuck;
using support::entry;
using support::kFertility;
using support::kMigration;
using support::kReplicates;
using support::variance;
using Form = Uncertainty::Form;
using History = Uncertainty::Process;

constexpr double kSd = 0.2, kMemory = 0.8;
constexpr std::size_t kAreas = 6;

Case with(std::vector<Uncertainty> rows) {
  Case input = support::RandomCase(1).make();
  for (Uncertainty& row : rows)
    if (row.by.empty()) row.by = {LuckBy::area};
  input.uncertainty = std::move(rows);
  return input;
}

Case with(History history) {
  Uncertainty row = entry("population/fertility_multiplier", Form::normal, kSd);
  row.process = history;
  if (history == History::ar1) row.correlation = kMemory;
  return with({row});
}

double score_of_variance(const std::vector<double>& sample, double theory) {
  return (variance(sample) / theory - 1.0) / std::sqrt(2.0 / static_cast<double>(sample.size()));
}

TEST(Processes, Ar1HasItsSpreadAndMemory) {
  const DrawnLuck drawn(with(History::ar1), kReplicates, 5);
  for (std::size_t t = 1; t <= 5; ++t) {
    const double power = std::pow(kMemory, 2.0 * static_cast<double>(t));
    EXPECT_LT(std::abs(score_of_variance(drawn.logs(kFertility, t), kSd * kSd * (1.0 - power))), 5.0) << t;
  }
  const double after = 1.0 - std::pow(kMemory, 10.0), before = 1.0 - std::pow(kMemory, 8.0);
  const double theory = kMemory * std::sqrt(before / after);
  EXPECT_NEAR(correlation(drawn.logs(kFertility, 4), drawn.logs(kFertility, 5)), theory, 0.03);
  EXPECT_GT(std::abs(score_of_variance(drawn.logs(kFertility, 2), kSd * kSd * (1.0 - std::pow(0.7, 4.0)))), 5.0)
      << "the wrong twin: another memory";
}

TEST(Processes, ARandomWalkSpreadsWithTime) {
  const DrawnLuck drawn(with(History::random_walk), kReplicates, 5);
  for (std::size_t t = 1; t <= 5; ++t)
    EXPECT_LT(std::abs(score_of_variance(drawn.logs(kFertility, t), static_cast<double>(t) * kSd * kSd)), 5.0) << t;
  EXPECT_GT(std::abs(score_of_variance(drawn.logs(kFertility, 5), kSd * kSd)), 5.0) << "the wrong twin: no walk";
}

TEST(Processes, OnceHoldsFromTheFirstYearOn) {
  const DrawnLuck drawn(with(History::once), 80, 5);
  EXPECT_EQ(drawn.logs(kFertility, 1), drawn.logs(kFertility, 5));
  EXPECT_NE(DrawnLuck(with(History::ar1), 80, 5).logs(kFertility, 1),
            DrawnLuck(with(History::ar1), 80, 5).logs(kFertility, 5));
}

TEST(Processes, EntriesOfOneParameterAddUp) {
  Uncertainty walk = entry("population/fertility_multiplier", Form::normal, 0.1);
  walk.process = History::random_walk;
  Uncertainty once = entry("population/fertility_multiplier", Form::normal, 0.2);
  const DrawnLuck drawn(with({walk, once}), kReplicates, 3);
  EXPECT_LT(std::abs(score_of_variance(drawn.logs(kFertility, 3), 3.0 * 0.01 + 0.04)), 5.0);
}

TEST(Factors, LoadingsMultiplyToTheCorrelation) {
  Case input = with({entry("population/fertility_multiplier", Form::normal, 0.2),
                     entry("population/external_migration_multiplier", Form::normal, 0.1)});
  input.luck_factors = {{"mood", {LuckBy::area}}};
  input.luck_loadings = {{"mood", "population/fertility_multiplier", 0.8},
                         {"mood", "population/external_migration_multiplier", -0.5}};
  const DrawnLuck drawn(input, kReplicates);
  EXPECT_NEAR(correlation(drawn.logs(kFertility), drawn.logs(kMigration)), -0.4, 0.03);
  EXPECT_LT(std::abs(score_of_variance(drawn.logs(kFertility), 0.04)), 5.0) << "the spread is what it was";
  EXPECT_LT(std::abs(score_of_variance(drawn.logs(kMigration), 0.01)), 5.0);
  input.luck_loadings.pop_back();
  const DrawnLuck alone(input, kReplicates);
  EXPECT_NEAR(correlation(alone.logs(kFertility), alone.logs(kMigration)), 0.0, 0.03) << "the twin without a factor";
}

TEST(Factors, ACountysFactorTiesItsAreasTogether) {
  Case input = with({entry("population/fertility_multiplier", Form::normal, 0.2)});
  input.luck_factors = {{"county-mood", {LuckBy::county}}};
  input.luck_loadings = {{"county-mood", "population/fertility_multiplier", std::sqrt(0.5)}};
  const DrawnLuck drawn(input, 6 * kReplicates);
  const auto area = [&](std::size_t i) { return drawn.logs_of(kFertility, i, kAreas); };
  EXPECT_NEAR(correlation(area(0), area(2)), 0.5, 0.03) << "of one county";
  EXPECT_NEAR(correlation(area(0), area(3)), 0.0, 0.03) << "of two counties";
}

TEST(Factors, TheErrorOfABatchFallsWithTheRootOfItsSize) {
  const std::vector<double> logs = DrawnLuck(with(History::once), 4 * kReplicates).logs(kFertility);
  const auto variance_of_means = [&](std::size_t size) {
    std::vector<double> means;
    for (std::size_t first = 0; first + size <= logs.size(); first += size) {
      double sum = 0.0;
      for (std::size_t i = first; i < first + size; ++i) sum += logs[i];
      means.push_back(sum / static_cast<double>(size));
    }
    return variance(means);
  };
  for (const std::size_t size : {30u, 120u, 480u})  // 3,840, 960 and 240 batches: five standard errors are 46 % at most
    EXPECT_NEAR(variance_of_means(size) * static_cast<double>(size) / (kSd * kSd), 1.0,
                5.0 * std::sqrt(2.0 * static_cast<double>(size) / static_cast<double>(logs.size())));
}

TEST(Luck, BelongsToTheCodeAndNotToThePlaceInTheTable) {
  Case input = with(History::ar1);
  Case turned = input;
  std::swap(turned.areas[2], turned.areas[4]);  // two leaf areas of one county
  const auto drawn = DrawnLuck(input, 80, 2), other = DrawnLuck(turned, 80, 2);
  EXPECT_EQ(drawn.logs_of(kFertility, 0, kAreas), other.logs_of(kFertility, 2, kAreas));
  EXPECT_EQ(drawn.logs_of(kFertility, 5, kAreas), other.logs_of(kFertility, 5, kAreas));
}

TEST(Luck, OfAnotherParameterOrScenarioChangesNothing) {
  const Case alone = with(History::ar1);
  Case both = with({alone.uncertainty[0], entry("population/external_migration_multiplier", Form::normal, 0.1)});
  both.parameters.fertility_multiplier = 0.7;
  EXPECT_EQ(DrawnLuck(alone, 80, 3).logs(kFertility, 3), DrawnLuck(both, 80, 3).logs(kFertility, 3));
}

TEST(Uncertainty, CompileRefusesWhatTheReaderWouldHaveRefused) {
  const auto refused = [](Case input) {
    EXPECT_THROW(compile_uncertainty(input, make_network(input)), std::invalid_argument);
  };
  refused(with({entry("placement/detour_factor", Form::normal, 0.1)}));
  refused(with({entry("population/moves_multiplier", Form::normal, 0.1)}));  // cannot differ by area
  Case loaded = with({entry("population/fertility_multiplier", Form::normal, 0.1)});
  loaded.luck_loadings = {{"mood", "population/fertility_multiplier", 0.5}};
  refused(loaded);
  loaded.luck_factors = {{"mood", {}}, {"weather", {}}};
  loaded.luck_loadings = {{"mood", "population/fertility_multiplier", 0.8},
                          {"weather", "population/fertility_multiplier", 0.7}};
  refused(loaded);
}

}  // namespace
}  // namespace xuewei

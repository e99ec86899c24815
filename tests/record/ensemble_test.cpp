#include "engine/record/ensemble.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

class EnsembleOfTwoThousand : public ::testing::Test {
 protected:
  static constexpr std::uint64_t kReplicates = 2000;

  static void SetUpTestSuite() {
    Case input = support::RandomCase(8, {.counties = 1, .horizon = 2022, .special = false}).make();
    input.uncertainty = {{"population/fertility_multiplier", Uncertainty::Form::lognormal, 0.1, 0.0}};
    model_ = new Model(compile(input));
    expected_ = new Expected(run_expected(*model_));
    RunPlan plan;
    plan.seed = 99;
    plan.last_replicate = kReplicates;
    ensemble_ = new Ensemble(run_ensemble(*model_, *expected_, plan).ensemble);
  }
  static void TearDownTestSuite() {
    delete ensemble_;
    delete expected_;
    delete model_;
  }

  /// Births of the whole case in the first projected year.
  static std::size_t births_at() { return values_per_year(variables()[variable_index("births")], *model_); }

  static inline Model* model_ = nullptr;
  static inline Expected* expected_ = nullptr;
  static inline Ensemble* ensemble_ = nullptr;
};

// Births of the first year = expected x multiplier, log multiplier ~ N(0, 0.1). Theory: mean expected exp(sd^2 / 2),
// median expected. Accepted within five standard errors (false alarm below 1e-6); a wrong spread of 0.11 is ten away.
TEST_F(EnsembleOfTwoThousand, MomentsAgreeWithTheLognormalTheyCameFrom) {
  const std::size_t v = variable_index("births");
  const double expected = expected_->values[v][births_at()];
  const std::vector<double> values = statistics(*ensemble_, *expected_, v);
  const std::size_t size = expected_->values[v].size();
  const double sd = expected * std::exp(0.005) * std::sqrt(std::exp(0.01) - 1.0);
  const double error = sd / std::sqrt(static_cast<double>(kReplicates));
  EXPECT_NEAR(values[births_at()], expected * std::exp(0.005), 5 * error);
  EXPECT_NEAR(values[size + births_at()], sd, 5 * sd / std::sqrt(2.0 * kReplicates));
  EXPECT_NEAR(values[2 * size + births_at()], error, 0.1 * error);
  EXPECT_NEAR(values[6 * size + births_at()], expected, 5 * 1.2533 * error);  // median
  EXPECT_NEAR(values[9 * size + births_at()], expected * std::exp(0.1 * 1.6448536),
              5 * 2.11 * error);  // 95th percentile
  EXPECT_GT(std::abs(0.11 / 0.1 - 1.0) * sd, 3 * sd / std::sqrt(2.0 * kReplicates))
      << "the test could not see a wrong spread";
}

TEST_F(EnsembleOfTwoThousand, PartsAddUpToTotalsExactly) {
  for (std::string_view id : {"births", "enrolment", "places_balance", "children"}) {
    const std::size_t v = variable_index(id);
    const std::size_t nodes = model_->network.nodes.size();
    const std::size_t inner = values_per_year(variables()[v], *model_) / nodes;
    for (std::size_t step = 1; step < model_->network.calendar.steps; ++step)
      for (std::size_t node = 0; node < nodes; ++node)
        for (std::size_t i = 0; i < inner; ++i) {
          std::int64_t parts = 0;
          for (LeafId leaf : model_->network.nodes[node].leaves)
            parts += ensemble_->moments[v]
                         .sum[(step * nodes + model_->network.leaves[leaf.index()].node.index()) * inner + i];
          EXPECT_EQ(ensemble_->moments[v].sum[(step * nodes + node) * inner + i], parts) << id;
        }
  }
}

TEST_F(EnsembleOfTwoThousand, HistogramsCountEveryReplicate) {
  const std::size_t v = variable_index("enrolment");
  for (std::size_t i = 0; i < ensemble_->moments[v].count.size(); ++i) {
    std::int64_t counted = 0;
    for (std::size_t slot = 0; slot < kBins + 2; ++slot)
      counted += ensemble_->histograms[v].counts[i * (kBins + 2) + slot];
    EXPECT_EQ(counted, ensemble_->moments[v].count[i]);
  }
}

TEST(Statistics, BlankAQuantileThatFellOutsideTheHistogram) {
  const Model model = compile(support::RandomCase(8, {.counties = 1, .horizon = 2021, .special = false}).make());
  const Expected expected = run_expected(model);
  Ensemble ensemble = make_ensemble(model);
  const std::size_t v = variable_index("births");
  const std::size_t at = values_per_year(variables()[v], model);
  ensemble.moments[v].count[at] = 10;
  ensemble.histograms[v].counts[at * (kBins + 2)] = 2;           // two of ten below
  ensemble.histograms[v].counts[at * (kBins + 2) + 1 + 64] = 8;  // eight in one bin
  const std::vector<double> values = statistics(ensemble, expected, v);
  const std::size_t size = expected.values[v].size();
  EXPECT_TRUE(std::isnan(values[3 * size + at]));   // 5 %
  EXPECT_TRUE(std::isnan(values[4 * size + at]));   // 10 %
  EXPECT_FALSE(std::isnan(values[5 * size + at]));  // 25 %
  const Bins bins = histogram_bins(expected, v, at);
  EXPECT_NEAR(values[6 * size + at], bins.low + bins.width * (64 + 3.0 / 8.0),
              1e-9);  // the median is the third of the eight
}

TEST(Statistics, GiveABalanceNearZeroTheWidthOfItsScale) {
  const Variable& balance = variables()[variable_index("places_balance")];
  const Bins bins = histogram_bins(balance, 0.0, 1000.0);
  EXPECT_DOUBLE_EQ(bins.low, -300.0);
  EXPECT_DOUBLE_EQ(bins.width * kBins, 600.0);
}

TEST(Variables, HaveDistinctNamesAndRatiosOfKnownParts) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    EXPECT_EQ(variable_index(variables()[v].id), v);
    if (variables()[v].source == Source::ratio) {
      EXPECT_LT(variable_index(variables()[v].numerator), v);
      EXPECT_LT(variable_index(variables()[v].denominator), v);
    } else {
      EXPECT_NE(variables()[v].values, nullptr);
    }
  }
}

}  // namespace
}  // namespace xuewei

#include "engine/record/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

TEST_F(EnsembleOfTwoThousand, LeavesNoQuantileOutsideWhatWasSeen) {
  std::size_t agreed = 0;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    if (!variables()[v].histogram) continue;
    const std::vector<double> values = statistics(*ensemble_, *expected_, v);
    const Moments& moments = ensemble_->moments[v];
    const std::size_t size = moments.sum.size();
    for (std::size_t i = 0; i < size; ++i) {
      if (moments.count[i] == 0) continue;
      for (std::size_t quantile = 3; quantile < kStatistics.size(); ++quantile) {
        const double found = values[quantile * size + i];
        if (std::isnan(found)) continue;
        EXPECT_GE(found, variables()[v].quantum * static_cast<double>(moments.minimum[i])) << variables()[v].id;
        EXPECT_LE(found, variables()[v].quantum * static_cast<double>(moments.maximum[i])) << variables()[v].id;
        if (values[size + i] == 0.0) {
          EXPECT_EQ(found, values[i]) << variables()[v].id;
          ++agreed;
        }
      }
    }
  }
  EXPECT_GT(agreed, 100u) << "places of schools without projects have no luck, so much must agree";
}

TEST_F(EnsembleOfTwoThousand, HistogramsCountEveryReplicate) {
  const std::size_t v = variable_index("enrolment");
  for (std::size_t i = 0; i < ensemble_->moments[v].count.size(); ++i) {
    std::int64_t counted = 0;
    for (std::size_t slot = 0; slot < kSlots; ++slot) counted += ensemble_->histograms[v].counts[i * kSlots + slot];
    EXPECT_EQ(counted, ensemble_->moments[v].count[i]);
  }
}

/// One value of `births` in an ensemble that is filled by hand, in quanta around the expected value.
class OneValue {
 public:
  OneValue() {
    ensemble_.moments[v_].count[at_] = 0;
    ensemble_.histograms[v_].counts.assign(ensemble_.histograms[v_].counts.size(), 0);
  }

  double expected() const { return expected_.values[v_][at_]; }
  Bins bins() const { return histogram_bins(expected_, v_, at_); }

  void add(double value, std::uint32_t replicates = 1) {
    const auto whole = static_cast<std::int64_t>(std::lround(value / quantum()));
    const double rounded = static_cast<double>(whole) * quantum();
    const double slot = std::floor((rounded - bins().low) / bins().width) + 1.0;
    Moments& moments = ensemble_.moments[v_];
    Histogram& histogram = ensemble_.histograms[v_];
    moments.count[at_] += replicates;
    moments.sum[at_] += whole * replicates;
    moments.sum_of_squares[at_] += static_cast<Int128>(whole) * whole * replicates;
    histogram.counts[at_ * kSlots + static_cast<std::size_t>(std::clamp(slot, 0.0, kBins + 1.0))] += replicates;
    if (whole <= moments.minimum[at_]) {
      histogram.at_minimum[at_] = replicates + (whole == moments.minimum[at_] ? histogram.at_minimum[at_] : 0);
      moments.minimum[at_] = whole;
    }
    if (whole >= moments.maximum[at_]) {
      histogram.at_maximum[at_] = replicates + (whole == moments.maximum[at_] ? histogram.at_maximum[at_] : 0);
      moments.maximum[at_] = whole;
    }
  }

  double quantum() const { return variables()[v_].quantum; }
  double statistic(std::size_t index) const {
    return statistics(ensemble_, expected_, v_)[index * expected_.values[v_].size() + at_];
  }

 private:
  std::size_t v_ = variable_index("births");
  Model model_ = compile(support::RandomCase(8, {.counties = 1, .horizon = 2021, .special = false}).make());
  Expected expected_ = run_expected(model_);
  Ensemble ensemble_ = make_ensemble(model_);
  std::size_t at_ = values_per_year(variables()[v_], model_);
};

constexpr std::size_t kP05 = 3, kP25 = 5, kP50 = 6, kP75 = 7, kP95 = 9;

TEST(Statistics, BlankAQuantileThatFellOutsideTheHistogram) {
  OneValue value;
  for (const double share : {0.1, 0.2, 0.25}) value.add(share * value.expected());
  const double inside = value.bins().low + 64.25 * value.bins().width;
  value.add(inside, 6);
  value.add(inside + 0.5 * value.bins().width);
  const double smallest = std::lround(0.1 * value.expected() / value.quantum()) * value.quantum();
  EXPECT_DOUBLE_EQ(value.statistic(kP05), smallest);  // known exactly, though below the histogram
  EXPECT_TRUE(std::isnan(value.statistic(kP25)));     // one of the two that are counted and no more
  EXPECT_GE(value.statistic(kP50), value.bins().low + 64.0 * value.bins().width);
  EXPECT_LE(value.statistic(kP50), inside + 0.5 * value.bins().width);
}

// Where replicates agree, every quantile is what they agree on, wherever it lies: on the expected value, between the
// edges of a wide bin, or outside the histogram.
TEST(Statistics, AreThatValueWhereAllReplicatesAgree) {
  for (const double share : {1.0, 1.003, 0.5, 0.0, 3.0}) {
    OneValue value;
    value.add(share * value.expected(), 400);
    const double mean = value.statistic(0);
    EXPECT_EQ(value.statistic(1), 0.0);
    for (std::size_t quantile = kP05; quantile <= kP95; ++quantile) EXPECT_EQ(value.statistic(quantile), mean) << share;
  }
}

TEST(Statistics, AreExactWhereMostReplicatesAgreeAtAnEnd) {
  OneValue value;
  value.add(value.expected(), 380);
  for (int i = 1; i <= 20; ++i) value.add(value.expected() * (1.0 + 0.0004 * i));
  const double agreed = std::lround(value.expected() / value.quantum()) * value.quantum();
  for (const std::size_t quantile : {kP05, kP25, kP50, kP75, kP95}) EXPECT_EQ(value.statistic(quantile), agreed);
}

TEST(Statistics, OfANarrowSpreadAroundTheExpectedValueAreNotBiased) {
  OneValue value;
  const double reach = 0.2 * value.bins().width;
  for (int i = -100; i <= 100; ++i) value.add(value.expected() + reach * i / 100.0);
  EXPECT_NEAR(value.statistic(kP50), value.expected(), 0.02 * reach);
  EXPECT_NEAR(value.statistic(kP05), value.expected() - 0.9 * reach, 0.02 * reach);
  EXPECT_NEAR(value.statistic(kP95), value.expected() + 0.9 * reach, 0.02 * reach);
}

// The bound that engine/record/ensemble.hpp gives, on samples whose quantiles are known by sorting.
TEST(Statistics, AreWithinOneBinOfTheSample) {
  OneValue value;
  std::vector<double> sample;
  for (int i = 0; i < 999; ++i) {
    const double u = (i * 617 % 999 + 0.5) / 999.0;
    sample.push_back(value.expected() * (0.6 + 0.9 * u * u * u));
    value.add(sample.back());
  }
  std::sort(sample.begin(), sample.end());
  const std::vector<double> probabilities = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
  for (std::size_t q = 0; q < probabilities.size(); ++q)
    EXPECT_NEAR(value.statistic(kP05 + q), sample[static_cast<std::size_t>(probabilities[q] * 999.0)],
                value.bins().width);
}

TEST(Statistics, PutTheExpectedValueIntoTheMiddleOfABin) {
  const Variable& births = variables()[variable_index("births")];
  const Bins bins = histogram_bins(births, 1000.0, 1000.0);
  EXPECT_DOUBLE_EQ(bins.low + (kBins / 2 + 0.5) * bins.width, 1000.0);
  EXPECT_DOUBLE_EQ(bins.width, 600.0 / 64.0);
}

TEST(Statistics, GiveABalanceNearZeroTheWidthOfItsScale) {
  const Variable& balance = variables()[variable_index("places_balance")];
  const Bins bins = histogram_bins(balance, 0.0, 1000.0);
  EXPECT_DOUBLE_EQ(bins.width, 300.0 / 64.0);
  EXPECT_DOUBLE_EQ(bins.low, -64.5 * bins.width);
}

TEST(Variables, HaveDistinctNamesAndRatiosOfKnownParts) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    EXPECT_EQ(variable_index(variables()[v].id), v);
    if (variables()[v].source == Source::ratio) {
      EXPECT_LT(variable_index(variables()[v].numerator), v);
      EXPECT_LT(variable_index(variables()[v].denominator), v);
    }
  }
}

TEST(Variables, EventsAreZeroOrOneOfKnownParts) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& event = variables()[v];
    EXPECT_EQ(event.source == Source::event, !event.operands.empty()) << event.id;
    if (event.source != Source::event) continue;
    EXPECT_TRUE(event.probability && event.quantum == 1.0 && !event.histogram) << event.id;
    EXPECT_LE(event.operands.size(), kMostOperands) << event.id;
    const std::vector<Axis>& axes = variables()[variable_index(event.operands.front())].axes;
    const std::size_t further = event.axes.size() - axes.size();
    EXPECT_LE(further, event.remembers ? 0u : 1u) << event.id;
    EXPECT_TRUE(std::equal(axes.begin(), axes.end(), event.axes.begin())) << event.id;
    for (const std::string_view operand : event.operands) {
      EXPECT_LT(variable_index(operand), v) << event.id;
      const Variable& part = variables()[variable_index(operand)];
      EXPECT_EQ(part.axes, axes) << event.id;
      EXPECT_TRUE(part.quantum > 0.0 || (part.source == Source::plain && part.values != nullptr)) << event.id;
    }
  }
}

}  // namespace
}  // namespace xuewei

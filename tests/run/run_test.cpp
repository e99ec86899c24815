// The same bits whatever the threads and however the replicates are split.
#include "engine/run/run.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/support/random_case.hpp"
#include "tests/support/same_ensemble.hpp"

namespace xuewei {
namespace {

const Model& model() {
  static const Model compiled = compile(support::RandomCase(41, {.counties = 2, .horizon = 2027}).make());
  return compiled;
}

const Expected& expected() {
  static const Expected path = run_expected(model());
  return path;
}

Ensemble run(std::uint64_t first, std::uint64_t last, int threads) {
  RunPlan plan;
  plan.seed = 20260101;
  plan.first_replicate = first;
  plan.last_replicate = last;
  plan.threads = threads;
  return run_ensemble(model(), expected(), plan).ensemble;
}

TEST(Run, AnExceptionOfTheListenerComesOutAndStartsNoFurtherBlock) {
  for (const int threads : {1, 2}) {
    std::uint64_t heard = 0;
    const auto listener = [&](std::uint64_t done, std::uint64_t) -> bool {
      heard = done;
      throw std::runtime_error("the listener has had enough");
    };
    EXPECT_THROW(run_ensemble(model(), expected(), {.last_replicate = 1000, .threads = threads}, listener),
                 std::runtime_error);
    EXPECT_LE(heard, static_cast<std::uint64_t>(threads * kLanes));
  }
}

TEST(Run, ARangeThatEndsBeforeItBeginsIsRefused) {
  EXPECT_THROW(run_ensemble(model(), expected(), {.first_replicate = 10, .last_replicate = 2}), std::invalid_argument);
  EXPECT_EQ(run_ensemble(model(), expected(), {.first_replicate = 10, .last_replicate = 10}).ensemble.replicates, 0);
}

TEST(Run, GivesTheSameBitsForOneAndTwoThreads) { support::expect_same(run(0, 37, 1), run(0, 37, 2)); }

TEST(Run, SplitInThreeRangesAndMergedIsTheWhole) {
  Ensemble merged = run(21, 37, 1);
  merged.merge(run(0, 5, 2));
  merged.merge(run(5, 21, 1));
  support::expect_same(merged, run(0, 37, 1));
}

TEST(Run, ReplaysOneReplicateOfABatch) {
  const Expected replay = run_replicate(model(), 20260101, 18);
  const Ensemble alone = run(18, 19, 1);
  for (std::size_t v = 0; v < variables().size(); ++v)
    for (std::size_t i = 0; i < alone.moments[v].sum.size(); ++i) {
      if (alone.moments[v].count[i] == 0 || std::isnan(replay.values[v][i])) continue;
      ASSERT_NEAR(static_cast<double>(alone.moments[v].sum[i]) * variables()[v].quantum, replay.values[v][i],
                  60 * variables()[v].quantum + 1e-5 * std::abs(replay.values[v][i]))  // ratios of rounded values
          << variables()[v].id;
    }
}

TEST(Run, AnotherSeedGivesOtherNumbers) {
  RunPlan plan;
  plan.seed = 2;
  plan.last_replicate = 37;
  const Ensemble other = run_ensemble(model(), expected(), plan).ensemble;
  EXPECT_NE(other.moments[variable_index("births")].sum, run(0, 37, 1).moments[variable_index("births")].sum);
}

TEST(Run, StoppedEarlyHoldsAPrefixOfTheRange) {
  RunPlan plan;
  plan.seed = 20260101;
  plan.first_replicate = 3;
  plan.last_replicate = 3 + 10 * kLanes;
  plan.threads = 2;
  const EnsembleRun stopped =
      run_ensemble(model(), expected(), plan, [](std::uint64_t done, std::uint64_t) { return done < 3 * kLanes; });
  EXPECT_LT(stopped.last_replicate, plan.last_replicate);
  EXPECT_GE(stopped.last_replicate, plan.first_replicate + 3 * kLanes);
  support::expect_same(stopped.ensemble, run(3, stopped.last_replicate, 1));
}

TEST(Run, WithoutUncertaintyEveryReplicateIsTheExpectedPath) {
  Case input = support::RandomCase(41, {.counties = 2, .horizon = 2023}).make();
  input.uncertainty.clear();
  const Model certain = compile(input);
  const Expected path = run_expected(certain);
  RunPlan plan;
  plan.last_replicate = kLanes + 1;
  const Ensemble ensemble = run_ensemble(certain, path, plan).ensemble;
  for (std::string_view id : {"enrolment", "births", "site_enrolment", "gross_enrolment_ratio", "staff"}) {
    const std::size_t v = variable_index(id);
    const std::vector<double> values = statistics(ensemble, path, v);
    for (std::size_t i = 0; i < path.values[v].size(); ++i) {
      if (std::isnan(path.values[v][i])) continue;
      EXPECT_NEAR(values[i], path.values[v][i], 60 * variables()[v].quantum) << id;
      EXPECT_DOUBLE_EQ(values[path.values[v].size() + i], 0.0) << id;
    }
  }
}

}  // namespace
}  // namespace xuewei

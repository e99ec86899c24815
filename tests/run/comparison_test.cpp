// Scenarios side by side: what is kept of their differences is what a plain loop over single replicates finds, whatever the
// threads and however replicates are split; and the same luck is what makes few replicates enough.
#include <cmath>
#include <optional>
#include <stdexcept>

#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/same_ensemble.hpp"

namespace xuewei {
namespace {

constexpr std::uint64_t kSeed = 20260101;
constexpr std::size_t kScenarios = 3;

struct Scenario {
  Model model;
  Expected expected;

  explicit Scenario(const Case& input) : model(compile(input)), expected(run_expected(model)) {}
};

const Case& base_case() {
  static const Case input = support::RandomCase(41, {.counties = 2, .horizon = 2022}).make();
  return input;
}

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> list = [] {
    Case fewer = base_case(), smaller = base_case();
    for (auto& row : fewer.fertility) row.births_per_woman_year *= 0.9;
    for (StageRow& stage : smaller.stages)
      for (double& norm : stage.class_size_norm) norm *= 0.8;
    std::vector<Scenario> made;
    for (const Case* input : {&base_case(), &static_cast<const Case&>(fewer), &static_cast<const Case&>(smaller)})
      made.emplace_back(*input);
    return made;
  }();
  return list;
}

ScenariosRun run_both(std::uint64_t first, std::uint64_t last, int threads, bool record = true) {
  std::vector<ScenarioToRun> to_run;
  for (const Scenario& scenario : scenarios())
    to_run.push_back({.model = &scenario.model, .expected = &scenario.expected, .record = record, .compare = true});
  return run_scenarios(to_run, {.seed = kSeed, .first_replicate = first, .last_replicate = last, .threads = threads});
}

/// Every recorded value of one replicate, in quanta, where it exists: by a run of its own.
class Replicate {
 public:
  Replicate(const Scenario& scenario, std::uint64_t replicate, std::uint64_t seed = kSeed)
      : ensemble_(run_ensemble(scenario.model, scenario.expected,
                               {.seed = seed, .first_replicate = replicate, .last_replicate = replicate + 1})
                      .ensemble) {}
  std::optional<std::int64_t> at(std::size_t v, std::size_t i) const {
    const Moments& moments = ensemble_.moments[v];
    return moments.count[i] == 0 ? std::nullopt : std::optional(moments.sum[i]);
  }

 private:
  Ensemble ensemble_;
};

/// What the comparison keeps of one value, from a loop.
struct Plain {
  std::int64_t count = 0, sum = 0, above = 0, equal = 0;
  Int128 squares = 0;

  void add(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
    if (!a || !b) return;
    const std::int64_t difference = *a - *b;
    ++count;
    sum += difference;
    squares += static_cast<Int128>(difference) * difference;
    above += difference > 0 ? 1 : 0;
    equal += difference == 0 ? 1 : 0;
  }
  void expect(const Differences& found, std::size_t at) const {
    ASSERT_EQ(found.moments.count[at], count);
    ASSERT_EQ(found.moments.sum[at], sum);
    ASSERT_TRUE(found.moments.sum_of_squares[at] == squares);
    ASSERT_EQ(found.above[at], above);
    ASSERT_EQ(found.equal[at], equal);
  }
};

TEST(Comparison, IsWhatALoopOverSingleReplicatesFinds) {
  constexpr std::uint64_t kReplicates = kLanes + 1;
  const ScenariosRun together = run_both(0, kReplicates, 1);
  const Comparison& found = together.comparison.value();
  std::vector<std::vector<Replicate>> alone(kScenarios);
  for (std::size_t s = 0; s < kScenarios; ++s)
    for (std::uint64_t r = 0; r < kReplicates; ++r) alone[s].emplace_back(scenarios()[s], r);
  const Model& model = scenarios().front().model;
  const std::vector<std::size_t> topmost = topmost_areas(model.network);
  const std::size_t areas = model.network.nodes.size();
  std::size_t compared = 0, missing = 0, differing = 0;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    if (!variables()[v].compared) continue;
    ++compared;
    const std::size_t size = values_per_year(variables()[v], model), inner = size / areas;
    const std::size_t all = size * model.network.calendar.steps;
    for (std::size_t s = 1; s < kScenarios; ++s)
      for (std::size_t i = 0; i < all; ++i) {
        Plain plain;
        for (std::uint64_t r = 0; r < kReplicates; ++r) plain.add(alone[s][r].at(v, i), alone[0][r].at(v, i));
        plain.expect(found.with_first[v], (s - 1) * all + i);
        missing += plain.count == 0 ? 1 : 0;
        differing += plain.above > 0 ? 1 : 0;
      }
    std::size_t at = 0;  // of the one pair of others
    for (std::size_t step = 0; step < model.network.calendar.steps; ++step)
      for (const std::size_t area : topmost)
        for (std::size_t i = 0; i < inner; ++i, ++at) {
          Plain plain;
          const std::size_t value = step * size + area * inner + i;
          for (std::uint64_t r = 0; r < kReplicates; ++r) plain.add(alone[2][r].at(v, value), alone[1][r].at(v, value));
          plain.expect(found.among_others[v], at);
        }
    EXPECT_EQ(found.among_others[v].above.size(), at);
  }
  EXPECT_GE(compared, 5u);
  EXPECT_GT(missing, 0u) << "no staff below the county";
  EXPECT_GT(differing, 50u);
}

TEST(Comparison, OfScenariosSideBySideChangesNoEnsemble) {
  const ScenariosRun together = run_both(0, 21, 1);
  for (std::size_t s = 0; s < kScenarios; ++s)
    support::expect_same(together.ensembles[s], run_ensemble(scenarios()[s].model, scenarios()[s].expected,
                                                             {.seed = kSeed, .last_replicate = 21, .threads = 1})
                                                    .ensemble);
}

TEST(Comparison, HasTheSameBitsForThreadsRangesAndWhatIsRecorded) {
  const Comparison whole = run_both(0, 21, 1).comparison.value();
  support::expect_same(run_both(0, 21, 2).comparison.value(), whole);
  support::expect_same(run_both(0, 21, 1, false).comparison.value(), whole);
  Comparison merged = run_both(13, 21, 1).comparison.value();
  merged.merge(run_both(0, 5, 2).comparison.value());
  merged.merge(run_both(5, 13, 1).comparison.value());
  support::expect_same(merged, whole);
}

TEST(Comparison, ReadsTheSameFromBothSides) {
  const Comparison found = run_both(0, 21, 1).comparison.value();
  const std::size_t v = variable_index("enrolment");
  for (const auto& [a, b] : {std::pair{1, 0}, std::pair{2, 1}})
    for (std::size_t i = 0; i < 12; ++i) {
      const auto here = difference_at(found, v, static_cast<std::size_t>(a), static_cast<std::size_t>(b), i);
      const auto there = difference_at(found, v, static_cast<std::size_t>(b), static_cast<std::size_t>(a), i);
      EXPECT_EQ(here.mean, -there.mean);
      EXPECT_EQ(here.minimum, -there.maximum);
      EXPECT_EQ(here.variance, there.variance);
      EXPECT_NEAR(here.above + there.above + here.equal, 1.0, 1e-12);
    }
}

/// (Var A + Var B) / Var(A - B) of the prefecture's births-driven kindergarten enrolment in the last year.
double variance_saved(std::uint64_t seed_of_b) {
  constexpr std::uint64_t kReplicates = 24;
  const Model& model = scenarios().front().model;
  const std::size_t v = variable_index("enrolment");
  const std::size_t stages = model.network.stages.size(), areas = model.network.nodes.size();
  const std::size_t i = ((model.network.calendar.steps - 1) * areas + topmost_areas(model.network).front()) * stages;
  std::vector<double> a, b, difference;
  for (std::uint64_t r = 0; r < kReplicates; ++r) {
    a.push_back(static_cast<double>(Replicate(scenarios()[1], r).at(v, i).value()));
    b.push_back(static_cast<double>(Replicate(scenarios()[0], r, seed_of_b).at(v, i).value()));
    difference.push_back(a.back() - b.back());
  }
  const auto variance = [](const std::vector<double>& values) {
    double mean = 0.0, squares = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
  };
  const double apart = variance(a) + variance(b);
  if (seed_of_b == kSeed) {  // what the comparison says of it
    const Difference found = difference_at(run_both(0, kReplicates, 1).comparison.value(), v, 1, 0, i);
    EXPECT_NEAR(found.variance, variance(difference) / 1024.0 / 1024.0, 1e-6 * found.variance);
  }
  return apart / variance(difference);
}

TEST(Comparison, NeedsFarFewerReplicatesThanIndependentDraws) {
  // With 24 independent pairs the ratio is 1 with a standard error of some 0.3: far below what the same luck saves.
  EXPECT_GT(variance_saved(kSeed), 5.0);
  EXPECT_LT(variance_saved(kSeed + 1), 2.0) << "the twin: independent draws save nothing";
}

TEST(Comparison, OfScenariosWithOtherYearsIsRefused) {
  Case longer = base_case();
  longer.horizon += 1;
  const Scenario other(longer);
  const Scenario& first = scenarios().front();
  const std::vector<ScenarioToRun> both = {{.model = &first.model, .expected = &first.expected, .compare = true},
                                           {.model = &other.model, .expected = &other.expected, .compare = true}};
  EXPECT_THROW(run_scenarios(both, {.last_replicate = 8}), std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

// docs/develop/embedding.md shows what stands here between "page" and "end of page"; tests/checks compares them.
#include <filesystem>

#include <gmock/gmock.h>

#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "io/description/variable_values.hpp"
#include "io/results/digest.hpp"
#include "io/results/results_file.hpp"

namespace xuewei {
namespace {

void keep(const std::string& path, const std::string& file) {
  // page
  const RunPlan plan{.seed = 1, .last_replicate = 100};
  const LoadedCase loaded = read_case(Directory(path), "baseline", {.digest = sha256_hex});
  const Model model = compile(loaded.data);
  Results results = results_of(plan);
  add_case(loaded, results);
  ScenarioResults& scenario = results.scenarios.emplace_back(describe_scenario(loaded, model, sha256_hex));
  add_expected(loaded, model, run_expected(model), scenario);
  add_replicates(run_ensemble(model, scenario.expected, plan), scenario);
  write_results(file, results);
  // end of page
}

TEST(Embedding, WhatThePageKeepsIsReadBackWhole) {
  const std::string file = ::testing::TempDir() + "/xuewei-embedding.h5";
  keep(XUEWEI_SOURCE_DIR "/scenarios/minimal", file);
  const Results results = read_results(file);
  std::filesystem::remove(file);
  EXPECT_TRUE(results.complete());
  EXPECT_EQ(results.seed, 1u);
  EXPECT_FALSE(results.inputs.empty());
  ASSERT_EQ(results.scenarios.size(), 1u);
  ASSERT_TRUE(results.scenarios[0].ensemble);
  EXPECT_EQ(results.scenarios[0].ensemble->replicates, 100);
  EXPECT_GT(VariableValues(results.scenarios[0], "enrolment").statistic("mean", 0), 0.0);
}

TEST(Embedding, ReplicatesAreAddedWhereTheOthersEnd) {
  const LoadedCase loaded = read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal"));
  const Model model = compile(loaded.data);
  const Expected expected = run_expected(model);
  ScenarioResults scenario;
  add_replicates(run_ensemble(model, expected, {.seed = 1, .first_replicate = 3, .last_replicate = 5}), scenario);
  add_replicates(run_ensemble(model, expected, {.seed = 1, .first_replicate = 5, .last_replicate = 16}), scenario);
  EXPECT_EQ(scenario.first_replicate, 3u);
  EXPECT_EQ(scenario.last_replicate, 16u);
  EXPECT_EQ(scenario.ensemble->replicates, 13);
  EXPECT_THROW(
      add_replicates(run_ensemble(model, expected, {.seed = 1, .first_replicate = 17, .last_replicate = 18}), scenario),
      std::invalid_argument);
}

}  // namespace
}  // namespace xuewei

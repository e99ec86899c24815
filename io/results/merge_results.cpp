#include "io/results/merge_results.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "io/results/results_error.hpp"

namespace xuewei {
namespace {

struct Shard {
  std::string file;
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  std::string text() const { return fmt::format("{} ({}:{})", file, first, last); }
};

template <class Value>
void expect_same(const Shard& one, const Shard& other, const char* what, const Value& of_one, const Value& of_other) {
  if (of_one != of_other)
    throw ResultsError(other.file, fmt::format("cannot be merged with {}: {} is {} here and {} there", one.file, what,
                                               of_other, of_one));
}

/// The range that every scenario of the file holds in full.
Shard describe(const std::string& file, const Results& results) {
  const Shard shard{file, results.first_replicate, results.last_replicate()};
  if (shard.first == shard.last) throw ResultsError(file, "holds no replicates, so there is nothing to merge");
  for (const ScenarioResults& scenario : results.scenarios)
    if (scenario.last_replicate != shard.last)
      throw ResultsError(
          file,
          fmt::format("was interrupted: scenario {} holds replicates up to {}, another only up to {}; complete it "
                      "with `xuewei run --resume` first",
                      scenario.name, scenario.last_replicate, shard.last));
  return shard;
}

void check_alike(const Shard& one, const Results& first, const Shard& other, const Results& next) {
  expect_same(one, other, "the case", first.case_name, next.case_name);
  expect_same(one, other, "the seed", first.seed, next.seed);
  expect_same(one, other, "the random scheme", first.random_scheme, next.random_scheme);
  expect_same(one, other, "the program version", first.provenance.engine_version, next.provenance.engine_version);
  expect_same(one, other, "the program revision", first.provenance.source_revision, next.provenance.source_revision);
  expect_same(one, other, "the number of scenarios", first.scenarios.size(), next.scenarios.size());
  for (const ScenarioResults& scenario : first.scenarios) {
    const ScenarioResults* same = next.scenario(scenario.name);
    if (!same)
      throw ResultsError(other.file,
                         fmt::format("cannot be merged with {}: it has no scenario {}", one.file, scenario.name));
    expect_same(one, other, ("the model digest of scenario " + scenario.name).c_str(), scenario.model_digest,
                same->model_digest);
  }
}

void check_ranges(std::vector<Shard> shards) {
  std::sort(shards.begin(), shards.end(),
            [](const Shard& a, const Shard& b) { return std::pair(a.first, a.last) < std::pair(b.first, b.last); });
  for (std::size_t i = 1; i < shards.size(); ++i) {
    const Shard &before = shards[i - 1], &after = shards[i];
    if (after.first < before.last)
      throw ResultsError(after.file, fmt::format("overlaps: {} and {} hold the same replicates {}:{}", before.text(),
                                                 after.text(), after.first, std::min(before.last, after.last)));
    if (after.first > before.last)
      throw ResultsError(after.file, fmt::format("leaves a gap: replicates {}:{} are missing between {} and {}",
                                                 before.last, after.first, before.text(), after.text()));
  }
}

}  // namespace

Results merge_results(const std::vector<std::string>& files) {
  if (files.empty()) throw ResultsError("merge", "no files were given");
  Results merged = read_results(files.front());
  std::vector<Shard> shards = {describe(files.front(), merged)};
  const Shard first = shards.front();
  for (std::size_t f = 1; f < files.size(); ++f) {
    const Results next = read_results(files[f]);
    const Shard shard = describe(files[f], next);
    check_alike(first, merged, shard, next);
    shards.push_back(shard);
    for (ScenarioResults& scenario : merged.scenarios) {
      const ScenarioResults& other = *next.scenario(scenario.name);
      if (!scenario.ensemble || !other.ensemble)
        throw ResultsError(files[f], "lacks the exact sums of scenario " + scenario.name);
      scenario.ensemble->merge(*other.ensemble);
      scenario.first_replicate = std::min(scenario.first_replicate, other.first_replicate);
      scenario.last_replicate = std::max(scenario.last_replicate, other.last_replicate);
    }
    merged.provenance.elapsed_seconds += next.provenance.elapsed_seconds;
  }
  check_ranges(shards);
  merged.first_replicate = merged.scenarios.front().first_replicate;
  merged.requested_last_replicate = merged.scenarios.front().last_replicate;
  return merged;
}

}  // namespace xuewei

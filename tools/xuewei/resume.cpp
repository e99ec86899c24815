#include "tools/xuewei/resume.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "tools/xuewei/commands.hpp"

namespace xuewei {
namespace {

template <class Value>
void expect_same(const std::string& file, const char* what, const Value& in_file, const Value& now) {
  if (in_file != now)
    throw UsageError(
        fmt::format("--resume: {} has {} {}, this run has {}; give the options of the first run, or leave "
                    "--resume out to start anew",
                    file, what, in_file, now));
}

}  // namespace

std::string partial_file(const std::string& output) { return output + ".partial"; }

std::string file_to_resume(const std::string& output) {
  for (const std::string& file : {partial_file(output), output})
    if (std::filesystem::exists(file)) return file;
  return {};
}

void take_over(const std::string& file, Results& results) {
  Results found = read_results(file);
  expect_same(file, "seed", found.seed, results.seed);
  expect_same(file, "random scheme", found.random_scheme, results.random_scheme);
  expect_same(file, "program version", found.provenance.engine_version, results.provenance.engine_version);
  expect_same(file, "program revision", found.provenance.source_revision, results.provenance.source_revision);
  expect_same(file, "first replicate", found.first_replicate, results.first_replicate);
  for (ScenarioResults& old : found.scenarios)
    if (!results.scenario(old.name))
      throw UsageError(fmt::format("--resume: {} holds scenario {}, which this run does not ask for", file, old.name));
  for (ScenarioResults& scenario : results.scenarios) {
    for (ScenarioResults& old : found.scenarios) {
      if (old.name != scenario.name) continue;
      expect_same(file, "another model (digest) in a scenario:", old.model_digest, scenario.model_digest);
      if (old.last_replicate > results.requested_last_replicate)
        throw UsageError(fmt::format("--resume: {} already holds replicates up to {}, this run asks for fewer", file,
                                     old.last_replicate));
      scenario.last_replicate = old.last_replicate;
      scenario.ensemble = std::move(old.ensemble);
    }
  }
}

}  // namespace xuewei

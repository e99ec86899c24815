#include <algorithm>

#include <fmt/format.h>

#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {
namespace {

std::string range_text(std::uint64_t first, std::uint64_t last) {
  return first == last ? "none" : fmt::format("{} ({}:{})", last - first, first, last);
}

void print_scenario(const ScenarioResults& scenario) {
  const auto size = [&](std::string_view name) {
    for (const Coordinate& coordinate : scenario.coordinates)
      if (coordinate.name == name) return coordinate.size();
    return std::size_t{0};
  };
  std::size_t held = 0;
  for (const auto& values : scenario.expected.values) held += values.empty() ? 0 : 1;
  fmt::print("  {:<28} {} {}\n", scenario.name, scenario.title_zh, scenario.title_en);
  fmt::print("    years {}-{}, areas {}, zones {}, sites {}, variables {}\n", scenario.integers("year").front(),
             scenario.integers("year").back(), size("area"), size("zone"), size("site"), held);
  fmt::print("    replicates {}", range_text(scenario.first_replicate, scenario.last_replicate));
  if (scenario.ensemble) {
    const Recorded recorded = recorded_in(*scenario.ensemble);
    fmt::print(", of {} variables", std::ranges::count(recorded, true));
  }
  fmt::print("\n");
  fmt::print("    identity {}\n", scenario.identity.known() ? scenario.identity.digest : "none, as before format 1.1");
  if (!scenario.identity.other_digest.empty())
    fmt::print("    other_tables_digest {}\n", scenario.identity.other_digest);
  fmt::print("    expected_digest {}\n", expected_digest(scenario));
}

}  // namespace

int info_command(const InfoOptions& options) {
  const Results results = read_results(options.file, Reading::unverified);
  const Provenance& made = results.provenance;
  fmt::print("file: {}\n", options.file);
  fmt::print("format: {} {}\n", kResultsFormat, results.format_version);
  fmt::print("case: {}\n", results.case_name);
  fmt::print("synthetic_inputs: {}\n", results.synthetic_inputs ? "yes (含合成数据)" : "no");
  for (const std::string& flag : results.flags) fmt::print("flag: {}\n", flag);
  fmt::print("seed: {}\n", results.seed);
  fmt::print("random_scheme: {}\n", results.random_scheme);
  if (results.results_revision > 0) fmt::print("results_revision: {}\n", results.results_revision);
  fmt::print("replicates: {}\n", range_text(results.first_replicate, results.last_replicate()));
  if (!results.complete())
    fmt::print("incomplete: {}:{} was asked for; run again with --resume\n", results.first_replicate,
               results.requested_last_replicate);
  fmt::print("scenarios: {}\n", results.scenarios.size());
  for (const ScenarioResults& scenario : results.scenarios) print_scenario(scenario);
  if (results.comparison)
    fmt::print("compared: {} scenarios with {}, replicates {}\n", results.comparison->scenarios.size() - 1,
               results.comparison->scenarios.front(),
               range_text(results.comparison->first_replicate, results.comparison->last_replicate));
  fmt::print("inputs: {}\n", results.inputs.size());
  for (const InputFile& input : results.inputs) fmt::print("  {}  {}\n", input.sha256, input.path);
  fmt::print("made_by: xuewei {} ({}), {} {}, {} lanes\n", made.engine_version, made.source_revision, made.compiler,
             made.build_type, made.lanes);
  fmt::print("made_on: {} {}, {:.2f} s\n", made.host, made.time_utc, made.elapsed_seconds);
  fmt::print("results_digest: {}\n", results.results_digest);
  if (!options.verify) return kDone;
  const std::string now = recompute_results_digest(options.file);
  if (now == results.results_digest) {
    fmt::print("verified: the values are those the digest was taken of\n");
    return kDone;
  }
  fmt::print(stderr, "{}: the values now in the file have digest {}; they were changed after the run\n", options.file,
             now);
  return kFailed;
}

}  // namespace xuewei

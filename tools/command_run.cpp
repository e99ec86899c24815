#include <chrono>
#include <filesystem>

#include <fmt/format.h>

#include "engine/random/draw.hpp"
#include "engine/run/run.hpp"
#include "io/results/atomic_file.hpp"
#include "io/results/describe.hpp"
#include "io/results/provenance.hpp"
#include "io/results/results.hpp"
#include "tools/commands.hpp"
#include "tools/dry_run.hpp"
#include "tools/interrupt.hpp"
#include "tools/load_scenarios.hpp"
#include "tools/progress.hpp"
#include "tools/resume.hpp"

namespace xuewei {
namespace {

ReplicateRange range_of(const RunOptions& options) {
  if (!options.range) return {0, options.replicates};
  const ReplicateRange range = *options.range;
  if (options.replicates > 0 && range.last > options.replicates)
    throw UsageError(
        fmt::format("--range {}:{} reaches beyond --replicates {}", range.first, range.last, options.replicates));
  return range;
}

/// Scenarios are run one after another, so that an interruption leaves the first ones whole.
void run_replicates(const std::vector<LoadedScenario>& scenarios, const ReplicateRange& range,
                    const RunOptions& options, Results& results) {
  for (std::size_t s = 0; s < scenarios.size() && !interrupted(); ++s) {
    ScenarioResults& scenario = results.scenarios[s];
    if (scenario.last_replicate >= range.last) continue;
    const RunPlan plan{options.seed, scenario.last_replicate, range.last, options.threads};
    Progress progress(scenario.name, plan.last_replicate - plan.first_replicate);
    EnsembleRun run = run_ensemble(scenarios[s].model, scenario.expected, plan, [&](std::uint64_t done, std::uint64_t) {
      progress.update(done);
      return !interrupted();
    });
    if (scenario.ensemble)
      scenario.ensemble->merge(run.ensemble);
    else
      scenario.ensemble = std::move(run.ensemble);
    scenario.last_replicate = run.last_replicate;
  }
}

}  // namespace

int run_command(const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  watch_for_interruption();
  const ReplicateRange range = range_of(options);
  const std::vector<LoadedScenario> scenarios =
      load_scenarios(options.case_directory, scenario_names(options.case_directory, options.scenarios), options.until);
  const std::string output =
      options.output.empty() ? "out/" + scenarios.front().loaded.data.name + ".h5" : options.output;
  if (options.dry_run) return dry_run(scenarios, range.last - range.first, options.threads, output);
  check_file_can_be_written(output);

  Results results;
  results.provenance = provenance_of_this_build();
  results.provenance.threads = options.threads;
  results.random_scheme = kRandomScheme;
  results.seed = options.seed;
  results.first_replicate = range.first;
  results.requested_last_replicate = range.last;
  for (const LoadedScenario& scenario : scenarios) {
    add_case(scenario.loaded, results);
    ScenarioResults& described = results.scenarios.emplace_back(describe_scenario(scenario.loaded, scenario.model));
    described.first_replicate = described.last_replicate = range.first;
    add_expected(scenario.loaded, scenario.model, run_expected(scenario.model), described);
  }
  if (options.resume && std::filesystem::exists(output)) take_over(output, results);
  run_replicates(scenarios, range, options, results);

  results.provenance.elapsed_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::string digest = write_results(output, results);
  fmt::print(stderr, "{}: {} scenario(s), replicates {}:{}, digest {}\n", output, results.scenarios.size(), range.first,
             results.last_replicate(), digest.substr(0, 12));
  if (results.complete()) return kDone;
  fmt::print(stderr, "interrupted; the same command with --resume runs replicates {}:{} and completes the file\n",
             results.last_replicate(), range.last);
  return kInterrupted;
}

}  // namespace xuewei

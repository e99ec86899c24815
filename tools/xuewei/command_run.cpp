#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "engine/random/draw.hpp"
#include "engine/run/run.hpp"
#include "io/description/describe.hpp"
#include "io/results/digest.hpp"
#include "io/results/provenance.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/drift.hpp"
#include "tools/xuewei/dry_run.hpp"
#include "tools/xuewei/interrupt.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/load_scenarios.hpp"
#include "tools/xuewei/lost_events.hpp"
#include "tools/xuewei/output.hpp"
#include "tools/xuewei/progress.hpp"
#include "tools/xuewei/record.hpp"
#include "tools/xuewei/resume.hpp"
#include "tools/xuewei/saving.hpp"

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

std::string output_of(const RunOptions& options, const std::string& case_name) {
  if (!options.output.empty()) return options.output;
  if (case_name.find('/') != std::string::npos)
    throw UsageError(
        Bilingual{fmt::format("the case is called `{}`, which no file can be: name the results with -o", case_name),
                  fmt::format("算例名称“{}”不能用作文件名：请用 -o 指定结果文件", case_name)});
  return "out/" + case_name + ".h5";
}

Results describe_run(const std::vector<LoadedScenario>& scenarios, const ReplicateRange& range,
                     const RunOptions& options) {
  Results results = results_of({options.seed, range.first, range.last, options.threads});
  results.provenance = provenance_of_this_build();
  results.provenance.threads = options.threads;
  for (const LoadedScenario& scenario : scenarios) {
    stop_if_interrupted();
    add_case(scenario.loaded, results);
    ScenarioResults& described =
        results.scenarios.emplace_back(describe_scenario(scenario.loaded, scenario.model, sha256_hex));
    described.first_replicate = described.last_replicate = range.first;
    add_expected(scenario.loaded, scenario.model, run_expected(scenario.model), described);
    add_lost_events(described, results);
  }
  return results;
}

/// Scenarios are run one after another, so that an interruption leaves the first ones whole. A run that is to be saved ends
/// after the blocks under way and goes on from there: how replicates are cut changes no bit.
void run_replicates(const std::vector<LoadedScenario>& scenarios, const ReplicateRange& range,
                    const RunOptions& options, const Recorded& recorded, Saving& saving, Results& results) {
  std::uint64_t total = 0, before = 0;
  for (const ScenarioResults& scenario : results.scenarios) total += range.last - scenario.last_replicate;
  Progress progress(total);
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    ScenarioResults& scenario = results.scenarios[s];
    while (scenario.last_replicate < range.last && !interrupted()) {
      const RunPlan plan{options.seed, scenario.last_replicate, range.last, options.threads, recorded};
      try {
        add_replicates(run_ensemble(scenarios[s].model, scenario.expected, plan,
                                    [&](std::uint64_t done, std::uint64_t) {
                                      progress.update(scenario.name, before + done);
                                      return !interrupted() && !saving.due();
                                    }),
                       scenario);
      } catch (const std::overflow_error& failure) {
        scenario.last_replicate = scenario.first_replicate;
        scenario.ensemble.reset();
        throw std::overflow_error(fmt::format("scenario {}: {}", scenario.name, failure.what()));
      }
      before += scenario.last_replicate - plan.first_replicate;
      if (before < total && !interrupted()) saving.save_if_due(results);
    }
  }
}

/// What scenarios before the one that failed have done. A scenario without replicates is left out, so that it may be mended.
void save_before_failure(const std::string& output, Results& results) {
  std::erase_if(results.scenarios,
                [](const ScenarioResults& scenario) { return scenario.last_replicate == scenario.first_replicate; });
  try {
    if (save_partial(output, results))
      say_what_is_saved(
          output, "mend the scenario that failed, or leave it out, and the command with --resume goes on from there");
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
  }
}

}  // namespace

int run_command(const RunOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  watch_for_interruption();
  const ReplicateRange range = range_of(options);
  const Recorded recorded = recorded_of(options.record);
  const std::vector<LoadedScenario> scenarios =
      load_scenarios(options.case_directory, scenario_names(options.case_directory, options.scenarios), options.until);
  const std::string output = output_of(options, scenarios.front().loaded.data.name);
  const auto seconds_so_far = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const std::string partial = partial_file(output);
  check_output(output, OutputKind::results);
  check_output(partial, OutputKind::results);
  if (options.dry_run)
    return dry_run(scenarios, range.last - range.first, options.threads, recorded, output, seconds_so_far());
  const std::string continued = options.resume ? file_to_resume(output) : "";
  if (options.resume && continued.empty())
    fmt::print(stderr, "note: --resume finds neither {} nor {}; the run starts with its first replicate\n", partial,
               output);
  if (!options.resume && std::filesystem::exists(partial))
    fmt::print(
        stderr,
        "note: {} holds what an interrupted run has done; --resume would continue it, saving this run replaces it\n",
        partial);
  Results results = describe_run(scenarios, range, options);
  if (!continued.empty()) take_over(continued, recorded, results);
  Saving saving(output, std::chrono::seconds(options.save_every_seconds));
  try {
    run_replicates(scenarios, range, options, recorded, saving, results);
  } catch (...) {
    save_before_failure(output, results);
    throw;
  }

  results.provenance.elapsed_seconds = seconds_so_far();
  if (interrupted()) {
    if (!save_partial(output, results)) throw Interruption();
    say_what_is_saved(output, "the same command with --resume continues from it and puts the complete file in place");
    return kInterrupted;
  }
  const std::string digest = write_results(output, results);
  if (saving.has_saved() || continued == partial) std::filesystem::remove(partial);
  const Language language = language_of_environment();
  for (const ScenarioResults& scenario : results.scenarios)
    for (const auto& note :
         {drift_note(scenario, language), lost_events_note(scenario.name, scenario.expected, language)})
      if (note) fmt::print(stderr, "{}\n", *note);
  fmt::print(stderr, "{}: {} scenario(s), replicates {}:{}, digest {}\n", output, results.scenarios.size(), range.first,
             results.last_replicate(), digest.substr(0, 12));
  return kDone;
}

}  // namespace xuewei

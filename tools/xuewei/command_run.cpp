#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "engine/random/draw.hpp"
#include "engine/run/run.hpp"
#include "io/description/describe.hpp"
#include "io/results/atomic_file.hpp"
#include "io/results/digest.hpp"
#include "io/results/provenance.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/drift.hpp"
#include "tools/xuewei/dry_run.hpp"
#include "tools/xuewei/interrupt.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/load_scenarios.hpp"
#include "tools/xuewei/lost_events.hpp"
#include "tools/xuewei/progress.hpp"
#include "tools/xuewei/record.hpp"
#include "tools/xuewei/resume.hpp"

namespace xuewei {
namespace {

ReplicateRange range_of(const RunOptions& options) {
  if (!options.range) return {0, options.replicates};
  const ReplicateRange range = *options.range;
  if (options.replicates > 0 && range.last > options.replicates)
    throw UsageError(
        {fmt::format("--range {}:{} reaches beyond --replicates {}", range.first, range.last, options.replicates),
         fmt::format("--range {}:{} 超出 --replicates {}", range.first, range.last, options.replicates)});
  return range;
}

/// Scenarios are run one after another, so that an interruption leaves the first ones whole.
void run_replicates(const std::vector<LoadedScenario>& scenarios, const ReplicateRange& range,
                    const RunOptions& options, const Recorded& recorded, Results& results) {
  for (std::size_t s = 0; s < scenarios.size() && !interrupted(); ++s) {
    ScenarioResults& scenario = results.scenarios[s];
    if (scenario.last_replicate >= range.last) continue;
    const RunPlan plan{options.seed, scenario.last_replicate, range.last, options.threads, recorded};
    Progress progress(scenario.name, plan.last_replicate - plan.first_replicate);
    try {
      add_replicates(run_ensemble(scenarios[s].model, scenario.expected, plan,
                                  [&](std::uint64_t done, std::uint64_t) {
                                    progress.update(done);
                                    return !interrupted();
                                  }),
                     scenario);
    } catch (const std::overflow_error& failure) {
      throw std::overflow_error(fmt::format("scenario {}: {}", scenario.name, failure.what()));
    }
  }
}

bool holds_replicates(const Results& results) {
  return std::any_of(results.scenarios.begin(), results.scenarios.end(), [](const ScenarioResults& scenario) {
    return scenario.last_replicate > scenario.first_replicate;
  });
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

bool has_stages_and_no_site(const LoadedScenario& scenario) {
  return !scenario.loaded.data.stages.empty() && scenario.model.network.sites.empty();
}

Bilingual no_site_note() {
  return {
      "note: the case has no school yet: pupils, places, classes and staff are all zero, and only people and births "
      "are "
      "results; give the table schools, or let `xuewei synth` make a roster from school_totals",
      "注意：案例中还没有学校：学生、学位、班级与教职工全部为零，只有人口与出生是结果；"
      "请提供 schools 表，或用 xuewei synth 按 school_totals 生成学校名册"};
}

/// The replicates that are done, beside the place of the result. False: there are none.
bool save_partial(const std::string& output, const Results& results, const char* how_to_go_on) {
  if (!holds_replicates(results)) return false;
  const std::string file = partial_file(output);
  write_results(file, results);
  fmt::print(stderr, "what is done is saved in {}, {} {}\n", file, output,
             std::filesystem::exists(output) ? "is unchanged" : "was not written");
  fmt::print(stderr, "{}\n", how_to_go_on);
  return true;
}

/// What scenarios before the one that failed have done. A scenario without replicates is left out, so that it may be mended.
void save_before_failure(const std::string& output, Results& results) {
  std::erase_if(results.scenarios,
                [](const ScenarioResults& scenario) { return scenario.last_replicate == scenario.first_replicate; });
  try {
    save_partial(output, results,
                 "mend the scenario that failed, or leave it out, and the command with --resume goes on from there");
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
  const std::string output =
      options.output.empty() ? "out/" + scenarios.front().loaded.data.name + ".h5" : options.output;
  const auto seconds_so_far = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  if (options.dry_run)
    return dry_run(scenarios, range.last - range.first, options.threads, recorded, output, seconds_so_far());
  check_file_can_be_written(output);

  const std::string continued = options.resume ? file_to_resume(output) : "";
  const std::string partial = partial_file(output);
  if (!options.resume && std::filesystem::exists(partial))
    fmt::print(stderr, "note: {} holds what an interrupted run has done; --resume would continue it\n", partial);
  Results results = describe_run(scenarios, range, options);
  if (!continued.empty()) take_over(continued, recorded, results);
  try {
    run_replicates(scenarios, range, options, recorded, results);
  } catch (...) {
    save_before_failure(output, results);
    throw;
  }

  results.provenance.elapsed_seconds = seconds_so_far();
  if (interrupted()) {
    if (!save_partial(output, results,
                      "the same command with --resume continues from it and puts the complete file in place"))
      throw Interruption();
    return kInterrupted;
  }
  const std::string digest = write_results(output, results);
  if (continued == partial) std::filesystem::remove(partial);
  const Language language = language_of_environment();
  if (const auto note = drift_note(results.scenarios, language)) fmt::print(stderr, "{}\n", *note);
  for (const ScenarioResults& scenario : results.scenarios)
    if (const auto note = lost_events_note(scenario.name, scenario.expected, language))
      fmt::print(stderr, "{}\n", *note);
  if (std::ranges::any_of(scenarios, has_stages_and_no_site)) fmt::print(stderr, "{}\n", no_site_note().in(language));
  fmt::print(stderr,
             fmt::runtime(language == Language::chinese ? "{}：{} 个情景，抽样 {}:{}，摘要 {}\n"
                                                        : "{}: {} scenario(s), replicates {}:{}, digest {}\n"),
             output, results.scenarios.size(), range.first, results.last_replicate(), digest.substr(0, 12));
  return kDone;
}

}  // namespace xuewei

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <utility>

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
        {fmt::format("--range {}:{} reaches beyond --replicates {}", range.first, range.last, options.replicates),
         fmt::format("--range {}:{} 超出 --replicates {}", range.first, range.last, options.replicates)});
  return range;
}

void tell_what_is_not_compared(const std::vector<LoadedScenario>& scenarios) {
  for (const LoadedScenario& scenario : scenarios)
    if (!comparable(scenarios.front().model, scenario.model))
      tell({fmt::format("note: scenario {} has other years, areas or stages than {}, so it is not compared with others",
                        scenario.loaded.scenario_name, scenarios.front().loaded.scenario_name),
            fmt::format("提示：情景 {} 的年份、地区或学段与 {} 不同，不与其他情景比较", scenario.loaded.scenario_name,
                        scenarios.front().loaded.scenario_name)});
}

std::vector<std::string> names_of(const Results& results, const std::vector<bool>& chosen) {
  std::vector<std::string> names;
  for (std::size_t s = 0; s < chosen.size(); ++s)
    if (chosen[s]) names.push_back(results.scenarios[s].name);
  return names;
}

[[noreturn]] void fail(const std::vector<std::string>& names, const std::vector<std::exception_ptr>& failures) {
  std::string text;
  for (std::size_t s = 0; s < failures.size(); ++s) try {
      if (failures[s]) std::rethrow_exception(failures[s]);
    } catch (const std::overflow_error& failure) {
      text += fmt::format("{}scenario {}: {}", text.empty() ? "" : "\n", names[s], failure.what());
    }
  throw std::overflow_error(text);
}

/// Where everything that a run is to find out reaches so far, scenario by scenario and the comparison, and up to where it
/// can go on side by side: scenarios that were resumed may hold different ranges.
class Stretch {
 public:
  Stretch(const Results& results, bool compare, const ReplicateRange& range) : first_(range.last), last_(range.last) {
    for (const ScenarioResults& scenario : results.scenarios) held_.push_back(scenario.last_replicate);
    if (compare) held_.push_back(results.comparison ? results.comparison->last_replicate : range.first);
    for (const std::uint64_t held : held_) first_ = std::min(first_, held);
    for (const std::uint64_t held : held_)
      if (held > first_) last_ = std::min(last_, held);
  }
  std::uint64_t first() const { return first_; }
  std::uint64_t last() const { return last_; }
  bool wants_scenario(std::size_t s) const { return held_[s] == first_; }
  bool wants_comparison() const { return held_.back() == first_; }

 private:
  std::vector<std::uint64_t> held_;
  std::uint64_t first_, last_;
};

void run_stretch(const std::vector<LoadedScenario>& scenarios, const Stretch& stretch,
                 const std::vector<bool>& compared, const RunOptions& options, const Recorded& recorded,
                 const std::function<bool(std::uint64_t done)>& goes_on, Results& results) {
  const bool compare = std::ranges::count(compared, true) > 0 && stretch.wants_comparison();
  std::vector<ScenarioToRun> to_run;
  std::vector<std::size_t> place;  ///< among all scenarios
  std::vector<std::string> names;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    if (!stretch.wants_scenario(s) && !(compare && compared[s])) continue;
    to_run.push_back({.model = &scenarios[s].model,
                      .expected = &results.scenarios[s].expected,
                      .record = stretch.wants_scenario(s),
                      .compare = compare && compared[s]});
    place.push_back(s);
    names.push_back(results.scenarios[s].name);
  }
  const RunPlan plan{options.seed, stretch.first(), stretch.last(), options.threads, recorded};
  ScenariosRun run =
      run_scenarios(to_run, plan, [&](std::uint64_t done, std::uint64_t) { return goes_on(stretch.first() + done); });
  bool failed = false;
  for (std::size_t i = 0; i < to_run.size(); ++i) {
    failed = failed || run.failures[i];
    if (to_run[i].record && !run.failures[i])
      add_replicates({std::move(run.ensembles[i]), run.first_replicate, run.last_replicate},
                     results.scenarios[place[i]]);
  }
  if (failed) {
    results.comparison.reset();  // a run without the scenario that failed compares others
    fail(names, run.failures);
  }
  if (compare) add_comparison(names_of(results, compared), run, results);
}

/// All scenarios go on side by side, so that they are compared and an interruption leaves as much of each. A run that is to be
/// saved ends after the blocks under way and goes on from there: how replicates are cut changes no bit.
void run_replicates(const std::vector<LoadedScenario>& scenarios, const ReplicateRange& range,
                    const RunOptions& options, const Recorded& recorded, Saving& saving, Results& results) {
  if (range.first == range.last) return;
  tell_what_is_not_compared(scenarios);
  const std::vector<bool> compared = compared_with_first(scenarios);
  const std::vector<std::string> names = names_of(results, compared);
  // What is resumed may have compared others, or not all it holds: then the differences are formed anew.
  if (results.comparison &&
      (results.comparison->scenarios != names || results.comparison->first_replicate != range.first))
    results.comparison.reset();
  const std::uint64_t start = Stretch(results, !names.empty(), range).first();
  Progress progress(range.last - start);
  const Bilingual label = scenarios.size() == 1 ? alike(results.scenarios.front().name)
                                                : Bilingual{fmt::format("{} scenarios", scenarios.size()),
                                                            fmt::format("{} 个情景", scenarios.size())};
  while (!interrupted()) {
    const Stretch stretch(results, !names.empty(), range);
    if (stretch.first() >= range.last) break;
    run_stretch(
        scenarios, stretch, compared, options, recorded,
        [&](std::uint64_t done) {
          progress.update(label, done - start);
          return !interrupted() && !saving.due();
        },
        results);
    if (!interrupted()) saving.save_if_due(results);
  }
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

bool has_stages_and_no_site(const LoadedScenario& scenario) {
  return !scenario.loaded.data.stages.empty() && scenario.model.network.sites.empty();
}

Bilingual no_site_note() {
  return {
      "note: the case has no school yet: only people and births are results; pupils, places, classes and staff are "
      "missing. Give the table schools, or let `xuewei synth` make a roster from school_totals",
      "提示：算例中还没有学校：只有人口与出生是结果，学生、学位、班级与教职工均缺；"
      "请提供 schools 表，或用 xuewei synth 按 school_totals 生成学校名册"};
}

/// What scenarios before the one that failed have done. A scenario without replicates is left out, so that it may be mended.
void save_before_failure(const std::string& output, Results& results) {
  std::erase_if(results.scenarios,
                [](const ScenarioResults& scenario) { return scenario.last_replicate == scenario.first_replicate; });
  try {
    if (save_partial(output, results))
      say_what_is_saved(
          output, {"mend the scenario that failed, or leave it out, and the command with --resume goes on from there",
                   "请修正或去掉失败的情景，同一命令加 --resume 即可接着运行"});
  } catch (const std::exception& failure) {
    report_failure(failure, language_of_environment());
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
  tell_notes(scenarios);
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
    tell({fmt::format("note: --resume finds neither {} nor {}; the run starts with its first replicate", partial,
                      output),
          fmt::format("提示：--resume 未找到 {} 或 {}；从首个抽样开始", partial, output)});
  if (!options.resume && std::filesystem::exists(partial))
    tell(
        {fmt::format(
             "note: {} holds what an interrupted run has done; --resume would continue it, saving this run replaces it",
             partial),
         fmt::format("提示：{} 存有中断的运行已完成的部分；加 --resume 可接着运行，本次运行保存时会取代它", partial)});
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
    say_what_is_saved(output, {"the same command with --resume continues from it and puts the complete file in place",
                               "同一命令加 --resume 即可接着运行，完成后写出结果文件"});
    return kInterrupted;
  }
  const std::string digest = write_results(output, results);
  if (saving.has_saved() || continued == partial) std::filesystem::remove(partial);
  const Language language = language_of_environment();
  if (const auto note = drift_note(results.scenarios, language)) fmt::print(stderr, "{}\n", *note);
  for (const ScenarioResults& scenario : results.scenarios)
    if (const auto note = lost_events_note(scenario.name, scenario.expected, language))
      fmt::print(stderr, "{}\n", *note);
  if (std::ranges::any_of(scenarios, has_stages_and_no_site)) tell(no_site_note());
  tell({fmt::format("{}: {} scenario(s), replicates {}:{}, digest {}", output, results.scenarios.size(), range.first,
                    results.last_replicate(), digest.substr(0, 12)),
        fmt::format("{}：{} 个情景，抽样 {}:{}，摘要 {}", output, results.scenarios.size(), range.first,
                    results.last_replicate(), digest.substr(0, 12))});
  return kDone;
}

}  // namespace xuewei

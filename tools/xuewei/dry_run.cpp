#include "tools/xuewei/dry_run.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/record/ensemble_recorder.hpp"
#include "engine/run/run.hpp"
#include "io/description/describe.hpp"
#include "io/results/digest.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/estimate_size.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/progress.hpp"

namespace xuewei {
namespace {

constexpr double kMegabyte = 1e6;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Bytes {
  double expected = 0.0;
  double ensemble = 0.0;     ///< of one scenario
  double thread = 0.0;       ///< of one thread's recorder of one scenario
  double differences = 0.0;  ///< of all scenarios: in the result, and once more in each thread
  double statistics = 0.0;   ///< made for the writer: statistics, and sums of squares in words
};

Bytes bytes_of(const Model& model, double comparisons, const Recorded& recorded) {
  const auto steps = static_cast<double>(model.network.calendar.steps);
  constexpr double kMomentBytes = 4 * sizeof(std::int64_t) + sizeof(Int128);
  constexpr double kExtremesBytes = 2 * sizeof(std::uint32_t);
  constexpr double kHistogramBytes = kSlots * sizeof(std::uint32_t) + kExtremesBytes;
  Bytes bytes;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    const double values = steps * static_cast<double>(values_per_year(variable, model));
    bytes.expected += values * sizeof(double);
    if (variable.compared) bytes.differences += values * (kMomentBytes + 2 * sizeof(std::int64_t)) * comparisons;
    if (!recorded[v]) continue;
    const double moments = variable.probability ? 2 * sizeof(std::int64_t) : kMomentBytes;
    bytes.ensemble += values * (moments + (variable.histogram ? kHistogramBytes : 0.0));
    bytes.thread += values * (moments + (variable.histogram ? kExtremesBytes + kSlotsWaiting : 0.0));
    bytes.statistics += values * (kStatistics.size() * sizeof(double) + sizeof(Int128));
  }
  return bytes;
}

/// What this process holds now, and the most it has held: cases and models are read by now.
double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0.0, resident = 0.0;
  statm >> pages >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double most_resident_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

struct Sample {
  ScenariosRun run;
  double seconds_of_all_blocks = 0.0;  ///< of all scenarios of the sample
};

/// Runs a few rounds of blocks on all threads. The first one makes the states and fills the caches, so that only the
/// others say what a further round takes.
Sample run_sample(const std::vector<ScenarioToRun>& scenarios, std::uint64_t blocks, std::uint64_t working, int threads,
                  const Recorded& recorded) {
  const std::uint64_t rounds = std::min<std::uint64_t>(3, (blocks + working - 1) / working);
  const auto start = Clock::now();
  std::vector<double> finished;
  RunPlan plan;
  plan.last_replicate = rounds * working * kLanes;
  plan.threads = threads;
  plan.record = recorded;
  Sample sample;
  sample.run = run_scenarios(scenarios, plan, [&](std::uint64_t, std::uint64_t) {
    finished.push_back(seconds_since(start));
    return true;
  });
  for (const std::exception_ptr& failure : sample.run.failures)
    if (failure) std::rethrow_exception(failure);
  const double first = finished.at(working - 1);
  const double further = rounds > 1 ? (finished.back() - first) / static_cast<double>(rounds - 1) : 0.0;
  sample.seconds_of_all_blocks = first + further * (static_cast<double>(blocks) / static_cast<double>(working) - 1.0);
  return sample;
}

/// The first scenario and one that is compared with it, if there is any.
std::vector<const LoadedScenario*> examples_of(const std::vector<LoadedScenario>& scenarios,
                                               const std::vector<bool>& compared) {
  std::vector<const LoadedScenario*> examples{&scenarios.front()};
  for (std::size_t s = 1; s < scenarios.size() && examples.size() == 1; ++s)
    if (compared[s]) examples.push_back(&scenarios[s]);
  return examples;
}

/// How many times what two scenarios leave a comparison of `scenarios` leaves: with the first one at all areas, with one
/// another at the topmost.
double comparisons_of(const Network& network, std::size_t scenarios) {
  if (scenarios < 2) return 0.0;
  const double share =
      static_cast<double>(topmost_areas(network).size()) / static_cast<double>(network.nodes.size());  // of the areas
  return static_cast<double>(scenarios - 1) + share * static_cast<double>(pairs_of(scenarios));
}

}  // namespace

int dry_run(const std::vector<LoadedScenario>& scenarios, std::uint64_t replicates, int threads,
            const Recorded& recorded, const std::string& output, double seconds_of_reading) {
  const LoadedScenario& first = scenarios.front();
  const Network& network = first.model.network;
  const std::uint64_t blocks = (replicates + kLanes - 1) / kLanes;
  const std::uint64_t working =
      std::max<std::uint64_t>(1, std::min<std::uint64_t>(blocks, static_cast<std::uint64_t>(thread_count(threads))));
  const auto count = static_cast<double>(scenarios.size());
  const double read = resident_bytes();

  // One scenario, and one to compare it with, are run and put together as the whole will be; the others are taken to be
  // like them.
  const std::vector<bool> compared = compared_with_first(scenarios);
  const auto scenarios_compared = static_cast<std::size_t>(std::ranges::count(compared, true));
  const std::vector<const LoadedScenario*> examples = examples_of(scenarios, compared);
  Results results;
  auto start = Clock::now();
  add_case(first.loaded, results);
  ScenarioResults& described = results.scenarios.emplace_back(describe_scenario(first.loaded, first.model, sha256_hex));
  add_expected(first.loaded, first.model, run_expected(first.model), described);
  double seconds = count * seconds_since(start);
  std::optional<ComparedScenarios> difference;
  if (replicates > 0) {
    const Expected other = run_expected(examples.back()->model);
    std::vector<ScenarioToRun> to_run;
    for (const LoadedScenario* example : examples)
      to_run.push_back({.model = &example->model,
                        .expected = to_run.empty() ? &described.expected : &other,
                        .record = true,
                        .compare = examples.size() > 1});
    Sample sample = run_sample(to_run, blocks, working, threads, recorded);
    seconds += count / static_cast<double>(examples.size()) * sample.seconds_of_all_blocks;
    described.ensemble = grown(sample.run.ensembles.front(), described.expected, replicates);
    described.last_replicate = results.requested_last_replicate = replicates;
    if (sample.run.comparison)
      difference = {{first.loaded.scenario_name, examples.back()->loaded.scenario_name},
                    0,
                    replicates,
                    grown(*sample.run.comparison, replicates)};
  }
  start = Clock::now();
  const auto scenario_bytes = static_cast<double>(results_file_bytes(results));
  results.comparison = std::move(difference);
  const double comparison_bytes =
      results.comparison ? static_cast<double>(results_file_bytes(results)) - scenario_bytes : 0.0;
  const double comparisons = comparisons_of(network, scenarios_compared);
  const double file = count * scenario_bytes + comparisons * comparison_bytes;
  seconds += seconds_of_reading + count * seconds_since(start);

  const Bytes bytes = bytes_of(first.model, comparisons, recorded);
  double kept = count * bytes.expected, running = 0.0, writing = 2.0 * file;
  if (replicates > 0) {
    kept += count * bytes.ensemble + bytes.differences;
    running = static_cast<double>(working) * (count * bytes.thread + bytes.differences);
    writing += count * bytes.statistics;
  }
  const double memory = std::max(most_resident_bytes(), read + kept + std::max(running, writing));

  const bool chinese = language_of_environment() == Language::chinese;
  const auto say = [&](const char* en, const char* zh, const Bilingual& what) {
    fmt::print("{:<12}{}\n", chinese ? fmt::format("{}：", zh) : en, chinese ? what.zh : what.en);
  };
  const auto number = [](auto value) { return alike(fmt::format("{}", value)); };
  say("case", "算例", alike(first.loaded.data.name));
  say("scenarios", "情景", number(scenarios.size()));
  say("years", "年份", alike(fmt::format("{}-{}", network.calendar.base_year, network.calendar.last_year())));
  say("areas", "地区",
      {fmt::format("{} ({} with population)", network.nodes.size(), network.leaves.size()),
       fmt::format("{}（其中 {} 个有人口）", network.nodes.size(), network.leaves.size())});
  say("zones", "居住点", number(network.zones.size()));
  say("sites", "校点", number(network.sites.size()));
  say("replicates", "抽样",
      {fmt::format("{} in {} block(s) of {}", replicates, blocks, kLanes),
       fmt::format("{}，分 {} 块，每块 {} 次", replicates, blocks, kLanes)});
  say("threads", "线程", number(replicates > 0 ? working : 1));
  say("memory", "内存",
      {fmt::format("about {:.0f} MB", memory / kMegabyte), fmt::format("约 {:.0f} MB", memory / kMegabyte)});
  say("time", "时间",
      {fmt::format("about {}, reading and writing included (measured on {} scenario(s){})", clock_text(seconds),
                   examples.size(), replicates > 0 ? " and a few blocks" : ""),
       fmt::format("约 {}，含读写（按 {} 个情景{}实测推算）", clock_text(seconds), examples.size(),
                   replicates > 0 ? "及数块抽样" : "")});
  say("file", "文件",
      {fmt::format("about {:.1f} MB", file / kMegabyte), fmt::format("约 {:.1f} MB", file / kMegabyte)});
  say("output", "输出", {output + " (not written)", output + "（未写入）"});
  return kDone;
}

}  // namespace xuewei

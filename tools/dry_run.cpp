#include "tools/dry_run.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "engine/run/run.hpp"
#include "tools/commands.hpp"
#include "tools/progress.hpp"

namespace xuewei {
namespace {

struct Bytes {
  double expected = 0.0;
  double ensemble = 0.0;
};

Bytes bytes_of(const Model& model) {
  const auto steps = static_cast<double>(model.network.calendar.steps);
  constexpr double kMomentBytes = 2 * sizeof(std::int64_t) + sizeof(Int128);
  constexpr double kHistogramBytes = (kBins + 2) * sizeof(std::uint32_t);
  Bytes bytes;
  for (const Variable& variable : variables()) {
    const double values = steps * static_cast<double>(values_per_year(variable, model));
    bytes.expected += values * sizeof(double);
    if (variable.quantum > 0.0)
      bytes.ensemble += values * (kMomentBytes + (variable.histogram ? kHistogramBytes : 0.0));
  }
  return bytes;
}

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int dry_run(const std::vector<LoadedScenario>& scenarios, std::uint64_t replicates, int threads,
            const std::string& output) {
  const Network& network = scenarios.front().model.network;
  const Model& model = scenarios.front().model;
  const int available = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const std::uint64_t blocks = (replicates + kLanes - 1) / kLanes;
  const auto working = static_cast<double>(
      std::min<std::uint64_t>(blocks, static_cast<std::uint64_t>(threads > 0 ? threads : available)));

  const Bytes bytes = bytes_of(model);
  const auto count = static_cast<double>(scenarios.size());
  double memory = count * bytes.expected;
  if (replicates > 0) memory += (count + working + 1.0) * bytes.ensemble;

  Expected expected;
  double seconds = count * seconds_of([&] { expected = run_expected(model); });
  if (replicates > 0) {
    const double block = seconds_of([&] {
      run_ensemble(model, expected, {1, 0, static_cast<std::uint64_t>(kLanes), 1});
    });
    seconds += count * block * static_cast<double>(blocks) / working;
  }

  fmt::print("case        {}\n", scenarios.front().loaded.data.name);
  fmt::print("scenarios   {}\n", scenarios.size());
  fmt::print("years       {}-{}\n", network.calendar.base_year, network.calendar.last_year());
  fmt::print("areas       {} ({} with population)\n", network.nodes.size(), network.leaves.size());
  fmt::print("zones       {}\n", network.zones.size());
  fmt::print("sites       {}\n", network.sites.size());
  fmt::print("replicates  {} in {} block(s) of {}\n", replicates, blocks, kLanes);
  fmt::print("memory      {:.0f} MB\n", memory / 1048576.0 + 20.0);
  fmt::print("time        {} (measured on one block, without reading and writing)\n", clock_text(seconds));
  fmt::print("output      {} (not written)\n", output);
  return kDone;
}

}  // namespace xuewei

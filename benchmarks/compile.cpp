// From a case to a model, as the country grows: the time of one site must not depend on how many there are.
#include <benchmark/benchmark.h>

#include "benchmarks/made_up_country.hpp"
#include "engine/model/model.hpp"

namespace xuewei {
namespace {

void compile_country(benchmark::State& benchmark) {
  const auto sites = static_cast<std::size_t>(benchmark.range(0));
  const Case input = make_up_country(sites / kSitesOfPrefecture);
  bool right = input.schools.size() == sites;
  for (auto _ : benchmark) {
    const Model model = compile(input);
    right = right && model.network.sites.size() >= sites;
    for (const PlacementStage& stage : model.placement.stages) right = right && stage.base_intake_error < 1e-9;
  }
  if (!right) benchmark.SkipWithError("the model lacks sites, or its base year does not fit");
  benchmark.counters["time_per_site"] = benchmark::Counter(
      static_cast<double>(sites), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(compile_country)->Name("compile")->Arg(1500)->Arg(15000)->Arg(150000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xuewei

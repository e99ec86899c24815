// The staff of counties of Chifeng's shape (6 stages, staff of ages 22 to 62 on all three tracks), 15 years, one block
// of lanes. The argument is the number of counties; 12 is Chifeng.
#include "engine/workforce/workforce.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

namespace xuewei {
namespace {

constexpr int kStages = 6;
constexpr int kBaseYear = 2020;
constexpr int kHorizon = 2035;

Case prefecture(int counties) {
  Case input;
  input.base_year = kBaseYear;
  input.horizon = kHorizon;
  for (int k = 0; k < kStages; ++k) {
    StageRow stage;
    stage.id = std::to_string(k);
    input.stages.push_back(stage);
  }
  for (int c = 0; c < counties; ++c) {
    AreaRow county;
    county.code = std::to_string(c);
    county.level = AreaLevel::county;
    county.residence = Residence::town;
    input.areas.push_back(county);
    for (const StageRow& stage : input.stages) {
      input.recruitment.push_back({county.code, stage.id, 25.0});
      for (int track = 0; track < static_cast<int>(kRetirementTracks); ++track)
        for (int age = 22; age <= 62; ++age)
          input.teachers.push_back(
              {county.code, stage.id, static_cast<RetirementTrack>(track), kBaseYear - 1 - age, 8.0 + track});
    }
  }
  return input;
}

double total(const LaneField& field) {
  double sum = 0.0;
  for (const Lane& value : field.all()) sum += value[kLanes - 1];
  return sum;
}

void WorkforceYears(benchmark::State& benchmark_state) {
  const Case input = prefecture(static_cast<int>(benchmark_state.range(0)));
  const Network network = make_network(input);
  const WorkforceParams params = compile_workforce(input, network);
  const LaneField pupils(params.county_stages(), 17000.0);
  const LaneField classes(params.county_stages(), 400.0);
  const LaneField no_sites;
  const StaffDemand demand{pupils, classes, no_sites, no_sites};
  const WorkforceState base = start_workforce(params, demand);
  WorkforceState state = base;
  for (auto _ : benchmark_state) {
    state = base;
    for (std::size_t step = 1; step < network.calendar.steps; ++step) advance_workforce(params, demand, step, state);
    benchmark::DoNotOptimize(state.staff_gap.all().data());
  }

  state = base;
  double expected = total(state.staff);
  for (std::size_t step = 1; step < network.calendar.steps; ++step) {
    advance_workforce(params, demand, step, state);
    expected += total(state.recruits) - total(state.retirements) - total(state.attrition);
  }
  if (!(std::abs(total(state.staff) - expected) < 1e-6)) benchmark_state.SkipWithError("teachers are not conserved");
  benchmark_state.counters["replicate_years/s"] = benchmark::Counter(
      static_cast<double>(kLanes * (kHorizon - kBaseYear)), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(WorkforceYears)->Arg(1)->Arg(12)->Arg(120)->Unit(benchmark::kMillisecond);

void WorkforceCompile(benchmark::State& benchmark_state) {
  const Case input = prefecture(static_cast<int>(benchmark_state.range(0)));
  const Network network = make_network(input);
  for (auto _ : benchmark_state) benchmark::DoNotOptimize(compile_workforce(input, network).base_staff.data());
}
BENCHMARK(WorkforceCompile)->Arg(12)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xuewei

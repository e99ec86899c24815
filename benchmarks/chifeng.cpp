// The Chifeng case, one block of lanes: the year, each room in it, recorders and a batch. Every benchmark checks what
// it computed: a fast wrong kernel is not a result.
#include <cmath>

#include <benchmark/benchmark.h>

#include "engine/random/draw.hpp"
#include "engine/record/ensemble_recorder.hpp"
#include "engine/run/run.hpp"
#include "engine/year/year.hpp"
#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {
namespace {

constexpr double kPupils2020 = 610545.0;

const Case& chifeng() {
  static const Case input = read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/chifeng")).data;
  return input;
}

const Model& model() {
  static const Model compiled = compile(chifeng());
  return compiled;
}

/// A State as it stands on the given step.
State state_at(std::size_t step) {
  State state = start(model());
  for (std::size_t s = 1; s <= step; ++s) advance_year(model(), std::nullopt, s, state);
  return state;
}

double lane0_sum(const LaneField& field) {
  double sum = 0.0;
  for (const Lane& lane : field.all()) sum += lane[0];
  return sum;
}

void require(benchmark::State& benchmark, bool right) {
  if (!right) benchmark.SkipWithError("the result is wrong");
}

void compile_case(benchmark::State& benchmark) {
  for (auto _ : benchmark) benchmark::DoNotOptimize(compile(chifeng()).network.cells);
}

/// Blocks of an ensemble one after another, or without luck the same years again and again.
void run_fifteen_years(benchmark::State& benchmark, bool with_luck) {
  State base = start(model());
  keep_totals_only(base);
  State state = base;
  double pupils2020 = 0.0;
  std::uint64_t first_replicate = 0;
  for (auto _ : benchmark) {
    std::optional<BlockLuck> luck;
    if (with_luck) luck = BlockLuck{1, first_replicate};
    first_replicate += kLanes;
    state = base;
    pupils2020 = lane0_sum(state.enrolment.pupils);
    for (std::size_t step = 1; step < model().network.calendar.steps; ++step) advance_year(model(), luck, step, state);
  }
  const double pupils2035 = lane0_sum(state.enrolment.pupils);
  require(benchmark, pupils2020 == kPupils2020 && pupils2035 > 0.4 * kPupils2020 && pupils2035 < kPupils2020);
  benchmark.counters["replicate_years_per_second"] =
      benchmark::Counter(static_cast<double>(kLanes * (model().network.calendar.steps - 1)),
                         benchmark::Counter::kIsIterationInvariantRate);
}

void fifteen_years(benchmark::State& benchmark) { run_fifteen_years(benchmark, false); }
void fifteen_years_with_luck(benchmark::State& benchmark) { run_fifteen_years(benchmark, true); }

/// Every rule there is, with the sizes of the shipped scenarios.
Case with_all_rules() {
  using Rule = RuleRow::Rule;
  Case input = chifeng();
  const auto add = [&](Rule rule, const std::string& stage, double threshold) -> RuleRow& {
    RuleRow& row = input.rules.emplace_back();
    row.rule = rule;
    row.stage = stage;
    row.from_year = input.base_year + 1;
    row.threshold = threshold;
    row.classrooms = 6.0;
    row.basis = Basis::synthetic;
    return row;
  };
  RuleRow& merge = add(Rule::merge_small, "primary", 100.0);
  merge.most_a_year = 3.0;
  merge.boarding = true;
  add(Rule::close_empty, "primary", 0.0);
  add(Rule::exit_noncompliant, "vocational", 5.0);
  add(Rule::special_school, "special", 200000.0);
  add(Rule::vocational_centre, "vocational", 100000.0);
  add(Rule::township_kindergarten, "kindergarten", 0.0);
  add(Rule::county_senior, "senior", 0.0);
  add(Rule::need_driven_building, "primary", 0.0).yuan_per_classroom = 1.2e6;
  add(Rule::temporary_classrooms, "junior", 1.1);
  add(Rule::shared_rooms, "kindergarten", 0.9).to_stage = "primary";
  add(Rule::stage_conversion, "primary", 0.7).to_stage = "junior";
  add(Rule::childcare_conversion, "kindergarten", 0.7);
  return input;
}

void fifteen_years_with_all_rules(benchmark::State& benchmark) {
  static const Model ruled = compile(with_all_rules());
  const State base = start(ruled);
  State state = base;
  std::size_t changes = 0;
  for (auto _ : benchmark) {
    state = base;
    changes = 0;
    for (std::size_t step = 1; step < ruled.network.calendar.steps; ++step) {
      advance_year(ruled, std::nullopt, step, state);
      changes += state.adjustment.due.size();
    }
  }
  require(benchmark, changes > 100 * kLanes && lane0_sum(state.enrolment.pupils) > 0.4 * kPupils2020);
  benchmark.counters["changes_a_lane"] = static_cast<double>(changes) / kLanes;
}

void one_year_of_enrolment(benchmark::State& benchmark) {
  const State before = state_at(4);
  State state = before;
  for (auto _ : benchmark) {
    benchmark.PauseTiming();
    state = before;
    benchmark.ResumeTiming();
    form_demand(model().enrolment, state.luck, state.population.children, state.estate.classrooms, 5, state.enrolment);
    admit(model().enrolment,
          {state.population.children, state.estate.classrooms, state.placement.intake, state.placement.intake_beyond,
           state.placement.zone_unplaced},
          5, state.enrolment);
  }
  require(benchmark, lane0_sum(state.enrolment.pupils) > 0.8 * kPupils2020);
  benchmark.counters["site_grades_per_second"] = benchmark::Counter(static_cast<double>(model().network.cells * kLanes),
                                                                    benchmark::Counter::kIsIterationInvariantRate);
}

void one_year_of_placement(benchmark::State& benchmark) {
  State state = state_at(4);
  form_demand(model().enrolment, state.luck, state.population.children, state.estate.classrooms, 5, state.enrolment);
  for (auto _ : benchmark)
    place(model().placement,
          {state.enrolment.seekers, state.enrolment.linked_seekers, state.enrolment.pupils, state.estate.classrooms,
           state.enrolment.free_beds},
          5, state.placement);
  const double seekers = lane0_sum(state.enrolment.seekers[0]);
  const double placed = lane0_sum(state.placement.intake[0]) + lane0_sum(state.placement.zone_unplaced[0]);
  require(benchmark, std::abs(placed / seekers - 1.0) < 1e-12);
}

void one_year_of_estate(benchmark::State& benchmark) {
  const State base = state_at(0);
  State state = base;
  for (auto _ : benchmark) {
    benchmark.PauseTiming();
    state.estate = base.estate;
    benchmark.ResumeTiming();
    apply_changes(model().estate, {}, 1, state.estate);
    advance_estate(model().estate, state.luck, 1, state.estate);
  }
  require(benchmark, lane0_sum(state.estate.places) > kPupils2020);
}

void one_year_of_indicators(benchmark::State& benchmark) {
  State state = state_at(4);
  const MeasuredYear year{.children = state.population.children,
                          .pupils = state.enrolment.pupils,
                          .admitted = state.enrolment.admitted,
                          .unplaced = state.enrolment.unplaced,
                          .classrooms = state.estate.classrooms,
                          .places = state.estate.places,
                          .seekers = state.enrolment.seekers,
                          .zone_unplaced = state.placement.zone_unplaced};
  for (auto _ : benchmark) measure(model().indicators, year, 4, state.indicators);
  require(benchmark, std::abs(lane0_sum(state.indicators.enrolment) / lane0_sum(state.enrolment.pupils) - 1.0) < 1e-12);
}

void one_year_recorded_for_an_ensemble(benchmark::State& benchmark) {
  const Expected expected = run_expected(model());
  const State state = state_at(4);
  EnsembleRecording recording(model(), expected);
  EnsembleRecorder recorder(recording);
  for (auto _ : benchmark) recorder.observe(state, 4, kLanes);
  recorder.block_done(kLanes);
  recorder.finish();
  const std::size_t v = variable_index("enrolment");
  require(benchmark, recording.take().moments[v].count[4 * values_per_year(variables()[v], model())] > 0);
}

void batch(benchmark::State& benchmark) {
  const Expected expected = run_expected(model());
  RunPlan plan;
  plan.last_replicate = 32;
  plan.threads = static_cast<int>(benchmark.range(0));
  std::int64_t replicates = 0;
  for (auto _ : benchmark) replicates = run_ensemble(model(), expected, plan).ensemble.replicates;
  require(benchmark, replicates == 32);
  benchmark.counters["replicates_per_second"] = benchmark::Counter(32.0, benchmark::Counter::kIsIterationInvariantRate);
}

void normal_draws(benchmark::State& benchmark) {
  double sum = 0.0;
  std::uint32_t replicate = 0;
  for (auto _ : benchmark)
    sum += normal(
        {.seed = 1, .replicate = replicate++, .entity = 7, .year = 2025, .draw = 0, .stream = Stream::fertility});
  require(benchmark, std::abs(sum) < 10.0 * std::sqrt(static_cast<double>(replicate)));
}

BENCHMARK(compile_case)->Unit(benchmark::kMillisecond);
BENCHMARK(fifteen_years_with_all_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(fifteen_years)->Unit(benchmark::kMillisecond);
BENCHMARK(fifteen_years_with_luck)->Unit(benchmark::kMillisecond);
BENCHMARK(one_year_of_enrolment)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_year_of_placement)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_year_of_estate)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_year_of_indicators)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_year_recorded_for_an_ensemble)->Unit(benchmark::kMicrosecond);
BENCHMARK(batch)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(normal_draws);

}  // namespace
}  // namespace xuewei

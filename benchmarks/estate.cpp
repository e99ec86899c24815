// The estate of Chifeng's size (1,638 sites, 718 projects of seven programmes), 15 years, one block of lanes.
// Argument 0: as planned. 1: half the money, in two bands. 2: the same with luck of time and cost in every lane.
#include "engine/estate/estate.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

namespace xuewei {
namespace {

constexpr int kSites = 1638, kProjects = 718, kProgrammes = 7;

Case prefecture(bool short_of_money) {
  Case input;
  input.base_year = 2020;
  input.horizon = 2035;
  StageRow stage;
  stage.id = "primary";
  stage.class_size_norm.assign(6, 45.0);
  input.stages.push_back(stage);
  input.areas.push_back({"A", "A", "A", "", AreaLevel::county, Residence::town});
  input.zones.push_back({"Z", "Z", "A", "", 118.0, 42.0, 1.0, 1.0});
  for (int u = 0; u < kSites; ++u) {
    SchoolRow row;
    row.school_code = std::to_string(u);
    row.stage = stage.id;
    row.area = "A";
    row.zone = "Z";
    row.classrooms = 12;
    row.floor_area_m2 = 4000;
    row.pupils_by_grade.assign(6, 60.0);
    input.schools.push_back(row);
  }
  for (int p = 0; p < kProgrammes; ++p) {
    ProgrammeRow row;
    row.programme = std::to_string(p);
    input.programmes.push_back(row);
  }
  for (int i = 0; i < kProjects; ++i) {
    ProjectRow row;
    row.project = std::to_string(i);
    row.programme = std::to_string(i % kProgrammes);
    row.school_code = std::to_string(2 * i);
    row.stage = stage.id;
    row.classrooms_added = 2;
    row.money_yuan = 6000000;
    row.money_from_year = 2021 + i % 4;
    row.money_to_year = row.money_from_year + 1;
    row.opening_year = row.money_to_year;
    row.priority_band = 1 + i % 2;
    input.projects.push_back(row);
  }
  for (int p = 0; short_of_money && p < kProgrammes; ++p)
    for (int year = 2021; year <= 2035; ++year)
      input.ceilings.push_back({std::to_string(p), year, kProjects / kProgrammes * 6000000LL / 10});
  return input;
}

void EstateYears(benchmark::State& benchmark_state) {
  const Case input = prefecture(benchmark_state.range(0) > 0);
  const Network network = make_network(input);
  const EstateParams params = compile_estate(input, network);
  Luck luck;
  luck.construction_time_multiplier = LaneField(kProjects, 1.0);
  luck.construction_cost_multiplier = LaneField(kProjects, 1.0);
  for (std::size_t i = 0; benchmark_state.range(0) > 1 && i < kProjects; ++i)
    for (int lane = 0; lane < kLanes; ++lane) {
      luck.construction_time_multiplier[i][lane] = 0.8 + 0.05 * static_cast<double>((i + 3 * lane) % 11);
      luck.construction_cost_multiplier[i][lane] = 0.9 + 0.03 * static_cast<double>((i + 5 * lane) % 9);
    }
  const EstateState base = start_estate(params, luck);
  EstateState state = base;
  double opened = 0.0, spent = 0.0, due = 0.0;
  for (auto _ : benchmark_state) {
    state = base;
    opened = spent = 0.0;
    for (std::size_t step = 1; step < params.steps; ++step) {
      apply_changes(params, {}, step, state);
      advance_estate(params, luck, step, state);
      for (const Lane& yuan : state.programme_spending_yuan.all()) spent += yuan[0];
    }
    for (const Lane& open : state.project_open.all()) opened += open[0];
  }
  for (const Lane& yuan : state.project_due_yuan.all()) due += yuan[0];
  const bool all = benchmark_state.range(0) > 1 || (spent + due == kProjects * 6.0e6 && opened == kProjects);
  if (!all || !(opened > 0.0)) benchmark_state.SkipWithError("money or projects are lost");
}
BENCHMARK(EstateYears)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace xuewei

#include "engine/uncertainty/uncertainty.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"
#include "engine/random/draw.hpp"

namespace xuewei {
namespace {

using Target = UncertaintyParams::Target;
using Process = UncertaintyParams::Process;

bool of_projects(Target target) { return target == Target::construction_time || target == Target::construction_cost; }

Stream stream_of(Target target) {
  switch (target) {
    case Target::fertility:
      return Stream::fertility;
    case Target::moves:
      return Stream::moves;
    case Target::construction_time:
      return Stream::project_delay;
    case Target::construction_cost:
      return Stream::project_cost;
    case Target::primary_entry:
      break;
  }
  return Stream::entry;
}

Lane& multiplier_of(Target target, Luck& luck) {
  switch (target) {
    case Target::fertility:
      return luck.fertility_multiplier;
    case Target::moves:
      return luck.moves_multiplier;
    default:
      return luck.primary_entry_multiplier;
  }
}

/// What a draw is for, but its entity and number.
DrawKey key_of(const UncertaintyParams& params, const Process& process, std::uint64_t seed, std::uint64_t replicate,
               std::size_t step) {
  return {.seed = seed,
          .replicate = static_cast<std::uint32_t>(replicate),
          .entity = process.entity,
          .year = params.calendar.year(step),
          .draw = 0,
          .stream = stream_of(process.target)};
}

/// One draw a project, and one a programme for what its projects share; a programme and a project may have the same
/// code, so they differ in the number of the draw.
void draw_projects(const UncertaintyParams& params, const Process& process, std::uint64_t seed,
                   std::uint64_t first_replicate, UncertaintyState& state, LaneField& multiplier) {
  constexpr int kOfProject = 0, kOfProgramme = 1;
  for (int lane = 0; lane < kLanes; ++lane) {
    DrawKey key = key_of(params, process, seed, first_replicate + static_cast<std::uint64_t>(lane), 0);
    key.draw = kOfProgramme;
    for (std::size_t p = 0; p < params.programme_entity.size(); ++p) {
      key.entity = params.programme_entity[p];
      state.programme_deviation[p][lane] = process.shared_sd * normal(key);
    }
    key.draw = kOfProject;
    for (std::size_t i = 0; i < params.project_entity.size(); ++i) {
      key.entity = params.project_entity[i];
      const double shared = state.programme_deviation[params.project_programme[i]][lane];
      multiplier[i][lane] = exact_exp(shared + process.innovation_sd * normal(key));
    }
  }
}

/// Multipliers of what cannot be negative.
[[maybe_unused]] bool usable(const Luck& luck) {
  LaneField of_all(3);
  of_all[0] = luck.fertility_multiplier;
  of_all[1] = luck.moves_multiplier;
  of_all[2] = luck.primary_entry_multiplier;
  return nonnegative(of_all) && nonnegative(luck.construction_time_multiplier) &&
         nonnegative(luck.construction_cost_multiplier);
}

}  // namespace

const std::vector<std::string>& uncertain_parameters() {
  static const std::vector<std::string> names = {
      "population/fertility_multiplier", "population/moves_multiplier", "enrolment/primary_ever_entering_share",
      "estate/construction_time_multiplier", "estate/construction_cost_multiplier"};
  return names;
}

UncertaintyParams compile_uncertainty(const Case& input) {
  UncertaintyParams params;
  params.calendar.base_year = input.base_year;
  params.calendar.years_per_step = input.population_settings.age_width;
  for (const Uncertainty& row : input.uncertainty) {
    Process process;
    const std::vector<std::string>& names = uncertain_parameters();
    std::size_t target = 0;
    while (target < names.size() && names[target] != row.parameter) ++target;
    if (target == names.size()) throw std::invalid_argument("parameter `" + row.parameter + "` cannot be uncertain");
    process.target = static_cast<Target>(target);
    process.form = row.form;
    process.sd = row.sd;
    process.correlation = row.correlation;
    if (of_projects(process.target)) {
      if (row.form != Uncertainty::Form::lognormal)
        throw std::invalid_argument("parameter `" + row.parameter + "` is drawn once: its form is lognormal");
      process.shared_sd = row.sd * std::sqrt(row.correlation);
      process.innovation_sd = row.sd * std::sqrt(1.0 - row.correlation);
    } else {
      process.innovation_sd = row.sd * std::sqrt(1.0 - row.correlation * row.correlation);
    }
    process.entity = entity_key(row.parameter);
    params.processes.push_back(process);
  }
  for (const ProgrammeRow& row : input.programmes) params.programme_entity.push_back(entity_key(row.programme));
  for (const ProjectRow& row : input.projects) {
    params.project_entity.push_back(entity_key(row.project));
    std::size_t p = 0;
    while (p < input.programmes.size() && input.programmes[p].programme != row.programme) ++p;
    params.project_programme.push_back(p);
  }
  return params;
}

UncertaintyState make_uncertainty_state(const UncertaintyParams& params) {
  UncertaintyState state;
  state.deviation.assign(params.processes.size(), Lane::Zero());
  state.programme_deviation.assign(params.programme_entity.size() + 1, Lane::Zero());
  return state;
}

Luck make_luck(const UncertaintyParams& params) {
  Luck luck;
  luck.construction_time_multiplier = LaneField(params.project_entity.size(), 1.0);
  luck.construction_cost_multiplier = LaneField(params.project_entity.size(), 1.0);
  return luck;
}

void start_luck(const UncertaintyParams& params, UncertaintyState& state, Luck& luck) {
  for (std::size_t i = 0; i < params.processes.size(); ++i) state.deviation[i].setZero();
  for (Lane* multiplier : {&luck.fertility_multiplier, &luck.moves_multiplier, &luck.primary_entry_multiplier})
    multiplier->setOnes();
  luck.construction_time_multiplier.fill(1.0);
  luck.construction_cost_multiplier.fill(1.0);
}

void draw_luck(const UncertaintyParams& params, std::uint64_t seed, std::uint64_t first_replicate, std::size_t step,
               UncertaintyState& state, Luck& luck) {
  XUEWEI_EXPECT(step >= 1);
  XUEWEI_EXPECT(state.deviation.size() == params.processes.size());
  for (std::size_t i = 0; i < params.processes.size(); ++i) {
    const Process& process = params.processes[i];
    const bool yearly = process.form == Uncertainty::Form::ar1_lognormal;
    if (!yearly && step > 1) continue;  // drawn once, at the first step
    if (of_projects(process.target)) {
      draw_projects(params, process, seed, first_replicate, state,
                    process.target == Target::construction_time ? luck.construction_time_multiplier
                                                                : luck.construction_cost_multiplier);
      continue;
    }
    Lane& multiplier = multiplier_of(process.target, luck);
    for (int lane = 0; lane < kLanes; ++lane) {
      const double z =
          normal(key_of(params, process, seed, first_replicate + static_cast<std::uint64_t>(lane), yearly ? step : 0));
      double& deviation = state.deviation[i][lane];
      deviation = yearly ? process.correlation * deviation + process.innovation_sd * z : process.sd * z;
      multiplier[lane] = exact_exp(deviation);
    }
  }
  XUEWEI_ENSURE(usable(luck));
}

}  // namespace xuewei

#include "engine/uncertainty/uncertainty.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/lanes/lane_math.hpp"
#include "engine/random/draw.hpp"

namespace xuewei {
namespace {

Stream stream_of(UncertaintyParams::Target target) {
  switch (target) {
    case UncertaintyParams::Target::fertility:
      return Stream::fertility;
    case UncertaintyParams::Target::moves:
      return Stream::moves;
    case UncertaintyParams::Target::primary_entry:
      break;
  }
  return Stream::entry;
}

Lane& multiplier_of(UncertaintyParams::Target target, Luck& luck) {
  switch (target) {
    case UncertaintyParams::Target::fertility:
      return luck.fertility_multiplier;
    case UncertaintyParams::Target::moves:
      return luck.moves_multiplier;
    case UncertaintyParams::Target::primary_entry:
      break;
  }
  return luck.primary_entry_multiplier;
}

}  // namespace

const std::vector<std::string>& uncertain_parameters() {
  static const std::vector<std::string> names = {"population/fertility_multiplier", "population/moves_multiplier",
                                                 "enrolment/primary_ever_entering_share"};
  return names;
}

UncertaintyParams compile_uncertainty(const Case& input) {
  UncertaintyParams params;
  params.calendar.base_year = input.base_year;
  params.calendar.years_per_step = input.population_settings.age_width;
  for (const Uncertainty& row : input.uncertainty) {
    UncertaintyParams::Process process;
    const std::vector<std::string>& names = uncertain_parameters();
    std::size_t target = 0;
    while (target < names.size() && names[target] != row.parameter) ++target;
    if (target == names.size()) throw std::invalid_argument("parameter `" + row.parameter + "` cannot be uncertain");
    process.target = static_cast<UncertaintyParams::Target>(target);
    process.form = row.form;
    process.sd = row.sd;
    process.correlation = row.correlation;
    process.innovation_sd = row.sd * std::sqrt(1.0 - row.correlation * row.correlation);
    process.entity = entity_key(row.parameter);
    params.processes.push_back(process);
  }
  return params;
}

UncertaintyState make_uncertainty_state(const UncertaintyParams& params) {
  UncertaintyState state;
  state.deviation.assign(params.processes.size(), Lane::Zero());
  return state;
}

void start_luck(const UncertaintyParams& params, UncertaintyState& state, Luck& luck) {
  for (std::size_t i = 0; i < params.processes.size(); ++i) state.deviation[i].setZero();
  luck = Luck{};
}

void draw_luck(const UncertaintyParams& params, std::uint64_t seed, std::uint64_t first_replicate, std::size_t step,
               UncertaintyState& state, Luck& luck) {
  for (std::size_t i = 0; i < params.processes.size(); ++i) {
    const UncertaintyParams::Process& process = params.processes[i];
    const bool yearly = process.form == Uncertainty::Form::ar1_lognormal;
    if (!yearly && step > 1) continue;  // drawn once, at the first step
    Lane& multiplier = multiplier_of(process.target, luck);
    for (int lane = 0; lane < kLanes; ++lane) {
      const double z =
          normal({.seed = seed,
                  .replicate = static_cast<std::uint32_t>(first_replicate) + static_cast<std::uint32_t>(lane),
                  .entity = process.entity,
                  .year = params.calendar.year(yearly ? step : 0),
                  .draw = 0,
                  .stream = stream_of(process.target)});
      double& deviation = state.deviation[i][lane];
      deviation = yearly ? process.correlation * deviation + process.innovation_sd * z : process.sd * z;
      multiplier[lane] = exact_exp(deviation);
    }
  }
}

}  // namespace xuewei

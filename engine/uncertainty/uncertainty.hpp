// Uncertainty: what the luck of each replicate does to the uncertain parameters, year by year.
//
//   lognormal:      multiplier[r] = exp(sd z[r]), one draw a replicate                       (median 1)
//   ar1_lognormal:  x[r,t] = correlation x[r,t-1] + sd sqrt(1 - correlation^2) z[r,t], x[r,0] = 0, multiplier = exp(x)
//   construction:   multiplier[r,i] = exp(sd (sqrt(correlation) z[r,p] + sqrt(1 - correlation) z[r,i])), project i of
//                   programme p: correlation is the share of the variance that projects of one programme have in common
// z: standard normal, Philox draw (seed; replicate, entity = key of the parameter's name, or of the programme's or
// project's code, year, stream). The base year is known: x starts at 0 and its spread grows to sd, and what is drawn
// once a replicate holds from the first year on. The scenario is not part of the draw: scenarios share their luck.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/calendar.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

struct UncertaintyParams {
  enum class Target { fertility, moves, primary_entry, construction_time, construction_cost };
  struct Process {
    Target target = Target::fertility;
    Uncertainty::Form form = Uncertainty::Form::lognormal;
    double sd = 0.0, correlation = 0.0;
    double innovation_sd = 0.0;  ///< of what is new this year, or this project's alone
    double shared_sd = 0.0;      ///< of what a programme's projects have in common
    std::uint32_t entity = 0;
  };
  std::vector<Process> processes;
  std::vector<std::uint32_t> programme_entity, project_entity;
  std::vector<std::size_t> project_programme;  ///< [project]; number of programmes: none
  Calendar calendar;
};

struct UncertaintyState {
  std::vector<Lane> deviation;            ///< [process] log of the multiplier
  std::vector<Lane> programme_deviation;  ///< [programme + 1] shared part of the log, while projects are drawn
};

/// The parameters that may vary: names as in a case's `uncertainty` list.
const std::vector<std::string>& uncertain_parameters();

UncertaintyParams compile_uncertainty(const Case& input);
UncertaintyState make_uncertainty_state(const UncertaintyParams& params);
Luck make_luck(const UncertaintyParams& params);

/// Step 0: no deviation.
void start_luck(const UncertaintyParams& params, UncertaintyState& state, Luck& luck);
/// Lane l is replicate first_replicate + l.
void draw_luck(const UncertaintyParams& params, std::uint64_t seed, std::uint64_t first_replicate, std::size_t step,
               UncertaintyState& state, Luck& luck);

}  // namespace xuewei

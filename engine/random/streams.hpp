// The register of random streams: what a draw is for.
//
// Numbers are spaced by 100 so that a later purpose can stand beside its relatives. A number is never reused and never
// changed: it is part of the random scheme, and so of every result. Numbers from 2^31 on belong to parameters without a
// number of their own and follow from their names (uncertainty/compile_uncertainty.cpp).
#pragma once

#include <cstdint>

namespace xuewei {

enum class Stream : std::uint32_t {
  // population
  fertility = 1000,
  mortality = 1100,
  moves = 1200,
  external_migration = 1300,
  // enrolment
  entry = 2000,
  progression = 2100,
  stage_transition = 2200,
  // estate and money
  project_delay = 3000,
  project_cost = 3100,
  // workforce
  attrition = 4000,
  recruitment_fill = 4100,
  // what several parameters have in common
  common_factor = 8000,
  // synthetic rosters: part of a case, not of a run
  synth_place = 9000,
  synth_size = 9100,
  synth_sector = 9200,
};

}  // namespace xuewei

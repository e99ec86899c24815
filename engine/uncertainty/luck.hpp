// What the luck of a replicate changes in one year: multipliers, 1 in every lane of a run with uncertainty off.
#pragma once

#include "engine/lanes/lane.hpp"

namespace xuewei {

struct Luck {
  Lane fertility_multiplier = Lane::Ones();
  Lane moves_multiplier = Lane::Ones();
  Lane primary_entry_multiplier = Lane::Ones();
  LaneField construction_time_multiplier;  ///< [project]
  LaneField construction_cost_multiplier;  ///< [project]
};

}  // namespace xuewei

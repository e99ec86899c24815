// What changes during a run: one sub-state for each room, each written by that room alone and made from the sizes of its
// Params. One State serves one block of lanes after another; nothing is allocated once it is made.
#pragma once

#include "engine/model/model.hpp"

namespace xuewei {

struct State {
  Luck luck;
  UncertaintyState uncertainty;
  PopulationState population;
  EnrolmentState enrolment;
  PlacementState placement;
  EstateState estate;
  AdjustmentState adjustment;
  WorkforceState workforce;
  FinanceState finance;
  IndicatorState indicators;
};

}  // namespace xuewei

// The Model: everything that does not change during a run, dense and shared by all threads.
#pragma once

#include "engine/adjustment/adjustment.hpp"
#include "engine/case/case.hpp"
#include "engine/case/given.hpp"
#include "engine/enrolment/enrolment.hpp"
#include "engine/estate/estate.hpp"
#include "engine/finance/finance.hpp"
#include "engine/indicators/indicators.hpp"
#include "engine/network/network.hpp"
#include "engine/placement/placement.hpp"
#include "engine/population/population.hpp"
#include "engine/uncertainty/uncertainty.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei {

struct Model {
  WhatIsGiven given;
  Network network;
  PopulationParams population;
  UncertaintyParams uncertainty;
  EnrolmentParams enrolment;
  PlacementParams placement;
  EstateParams estate;
  AdjustmentParams adjustment;
  WorkforceParams workforce;
  FinanceParams finance;
  IndicatorParams indicators;
};

/// Throws std::invalid_argument with a plain message if the case contradicts itself in a way `read_case` should refuse.
Model compile(const Case& input);

}  // namespace xuewei

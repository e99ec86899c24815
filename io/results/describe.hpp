// From a case and its model to a Results: what is known before the first year is simulated.
#pragma once

#include "engine/model/model.hpp"
#include "io/case/read_case.hpp"
#include "io/results/results.hpp"

namespace xuewei {

/// Coordinates, tables `projects` and `programmes`, names and digest of one scenario; the expected path and the
/// ensemble are left for the run to fill in.
ScenarioResults describe_scenario(const LoadedCase& loaded, const Model& model);

/// Adds what a case says about all its results: name, inputs, flags. Call it for every scenario.
void add_case(const LoadedCase& loaded, Results& results);

}  // namespace xuewei

// How a county's pupils of a stage spread over its grades: like its children of the age of each grade.
//
//   mix[g] = sum over the county's leaves of C[entry age of g, 31 August of the base year]
// C comes from the population room (engine/population/children.hpp). A county without children of one of these
// ages has equal grades. Repetition, late entry and transitions that differ by cohort are not modelled.
#pragma once

#include <vector>

#include "engine/case/case.hpp"
#include "engine/network/network.hpp"

namespace xuewei::synth {

/// [county][age on 31 August of the base year]; ages beyond the last are not carried.
using CountyChildren = std::vector<std::vector<double>>;

CountyChildren count_county_children(const Case& input, const Network& network);

std::vector<double> grade_mix(const StageRow& stage, const std::vector<double>& children);

}  // namespace xuewei::synth

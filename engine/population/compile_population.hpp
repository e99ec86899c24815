// The steps of compile_population, one source file for each kind of input. Each fills its own fields of the params and
// may read those of the steps before it.
#pragma once

#include "engine/population/population.hpp"
#include "engine/population/schedules.hpp"

namespace xuewei {

void compile_vital_rates(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params);
void compile_moves(const Case& input, const Network& network, const AgeGrid& grid, PopulationParams& params);
void compile_external_migration(const Case& input, const Network& network, const AgeGrid& grid,
                                PopulationParams& params);
void compile_relocations(const Case& input, const Network& network, PopulationParams& params);
void compile_observed_births(const Case& input, const Network& network, PopulationParams& params);

}  // namespace xuewei

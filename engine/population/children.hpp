// Children on 31 August, the day that decides school entry, from persons on 31 December of the same year.
//
//   C[x] = w[t-x] N[x] + (1 - w[t-x-1]) N[x+1],   w[b]: share of the births of year b that fall in January to August
// Those aged x on both days were born from January to August of t - x; those who turned x + 1 in between, from
// September to December of t - x - 1. Deaths and moves of those four months are left out. With even monthly births
// w = 2/3.
#pragma once

#include <span>
#include <vector>

#include "engine/population/population.hpp"

namespace xuewei {

/// Children of both sexes by leaf and age on 31 August of the step's year. Leaves zeros without single school ages.
void count_children(const PopulationParams& params, std::size_t step, const LaneField& persons, LaneField& children);

/// The inverse, for a place of which only children on 31 August are known (typed in as N they would be smoothed twice):
/// N[0..] such that C comes out, given N[size], solved from the oldest down, where an error in N[size] shrinks by
/// (1 - w) / w per age. A negative result means that `children` jump more between ages than any N could cause.
std::vector<double> persons_from_children(std::span<const double> children, std::span<const double> same_age_share,
                                          std::span<const double> older_age_share, double persons_above);

}  // namespace xuewei

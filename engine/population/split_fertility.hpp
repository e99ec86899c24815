// Fertility of age groups split to single years of age: the smoothest rates that keep what was given.
//
//   minimise sum of (f[x-1] - 2 f[x] + f[x+1])^2 over x from a year before the first age to a year after the last,
//   f = 0 outside the groups, subject to mean of f over each group = its rate, f >= 0
// The quadratic optimisation of Michalski, Grigoriev and Gorlishchev (2018), R programs for splitting abridged fertility
// data into a fine grid of ages using the quadratic optimization method, MPIDR Technical Report TR-2018-002: it fits
// the groups, is never negative and comes near zero at both ends. Solved by a primal-dual active set. A group's rate is
// per woman of the group; single ages then keep its mean, and so its births where women are spread evenly over it.
#pragma once

#include <span>
#include <vector>

#include "engine/population/mortality.hpp"

namespace xuewei {

/// `rows`: consecutive groups of `width` years in order of age; returns a row for each single year.
std::vector<AgeValue> split_fertility(std::span<const AgeValue> rows, int width);

}  // namespace xuewei

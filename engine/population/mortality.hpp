// Survival ratios from any of four mortality measures.
//
//   S0 = L[0] / (n l0)               births of a step that are alive at its end (age group 0)
//   S[x] = L[x+1] / L[x]             from group x to the next
//   S[x] = T[open] / (L[x] + T[open])   into the open group, from the group below it and from itself
// (Preston, Heuveline and Guillot 2001, Demography, section 6.3.1: the stationary population's own ratio.)
//
// Rows give the first age of a group; a value holds to the next row's age, so that abridged tables (0, 1-4, 5-9, ...)
// serve as they are. The last row is the open group.
//   mx        death rate per year. In every single year of age q = m / (1 + (1 - a) m), l falls by l q, and
//             L = l - (1 - a) l q; a = 1/2, and at age 0 Coale and Demeny's a0 as in Preston et al. (2001), table 3.3,
//             page 48: men .045 + 2.684 m0, women .053 + 2.800 m0, from m0 = .107 on .330 and .350. Last row: T = l / m
//             for ever.
//   qx        probability of dying within the row's ages: 1 - q is spread evenly (geometrically) over its single years;
//             a0 as above with m0 = q0 / (1 - (1 - a0) q0). A last row of q = 1 closes the table: from there on the
//             rate of the years just below holds; with q < 1 it is a group as wide as the one before, and its rate
//             holds.
//   Lx        person-years by group with l0 = radix, last row T; groups wider than a year are split by split_ages.hpp.
//   survival  the ratios themselves, by the group they lead *into*: first row S0, last row that of the open group.
// Not modelled: deaths concentrated inside a year of age other than the first; improvement beyond the years given.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

struct AgeValue {
  int age = 0;
  double value = 0.0;
};

/// Age groups of the kernel: `count` groups of `width_years`, the last one open.
struct AgeGrid {
  int width_years = 1;
  std::size_t count = 0;

  int open_age() const { return width_years * static_cast<int>(count - 1); }
};

/// [0]: S0; [1 + x]: S of group x. `rows` in order of age, the first at age 0. Throws std::invalid_argument.
std::vector<double> survival_ratios(MortalityMeasure measure, std::span<const AgeValue> rows, Sex sex,
                                    const AgeGrid& grid, double radix);

}  // namespace xuewei

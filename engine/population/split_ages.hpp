// Counts in age groups, split to single ages.
//
// The counts are cumulated, a cubic spline is laid through the cumulated counts at the group boundaries, its slopes are
// limited so that it never falls, and its yearly differences are the single ages. So every group keeps its total and no
// age is negative. With group i of width h[i], count G[i] and density s[i] = G[i] / h[i], and slopes d at the
// boundaries:
//   h[i] d[i-1] + 2 (h[i-1] + h[i]) d[i] + h[i-1] d[i+1] = 3 (h[i] s[i-1] + h[i-1] s[i])          the spline
//   d[0] = s[0] + (s[0] - s[1]) h[0] / (h[0] + h[1]), at the top likewise         ends: density continued in a line
//   d[last] = (T / h) log(1 + G / T)   where T stand in the open group above the last group (G, h): the density at its
//                                      start if people thin out at one rate through both
//   d[i] <- min(max(d[i], 0), 3 min(s[i-1], s[i]))                                the filter
// Sources: Hyman (1983), Accurate monotonicity preserving cubic interpolation, SIAM J. Sci. Stat. Comput. 4(4),
// 645-654; its use for ages: Smith, Hyndman and Wood (2004), Spline interpolation for demographic variables: the
// monotonicity problem, Journal of Population Research 21(1), 95-98. Not modelled: cohorts of unusual size inside a
// group (a baby boom of one year is spread over its group).
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace xuewei {

struct AgeGroup {
  int width_years = 1;
  double count = 0.0;
};

/// One value for each year of age, from the start of the first group to the end of the last. Groups of one year come
/// back as they are. Counts must not be negative. `open_count`: of the open group above the last one, which stays whole.
std::vector<double> split_age_groups(std::span<const AgeGroup> groups, std::optional<double> open_count = {});

}  // namespace xuewei

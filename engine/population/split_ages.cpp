#include "engine/population/split_ages.hpp"

#include <algorithm>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Persons per year of age at the start of the open group, if they thin out from the last closed group on at the rate
/// that leaves both groups as many as they have: c = d (e^rw - 1) / r and T = d / r.
double density_at_open_age(const AgeGroup& last, double open_count) {
  if (open_count <= 0.0) return 0.0;
  return open_count * exact_log(1.0 + last.count / open_count) / last.width_years;
}

/// Slopes of the spline at the boundaries (groups + 1), unfiltered: a tridiagonal system, solved by elimination.
std::vector<double> spline_slopes(const std::vector<double>& width, const std::vector<double>& density,
                                  std::optional<double> last_slope) {
  const std::size_t groups = width.size();
  std::vector<double> slope(groups, density.front());
  slope.push_back(last_slope.value_or(density.front()));
  if (groups == 1) return slope;
  const auto end_slope = [&](std::size_t end, std::size_t inner) {
    return density[end] + (density[end] - density[inner]) * width[end] / (width[end] + width[inner]);
  };
  slope.front() = end_slope(0, 1);
  if (!last_slope) slope.back() = end_slope(groups - 1, groups - 2);
  std::vector<double> above(groups + 1, 0.0);  // coefficient of the next slope after elimination
  for (std::size_t i = 1; i < groups; ++i) {
    const double pivot = 2.0 * (width[i - 1] + width[i]) - width[i] * above[i - 1];
    const double right = 3.0 * (width[i] * density[i - 1] + width[i - 1] * density[i]);
    above[i] = width[i - 1] / pivot;
    slope[i] = (right - width[i] * slope[i - 1]) / pivot;
  }
  for (std::size_t i = groups - 1; i > 0; --i) slope[i] -= above[i] * slope[i + 1];
  return slope;
}

}  // namespace

std::vector<double> split_age_groups(std::span<const AgeGroup> groups, std::optional<double> open_count) {
  std::vector<double> single_ages;
  if (groups.empty()) return single_ages;
  std::vector<double> width, density;
  for (const AgeGroup& group : groups) {
    width.push_back(group.width_years);
    density.push_back(group.count / group.width_years);
  }
  std::optional<double> last_slope;
  if (open_count) last_slope = density_at_open_age(groups.back(), *open_count);
  std::vector<double> slope = spline_slopes(width, density, last_slope);
  for (std::size_t i = 0; i < slope.size(); ++i) {
    const double below = density[i == 0 ? 0 : i - 1];
    const double above = density[std::min(i, density.size() - 1)];
    slope[i] = std::min(std::max(slope[i], 0.0), 3.0 * std::min(below, above));
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    double cumulated = 0.0;  // Hermite cubic of the count from the start of the group, u in [0, 1]
    for (int year = 1; year <= groups[i].width_years; ++year) {
      const double u = year / width[i];
      const double up_to = groups[i].count * (u * u * (3.0 - 2.0 * u)) +
                           width[i] * (slope[i] * (u * (1.0 - u) * (1.0 - u)) - slope[i + 1] * (u * u * (1.0 - u)));
      single_ages.push_back(std::max(0.0, up_to - cumulated));
      cumulated = up_to;
    }
  }
  return single_ages;
}

}  // namespace xuewei

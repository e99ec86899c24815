#include "tools/synth/rolls.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/lanes/lane_math.hpp"
#include "tools/synth/apportion.hpp"

namespace xuewei::synth {
namespace {

constexpr double kTeachingPointMedian = 30.0, kTeachingPointSpread = 0.5;
constexpr double kTeachingPointLowest = 12.0, kTeachingPointHighest = 90.0;

/// Standard deviation of the logarithm of school size within a zone.
double spread(Residence residence) {
  switch (residence) {
    case Residence::urban:
      return 0.35;
    case Residence::town:
      return 0.40;
    case Residence::rural:
      break;
  }
  return 0.50;
}

double size_factor(const SiteLuck& luck, const SiteDraft& site, double sd) {
  return exact_exp(sd * std::clamp(normal(luck.of(site, Stream::synth_size)), -2.0, 2.0));
}

/// Rolls of the teaching points; returns their sum.
std::int64_t draw_teaching_points(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites) {
  std::vector<double> sizes;
  for (const SiteDraft& site : sites) {
    if (!site.teaching_point) continue;
    const double size = kTeachingPointMedian * size_factor(luck, site, kTeachingPointSpread);
    sizes.push_back(std::floor(std::clamp(size, kTeachingPointLowest, kTeachingPointHighest) + 0.5));
  }
  if (sizes.empty()) return 0;
  const SchoolTotalsRow& totals = *group.totals;
  const auto points = static_cast<std::int64_t>(sizes.size());
  const auto drawn = static_cast<std::int64_t>(std::accumulate(sizes.begin(), sizes.end(), 0.0));
  const std::int64_t most = std::max(points, totals.pupils * points / (2 * totals.sites));
  const std::int64_t pupils = points == totals.sites ? totals.pupils : std::min(drawn, most);
  const auto rolls = apportion(pupils, sizes, std::vector<std::int64_t>(sizes.size(), 1),
                               std::vector<std::int64_t>(sizes.size(), kLargestTeachingPoint));
  auto roll = rolls.begin();
  for (SiteDraft& site : sites)
    if (site.teaching_point) site.roll = *roll++;
  return pupils;
}

}  // namespace

void draw_rolls(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites) {
  const std::int64_t pupils = group.totals->pupils - draw_teaching_points(group, luck, sites);
  std::vector<double> weights;
  for (const SiteDraft& site : sites)
    if (!site.teaching_point) weights.push_back(site.weight * size_factor(luck, site, spread(group.residence())));
  if (weights.empty()) return;
  const auto schools = static_cast<std::int64_t>(weights.size());
  const std::int64_t mean = pupils / schools;
  const auto rolls =
      apportion(pupils, weights, std::vector<std::int64_t>(weights.size(), std::max<std::int64_t>(1, mean / 4)),
                std::vector<std::int64_t>(weights.size(), 2 * (mean + 1)));
  auto roll = rolls.begin();
  for (SiteDraft& site : sites)
    if (!site.teaching_point) site.roll = *roll++;
}

void fill_grades(const Group& group, std::vector<SiteDraft>& sites) {
  const auto columns = apportion(group.totals->pupils, group.grade_mix);
  std::vector<std::int64_t> rows;
  for (const SiteDraft& site : sites) rows.push_back(site.roll);
  const auto table = table_with_margins(rows, columns);
  for (std::size_t i = 0; i < sites.size(); ++i) sites[i].pupils_by_grade = table[i];
}

}  // namespace xuewei::synth

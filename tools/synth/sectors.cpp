#include "tools/synth/sectors.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace xuewei::synth {
namespace {

/// Turns sites of `from` into `to` in the given order while that brings the pupils of `to` nearer to `wanted`.
void turn(Sector from, Sector to, double wanted, const std::vector<std::size_t>& order, std::vector<SiteDraft>& sites) {
  for (const std::size_t i : order) {
    SiteDraft& site = sites[i];
    const auto roll = static_cast<double>(site.roll);
    if (site.sector != from || site.teaching_point || std::abs(wanted - roll) >= std::abs(wanted)) continue;
    site.sector = to;
    wanted -= roll;
  }
}

}  // namespace

void choose_sectors(const Group& group, const SiteLuck& luck, std::vector<SiteDraft>& sites) {
  std::vector<std::size_t> order(sites.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> drawn;
  for (const SiteDraft& site : sites) drawn.push_back(uniform(luck.of(site, Stream::synth_sector)));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return drawn[a] < drawn[b]; });

  const SchoolTotalsRow& totals = *group.totals;
  const auto pupils = static_cast<double>(totals.pupils);
  const double private_share = 1.0 - totals.state_pupil_share;
  turn(Sector::state, Sector::inclusive_private, pupils * private_share, order, sites);
  turn(Sector::inclusive_private, Sector::other_private,
       pupils * (private_share - totals.inclusive_private_pupil_share), order, sites);
}

}  // namespace xuewei::synth

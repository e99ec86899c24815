#include "tools/synth/sites.hpp"

#include <algorithm>
#include <numeric>

#include "tools/synth/apportion.hpp"

namespace xuewei::synth {
namespace {

/// Teaching points of every zone.
std::vector<std::int64_t> deal_teaching_points(std::int64_t points, const std::vector<double>& children,
                                               const std::vector<std::int64_t>& schools) {
  std::vector<std::size_t> smallest_first(children.size());
  std::iota(smallest_first.begin(), smallest_first.end(), std::size_t{0});
  std::stable_sort(smallest_first.begin(), smallest_first.end(),
                   [&](std::size_t a, std::size_t b) { return children[a] < children[b]; });
  std::vector<std::int64_t> dealt(children.size(), 0);
  for (const std::size_t zone : smallest_first) {
    if (points == 0 || schools[zone] > 0) continue;
    dealt[zone] = 1;
    --points;
  }
  while (points > 0) {
    for (const std::size_t zone : smallest_first) {
      if (points == 0) break;
      ++dealt[zone];
      --points;
    }
  }
  return dealt;
}

}  // namespace

std::vector<SiteDraft> place_sites(const Group& group) {
  std::vector<double> children;
  for (const ZoneRow* zone : group.zones) children.push_back(zone->child_share);
  const auto schools = seats(group.totals->sites - group.totals->teaching_points, children);
  const auto points = deal_teaching_points(group.totals->teaching_points, children, schools);

  std::vector<SiteDraft> sites;
  for (std::size_t z = 0; z < group.zones.size(); ++z) {
    const std::string place = group.zones[z]->code + "/" + group.stage->id;
    for (std::int64_t number = 1; number <= schools[z] + points[z]; ++number) {
      SiteDraft site;
      site.zone = group.zones[z];
      site.teaching_point = number > schools[z];
      site.entity = site.teaching_point ? entity_key(place + "/point/" + std::to_string(number - schools[z]))
                                        : entity_key(place + "/school/" + std::to_string(number));
      site.weight = children[z] / static_cast<double>(std::max<std::int64_t>(1, schools[z]));
      sites.push_back(site);
    }
  }
  return sites;
}

}  // namespace xuewei::synth

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/lanes/lane_math.hpp"
#include "engine/network/distance.hpp"
#include "engine/placement/compile_placement.hpp"

namespace xuewei {
namespace {

/// Beyond this many scale lengths distance no longer matters, so that a far child still has somewhere to ask.
constexpr double kFarthestScales = 12.0;

struct Edge {
  std::uint32_t site;
  double road_km;
};

double travel_scale_km(const StageRow& stage, Residence residence) {
  switch (residence) {
    case Residence::urban:
      return stage.travel_scale_km_urban;
    case Residence::town:
      return stage.travel_scale_km_town;
    case Residence::rural:
      break;
  }
  return stage.travel_scale_km_rural;
}

/// Home to school: across the zone and from its centre to the site, the two at right angles on average.
double home_to_site_km(const Zone& zone, const Site& site) {
  const double between = distance_km(zone.longitude_deg, zone.latitude_deg, site.longitude_deg, site.latitude_deg);
  return std::sqrt(between * between + zone.radius_km * zone.radius_km);
}

/// Sites of the stage, by offset, that stand in the seat of their county.
std::vector<char> county_seats(const Network& network, const PlacementStage& stage) {
  const auto residence = [&](const Site& site) { return network.leaves[site.leaf.index()].residence; };
  std::vector<char> has_urban(network.counties.size(), 0), seat;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    if (residence(network.sites[u]) == Residence::urban) has_urban[network.sites[u].county.index()] = 1;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Site& site = network.sites[u];
    seat.push_back(residence(site) == (has_urban[site.county.index()] ? Residence::urban : Residence::town));
  }
  return seat;
}

/// [zone] the sites the catchments table names for the stage.
std::vector<std::vector<std::uint32_t>> catchments(const Case& input, const Network& network, const StageRow& row) {
  std::vector<std::vector<std::uint32_t>> sites(network.zones.size());
  for (const CatchmentRow& catchment : input.catchments) {
    if (catchment.stage != row.id) continue;
    const ZoneId zone = network.find_zone(catchment.zone);
    if (!zone.valid()) throw std::invalid_argument("catchment: zone `" + catchment.zone + "` is unknown");
    const SiteId site = network.find_site(catchment.school_code, catchment.stage);
    if (!site.valid() || network.sites[site.index()].county != network.zones[zone.index()].county)
      throw std::invalid_argument("catchment of zone `" + catchment.zone + "`: site `" + catchment.school_code + "/" +
                                  catchment.stage + "` is unknown, or in another county");
    sites[zone.index()].push_back(static_cast<std::uint32_t>(site.index()));
  }
  return sites;
}

}  // namespace

Ways::Ways(const Case& input, const Network& network, std::size_t stage_index, PlacementStage& stage)
    : input_(input), network_(network), row_(input.stages[stage_index]), stage_(stage) {
  in_county_seat_ = county_seats(network, stage);
  catchment_ = catchments(input, network, row_);
  add_all();
  // A zone without a catchment belongs to its nearest site in its county, one with classrooms if there is any.
  const EdgeSet& all = stage_.edges.front();
  for (std::size_t z = 0; z < network.zones.size(); ++z) {
    if (!catchment_[z].empty()) continue;
    for (const bool with_classrooms : {true, false})
      for (std::uint32_t e = all.zone_first_edge[z]; e < all.zone_first_edge[z + 1] && catchment_[z].empty(); ++e) {
        const Site& site = network.sites[all.edge_site[e]];
        if (site.county == network.zones[z].county && (!with_classrooms || input.schools[site.row].classrooms > 0.0))
          catchment_[z].push_back(all.edge_site[e]);
      }
  }
}

void Ways::add_all() {
  std::vector<std::vector<std::uint32_t>> sites_of_catchment(network_.counties.size());
  for (std::size_t u = stage_.first_site; u < stage_.last_site; ++u)
    sites_of_catchment[network_.catchment_of(network_.sites[u].county, row_.catchment)].push_back(
        static_cast<std::uint32_t>(u));
  EdgeSet all;
  all.zone_first_edge.push_back(0);
  std::vector<Edge> edges;
  for (const Zone& zone : network_.zones) {
    edges.clear();
    for (const std::uint32_t u : sites_of_catchment[network_.catchment_of(zone.county, row_.catchment)])
      edges.push_back({u, input_.parameters.detour_factor * home_to_site_km(zone, network_.sites[u])});
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.road_km < b.road_km; });
    const double scale = travel_scale_km(row_, network_.leaves[zone.leaf.index()].residence);
    for (const Edge& edge : edges) {
      all.edge_site.push_back(edge.site);
      all.edge_pull.push_back(exact_exp(-std::min(edge.road_km / scale, kFarthestScales)));
      all_km_.push_back(edge.road_km);
    }
    for (std::size_t i = 0; i < kTravelLimits; ++i) {
      const auto beyond = std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) {
        return i < stage_.limits.count && travel_minutes(input_.parameters, edge.road_km) > stage_.limits.minutes[i];
      });
      all.zone_first_beyond.push_back(all.zone_first_edge.back() + static_cast<std::uint32_t>(beyond - edges.begin()));
    }
    all.zone_first_edge.push_back(static_cast<std::uint32_t>(all.edge_site.size()));
  }
  stage_.edges.push_back(std::move(all));
  made_.push_back({Reach::all, true, 0});
}

bool Ways::reaches(Reach reach, std::size_t zone, std::size_t site) const {
  const bool own = network_.sites[site].county == network_.zones[zone].county;
  switch (reach) {
    case Reach::all:
      return true;
    case Reach::own_county:
      return own;
    case Reach::county_seat:
      return own && in_county_seat_[site - stage_.first_site];
    case Reach::catchment:
      return std::find(catchment_[zone].begin(), catchment_[zone].end(), site) != catchment_[zone].end();
  }
  return false;
}

std::size_t Ways::find(Reach reach, bool distance) {
  if (reach == Reach::own_county && row_.catchment == StageRow::Catchment::county) reach = Reach::all;
  for (const Made& made : made_)
    if (made.reach == reach && made.distance == distance) return made.index;
  const EdgeSet& all = stage_.edges.front();
  EdgeSet edges =
      ways_kept(all, [&](std::size_t zone, std::uint32_t e) { return reaches(reach, zone, all.edge_site[e]); });
  if (!distance) std::fill(edges.edge_pull.begin(), edges.edge_pull.end(), 1.0);
  stage_.edges.push_back(std::move(edges));
  made_.push_back({reach, distance, stage_.edges.size() - 1});
  return made_.back().index;
}

bool Ways::any_of(std::size_t edge_set, std::size_t zone) const {
  const std::vector<std::uint32_t>& first = stage_.edges[edge_set].zone_first_edge;
  return first[zone] < first[zone + 1];
}

std::size_t Ways::limits_passed(std::size_t zone, std::size_t site) const {
  const EdgeSet& all = stage_.edges.front();
  std::size_t passed = 0;
  for (std::uint32_t e = all.zone_first_edge[zone]; e < all.zone_first_edge[zone + 1]; ++e)
    for (std::size_t i = 0; all.edge_site[e] == site && i < stage_.limits.count; ++i)
      passed += e >= all.zone_first_beyond[zone * kTravelLimits + i] ? 1 : 0;
  return passed;
}

}  // namespace xuewei

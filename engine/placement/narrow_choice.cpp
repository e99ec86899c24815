#include <algorithm>
#include <map>

#include "engine/placement/compile_placement.hpp"

namespace xuewei {
namespace {

/// Marks the least of `ways` that together carry at most `budget`. `asks`: [edge] pupils.
void mark_least(std::vector<std::uint32_t>& ways, const std::vector<double>& asks, double budget,
                std::vector<char>& least) {
  std::stable_sort(ways.begin(), ways.end(), [&](std::uint32_t a, std::uint32_t b) { return asks[a] < asks[b]; });
  for (const std::uint32_t e : ways) {
    budget -= asks[e];
    if (budget < 0.0) break;
    least[e] = 1;
  }
}

/// Ways of one edge set that count for their zone or for their site.
EdgeSet ways_that_count(const EdgeSet& edges, const std::vector<double>& seekers, const std::vector<double>& attraction,
                        double least_share, const std::vector<char>& every_way, std::size_t first_site) {
  std::vector<double> asks(edges.edge_site.size()), site_asked(attraction.size(), 0.0);
  std::vector<std::vector<std::uint32_t>> site_ways(attraction.size());
  std::vector<char> least_of_zone(edges.edge_site.size(), 0), least_of_site(edges.edge_site.size(), 0);
  for (std::size_t z = 0; z < seekers.size(); ++z) {
    double pull = 0.0;
    const auto along = [&](std::uint32_t e) {
      return attraction[edges.edge_site[e] - first_site] * edges.edge_pull[e];
    };
    std::vector<std::uint32_t> zone_ways;
    for (std::uint32_t e = edges.zone_first_edge[z]; e < edges.zone_first_edge[z + 1]; ++e) pull += along(e);
    for (std::uint32_t e = edges.zone_first_edge[z]; e < edges.zone_first_edge[z + 1]; ++e) {
      const std::size_t u = edges.edge_site[e] - first_site;
      asks[e] = pull > 0.0 ? seekers[z] * along(e) / pull : 0.0;
      site_asked[u] += asks[e];
      site_ways[u].push_back(e);
      zone_ways.push_back(e);
    }
    if (seekers[z] > 0.0) mark_least(zone_ways, asks, least_share * seekers[z], least_of_zone);
  }
  for (std::size_t u = 0; u < site_ways.size(); ++u)
    mark_least(site_ways[u], asks, least_share * site_asked[u], least_of_site);
  return ways_kept(edges, [&](std::size_t zone, std::uint32_t e) {
    return every_way[zone] || !least_of_zone[e] || !least_of_site[e];
  });
}

}  // namespace

void narrow_choice(const std::vector<double>& seekers, const std::vector<double>& attraction, double least_share,
                   const std::vector<char>& every_way, PlacementStage& stage) {
  std::map<std::size_t, std::size_t> narrowed;  // edge set -> the same without the ways that hardly count
  for (PlacementYear& year : stage.years)
    for (Pass& pass : year.passes)
      for (std::size_t& set : pass.asks) {
        const auto [found, is_new] = narrowed.try_emplace(set, stage.edges.size());
        if (is_new)
          stage.edges.push_back(
              ways_that_count(stage.edges[set], seekers, attraction, least_share, every_way, stage.first_site));
        set = found->second;
      }
}

}  // namespace xuewei

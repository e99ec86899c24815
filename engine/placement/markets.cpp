#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/placement/placement.hpp"

namespace xuewei {

std::vector<Market> find_markets(const EdgeSet& edges) {
  const std::size_t zones = edges.zone_first_edge.size() - 1;
  std::uint32_t sites = 0;
  for (const std::uint32_t site : edges.edge_site) sites = std::max(sites, site + 1);
  std::vector<std::uint32_t> towards(sites);  // [site] another one of its market, or itself
  std::iota(towards.begin(), towards.end(), 0u);
  const auto root_of = [&](std::uint32_t site) {
    while (towards[site] != site) site = towards[site] = towards[towards[site]];
    return site;
  };
  for (std::size_t z = 0; z < zones; ++z)
    for (std::uint32_t e = edges.zone_first_edge[z] + 1; e < edges.zone_first_edge[z + 1]; ++e)
      towards[root_of(edges.edge_site[e])] = root_of(edges.edge_site[e - 1]);

  constexpr auto kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> market_of_root(sites, kNone);
  std::vector<Market> markets;
  for (std::size_t z = 0; z < zones; ++z) {
    if (edges.zone_first_edge[z] == edges.zone_first_edge[z + 1]) continue;
    std::size_t& market = market_of_root[root_of(edges.edge_site[edges.zone_first_edge[z]])];
    if (market == kNone) {
      market = markets.size();
      markets.emplace_back();
    }
    markets[market].zones.push_back(static_cast<std::uint32_t>(z));
  }
  for (std::uint32_t u = 0; u < sites; ++u)
    if (const std::size_t market = market_of_root[root_of(u)]; market != kNone) markets[market].sites.push_back(u);
  return markets;
}

}  // namespace xuewei

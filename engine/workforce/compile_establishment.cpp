#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/workforce/county_stage.hpp"
#include "engine/workforce/establishment.hpp"

namespace xuewei {
namespace {

/// The node whose counties share a reserve with this one.
NodeId reserve_node(const Network& network, const County& county, Parameters::ReserveLevel level) {
  if (level == Parameters::ReserveLevel::county) return county.node;
  for (NodeId at = county.node; at.valid(); at = network.nodes[at.index()].parent)
    if (network.nodes[at.index()].level == "prefecture") return at;
  throw std::invalid_argument("workforce: county `" + network.nodes[county.node.index()].code +
                              "` lies in no prefecture whose reserve it could share");
}

/// Numbers the reserves in the order of their first counties.
void set_pools(const Network& network, Parameters::ReserveLevel level, EstablishmentParams& params) {
  std::vector<NodeId> nodes;
  for (const County& county : network.counties) {
    const NodeId node = reserve_node(network, county, level);
    const auto found = std::ranges::find(nodes, node);
    params.pool.push_back(static_cast<std::size_t>(found - nodes.begin()));
    if (found == nodes.end()) nodes.push_back(node);
  }
  params.pools = nodes.size();
}

}  // namespace

EstablishmentParams compile_establishment(const Case& input, const Network& network,
                                          const std::vector<double>& base_staff) {
  const Parameters& parameters = input.parameters;
  const double fill_rate = parameters.establishment_fill_rate;
  EstablishmentParams params{.stages = network.stages.size(),
                             .pool = {},
                             .pools = 0,
                             .limits = fill_rate > 0.0 || !input.establishment.empty(),
                             .base_posts = base_staff,
                             .toward_need_share = parameters.establishment_toward_need_share,
                             .reserve_share = parameters.reserve_post_share,
                             .recount_years = static_cast<std::size_t>(parameters.recount_years),
                             .vacancy_years = static_cast<std::size_t>(parameters.vacancy_years_most)};
  set_pools(network, parameters.reserve_level, params);
  if (fill_rate > 1.0) throw std::invalid_argument("workforce: establishment_fill_rate must not be above 1");
  if (params.recount_years == 0) throw std::invalid_argument("workforce: recount_years must be at least 1");
  if (fill_rate > 0.0)
    for (double& posts : params.base_posts) posts /= fill_rate;
  for (const EstablishmentRow& row : input.establishment) {
    const std::size_t i = county_stage_of(network, row.county, row.stage);
    if (row.posts < base_staff[i])
      throw std::invalid_argument("workforce: county `" + row.county + "` has fewer posts than staff");
    params.base_posts[i] = row.posts;
  }
  return params;
}

}  // namespace xuewei

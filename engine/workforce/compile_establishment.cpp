#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/workforce/county_stage.hpp"
#include "engine/workforce/establishment.hpp"

namespace xuewei {
namespace {

constexpr double kShareRounding = 1e-12;  ///< of the county's part of the staff

/// One reserve for each county, or for each district, which must then be a prefecture.
void set_pools(const Network& network, Parameters::ReserveLevel level, EstablishmentParams& params) {
  const bool by_county = level == Parameters::ReserveLevel::county;
  params.pools = by_county ? network.counties.size() : network.districts.size();
  for (std::size_t c = 0; c < network.counties.size(); ++c) {
    const County& county = network.counties[c];
    const NodeId district = network.districts[county.district].node;
    if (!by_county && network.nodes[district.index()].level != AreaLevel::prefecture)
      throw std::invalid_argument("workforce: county `" + network.nodes[county.node.index()].code +
                                  "` lies in no prefecture whose reserve it could share");
    params.pool.push_back(by_county ? c : county.district);
  }
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
    if (row.posts < base_staff[i] * (1.0 - kShareRounding))
      throw std::invalid_argument("workforce: county `" + row.county + "` has fewer posts than staff");
    params.base_posts[i] = std::max(row.posts, base_staff[i]);
  }
  return params;
}

}  // namespace xuewei

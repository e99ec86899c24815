#include <stdexcept>
#include <string>

#include "engine/workforce/county_stage.hpp"
#include "engine/workforce/establishment.hpp"

namespace xuewei {

EstablishmentParams compile_establishment(const Case& input, const Network& network,
                                          const std::vector<double>& base_staff) {
  const Parameters& parameters = input.parameters;
  const double fill_rate = parameters.establishment_fill_rate;
  EstablishmentParams params{.counties = network.counties.size(),
                             .stages = network.stages.size(),
                             .limits = fill_rate > 0.0 || !input.establishment.empty(),
                             .base_posts = base_staff,
                             .toward_need_share = parameters.establishment_toward_need_share,
                             .reserve_share = parameters.reserve_post_share,
                             .recount_years = static_cast<std::size_t>(parameters.recount_years),
                             .vacancy_years = static_cast<std::size_t>(parameters.vacancy_years_most)};
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

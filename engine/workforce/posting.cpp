#include "engine/workforce/posting.hpp"

#include <vector>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

Lane need_of_site(const StaffingNorm& norm, const StaffDemand& demand, std::size_t u) {
  return (demand.site_pupils[u] / norm.pupils_per_staff).max(demand.site_classes[u] * norm.staff_per_class);
}

}  // namespace

PostingParams compile_posting(const Case& input, const Network& network, const RequirementParams& requirement) {
  const Parameters& parameters = input.parameters;
  PostingParams params{.base_weight = {},
                       .site_residence = {},
                       .posted_share = {},
                       .eligible_share = parameters.eligible_exchange_share,
                       .exchange_share = parameters.exchange_share,
                       .backbone_share = parameters.backbone_exchange_share};
  std::vector<double> staff(network.counties.size() * network.stages.size(), 0.0);
  for (std::size_t u = 0; u < network.sites.size(); ++u)
    staff[requirement.site_county_stage[u]] += input.schools[network.sites[u].row].staff;
  for (std::size_t u = 0; u < network.sites.size(); ++u) {
    const SchoolRow& school = input.schools[network.sites[u].row];
    double pupils = 0.0;
    for (const double grade : school.pupils_by_grade) pupils += grade;
    params.base_weight.push_back(staff[requirement.site_county_stage[u]] > 0.0 ? school.staff : pupils);
    params.site_residence.push_back(static_cast<std::size_t>(network.leaves[network.sites[u].leaf.index()].residence));
  }
  for (std::size_t step = 0; step < network.calendar.steps; ++step)
    params.posted_share.push_back(step == 0 ? 0.0 : parameters.county_posting_share.at(network.calendar.year(step)));
  return params;
}

void post_staff(const PostingParams& params, const RequirementParams& requirement, const StaffDemand& demand,
                const LaneField& staff, std::size_t step, PostingState& state) {
  const std::size_t sites = params.base_weight.size();
  const std::size_t stages = requirement.norms.size();
  const auto with_luck = [&](double share, std::size_t quantity) {
    return share_with_luck(share, demand.luck, quantity);
  };
  const Lane posted_share = with_luck(params.posted_share[step], varying("workforce/county_posting_share"));
  const Lane exchange_share = with_luck(params.exchange_share, varying("workforce/exchange_share"));
  const Lane eligible_share = with_luck(params.eligible_share, varying("workforce/eligible_exchange_share"));
  const Lane backbone_share = with_luck(params.backbone_share, varying("workforce/backbone_exchange_share"));
  for (LaneField* sum : {&state.reposted, &state.staff_of_weight, &state.need_sum, &state.short_by_class})
    sum->fill(0.0);
  state.residence_share.fill(0.0);
  for (std::size_t u = 0; u < sites; ++u) {
    const std::size_t i = requirement.site_county_stage[u];
    state.site_need[u] = need_of_site(requirement.norms[i % stages], demand, u);
    state.need_sum[i] += state.site_need[u];
  }
  for (std::size_t i = 0; i < staff.size(); ++i) state.staff_per_need[i] = ratio_or_zero(staff[i], state.need_sum[i]);
  for (std::size_t u = 0; u < sites; ++u) {
    const std::size_t i = requirement.site_county_stage[u];
    Lane& weight = state.site_staff[u];
    if (step == 0) weight.setConstant(params.base_weight[u]);
    const Lane newly_staffed = state.site_need[u] * state.staff_per_need[i] * where_positive(weight, 0.0, 1.0);
    weight = (weight + newly_staffed) * where_positive(demand.site_pupils[u], 1.0, 0.0);
    state.staff_of_weight[i] += weight;
  }
  for (std::size_t i = 0; i < staff.size(); ++i)
    state.staff_of_weight[i] = ratio_or_zero(staff[i], state.staff_of_weight[i]);
  for (std::size_t u = 0; u < sites; ++u) {
    const std::size_t i = requirement.site_county_stage[u];
    const StaffingNorm& norm = requirement.norms[i % stages];
    const Lane stays = state.site_staff[u] * state.staff_of_weight[i];
    const Lane posted = state.site_need[u] * state.staff_per_need[i];
    state.site_staff[u] = stays * (1.0 - posted_share) + posted * posted_share;
    state.residence_share[i * kResidences + params.site_residence[u]] += state.site_staff[u];
    state.reposted[i] += (state.site_staff[u] - stays).max(0.0);
    state.site_teachers_gap[u] =
        state.site_staff[u] * norm.teaching_share - demand.site_classes[u] * norm.teachers_per_class;
    state.short_by_class[i] += (0.0 - state.site_teachers_gap[u]).max(0.0);
  }
  for (std::size_t i = 0; i < staff.size(); ++i) {
    Lane* const residence_share = state.residence_share.all().data() + i * kResidences;
    Lane at_sites = Lane::Zero();
    for (std::size_t r = 0; r < kResidences; ++r) at_sites += residence_share[r];
    for (std::size_t r = 0; r < kResidences; ++r) residence_share[r] = ratio_or_zero(residence_share[r], at_sites);
    residence_share[static_cast<std::size_t>(Residence::town)] += where_positive(at_sites, 0.0, 1.0);
    state.exchanged[i] = state.reposted[i].max(Lane(staff[i] * (posted_share * exchange_share * eligible_share)));
    state.backbone_exchanged[i] = state.exchanged[i] * backbone_share;
  }
}

}  // namespace xuewei

#include "engine/workforce/posting.hpp"

#include <vector>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// One county and stage after another, or one site after another, at the norms of its stage.
struct Posting {
  const PostingParams& params;
  const RequirementParams& requirement;
  const StaffDemand& demand;
  const StaffToPost& to_post;
  PostingState& state;

  std::size_t county_stages() const { return to_post.staff.size(); }
  std::size_t sites() const { return params.base_weight.size(); }
  std::size_t county_stage(std::size_t u) const { return requirement.site_county_stage[u]; }
  const StaffingNorm& norm(std::size_t u) const {
    return requirement.norms[county_stage(u) % requirement.norms.size()];
  }
  Lane need(std::size_t u) const {
    return (demand.site_pupils[u] / norm(u).pupils_per_staff).max(demand.site_classes[u] * norm(u).staff_per_class);
  }
  /// What a site needs of the staff there are: all of it, or as much of it as all others where there are too few.
  Lane fair(std::size_t u) const { return state.staff_per_need[county_stage(u)].min(1.0); }
  Lane floor_teachers(std::size_t u) const {
    return demand.site_classes[u] * (params.floor_share * norm(u).teachers_per_class);
  }
  Lane floor(std::size_t u) const { return floor_teachers(u) * fair(u) / norm(u).teaching_share; }
  Lane by_need(std::size_t u) const { return state.site_need[u] * state.staff_per_need[county_stage(u)]; }
};

void measure_need(const Posting& at) {
  PostingState& state = at.state;
  state.need_sum.fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u) {
    state.site_need[u] = at.need(u);
    state.need_sum[at.county_stage(u)] += state.site_need[u];
  }
  for (std::size_t i = 0; i < at.county_stages(); ++i)
    state.staff_per_need[i] = ratio_or_zero(at.to_post.staff[i], state.need_sum[i]);
}

/// Leaves at open sites who stays there of those who were there; everybody else is free.
void keep_staff(const Posting& at) {
  PostingState& state = at.state;
  state.free.fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u) state.free[at.county_stage(u)] += state.site_staff[u];
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    state.spare[i] = ratio_or_zero(Lane((at.to_post.staff[i] - at.to_post.came[i]).max(0.0)), state.free[i]);
    state.free[i] = at.to_post.staff[i];
  }
  for (std::size_t u = 0; u < at.sites(); ++u) {
    const std::size_t i = at.county_stage(u);
    state.site_staff[u] *= state.spare[i] * where_positive(at.demand.site_pupils[u], 1.0, 0.0);
    state.free[i] -= state.site_staff[u];
  }
  for (Lane& free : state.free.all()) free = free.max(0.0);
}

/// Free staff go to sites below `target`, each the same part of what it lacks.
template <class Target>
void fill_up_to(Target target, const Posting& at) {
  PostingState& state = at.state;
  const auto lacking = [&](std::size_t u) -> Lane { return (target(u) - state.site_staff[u]).max(0.0); };
  state.lacking.fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u) state.lacking[at.county_stage(u)] += lacking(u);
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane filled = state.free[i].min(state.lacking[i]);
    state.free[i] -= filled;
    state.lacking[i] = ratio_or_zero(filled, state.lacking[i]);
  }
  for (std::size_t u = 0; u < at.sites(); ++u) state.site_staff[u] += lacking(u) * state.lacking[at.county_stage(u)];
}

/// Who is free still goes where the pupils are.
void share_out_rest(const Posting& at) {
  PostingState& state = at.state;
  for (std::size_t u = 0; u < at.sites(); ++u) {
    const std::size_t i = at.county_stage(u);
    state.site_staff[u] += state.free[i] * ratio_or_zero(state.site_need[u], state.need_sum[i]);
  }
}

/// Sites above their fair part give to those below their floor.
void transfer_up_to_floor(const Posting& at) {
  PostingState& state = at.state;
  const auto lacking = [&](std::size_t u) -> Lane { return (at.floor(u) - state.site_staff[u]).max(0.0); };
  const auto spare = [&](std::size_t u) -> Lane {
    return (state.site_staff[u] - state.site_need[u] * at.fair(u)).max(0.0);
  };
  for (LaneField* sum : {&state.lacking, &state.spare}) sum->fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u) {
    state.lacking[at.county_stage(u)] += lacking(u);
    state.spare[at.county_stage(u)] += spare(u);
  }
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane moved = state.lacking[i].min(state.spare[i]);
    state.reposted[i] += moved;
    state.lacking[i] = ratio_or_zero(moved, state.lacking[i]);
    state.spare[i] = ratio_or_zero(moved, state.spare[i]);
  }
  for (std::size_t u = 0; u < at.sites(); ++u) {
    const std::size_t i = at.county_stage(u);
    state.site_staff[u] += lacking(u) * state.lacking[i] - spare(u) * state.spare[i];
  }
}

void post_by_need(const Lane& posted_share, const Posting& at) {
  PostingState& state = at.state;
  for (std::size_t u = 0; u < at.sites(); ++u) {
    const Lane before = state.site_staff[u];
    state.site_staff[u] = before * (1.0 - posted_share) + at.by_need(u) * posted_share;
    state.reposted[at.county_stage(u)] += (state.site_staff[u] - before).max(0.0);
  }
}

void measure_shortages(const Posting& at) {
  PostingState& state = at.state;
  for (LaneField* sum : {&state.short_by_class, &state.below_floor}) sum->fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u) {
    const std::size_t i = at.county_stage(u);
    const Lane teachers = state.site_staff[u] * at.norm(u).teaching_share;
    state.site_teachers_gap[u] = teachers - at.demand.site_classes[u] * at.norm(u).teachers_per_class;
    state.short_by_class[i] += (0.0 - state.site_teachers_gap[u]).max(0.0);
    state.below_floor[i] += (at.floor_teachers(u) - teachers).max(0.0);
  }
}

void measure_residences(const Posting& at) {
  PostingState& state = at.state;
  state.residence_share.fill(0.0);
  for (std::size_t u = 0; u < at.sites(); ++u)
    state.residence_share[at.county_stage(u) * kResidences + at.params.site_residence[u]] += state.site_staff[u];
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    Lane* const residence_share = state.residence_share.all().data() + i * kResidences;
    Lane at_sites = Lane::Zero();
    for (std::size_t r = 0; r < kResidences; ++r) at_sites += residence_share[r];
    for (std::size_t r = 0; r < kResidences; ++r) residence_share[r] = ratio_or_zero(residence_share[r], at_sites);
    residence_share[static_cast<std::size_t>(Residence::town)] += where_positive(at_sites, 0.0, 1.0);
  }
}

void count_exchange(const Lane& posted_share, const Posting& at) {
  const PostingParams& params = at.params;
  const auto with_luck = [&](double share, std::size_t quantity) {
    return share_with_luck(share, at.demand.luck, quantity);
  };
  const Lane exchange_share = with_luck(params.exchange_share, varying("workforce/exchange_share"));
  const Lane eligible_share = with_luck(params.eligible_share, varying("workforce/eligible_exchange_share"));
  const Lane backbone_share = with_luck(params.backbone_share, varying("workforce/backbone_exchange_share"));
  PostingState& state = at.state;
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane rotation = at.to_post.staff[i] * (posted_share * exchange_share * eligible_share);
    state.exchanged[i] = state.reposted[i].max(rotation);
    state.backbone_exchanged[i] = state.exchanged[i] * backbone_share;
  }
}

}  // namespace

PostingParams compile_posting(const Case& input, const Network& network, const RequirementParams& requirement) {
  const Parameters& parameters = input.parameters;
  PostingParams params{.base_weight = {},
                       .site_residence = {},
                       .posted_share = {},
                       .floor_share = parameters.staffing_floor_share,
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
                const StaffToPost& to_post, std::size_t step, PostingState& state) {
  const Posting at{params, requirement, demand, to_post, state};
  const Lane posted_share =
      share_with_luck(params.posted_share[step], demand.luck, varying("workforce/county_posting_share"));
  state.reposted.fill(0.0);
  if (step == 0)
    for (std::size_t u = 0; u < at.sites(); ++u)
      state.site_staff[u] = where_positive(demand.site_pupils[u], params.base_weight[u], 0.0);
  measure_need(at);
  keep_staff(at);
  fill_up_to([&](std::size_t u) { return at.floor(u); }, at);
  fill_up_to([&](std::size_t u) -> const Lane& { return state.site_need[u]; }, at);
  share_out_rest(at);
  if (step > 0) transfer_up_to_floor(at);
  post_by_need(posted_share, at);
  measure_shortages(at);
  measure_residences(at);
  count_exchange(posted_share, at);
}

}  // namespace xuewei

#include "engine/workforce/posting.hpp"

#include <vector>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// What is posted, and the quantities of a site.
struct Posting {
  const PostingParams& params;
  const RequirementParams& requirement;
  const StaffDemand& demand;
  const StaffToPost& to_post;
  PostingState& state;

  std::size_t county_stages() const { return to_post.staff.size(); }
  std::size_t county_stage(std::size_t u) const { return requirement.site_county_stage[u]; }
  const StaffingNorm& norm(std::size_t u) const {
    return requirement.norms[county_stage(u) % requirement.norms.size()];
  }
  Lane need(std::size_t u) const { return norm(u).staff_needed(demand.site_pupils[u], demand.site_classes[u]); }
  /// How much of its need every site has where there are too few for all.
  Lane fair_share(std::size_t u) const { return state.staff_per_need[county_stage(u)].min(1.0); }
  Lane floor_teachers(std::size_t u) const {
    return demand.site_classes[u] * (params.floor_share * norm(u).teachers_per_class);
  }
  Lane floor(std::size_t u) const { return floor_teachers(u) * fair_share(u) / norm(u).teaching_share; }
  Lane below_floor(std::size_t u) const { return (floor(u) - state.site_staff[u]).max(0.0); }
  Lane above_need(std::size_t u) const { return (state.site_staff[u] - state.site_need[u] * fair_share(u)).max(0.0); }
  Lane teachers(std::size_t u) const { return state.site_staff[u] * norm(u).teaching_share; }
};

/// Of every state site, in the order of ids: its position and that of its county and stage.
template <class Visit>
void each_state_site(const Posting& at, Visit visit) {
  for (const SiteId site : at.requirement.state_sites) visit(site.index(), at.county_stage(site.index()));
}

template <class Visit>
void each_private_site(const Posting& at, Visit visit) {
  for (const SiteId site : at.requirement.private_sites) visit(site.index(), at.county_stage(site.index()));
}

void measure_need(const Posting& at) {
  PostingState& state = at.state;
  state.need_sum.fill(0.0);
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.site_need[u] = at.need(u);
    state.need_sum[i] += state.site_need[u];
  });
  for (std::size_t i = 0; i < at.county_stages(); ++i)
    state.staff_per_need[i] = ratio_or_zero(at.to_post.staff[i], state.need_sum[i]);
}

/// Leaves at open sites who stays there of those who were there; everybody else is free.
void keep_staff(const Posting& at) {
  PostingState& state = at.state;
  state.free.fill(0.0);
  each_state_site(at, [&](std::size_t u, std::size_t i) { state.free[i] += state.site_staff[u]; });
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane staying = (at.to_post.staff[i] - at.to_post.came[i]).max(0.0);
    state.spare[i] = ratio_or_zero(staying, state.free[i]);
    state.free[i] = at.to_post.staff[i];
  }
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.site_staff[u] *= state.spare[i] * where_positive(at.demand.site_pupils[u], 1.0, 0.0);
    state.free[i] -= state.site_staff[u];
  });
  for (Lane& free : state.free.all()) free = free.max(0.0);
}

/// Free staff go to sites that lack some of a target, each the same part of what it lacks.
template <class Lacking>
void fill(Lacking lacking, const Posting& at) {
  PostingState& state = at.state;
  state.lacking.fill(0.0);
  each_state_site(at, [&](std::size_t u, std::size_t i) { state.lacking[i] += lacking(u); });
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane filled = state.free[i].min(state.lacking[i]);
    state.free[i] -= filled;
    state.lacking[i] = ratio_or_zero(filled, state.lacking[i]);
  }
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    const Lane missing = lacking(u);
    state.site_staff[u] += missing * state.lacking[i];
  });
}

/// Who is free still goes where the pupils are.
void share_out_rest(const Posting& at) {
  PostingState& state = at.state;
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.site_staff[u] += state.free[i] * ratio_or_zero(state.site_need[u], state.need_sum[i]);
  });
}

/// Sites above their part of the staff give to those below their floor.
void transfer_up_to_floor(const Posting& at) {
  PostingState& state = at.state;
  for (LaneField* sum : {&state.lacking, &state.spare}) sum->fill(0.0);
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.lacking[i] += at.below_floor(u);
    state.spare[i] += at.above_need(u);
  });
  for (std::size_t i = 0; i < at.county_stages(); ++i) {
    const Lane moved = state.lacking[i].min(state.spare[i]);
    state.reposted[i] += moved;
    state.lacking[i] = ratio_or_zero(moved, state.lacking[i]);
    state.spare[i] = ratio_or_zero(moved, state.spare[i]);
  }
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    const Lane come = at.below_floor(u) * state.lacking[i], go = at.above_need(u) * state.spare[i];
    state.site_staff[u] += come - go;
  });
}

void post_by_need(const Lane& posted_share, const Posting& at) {
  PostingState& state = at.state;
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    const Lane before = state.site_staff[u];
    const Lane posted = state.site_need[u] * state.staff_per_need[i];
    state.site_staff[u] = before * (1.0 - posted_share) + posted * posted_share;
    state.reposted[i] += (state.site_staff[u] - before).max(0.0);
  });
}

/// Staff of the base, and from it the staff a class that private sites go on with.
void start_private_sites(const Posting& at) {
  PostingState& state = at.state;
  for (LaneField* sum : {&state.private_staff, &state.spare}) sum->fill(0.0);
  each_private_site(at, [&](std::size_t u, std::size_t i) {
    state.site_staff[u].setConstant(at.params.base_staff[u]);
    state.private_staff[i] += state.site_staff[u];
    state.spare[i] += at.demand.site_classes[u];  // classes of them all
  });
  each_private_site(at, [&](std::size_t u, std::size_t i) {
    const Lane &staff = state.site_staff[u], &classes = at.demand.site_classes[u];
    const Lane of_all = where_positive(Lane(state.private_staff[i].min(state.spare[i])),
                                       ratio_or_zero(state.private_staff[i], state.spare[i]),
                                       Lane(Lane::Constant(at.norm(u).staff_per_class)));
    state.private_staff_per_class[u] = where_positive(Lane(staff.min(classes)), ratio_or_zero(staff, classes), of_all);
  });
}

void staff_private_sites(const Posting& at) {
  PostingState& state = at.state;
  state.private_staff.fill(0.0);
  each_private_site(at, [&](std::size_t u, std::size_t i) {
    state.site_staff[u] = at.demand.site_classes[u] * state.private_staff_per_class[u];
    state.private_staff[i] += state.site_staff[u];
  });
}

void measure_shortages(const Posting& at) {
  PostingState& state = at.state;
  for (LaneField* sum : {&state.short_by_class, &state.below_floor}) sum->fill(0.0);
  for (std::size_t u = 0; u < state.site_staff.size(); ++u)
    state.site_teachers_gap[u] = at.teachers(u) - at.demand.site_classes[u] * at.norm(u).teachers_per_class;
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.short_by_class[i] += (0.0 - state.site_teachers_gap[u]).max(0.0);
    state.below_floor[i] += (at.floor_teachers(u) - at.teachers(u)).max(0.0);
  });
}

void measure_residences(const Posting& at) {
  PostingState& state = at.state;
  state.residence_share.fill(0.0);
  each_state_site(at, [&](std::size_t u, std::size_t i) {
    state.residence_share[i * kResidences + at.params.site_residence[u]] += state.site_staff[u];
  });
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

PostingParams compile_posting(const Case& input, const Network& network, const RequirementParams& requirement,
                              const std::vector<double>& staff) {
  const Parameters& parameters = input.parameters;
  PostingParams params{.base_staff = {},
                       .site_residence = {},
                       .posted_share = {},
                       .floor_share = parameters.staffing_floor_share,
                       .eligible_share = parameters.eligible_exchange_share,
                       .exchange_share = parameters.exchange_share,
                       .backbone_share = parameters.backbone_exchange_share};
  std::vector<double> listed(staff.size(), 0.0), pupils(staff.size(), 0.0);
  const auto at_site = [&](std::size_t u, auto of_school) {
    const SchoolRow& school = input.schools[network.sites[u].row];
    return school.is_attended() ? of_school(school) : 0.0;
  };
  const auto staff_of = [](const SchoolRow& school) { return school.staff; };
  const auto pupils_of = [](const SchoolRow& school) {
    double sum = 0.0;
    for (const double grade : school.pupils_by_grade) sum += grade;
    return sum;
  };
  for (std::size_t u = 0; u < network.sites.size(); ++u) {
    listed[requirement.site_county_stage[u]] += at_site(u, staff_of);
    pupils[requirement.site_county_stage[u]] += at_site(u, pupils_of);
  }
  for (std::size_t u = 0; u < network.sites.size(); ++u) {
    const std::size_t i = requirement.site_county_stage[u];
    const double share = listed[i] > 0.0   ? at_site(u, staff_of) / listed[i]
                         : pupils[i] > 0.0 ? at_site(u, pupils_of) / pupils[i]
                                           : 0.0;
    params.base_staff.push_back(staff[i] * share);
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
    each_state_site(at, [&](std::size_t u, std::size_t) {
      state.site_staff[u] = where_positive(demand.site_pupils[u], params.base_staff[u], 0.0);
    });
  measure_need(at);
  keep_staff(at);
  fill([&](std::size_t u) { return at.below_floor(u); }, at);
  fill([&](std::size_t u) -> Lane { return (state.site_need[u] - state.site_staff[u]).max(0.0); }, at);
  share_out_rest(at);
  if (step > 0) transfer_up_to_floor(at);
  post_by_need(posted_share, at);
  if (step == 0)
    start_private_sites(at);
  else
    staff_private_sites(at);
  measure_shortages(at);
  measure_residences(at);
  count_exchange(posted_share, at);
}

}  // namespace xuewei

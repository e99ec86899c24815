#include "engine/placement/placement.hpp"

#include <algorithm>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"
#include "engine/placement/sweep.hpp"

namespace xuewei {
namespace {

/// Share of the classrooms a grade has when every grade taught has as many pupils.
double planned_share(const std::vector<double>& class_size, const EnteringGrade& entering) {
  double classrooms_per_cohort_pupil = 0.0;
  for (std::size_t g = entering.year.taught.first; g <= entering.year.taught.last; ++g)
    classrooms_per_cohort_pupil += 1.0 / class_size[g];
  return 1.0 / (class_size[entering.grade] * classrooms_per_cohort_pupil);
}

/// Room left in the grade: its share of the classrooms, or what the other grades leave, whichever is less, after those
/// already taken in.
void find_room(const PlacementParams& params, const EnteringGrade& entering, const std::vector<double>& class_size,
               PlacementState& state) {
  const TaughtGrades& taught = entering.year.taught;
  const double share = planned_share(class_size, entering);
  const double size = class_size[entering.grade];
  for (std::size_t u = entering.stage.first_site; u < entering.stage.last_site; ++u) {
    const Lane* pupils = &entering.continuing[params.site_first_cell[u]];
    const Lane& classrooms = entering.classrooms[u];
    Lane free_classrooms = classrooms;
    for (std::size_t g = taught.first; g <= taught.last; ++g)
      if (g != entering.grade) free_classrooms -= pupils[g] * (1.0 / class_size[g]);
    // Younger grades that take in have their new pupils already.
    for (std::size_t e = 0; taught.first + e < entering.grade; ++e)
      free_classrooms -= state.intake[e][u] * (1.0 / class_size[taught.first + e]);
    const Lane planned = classrooms * share;
    state.room[u] = (size * planned.min(free_classrooms) - pupils[entering.grade] - entering.intake[u]).max(0.0);
  }
}

/// Sums of a site's values over the private sites of each county.
void sum_private(const PlacementParams& params, const PlacementStage& stage, const LaneField& values, LaneField& sum) {
  sum.fill(0.0);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    if (params.site_private[u]) sum[params.site_county[u]] += values[u];
}

/// What private sites of each county may take in: their share of its seekers, and the places government buys.
void set_private_cap(const PlacementParams& params, const EnteringGrade& entering, PlacementState& state) {
  sum_private(params, entering.stage, state.room, state.private_room);
  state.private_cap.fill(0.0);
  for (std::size_t z = 0; z < params.zones; ++z)
    state.private_cap[params.zone_county[z]] += entering.seekers[params.zone_stage(z, entering.stage_index)];
  const Lane bought =
      share_with_luck(entering.year.bought_places_share, entering.luck, varying("placement/bought_places_share"));
  for (std::size_t c = 0; c < params.counties; ++c) {
    const Lane cap = entering.stage.private_intake_share * state.private_cap[c];
    state.private_cap[c] = cap + bought * (state.private_room[c] - cap).max(0.0);
  }
}

/// Private sites of a county give up room in the same proportion, so that together they keep below its cap.
void keep_private_cap(const PlacementParams& params, const EnteringGrade& entering, PlacementState& state) {
  sum_private(params, entering.stage, state.room, state.private_room);
  sum_private(params, entering.stage, entering.intake, state.private_left);
  for (std::size_t c = 0; c < params.counties; ++c) {
    state.private_left[c] = (state.private_cap[c] - state.private_left[c]).max(0.0);
    state.private_room[c] = ratio_or_zero(state.private_left[c], state.private_room[c]).min(1.0);
  }
  for (std::size_t u = entering.stage.first_site; u < entering.stage.last_site; ++u)
    if (params.site_private[u]) state.room[u] *= state.private_room[params.site_county[u]];
}

/// Leavers of feeder sites enter their linked site as far as its room reaches; the others seek where they live.
void follow_links(const PlacementParams& params, const EnteringGrade& entering, const LaneField& linked_seekers,
                  PlacementState& state) {
  const auto followed = [&](const LinkedSite& link) {
    return !entering.year.bed_only || link.limits_passed <= entering.limit();
  };
  for (const LinkedSite& link : entering.stage.links) state.asked[link.site.index()].setZero();
  for (const LinkedSite& link : entering.stage.links)
    if (followed(link)) state.asked[link.site.index()] += linked_seekers[link.link];
  for (const LinkedSite& link : entering.stage.links) {
    if (!followed(link)) continue;
    const std::size_t u = link.site.index();
    const Lane placed = linked_seekers[link.link] * ratio_or_zero(state.room[u], state.asked[u]).min(1.0);
    entering.intake[u] += placed;
    for (std::size_t i = 0; i < link.limits_passed; ++i) entering.intake_beyond[i][u] += placed;
    Lane& left = entering.zone_unplaced[params.zone_stage(link.zone.index(), entering.stage_index)];
    left = (left - placed).max(0.0);
  }
  for (const LinkedSite& link : entering.stage.links) {
    state.room[link.site.index()] = (state.room[link.site.index()] - state.asked[link.site.index()]).max(0.0);
    state.asked[link.site.index()].setZero();
  }
}

void place_grade(const PlacementParams& params, const EnteringGrade& entering, const LaneField& linked_seekers,
                 PlacementState& state) {
  const PlacementStage& stage = entering.stage;
  const std::vector<Pass>& passes = entering.year.passes;
  const auto seeking_of = [&](std::size_t pass) { return state.seeking.slice(pass * params.zones, params.zones); };

  for (std::size_t z = 0; z < params.zones; ++z) {
    const std::size_t at = params.zone_stage(z, entering.stage_index);
    entering.zone_unplaced[at] = entering.seekers[at];
  }
  find_room(params, entering, stage.sweep_size, state);
  if (entering.year.cap_private) {
    set_private_cap(params, entering, state);
    keep_private_cap(params, entering, state);
  }
  if (entering.year.links && entering.grade == entering.year.taught.first)
    follow_links(params, entering, linked_seekers, state);

  for (std::size_t p = 0; p < passes.size(); ++p) {
    const std::span<Lane> seeking = seeking_of(p);
    for (std::size_t z = 0; z < params.zones; ++z) {
      const Lane& seekers = entering.zone_unplaced[params.zone_stage(z, entering.stage_index)];
      seeking[z] = passes[p].zone_share.empty() ? seekers : Lane(passes[p].zone_share[z] * seekers);
    }
    for (const std::size_t edges : passes[p].asks)
      for (const Market& market : stage.edges[edges].markets)
        for (std::size_t s = 0; s < params.sweeps && anyone_seeks(market, seeking); ++s)
          sweep(entering, stage.edges[edges], market, seeking, state);
  }

  const std::span<const Lane> left_over = state.seeking.slice(0, passes.size() * params.zones);
  if (std::any_of(left_over.begin(), left_over.end(), [](const Lane& zone) { return any_positive(zone); })) {
    find_room(params, entering, stage.fill_size, state);
    if (entering.year.cap_private) keep_private_cap(params, entering, state);
    for (std::size_t p = 0; p < passes.size(); ++p)
      fill_nearest(entering, stage.edges[passes[p].fill], seeking_of(p), state);
    if (entering.year.bed_only && entering.may_board())
      for (std::size_t p = 0; p < passes.size(); ++p)
        fill_beds(entering, stage.edges[passes[p].fill], seeking_of(p), state);
  }
  for (std::size_t z = 0; z < params.zones; ++z) {
    Lane left = state.seeking[z];
    for (std::size_t p = 1; p < passes.size(); ++p) left += state.seeking[p * params.zones + z];
    entering.zone_unplaced[params.zone_stage(z, entering.stage_index)] = left;
  }
}

/// Nobody is taken in or left over yet.
void clear(const PlacementParams& params, std::size_t stage_index, std::size_t e, PlacementState& state) {
  const PlacementStage& stage = params.stages[stage_index];
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    state.intake[e][u].setZero();
    for (std::size_t i = 0; i < stage.limits.count; ++i) state.intake_beyond[e][i][u].setZero();
  }
  for (std::size_t z = 0; z < params.zones; ++z) state.zone_unplaced[e][params.zone_stage(z, stage_index)].setZero();
}

/// Of every grade that takes in: who seeks is taken in by a site or left without a place.
[[maybe_unused]] bool everybody_has_an_answer(const PlacementParams& params, const PlacementDemand& demand,
                                              std::size_t step, const PlacementState& state) {
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const PlacementStage& stage = params.stages[k];
    for (std::size_t e = 0; e < stage.years[step].taught.entering; ++e) {
      Lane asked = Lane::Zero();
      Lane answered = sum(state.intake[e].slice(stage.first_site, stage.last_site - stage.first_site));
      for (std::size_t z = 0; z < params.zones; ++z) {
        asked += demand.seekers[e][params.zone_stage(z, k)];
        answered += state.zone_unplaced[e][params.zone_stage(z, k)];
      }
      if (!same(asked, answered)) return false;
    }
  }
  return true;
}

}  // namespace

void place(const PlacementParams& params, const PlacementDemand& demand, std::size_t step, PlacementState& state) {
  XUEWEI_EXPECT(nonnegative(demand.seekers[0], state.n.zone_stages()));
  XUEWEI_EXPECT(nonnegative(demand.seekers[1], state.n.zone_stages()));
  XUEWEI_EXPECT(nonnegative(demand.linked_seekers) && nonnegative(demand.continuing));
  XUEWEI_EXPECT(nonnegative(demand.classrooms, state.n.sites));
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const PlacementStage& stage = params.stages[k];
    const PlacementYear& year = stage.years[step];
    const std::size_t before = step > 0 ? stage.years[step - 1].taught.entering : 1;
    for (std::size_t e = 0; e < std::max(year.taught.entering, before); ++e) clear(params, k, e, state);
    if (year.bed_only) {
      XUEWEI_EXPECT(nonnegative(demand.free_beds.slice(stage.first_site, stage.last_site - stage.first_site)));
      for (std::size_t u = stage.first_site; u < stage.last_site; ++u) state.free_beds[u] = demand.free_beds[u];
    }
    for (std::size_t e = 0; e < year.taught.entering; ++e)
      place_grade(params,
                  {.stage_index = k,
                   .stage = stage,
                   .year = year,
                   .grade = year.taught.first + e,
                   .seekers = demand.seekers[e],
                   .continuing = demand.continuing,
                   .classrooms = demand.classrooms,
                   .intake = state.intake[e],
                   .intake_beyond = state.intake_beyond[e],
                   .zone_unplaced = state.zone_unplaced[e],
                   .luck = demand.luck},
                  demand.linked_seekers, state);
  }
  XUEWEI_ENSURE(everybody_has_an_answer(params, demand, step, state));
  XUEWEI_ENSURE(nonnegative(state.intake[0]) && nonnegative(state.zone_unplaced[0]));
  XUEWEI_ENSURE(none_above(state.intake_beyond[0][0], state.intake[0]));
  XUEWEI_ENSURE(none_above(state.intake_beyond[0][1], state.intake[0]));
}

}  // namespace xuewei

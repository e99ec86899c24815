#include "engine/placement/sweep.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

Lane in_all_lanes(double value) { return Lane::Constant(value); }
const Lane& in_all_lanes(const Lane& value) { return value; }

/// Pull of the sites in [first, end) that are open. Four sums side by side, since each addition waits for the one before.
template <class Pull, class Open>
Pull sum_of_pulls(const EdgeSet& edges, std::uint32_t first, std::uint32_t end, Open open) {
  const double* const pull = edges.edge_pull.data();
  const std::uint32_t* const site = edges.edge_site.data();
  const auto along = [&](std::uint32_t e) -> Pull { return pull[e] * open(site[e]); };
  Pull sums[4];
  for (Pull& sum : sums)
    if constexpr (std::is_same_v<Pull, double>)
      sum = 0.0;
    else
      sum.setZero();
  std::uint32_t e = first;
  for (; e + 4 <= end; e += 4)
    for (std::uint32_t i = 0; i < 4; ++i) sums[i] += along(e + i);
  for (; e < end; ++e) sums[0] += along(e);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Every zone that still seeks asks every open site in proportion to its pull. `open(site)` is a number where all lanes
/// agree on what is open, which is nearly always, and a Lane where they do not; the bits are the same.
template <class Open>
void ask_open_sites(const EnteringGrade& entering, const EdgeSet& edges, std::span<const Lane> seeking, Open open,
                    PlacementState& state) {
  using Pull = std::decay_t<decltype(open(0))>;
  // Read once: the compiler cannot know that a Lane is never written over them.
  const double* const pull = edges.edge_pull.data();
  const std::uint32_t* const site = edges.edge_site.data();
  for (std::size_t z = 0; z < seeking.size(); ++z) {
    if (!(seeking[z] > 0.0).any()) continue;  // nobody asks: skipping leaves every bit as it is
    const std::uint32_t first = entering.first(edges, z), end = entering.free_end(edges, z);
    const Lane portion = ratio_or_zero(seeking[z], in_all_lanes(sum_of_pulls<Pull>(edges, first, end, open)));
    state.portion[z] = portion;
    // The ways to the first limit, from there to the second, and those longer than it: each is added once, to the last
    // limit it passes.
    Lane* asked = state.asked.all().data();
    std::uint32_t e = first;
    for (std::size_t i = 0; i <= entering.stage.limits.count; ++i) {
      const bool last = i == entering.stage.limits.count;
      const std::uint32_t stop = last ? end : std::min(end, edges.zone_first_beyond[z * kTravelLimits + i]);
      for (; e < stop; ++e) {
        const std::size_t u = site[e];
        asked[u] += pull[e] * open(u) * portion;
      }
      if (!last) asked = state.asked_beyond[i].all().data();
    }
  }
}

/// Takes `placed` in along one edge, counting the travel limits it passes.
void take_in(const EnteringGrade& entering, const EdgeSet& edges, std::size_t zone, std::uint32_t edge,
             const Lane& placed, PlacementState& state) {
  const std::size_t u = edges.edge_site[edge];
  entering.intake[u] += placed;
  state.room[u] -= placed;
  for (std::size_t i = 0; i < entering.stage.limits.count; ++i)
    if (edge >= edges.zone_first_beyond[zone * kTravelLimits + i]) entering.intake_beyond[i][u] += placed;
}

}  // namespace

bool anyone_seeks(std::span<const Lane> seeking) {
  for (const Lane& zone : seeking)
    if ((zone > 0.0).any()) return true;
  return false;
}

void sweep(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state) {
  const PlacementStage& stage = entering.stage;
  constexpr std::size_t attraction = varying("placement/attraction");
  const bool luck_attracts = entering.luck.varies(attraction);
  bool lanes_agree = !luck_attracts;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    Lane open = where_positive(state.room[u], 1.0, 0.0);
    if (luck_attracts) open *= entering.luck.of(attraction, u);
    state.open[u] = open;
    state.open_in_all[u] = open[0];
    lanes_agree = lanes_agree && (open == open[0]).all();
    state.asked[u].setZero();
    for (std::size_t i = 0; i < stage.limits.count; ++i) state.asked_beyond[i][u].setZero();
  }
  if (lanes_agree)
    ask_open_sites(
        entering, edges, seeking, [open = state.open_in_all.data()](std::size_t u) { return open[u]; }, state);
  else
    ask_open_sites(
        entering, edges, seeking, [open = state.open.all().data()](std::size_t u) -> const Lane& { return open[u]; },
        state);
  bool any_refused = false;
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    Lane asked = state.asked[u];
    static_assert(kTravelLimits == 2);
    if (stage.limits.count == 2) state.asked_beyond[0][u] += state.asked_beyond[1][u];
    if (stage.limits.count >= 1) asked += state.asked_beyond[0][u];
    entering.intake[u] += asked.min(state.room[u]);
    const Lane accepted = ratio_or_zero(state.room[u], asked).min(1.0);
    for (std::size_t i = 0; i < stage.limits.count; ++i)
      entering.intake_beyond[i][u] += accepted * state.asked_beyond[i][u];
    state.refused[u] = state.open[u] * (1.0 - accepted);  // exactly 0 where there is room for all
    state.room[u] = (state.room[u] - asked).max(0.0);
    state.refuses[u] = (state.refused[u] > 0.0).any();
    any_refused = any_refused || state.refuses[u];
  }
  const double* const pull = edges.edge_pull.data();
  const std::uint32_t* const site = edges.edge_site.data();
  const Lane* const refused_share = state.refused.all().data();
  const char* const refuses = state.refuses.data();
  for (std::size_t z = 0; z < seeking.size(); ++z) {
    if (!(seeking[z] > 0.0).any()) continue;
    Lane refused = Lane::Zero();
    const std::uint32_t end = any_refused ? entering.free_end(edges, z) : entering.first(edges, z);
    for (std::uint32_t e = entering.first(edges, z); e < end; ++e)
      if (const std::size_t u = site[e]; refuses[u]) refused += pull[e] * refused_share[u];
    // A zone whose sites were all full asked nobody and still seeks.
    seeking[z] = where_positive(state.portion[z], state.portion[z] * refused, seeking[z]);
  }
}

void fill_nearest(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state) {
  for (std::size_t z = 0; z < seeking.size(); ++z)
    for (std::uint32_t e = entering.first(edges, z); e < entering.free_end(edges, z); ++e) {
      if (!(seeking[z] > 0.0).any()) break;
      const Lane placed = seeking[z].min(state.room[edges.edge_site[e]]);
      take_in(entering, edges, z, e, placed, state);
      seeking[z] -= placed;
    }
}

void fill_beds(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state) {
  for (std::size_t z = 0; z < seeking.size(); ++z)
    for (std::uint32_t e = entering.free_end(edges, z); e < entering.end(edges, z); ++e) {
      if (!(seeking[z] > 0.0).any()) break;
      const std::size_t u = edges.edge_site[e];
      const Lane placed = seeking[z].min(state.room[u]).min(state.free_beds[u]);
      take_in(entering, edges, z, e, placed, state);
      state.free_beds[u] -= placed;
      seeking[z] -= placed;
    }
}

}  // namespace xuewei

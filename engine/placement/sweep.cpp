#include "engine/placement/sweep.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kAttraction = varying("placement/attraction");

/// Of the ways [first, end). Four sums side by side, since each addition waits for the one before.
template <class Pull, class Along>
Pull sum_of_pulls(std::uint32_t first, std::uint32_t end, Along along) {
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

/// Finds which sites of a market are open, and says whether all lanes agree on it. Nobody has asked yet.
bool open_sites(const EnteringGrade& entering, const Market& market, PlacementState& state) {
  Lane differs = Lane::Zero();
  for (const std::uint32_t u : market.sites) {
    Lane open = where_positive(state.room[u], 1.0, 0.0);
    if (entering.luck.varies(kAttraction)) open *= entering.luck.of(kAttraction, u);
    state.open[u] = open;
    state.open_in_all[u] = open[0];
    differs += (open - open[0]).abs();
    state.asked[u].setZero();
    for (std::size_t i = 0; i < entering.stage.limits.count; ++i) state.asked_beyond[i][u].setZero();
  }
  return !any_positive(differs);
}

/// Adds what a zone asks of its sites. The ways to the first limit, from there to the second, and those longer than it:
/// each is added once, to the last limit it passes.
template <class Pull>
void ask(const EnteringGrade& entering, const EdgeSet& edges, std::size_t zone, Pull pull, const Lane& portion,
         PlacementState& state) {
  const std::uint32_t* const site = edges.edge_site.data();
  const std::uint32_t end = entering.free_end(edges, zone);
  Lane* asked = state.asked.all().data();
  std::uint32_t e = entering.first(edges, zone);
  for (std::size_t i = 0; i <= entering.stage.limits.count; ++i) {
    const bool last = i == entering.stage.limits.count;
    const std::uint32_t stop = last ? end : std::min(end, edges.zone_first_beyond[zone * kTravelLimits + i]);
    for (; e < stop; ++e) asked[site[e]] += pull(e) * portion;
    if (!last) asked = state.asked_beyond[i].all().data();
  }
}

/// Every zone that still seeks asks every open site in proportion to its pull. Where all lanes agree on what is open, the
/// sum of pulls is one number instead of a Lane; the bits are the same.
void ask_open_sites(const EnteringGrade& entering, const EdgeSet& edges, const Market& market, bool lanes_agree,
                    std::span<const Lane> seeking, PlacementState& state) {
  // Read once: the compiler cannot know that a Lane is never written over them.
  const double* const pull = edges.edge_pull.data();
  const std::uint32_t* const site = edges.edge_site.data();
  const double* const open_in_all = state.open_in_all.data();
  const Lane* const open = state.open.all().data();
  for (const std::uint32_t z : market.zones) {
    if (!any_positive(seeking[z])) continue;  // nobody asks: skipping leaves every bit as it is
    const std::uint32_t first = entering.first(edges, z), end = entering.free_end(edges, z);
    const Lane pulls = lanes_agree
                           ? Lane(Lane::Constant(sum_of_pulls<double>(
                                 first, end, [&](auto e) { return pull[e] * open_in_all[site[e]]; })))
                           : sum_of_pulls<Lane>(first, end, [&](auto e) -> Lane { return pull[e] * open[site[e]]; });
    state.portion[z] = ratio_or_zero(seeking[z], pulls);
    // What reaches a site without room comes to nothing there, so only luck's attraction is looked at.
    if (entering.luck.varies(kAttraction))
      ask(
          entering, edges, z, [&](auto e) -> Lane { return pull[e] * open[site[e]]; }, state.portion[z], state);
    else
      ask(
          entering, edges, z, [&](auto e) { return pull[e]; }, state.portion[z], state);
  }
}

/// Sites take in those who asked, as far as there is room. Returns whether somebody was refused somewhere.
bool share_room(const EnteringGrade& entering, const Market& market, PlacementState& state) {
  const PlacementStage& stage = entering.stage;
  Lane most_refused = Lane::Zero();
  for (const std::uint32_t u : market.sites) {
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
    most_refused = most_refused.max(state.refused[u]);
  }
  return any_positive(most_refused);
}

/// Who was refused still seeks, and so does a zone that asked nobody because its sites were full.
void seek_again(const EnteringGrade& entering, const EdgeSet& edges, const Market& market, bool any_refused,
                std::span<Lane> seeking, PlacementState& state) {
  const double* const pull = edges.edge_pull.data();
  const std::uint32_t* const site = edges.edge_site.data();
  const Lane* const refused_share = state.refused.all().data();
  for (const std::uint32_t z : market.zones) {
    if (!any_positive(seeking[z])) continue;
    Lane refused = Lane::Zero();
    const std::uint32_t end = any_refused ? entering.free_end(edges, z) : entering.first(edges, z);
    for (std::uint32_t e = entering.first(edges, z); e < end; ++e) refused += pull[e] * refused_share[site[e]];
    seeking[z] = where_positive(state.portion[z], state.portion[z] * refused, seeking[z]);
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

bool anyone_seeks(const Market& market, std::span<const Lane> seeking) {
  return std::any_of(market.zones.begin(), market.zones.end(),
                     [&](std::uint32_t zone) { return any_positive(seeking[zone]); });
}

void sweep(const EnteringGrade& entering, const EdgeSet& edges, const Market& market, std::span<Lane> seeking,
           PlacementState& state) {
  const bool lanes_agree = open_sites(entering, market, state);
  ask_open_sites(entering, edges, market, lanes_agree, seeking, state);
  const bool any_refused = share_room(entering, market, state);
  seek_again(entering, edges, market, any_refused, seeking, state);
}

void fill_nearest(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state) {
  for (std::size_t z = 0; z < seeking.size(); ++z)
    for (std::uint32_t e = entering.first(edges, z); e < entering.free_end(edges, z); ++e) {
      if (!any_positive(seeking[z])) break;
      const Lane placed = seeking[z].min(state.room[edges.edge_site[e]]);
      take_in(entering, edges, z, e, placed, state);
      seeking[z] -= placed;
    }
}

void fill_beds(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state) {
  for (std::size_t z = 0; z < seeking.size(); ++z)
    for (std::uint32_t e = entering.free_end(edges, z); e < entering.end(edges, z); ++e) {
      if (!any_positive(seeking[z])) break;
      const std::size_t u = edges.edge_site[e];
      const Lane placed = seeking[z].min(state.room[u]).min(state.free_beds[u]);
      take_in(entering, edges, z, e, placed, state);
      state.free_beds[u] -= placed;
      seeking[z] -= placed;
    }
}

}  // namespace xuewei

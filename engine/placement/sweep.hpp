// Inside the placement room: one grade that takes in new pupils, and what a pass of its seekers does.
#pragma once

#include "engine/placement/placement.hpp"

namespace xuewei {

/// One grade of one stage in one year: where its seekers stand and where the answer goes.
struct EnteringGrade {
  std::size_t stage_index;
  const PlacementStage& stage;
  const PlacementYear& year;
  std::size_t grade;
  const LaneField &seekers, &continuing, &classrooms;
  LaneField& intake;
  ByLimit& intake_beyond;
  LaneField& zone_unplaced;
  const Luck& luck;

  std::size_t limit() const { return stage.limits.of_grade[grade]; }
  bool may_board() const { return stage.first_grade + static_cast<int>(grade) >= stage.boarding_first_grade; }
  /// Edges of a zone, nearest first: [first, end); those it may use without a bed: [first, free_end).
  std::uint32_t first(const EdgeSet& edges, std::size_t zone) const { return edges.zone_first_edge[zone]; }
  std::uint32_t end(const EdgeSet& edges, std::size_t zone) const { return edges.zone_first_edge[zone + 1]; }
  std::uint32_t free_end(const EdgeSet& edges, std::size_t zone) const {
    return year.bed_only ? edges.zone_first_beyond[zone * kTravelLimits + limit()] : end(edges, zone);
  }
};

bool anyone_seeks(const Market& market, std::span<const Lane> seeking);

/// One round of ask and share: sites share out the room they have among those who ask. `seeking`: [zone] of the pass.
void sweep(const EnteringGrade& entering, const EdgeSet& edges, const Market& market, std::span<Lane> seeking,
           PlacementState& state);

/// What the sweeps left goes zone by zone to the nearest room that needs no bed.
void fill_nearest(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state);

/// What is left after that goes zone by zone to the nearest room beyond the travel limit with a free bed.
void fill_beds(const EnteringGrade& entering, const EdgeSet& edges, std::span<Lane> seeking, PlacementState& state);

}  // namespace xuewei

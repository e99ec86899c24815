// Placement: seekers of a first grade to sites.
//
// Equations (docs/methods/placement.md), for zone z, site u of a stage, seekers S[z]:
//   pull[z,u] = A[u] exp(-detour d[z,u] / scale[residence of z, stage])         (d in km, inside-zone radius included)
//   limit[u]  = size[1] min(classrooms (1 / size[1]) / sum_g (1 / size[g]), classrooms - sum_{g>1} P / size)   (pupils)
//   a sweep:  q[z] = S[z] / sum_u pull open, ask[u] = sum_z q[z] pull open, accept[u] = min(1, room[u] / ask[u]),
//             intake[u] += ask accept, S[z] = q[z] sum_u pull open (1 - accept);  full sites are no longer open
// After `sweeps` sweeps what is left goes zone by zone to the nearest room; so `unplaced` is positive only where every
// site the zone may use is full. Class size counted: the stretch size in the sweeps and the hard size at the end for
// compulsory stages (crowd the own school before going further), the norm for the others.
// A[u] is solved in compile so that the base year's seekers return each site's base intake (iterative proportional
// fitting, Deming and Stephan 1940).
//
// Not modelled yet: beds and travel limits, feeder and lottery rules, private intake caps.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

/// Class sizes that decide how much room a site has.
struct ClassSizes {
  std::vector<double> size;        ///< [grade] pupils a class
  double first_grade_share = 1.0;  ///< of the classrooms, when every grade has as many pupils
};

ClassSizes make_class_sizes(std::vector<double> size_by_grade);

struct PlacementStage {
  std::size_t first_site = 0, last_site = 0;
  std::size_t grades = 0;
  ClassSizes sweep;                            ///< in the sweeps
  ClassSizes fill;                             ///< at the end
  std::vector<std::uint32_t> zone_first_edge;  ///< [zones + 1] into the edges below
  std::vector<std::uint32_t> edge_site;        ///< nearest first
  std::vector<double> edge_pull;
  double base_intake_error = 0.0;  ///< largest |ask - base intake| / max(1, base intake) after fitting
};

struct PlacementParams {
  std::size_t zones = 0, stage_count = 0, sweeps = 4;
  std::vector<PlacementStage> stages;
  std::vector<std::size_t> site_first_cell;

  std::size_t zone_stage(std::size_t zone, std::size_t stage) const { return zone * stage_count + stage; }
};

struct PlacementState {
  LaneField intake;         ///< [site] into the first grade
  LaneField zone_unplaced;  ///< [zone x stage]

  // scratch of one step
  LaneField room;                   ///< [site] left in the first grade
  LaneField open;                   ///< [site] 1 while it has room, else 0
  std::vector<double> open_in_all;  ///< [site] the same as one number, where the lanes agree
  LaneField asked;                  ///< [site]
  LaneField refused;                ///< [site] share of those who asked
  LaneField seeking;                ///< [zone] of one stage, still without a place
  LaneField portion;                ///< [zone] seekers per unit of pull
};

/// `base_seekers`: [zone x stage], one value each, of the base year.
PlacementParams compile_placement(const Case& input, const Network& network, const std::vector<double>& base_seekers);
PlacementState make_placement_state(const PlacementParams& params, std::size_t sites);

/// Base year: rolls are given, nobody is placed and nobody is left without a place.
void start_placement(PlacementState& state);

/// `seekers` [zone x stage]; `continuing` [cell] pupils before intake; `classrooms` [site].
void place(const PlacementParams& params, const LaneField& seekers, const LaneField& continuing,
           const LaneField& classrooms, PlacementState& state);

}  // namespace xuewei

// Placement: seekers of the grades that take in new pupils to sites.
//
// Equations (docs/methods/placement.md), for zone z, site u of a stage, seekers S[z]:
//   pull[z,u] = A[u] exp(-detour d[z,u] / scale[residence of z, stage])         (d in km, inside-zone radius included)
//   limit[u]  = size[g] min(classrooms (1 / size[g]) / sum_h (1 / size[h]), classrooms - sum_{h!=g} P[h] / size[h])
//             of the grade g that takes in, over the grades h taught this year   (pupils)
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

struct PlacementStage {
  std::size_t first_site = 0, last_site = 0;
  std::vector<TaughtGrades> taught;            ///< [step]
  std::vector<double> sweep_size;              ///< [grade] pupils a class counts in the sweeps
  std::vector<double> fill_size;               ///< [grade] at the end
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

/// This autumn's need and the room there is.
struct PlacementDemand {
  const LaneField& seekers;         ///< [zone x stage] of the first grade taught
  const LaneField& second_seekers;  ///< [zone x stage] of the second, read only where two grades take in
  const LaneField& continuing;      ///< [cell] pupils before intake
  const LaneField& classrooms;      ///< [site]
};

struct PlacementState {
  LaneField intake;                ///< [site] into the first grade taught
  LaneField zone_unplaced;         ///< [zone x stage]
  LaneField second_intake;         ///< [site] into the second grade taught, where two take in; else 0
  LaneField second_zone_unplaced;  ///< [zone x stage]

  // scratch of one step
  LaneField room;                   ///< [site] left in the grade that takes in
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

/// Places this autumn's seekers: stage by stage, the youngest grade that takes in first.
void place(const PlacementParams& params, const PlacementDemand& demand, std::size_t step, PlacementState& state);

}  // namespace xuewei

// Placement: seekers of the grades that take in new pupils to sites.
//
// Equations (docs/methods/placement.md), for zone z, site u of a stage, seekers S[z]:
//   d[z,u]    = detour x sqrt(distance^2 + radius^2)                            (road km from a home of z to u)
//   pull[z,u] = A[u] exp(-min(d / scale[residence of z, stage], 12))            (A[u] alone under a lottery)
//   limit[u]  = size[g] min(classrooms (1 / size[g]) / sum_h (1 / size[h]), classrooms - sum_{h!=g} P[h] / size[h])
//             of the grade g that takes in, over the grades h taught this year  (pupils)
//   a sweep:  q[z] = S[z] / sum_u pull open, ask[u] = sum_z q[z] pull open, accept[u] = min(1, room[u] / ask[u]),
//             intake[u] += ask accept, S[z] = q[z] sum_u pull open (1 - accept);  full sites are no longer open
// Ways that hardly count for zone and site are not asked in the sweeps (narrow_choice). Markets are swept one by one: what
// zones and sites do that share no way, directly or through others, is the same in any order.
// A pass is a share of every zone's seekers and the ways (edges) it asks along. Passes follow one another: registered
// children, children of migrants, those who choose the county seat; where a share alone may cross the county's border,
// the others before it. After `sweeps` sweeps each, what is left goes pass by pass and zone by zone to the nearest room,
// so `unplaced` is positive only where every site the zone may use is full. Class size counted in the sweeps and at the
// end: as the crowding policy says (sweep_size, fill_size).
//   private cap[c] = share x seekers of c + bought x max(0, room of private sites in c - share x seekers of c)
//   beyond[u,i]    = pupils taken in along ways longer than travel limit i      (minutes, network/travel_limits.hpp)
// Where seekers beyond the limit are placed on beds only, the sweeps use ways within the limit of the grade, and the
// end goes beyond it only as far as free beds reach, after everybody within has been served.
// A[u] is solved in compile so that the base year's seekers return each site's base intake (iterative proportional
// fitting, Deming and Stephan 1940). What families do (passes) holds in the base year; what authorities rule (intake
// rule, private cap, beds) holds from the first year after it.
//
// Units: pupils (real-valued heads). Not modelled: siblings, quality of schools other than by attraction, places kept
// free for later, individual lots (a lottery is its expectation).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/network/travel_limits.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

/// Zones and sites, ascending, with ways between them and to nobody else.
struct Market {
  std::vector<std::uint32_t> zones, sites;
};

/// Ways from every zone to the sites it may ask, nearest first.
struct EdgeSet {
  std::vector<std::uint32_t> zone_first_edge;  ///< [zones + 1] into the edges below
  std::vector<std::uint32_t> edge_site;
  std::vector<double> edge_pull;
  std::vector<std::uint32_t> zone_first_beyond;  ///< [zone x kTravelLimits] first edge longer than the limit
  std::vector<Market> markets;                   ///< of all zones and sites with a way
};

std::vector<Market> find_markets(const EdgeSet& edges);

/// A share of every zone's seekers that asks along the same ways.
struct Pass {
  std::vector<std::size_t> asks;   ///< edge sets, one after another, `sweeps` sweeps each
  std::size_t fill = 0;            ///< edge set of the nearest room at the end
  std::vector<double> zone_share;  ///< [zone] of its seekers; empty: all
};

/// Leavers of a feeder site who enter a site without choosing.
struct LinkedSite {
  std::size_t link = 0;  ///< in the order of network/feeders.hpp
  ZoneId zone;           ///< where they live: the feeder's
  SiteId site;
  std::size_t limits_passed = 0;  ///< the way is longer than the first so many travel limits
};

struct PlacementYear {
  TaughtGrades taught;
  std::vector<Pass> passes;
  bool links = false;        ///< feeder links are followed
  bool bed_only = false;     ///< beyond the travel limit only on a free bed
  bool cap_private = false;  ///< private intake is capped
  double bought_places_share = 0.0;
};

struct PlacementStage {
  std::size_t first_site = 0, last_site = 0;
  int first_grade = 1;               ///< absolute, of offset 0
  int boarding_first_grade = 1;      ///< absolute
  std::vector<double> sweep_size;    ///< [grade] pupils a class counts in the sweeps
  std::vector<double> fill_size;     ///< [grade] at the end
  std::vector<EdgeSet> edges;        ///< those that passes of some year use
  std::vector<PlacementYear> years;  ///< [step]
  std::vector<LinkedSite> links;
  TravelLimits limits;
  double private_intake_share = 1.0;
  double base_intake_error = 0.0;  ///< largest |ask - base intake| / max(1, base intake) after fitting
};

struct PlacementSizes {
  std::size_t sites = 0, zones = 0, stages = 0, counties = 0, most_passes = 0;

  std::size_t zone_stages() const { return zones * stages; }
};

struct PlacementParams {
  std::size_t zones = 0, stage_count = 0, counties = 0, sweeps = 4, most_passes = 1;
  std::vector<PlacementStage> stages;
  std::vector<std::size_t> site_first_cell, site_county, zone_county;
  std::vector<char> site_private;         ///< [site] 1: not run by the state
  std::vector<double> base_beyond_share;  ///< [site x kTravelLimits] of those the base year's pulls send to a site

  PlacementSizes sizes() const {
    return {.sites = site_first_cell.size(),
            .zones = zones,
            .stages = stage_count,
            .counties = counties,
            .most_passes = most_passes};
  }
  std::size_t zone_stage(std::size_t zone, std::size_t stage) const { return zone * stage_count + stage; }
  /// Whether somebody may be placed on a free bed only.
  bool needs_free_beds(std::size_t step) const {
    for (const PlacementStage& stage : stages)
      if (stage.years[step].bed_only) return true;
    return false;
  }
};

/// This autumn's need and the room there is.
struct PlacementDemand {
  const ByEntering& seekers;        ///< [entering grade][zone x stage] those of the first include the linked ones
  const LaneField& linked_seekers;  ///< [feeder link]
  const LaneField& continuing;      ///< [cell] pupils before intake
  const LaneField& classrooms;      ///< [site]
  const LaneField& free_beds;       ///< [site] read only where the year needs them
  const Luck& luck = no_luck();
};

/// As made it is the base year's: rolls are given, nobody is placed and nobody is left without a place.
struct PlacementState {
  PlacementSizes n;
  ByEntering intake = repeated<kEnteringGrades>(LaneField(n.sites));  ///< [entering grade][site]
  /// [entering grade][limit][site] of these, along ways longer than the limit
  std::array<ByLimit, kEnteringGrades> intake_beyond =
      repeated<kEnteringGrades>(repeated<kTravelLimits>(LaneField(n.sites)));
  ByEntering zone_unplaced = repeated<kEnteringGrades>(LaneField(n.zone_stages()));  ///< [entering grade][zone x stage]

  // scratch of one step
  ScratchField room{n.sites};  ///< [site] left in the grade that takes in
  ScratchField open{n.sites};  ///< [site] 1, times luck's attraction, while it has room; else 0
  /// [site] the same of the first lane
  std::vector<double> open_in_all = std::vector<double>(n.sites);
  ScratchField asked{n.sites};  ///< [site]
  std::array<ScratchField, kTravelLimits> asked_beyond =
      repeated<kTravelLimits>(ScratchField(n.sites));  ///< [limit][site]
  ScratchField refused{n.sites};                       ///< [site] share of those who asked
  ScratchField free_beds{n.sites};                     ///< [site]
  ScratchField seeking{n.zones * n.most_passes};       ///< [pass x zone] of one stage, still without a place
  ScratchField portion{n.zones};                       ///< [zone] seekers per unit of pull
  ScratchField private_cap{n.counties}, private_left{n.counties}, private_room{n.counties};  ///< [county]
};

/// `base_seekers`: [zone x stage], one value each, of the base year.
PlacementParams compile_placement(const Case& input, const Network& network, const std::vector<double>& base_seekers);

/// Places this autumn's seekers: stage by stage, the youngest grade that takes in first.
void place(const PlacementParams& params, const PlacementDemand& demand, std::size_t step, PlacementState& state);

}  // namespace xuewei

// Inside the placement room: the steps of compile.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/placement/placement.hpp"

namespace xuewei {

/// Which sites of a stage the zones may ask.
enum class Reach {
  all,          ///< of the county, or of the prefecture where the stage's catchment says so
  own_county,   ///< of the zone's county
  county_seat,  ///< in the urban area of the zone's county, or in its town area where no site is in an urban one
  catchment     ///< the zone's catchment (学区), or its nearest site
};

/// Makes the edge sets of one stage, each once. Pulls are those of distance alone until the fit multiplies them by the
/// attraction of their site.
class Ways {
 public:
  Ways(const Case& input, const Network& network, std::size_t stage_index, PlacementStage& stage);

  /// Index in PlacementStage::edges. `distance`: the pull falls with distance.
  std::size_t find(Reach reach, bool distance = true);
  bool any_of(std::size_t edge_set, std::size_t zone) const;
  /// Every site by whether it stands in the seat of its county, offset by the stage's first site.
  const std::vector<char>& in_county_seat() const { return in_county_seat_; }
  std::size_t limits_passed(std::size_t zone, std::size_t site) const;

 private:
  void add_all();
  bool reaches(Reach reach, std::size_t zone, std::size_t site) const;

  struct Made {
    Reach reach;
    bool distance;
    std::size_t index;
  };
  const Case& input_;
  const Network& network_;
  const StageRow& row_;
  PlacementStage& stage_;
  std::vector<Made> made_;
  std::vector<double> all_km_;                         ///< [edge of the set `all`] by road
  std::vector<char> in_county_seat_;                   ///< [site of the stage]
  std::vector<std::vector<std::uint32_t>> catchment_;  ///< [zone] sites
};

/// Who asks along which ways, every year. `seekers`: [zone] of the base year; the base year's shares are lowered to what
/// its rolls allow.
void add_passes(const Case& input, const Network& network, const StageRow& row, const std::vector<double>& seekers,
                Ways& ways, PlacementStage& stage);

/// Leaves out of what every pass asks the ways that hardly count: both among the least of their zone, which together carry
/// at most `least_share` of its seekers, and among the least of their site, likewise. The end still reaches every site.
/// `attraction`: [site of the stage]; pulls are those of distance alone. `every_way`: [zone] 1: none is left out.
void narrow_choice(const std::vector<double>& seekers, const std::vector<double>& attraction, double least_share,
                   const std::vector<char>& every_way, PlacementStage& stage);

/// The ways of `edges` that `keeps(zone, edge)`, in their order.
template <class Keeps>
EdgeSet ways_kept(const EdgeSet& edges, Keeps keeps) {
  EdgeSet kept;
  kept.zone_first_edge.push_back(0);
  for (std::size_t z = 0; z + 1 < edges.zone_first_edge.size(); ++z) {
    std::uint32_t within[kTravelLimits] = {};
    for (std::uint32_t e = edges.zone_first_edge[z]; e < edges.zone_first_edge[z + 1]; ++e) {
      if (!keeps(z, e)) continue;
      kept.edge_site.push_back(edges.edge_site[e]);
      kept.edge_pull.push_back(edges.edge_pull[e]);
      for (std::size_t i = 0; i < kTravelLimits; ++i)
        within[i] += e < edges.zone_first_beyond[z * kTravelLimits + i] ? 1 : 0;
    }
    for (const std::uint32_t count : within) kept.zone_first_beyond.push_back(kept.zone_first_edge.back() + count);
    kept.zone_first_edge.push_back(static_cast<std::uint32_t>(kept.edge_site.size()));
  }
  return kept;
}

/// Attraction such that the base year's passes ask each site for its base intake, multiplied into every edge set; the
/// choice of every pass is narrowed in the districts where that still holds. Each district is fitted by itself, since
/// nobody asks beyond it. Fills `base_beyond_share` [site x kTravelLimits]: of those who then ask a site, the share that
/// lives beyond each limit.
void fit_attraction(const Case& input, const Network& network, const std::vector<double>& seekers,
                    PlacementStage& stage, std::vector<double>& base_beyond_share);

}  // namespace xuewei

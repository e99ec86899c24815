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

/// Attraction such that the base year's passes ask each site for its base intake, multiplied into every edge set; then
/// `base_beyond_share` [site x kTravelLimits] of those who ask a site that way.
void fit_attraction(const Case& input, const Network& network, const std::vector<double>& seekers,
                    PlacementStage& stage, std::vector<double>& base_beyond_share);

}  // namespace xuewei

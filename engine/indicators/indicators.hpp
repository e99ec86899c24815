// Indicators: what a year looks like, by leaf area and stage and by site. Sums over areas and ratios of sums are
// formed where results are recorded (record/variables.hpp), so that parts always add up to totals; so are sums over
// sites that no other room asks for.
//
// Equations (docs/methods/indicators.md), site u, stage k:
//   gross enrolment ratio[c,k] = pupils of all stages with k's official ages / children of those ages on 31 August
//   entrants = admitted to the grades that take in new pupils: the first, or two in the year a grade joins (Regrades)
//   enrolment = sum over grades P;  short = max(0, enrolment - places);  spare = max(0, places - enrolment)
//   balance[a,k] = places - enrolment - unplaced = sum spare - (sum short + unplaced)         (shortage negative)
//   classes[u]: class_formation.hpp
//   warning[u] = 5 red: mean class >= 56 or enrolment >= hard size x classrooms; 4 orange: utilisation > 1;
//                3 yellow: >= 0.95; 2 green: >= 0.70; 1 blue: below; 0: no school   (thresholds: IndicatorParams)
// Heads meet limits within the tolerance of engine/lanes/limits.hpp.
// With real-valued pupils whole classes are an approximation (docs/methods/indicators.md says how rough).
#pragma once

#include <vector>

#include "engine/case/case.hpp"
#include "engine/indicators/class_formation.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

inline constexpr double kRedWarning = 5.0;
inline constexpr std::size_t kWarningLevels = 6;  ///< 0 no school, 1 blue, 2 green, 3 yellow, 4 orange, 5 red

struct IndicatorSizes {
  std::size_t leaves = 0, counties = 0, zones = 0, stages = 0, sites = 0;

  std::size_t leaf_stages() const { return leaves * stages; }
  std::size_t county_stages() const { return counties * stages; }
  std::size_t zone_stages() const { return zones * stages; }
};

struct IndicatorParams {
  struct StageNorm {
    /// What the grades taught in a year decide.
    struct Year {
      TaughtGrades grades;
      std::size_t first_age = 1, last_age = 0;  ///< official ages on 31 August; none where first > last
      std::vector<std::size_t> counted_with;    ///< stages of the same official ages, itself included
      ClassFormation classes;
    };
    std::size_t first_site = 0, last_site = 0;
    std::vector<Year> years;  ///< [step]
    double class_size_hard = 65.0;
    StageRow::Entry entry = StageRow::Entry::birth_cohort;
  };
  std::vector<StageNorm> stages;
  std::vector<std::size_t> site_leaf, site_county, site_first_cell, leaf_county;
  std::size_t leaves = 0, counties = 0, zones = 0;
  double warning_surplus_below = 0.0, warning_yellow_from = 0.0, warning_orange_above = 0.0;  ///< pupils per place
  double warning_red_class_size = 0.0;                                                        ///< mean class

  IndicatorSizes sizes() const {
    return {.leaves = leaves, .counties = counties, .zones = zones, .stages = stages.size(), .sites = site_leaf.size()};
  }
};

struct IndicatorState {
  IndicatorSizes n;
  // [leaf x stage]
  LaneField official_age_children{n.leaf_stages()}, entrants{n.leaf_stages()}, enrolment{n.leaf_stages()};
  LaneField places_short{n.leaf_stages()}, places_spare{n.leaf_stages()}, places_balance{n.leaf_stages()};
  LaneField classes_by_size{n.leaf_stages() * kClassSizeBands};  ///< [leaf x stage x band]
  LaneField mixed_classes{n.leaf_stages()};
  // [leaf] general and vocational together; vocational alone
  LaneField senior_entrants{n.leaves}, vocational_entrants{n.leaves};
  // [county x stage]
  LaneField county_pupils{n.county_stages()}, county_classes{n.county_stages()};
  LaneField county_official_age_children{n.county_stages()}, county_ratio_pupils{n.county_stages()};
  // [site]
  LaneField site_enrolment{n.sites}, site_classes{n.sites}, site_warning{n.sites};
  // [zone x stage]
  LaneField zone_demand{n.zone_stages()}, zone_unplaced{n.zone_stages()};
};

struct MeasuredYear {
  const LaneField& children;                  ///< [leaf x age on 31 August]
  const LaneField& pupils;                    ///< [cell]
  const LaneField& admitted;                  ///< [cell]
  const LaneField& unplaced;                  ///< [leaf x stage]
  const LaneField& classrooms;                ///< [site]
  const LaneField& places;                    ///< [site]
  const ByEntering &seekers, &zone_unplaced;  ///< [entering grade][zone x stage]
};

/// The warning level of an area and stage, from its sums as a site's is from its own: demand counts those without a place;
/// red also where there is demand and no place at all.
Lane area_warning(const IndicatorParams& params, const Lane& enrolment, const Lane& unplaced, const Lane& places,
                  const Lane& classes);

IndicatorParams compile_indicators(const Case& input, const Network& network);
void measure(const IndicatorParams& params, const MeasuredYear& year, std::size_t step, IndicatorState& state);

}  // namespace xuewei

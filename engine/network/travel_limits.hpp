// How long pupils may travel: door to door, at the speed of the placement parameters, in winter.
//
//   minutes = 60 x road km / (travel_speed_km_per_hour x winter_speed_factor)
//
// A stage may have a limit for each grade, of which at most kTravelLimits differ, so that rooms can count the pupils
// beyond each.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

inline constexpr std::size_t kTravelLimits = 2;

/// Pupils beyond each limit.
using ByLimit = std::array<LaneField, kTravelLimits>;

struct TravelLimits {
  std::size_t count = 0;                        ///< 0: the stage has no limit
  std::array<double, kTravelLimits> minutes{};  ///< [limit] ascending
  std::vector<std::size_t> of_grade;            ///< [grade] which of them holds; empty without a limit
};

/// Throws std::invalid_argument where a grade lacks its value or more than kTravelLimits values differ.
TravelLimits travel_limits(const StageRow& row, const Stage& stage);

double travel_minutes(const Parameters& parameters, double road_km);

}  // namespace xuewei

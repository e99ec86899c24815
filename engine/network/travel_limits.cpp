#include "engine/network/travel_limits.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace xuewei {

TravelLimits travel_limits(const StageRow& row, const Stage& stage) {
  TravelLimits limits;
  if (row.travel_limit_minutes.empty()) return limits;
  if (row.travel_limit_minutes.size() != static_cast<std::size_t>(row.grades))
    throw std::invalid_argument("stage `" + row.id + "` must have a travel limit for every grade, or none");
  std::vector<double> different = row.travel_limit_minutes;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  if (different.size() > kTravelLimits)
    throw std::invalid_argument("stage `" + row.id + "` may have at most " + std::to_string(kTravelLimits) +
                                " different travel limits");
  limits.count = different.size();
  std::copy(different.begin(), different.end(), limits.minutes.begin());
  for (std::size_t grade = 0; grade < stage.grades; ++grade)
    limits.of_grade.push_back(static_cast<std::size_t>(
        std::find(different.begin(), different.end(), row.travel_limit_minutes[stage.base_grade(grade)]) -
        different.begin()));
  return limits;
}

double travel_minutes(const Parameters& parameters, double road_km) {
  return 60.0 * road_km / (parameters.travel_speed_km_per_hour * parameters.winter_speed_factor);
}

}  // namespace xuewei

#include "engine/network/distance.hpp"

#include <cmath>
#include <numbers>

namespace xuewei {

double distance_km(double longitude_a_deg, double latitude_a_deg, double longitude_b_deg, double latitude_b_deg) {
  constexpr double kRadiusKm = 6371.0;
  constexpr double kRadian = std::numbers::pi / 180.0;
  const double mean_latitude = 0.5 * (latitude_a_deg + latitude_b_deg) * kRadian;
  const double square = mean_latitude * mean_latitude;
  double cosine = 1.0;
  for (int n = 20; n >= 2; n -= 2) cosine = 1.0 - cosine * square / (n * (n - 1));
  const double east = (longitude_b_deg - longitude_a_deg) * kRadian * cosine;
  const double north = (latitude_b_deg - latitude_a_deg) * kRadian;
  return kRadiusKm * std::sqrt(east * east + north * north);
}

}  // namespace xuewei

// How far two places are apart, as the crow flies.
//
//   km = R sqrt((dx cos(mean latitude))^2 + dy^2),  R = 6371.0 km, dx and dy in radians of longitude and latitude
//
// The sphere is flattened at the mean latitude (equirectangular). Error against the great circle: below 0.2 % over
// 300 km at 43 degrees. The cosine is its Taylor series, because libm's may differ in the last bit between processors.
#pragma once

namespace xuewei {

double distance_km(double longitude_a_deg, double latitude_a_deg, double longitude_b_deg, double latitude_b_deg);

}  // namespace xuewei

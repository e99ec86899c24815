#include "tools/synth/location.hpp"

#include <cmath>

namespace xuewei::synth {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kKilometresPerDegree = 6371.0 * kPi / 180.0;

/// cos x for |x| <= pi by its Taylor series to x^26 (remainder below 3e-16): the same bits on every machine.
double cosine(double x) {
  double sum = 1.0;
  for (int n = 26; n >= 2; n -= 2) sum = 1.0 - sum * x * x / (n * (n - 1));
  return sum;
}

double sine(double x) {
  double sum = 1.0;
  for (int n = 27; n >= 3; n -= 2) sum = 1.0 - sum * x * x / (n * (n - 1));
  return x * sum;
}

double rounded(double degrees) { return std::floor(degrees * 1e5 + 0.5) / 1e5; }

}  // namespace

Location draw_location(const SiteLuck& luck, const SiteDraft& site) {
  const double inner = site.teaching_point ? 0.5 : 0.0;
  const double outer = site.teaching_point ? 1.0 : 0.5;
  const double u = uniform(luck.of(site, Stream::synth_place, 0));
  const double bearing = (2.0 * uniform(luck.of(site, Stream::synth_place, 1)) - 1.0) * kPi;
  const double distance_km = site.zone->radius_km * std::sqrt(inner * inner + (outer * outer - inner * inner) * u);
  const double latitude_deg = site.zone->latitude_deg;
  const double north_deg = distance_km * cosine(bearing) / kKilometresPerDegree;
  const double east_deg = distance_km * sine(bearing) / (kKilometresPerDegree * cosine(latitude_deg * kPi / 180.0));
  return {rounded(site.zone->longitude_deg + east_deg), rounded(latitude_deg + north_deg)};
}

}  // namespace xuewei::synth

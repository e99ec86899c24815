#include "engine/lanes/quantiles.hpp"

#include <cmath>
#include <cstddef>
#include <iterator>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Continued fraction of the incomplete beta function, for x below (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  constexpr int kMostTerms = 500;
  constexpr double kTiny = 1e-300, kEnough = 1e-16;
  const auto away_from_zero = [](double value) { return value < kTiny && value > -kTiny ? kTiny : value; };
  double c = 1.0, d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0)), result = d;
  for (int m = 1; m <= kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1.0 / away_from_zero(1.0 + even * d);
    c = away_from_zero(1.0 + even / c);
    result *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1.0 / away_from_zero(1.0 + odd * d);
    c = away_from_zero(1.0 + odd / c);
    result *= d * c;
    if (d * c - 1.0 < kEnough && 1.0 - d * c < kEnough) break;
  }
  return result;
}

}  // namespace

double normal_cdf(double x) {
  static constexpr double above[] = {220.206867912376, 221.213596169931,  112.079291497871,    33.912866078383,
                                     6.37396220353165, 0.700383064443688, 3.52624965998911e-02};
  static constexpr double below[] = {440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674,
                                     86.7807322029461, 16.064177579207,  1.75566716318264, 8.83883476483184e-02};
  const double distance = x < 0.0 ? -x : x;
  if (distance > 37.0) return x < 0.0 ? 0.0 : 1.0;
  const double density = exact_exp(-0.5 * distance * distance);
  double tail = 0.0;
  if (distance < 7.07106781186547) {
    double numerator = 0.0, denominator = 0.0;
    for (std::size_t i = std::size(above); i-- > 0;) numerator = numerator * distance + above[i];
    for (std::size_t i = std::size(below); i-- > 0;) denominator = denominator * distance + below[i];
    tail = density * numerator / denominator;
  } else {
    double fraction = distance + 0.65;
    for (int n = 4; n >= 1; --n) fraction = distance + n / fraction;
    tail = density / fraction / 2.506628274631;
  }
  return x > 0.0 ? 1.0 - tail : tail;
}

double log_gamma(double x) {
  static constexpr double terms[] = {676.5203681218851,     -1259.1392167224028,  771.32342877765313,
                                     -176.61502916214059,   12.507343278686905,   -0.13857109526572012,
                                     9.9843695780195716e-6, 1.5056327351493116e-7};
  if (x < 0.5) return log_gamma(x + 1.0) - exact_log(x);
  double sum = 0.99999999999980993;
  for (std::size_t i = 0; i < std::size(terms); ++i) sum += terms[i] / (x + static_cast<double>(i));
  const double t = x + 6.5;
  return 0.91893853320467274178 + (x - 0.5) * exact_log(t) - t + exact_log(sum);
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double exponent = log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * exact_log(x) + b * exact_log(1.0 - x);
  const double front = exponent < -690.0 ? 0.0 : exact_exp(exponent);
  return x < (a + 1.0) / (a + b + 2.0) ? front * beta_fraction(a, b, x) / a
                                       : 1.0 - front * beta_fraction(b, a, 1.0 - x) / b;
}

double beta_quantile(double a, double b, double p) {
  constexpr int kHalvings = 60;
  double low = 0.0, high = 1.0;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (incomplete_beta(a, b, middle) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

double student_t_quantile(double degrees_of_freedom, double p) {
  const double tails = p < 0.5 ? 2.0 * p : 2.0 * (1.0 - p);
  // From the side where the solved share is small, so that neither the centre nor the tail loses digits.
  double odds = 0.0;
  if (tails < 0.5) {
    const double y = beta_quantile(0.5 * degrees_of_freedom, 0.5, tails);
    odds = (1.0 - y) / y;
  } else {
    const double rest = beta_quantile(0.5, 0.5 * degrees_of_freedom, 1.0 - tails);
    odds = rest / (1.0 - rest);
  }
  const double t = std::sqrt(degrees_of_freedom * odds);
  return p < 0.5 ? -t : t;
}

double triangular_quantile(double low, double mode, double high, double p) {
  const double rising = (mode - low) / (high - low);
  if (p < rising) return low + std::sqrt(p * (high - low) * (mode - low));
  return high - std::sqrt((1.0 - p) * (high - low) * (high - mode));
}

}  // namespace xuewei

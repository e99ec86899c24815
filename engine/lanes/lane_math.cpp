#include "engine/lanes/lane_math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace xuewei {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;  // ln 2 with its last 32 bits zero (Cody and Waite 1980)
constexpr double kLn2Low = 1.90821492927058770002e-10;

// Numerators and denominators of AS 241.
constexpr double kCentralAbove[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                    3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double kCentralBelow[] = {1.0,
                                    4.2313330701600911252e1,
                                    6.8718700749205790830e2,
                                    5.3941960214247511077e3,
                                    2.1213794301586595867e4,
                                    3.9307895800092710610e4,
                                    2.8729085735721942674e4,
                                    5.2264952788528545610e3};
constexpr double kTailAbove[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                 3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kTailBelow[] = {1.0,
                                 2.05319162663775882187e0,
                                 1.67638483018380384940e0,
                                 6.89767334985100004550e-1,
                                 1.48103976427480074590e-1,
                                 1.51986665636164571966e-2,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
constexpr double kFarTailAbove[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                    2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kFarTailBelow[] = {1.0,
                                    5.99832206555887937690e-1,
                                    1.36929880922735805310e-1,
                                    1.48753612908506148525e-2,
                                    7.86869131145613259100e-4,
                                    1.84631831751005468180e-5,
                                    1.42151175831644588870e-7,
                                    2.04426310338993978564e-15};

typedef std::uint64_t LaneBits __attribute__((vector_size(kVectorBytes), may_alias));
// What follows is written once for a number and for a register of them: Real is double or LaneVector.
std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }
LaneBits bits_of(LaneVector x) { return std::bit_cast<LaneBits>(x); }
double from_bits(std::uint64_t bits) { return std::bit_cast<double>(bits); }
LaneVector from_bits(LaneBits bits) { return std::bit_cast<LaneVector>(bits); }

constexpr double kTwo52 = 4503599627370496.0;
constexpr std::uint64_t kTwo52Bits = 0x4330000000000000ULL;
constexpr double kExponentBias = 1023.0;

/// Horner evaluation of coefficients[0] + coefficients[1] x + ...
template <std::size_t N, class Real>
Real polynomial(const double (&coefficients)[N], Real x) {
  Real sum = Real{} + coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

template <class Real>
Real exp_of(Real x) {
  // x = k ln 2 + r with |r| <= ln 2 / 2; e^r by its Taylor series to r^13 (remainder below 1e-17).
  const Real k = (x * 1.44269504088896338700 + kRound) - kRound;
  const Real r = (x - k * kLn2High) - k * kLn2Low;
  Real sum = Real{} + 1.0;
  for (int n = 13; n >= 1; --n) sum = 1.0 + sum * r / static_cast<double>(n);
  // The low bits of 2^52 + k + 1023 are the exponent of 2^k.
  return sum * from_bits(bits_of(k + (kTwo52 + kExponentBias)) << 52);
}

template <class Real>
Real log_of(Real x) {
  // x = 2^k m with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh(s), s = (m - 1)/(m + 1), |s| < 0.1716.
  const auto bits = bits_of(x);
  Real k = from_bits((bits >> 52) | kTwo52Bits) - (kTwo52 + kExponentBias);
  Real m = from_bits((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  const auto above = m > 1.41421356237309504880;
  k = above ? k + 1.0 : k;
  m = above ? m * 0.5 : m;
  const Real s = (m - 1.0) / (m + 1.0);
  const Real s2 = s * s;
  Real sum = Real{} + 1.0 / 23.0;
  for (int n = 21; n >= 3; n -= 2) sum = 1.0 / n + sum * s2;
  const Real log_m = 2.0 * s + 2.0 * s * (sum * s2);
  return k * kLn2High + (log_m + k * kLn2Low);
}

/// Of p = 1/2 + q, |q| <= kCentral.
constexpr double kCentral = 0.425;
template <class Real>
Real central_quantile(Real q) {
  const Real r = 0.180625 - q * q;
  return q * polynomial(kCentralAbove, r) / polynomial(kCentralBelow, r);
}

/// Distance from 0 of a quantile further out, r = sqrt(-log(smaller tail)) <= kFarTail.
constexpr double kFarTail = 5.0;
template <class Real>
Real tail_quantile(Real r) {
  return polynomial(kTailAbove, r - 1.6) / polynomial(kTailBelow, r - 1.6);
}

}  // namespace

double exact_exp(double x) { return exp_of(x); }

Lane exact_exp(const Lane& x) {
  Lane result;
  for (int v = 0; v < kVectors; ++v) vectors(result)[v] = exp_of(vectors(x)[v]);
  return result;
}

double exact_log(double x) { return log_of(x); }

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (q >= -kCentral && q <= kCentral) return central_quantile(q);
  const double r = std::sqrt(-exact_log(q < 0.0 ? p : 1.0 - p));  // sqrt is correctly rounded by IEEE-754
  const double value = r <= kFarTail
                           ? tail_quantile(r)
                           : polynomial(kFarTailAbove, r - kFarTail) / polynomial(kFarTailBelow, r - kFarTail);
  return q < 0.0 ? -value : value;
}

Lane normal_quantile(const Lane& p) {
  const Lane q = p - 0.5;
  Lane result;
  for (int v = 0; v < kVectors; ++v) vectors(result)[v] = central_quantile(vectors(q)[v]);
  if ((q.abs() <= kCentral).all()) return result;
  Lane logarithm;
  for (int v = 0; v < kVectors; ++v)
    vectors(logarithm)[v] = log_of(vectors(q)[v] < 0.0 ? vectors(p)[v] : 1.0 - vectors(p)[v]);
  const Lane r = (0.0 - logarithm).sqrt();
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector below = vectors(q)[v], tail = tail_quantile(vectors(r)[v]);
    const LaneVector out = below < 0.0 ? 0.0 - tail : tail;
    vectors(result)[v] = below >= -kCentral && below <= kCentral ? vectors(result)[v] : out;
  }
  for (int lane = 0; lane < kLanes; ++lane)
    if (r[lane] > kFarTail) result[lane] = normal_quantile(p[lane]);  // one in 10^11
  return result;
}

}  // namespace xuewei

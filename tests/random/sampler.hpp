// What the statistical tests share: samples along one word of the key, and the measures compared with theory.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/random/draw.hpp"

namespace xuewei {

/// The n-th neighbour of a key along one of its words; the others stay.
inline DrawKey along(const std::string& word, int n) {
  DrawKey key{20200901, 3, entity_key("150402"), 2024, 1, Stream::moves};
  if (word == "replicate") key.replicate = static_cast<std::uint32_t>(n);
  if (word == "entity") key.entity = entity_key("1504" + std::to_string(n));
  if (word == "year") key.year = n;
  if (word == "draw") key.draw = n;
  if (word == "stream") key.stream = static_cast<Stream>(n);
  if (word == "seed") key.seed = static_cast<std::uint64_t>(n);
  return key;
}

/// Pearson's chi-square of uniforms over equally likely bins.
inline double chi_square(const std::vector<double>& uniforms, int bins) {
  std::vector<double> counts(static_cast<std::size_t>(bins), 0.0);
  for (const double value : uniforms) counts[static_cast<std::size_t>(value * bins)] += 1.0;
  const double expected = static_cast<double>(uniforms.size()) / bins;
  double sum = 0.0;
  for (const double count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

/// sqrt(n) times the correlation of two samples with mean 1/2 and variance 1/12: standard normal if independent.
inline double correlation_z(const std::vector<double>& first, const std::vector<double>& second) {
  double sum = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) sum += (first[i] - 0.5) * (second[i] - 0.5);
  return 12.0 * sum / std::sqrt(static_cast<double>(first.size()));
}

/// Standard scores of the first four raw moments of a sample that should be standard normal. The variances of x, x^2,
/// x^3, x^4 are 1, 2, 15, 96 (moments of the standard normal: E x^2k = (2k - 1)!!).
inline std::array<double, 4> normal_moment_z(const std::vector<double>& sample) {
  constexpr std::array<double, 4> means{0.0, 1.0, 0.0, 3.0}, variances{1.0, 2.0, 15.0, 96.0};
  std::array<double, 4> z{};
  for (std::size_t power = 0; power < 4; ++power) {
    double sum = 0.0;
    for (const double value : sample) {
      double term = value;
      for (std::size_t k = 0; k < power; ++k) term *= value;
      sum += term;
    }
    const auto n = static_cast<double>(sample.size());
    z[power] = (sum / n - means[power]) / std::sqrt(variances[power] / n);
  }
  return z;
}

}  // namespace xuewei

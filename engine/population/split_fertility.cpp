#include "engine/population/split_fertility.hpp"

#include <algorithm>
#include <cmath>

namespace xuewei {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// Solves m x = right in place, by elimination with the largest pivot of each column.
std::vector<double> solve(Matrix m, std::vector<double> right) {
  const std::size_t n = right.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t pivot = i;
    for (std::size_t row = i + 1; row < n; ++row)
      if (std::abs(m[row][i]) > std::abs(m[pivot][i])) pivot = row;
    std::swap(m[i], m[pivot]);
    std::swap(right[i], right[pivot]);
    for (std::size_t row = i + 1; row < n; ++row) {
      const double factor = m[row][i] / m[i][i];
      if (factor == 0.0) continue;
      for (std::size_t column = i; column < n; ++column) m[row][column] -= factor * m[i][column];
      right[row] -= factor * right[i];
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t column = i + 1; column < n; ++column) right[i] -= m[i][column] * right[column];
    right[i] /= m[i][i];
  }
  return right;
}

/// Squared second differences as a quadratic form; a rate outside counts as zero.
double smoothness(std::size_t x, std::size_t y) {
  static constexpr double kByDistance[] = {6.0, -4.0, 1.0};
  const std::size_t distance = x < y ? y - x : x - y;
  return distance < std::size(kByDistance) ? kByDistance[distance] : 0.0;
}

}  // namespace

std::vector<AgeValue> split_fertility(std::span<const AgeValue> rows, int width) {
  const auto years = static_cast<std::size_t>(width);
  const std::size_t ages = rows.size() * years, size = ages + rows.size();
  std::vector<char> at_zero(ages, 0);
  for (std::size_t x = 0; x < ages; ++x) at_zero[x] = rows[x / years].value <= 0.0;
  std::vector<double> rates(ages, 0.0);
  constexpr int kMostRounds = 50;
  for (int round = 0; round < kMostRounds; ++round) {
    // Rates of single years, then a multiplier for each group.
    Matrix m(size, std::vector<double>(size, 0.0));
    std::vector<double> right(size, 0.0);
    for (std::size_t x = 0; x < ages; ++x) {
      if (at_zero[x]) {
        m[x][x] = 1.0;
        continue;
      }
      for (std::size_t y = 0; y < ages; ++y) m[x][y] = smoothness(x, y);
      m[x][ages + x / years] = m[ages + x / years][x] = 1.0;
    }
    for (std::size_t group = 0; group < rows.size(); ++group) {
      if (rows[group].value > 0.0)
        right[ages + group] = rows[group].value * width;
      else
        m[ages + group][ages + group] = 1.0;
    }
    const std::vector<double> found = solve(std::move(m), std::move(right));
    bool same = true;
    for (std::size_t x = 0; x < ages; ++x) {
      rates[x] = at_zero[x] ? 0.0 : found[x];
      if (rows[x / years].value <= 0.0) continue;
      double pull = found[ages + x / years];  // of a year held at zero: positive, it would go below
      for (std::size_t y = 0; y < ages; ++y) pull += smoothness(x, y) * found[y];
      const bool stays = at_zero[x] ? pull > 0.0 : found[x] < 0.0;
      same = same && stays == static_cast<bool>(at_zero[x]);
      at_zero[x] = stays;
    }
    if (same) break;
  }
  std::vector<AgeValue> single;
  for (std::size_t x = 0; x < ages; ++x)
    single.push_back({rows.front().age + static_cast<int>(x), std::max(0.0, rates[x])});
  return single;
}

}  // namespace xuewei

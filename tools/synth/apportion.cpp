#include "tools/synth/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace xuewei::synth {
namespace {

/// Positions 0 .. size - 1, largest key first, ties in order.
template <class Key>
std::vector<std::size_t> largest_first(const std::vector<Key>& keys) {
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] > keys[b]; });
  return order;
}

}  // namespace

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights,
                                    const std::vector<std::int64_t>& lowest, const std::vector<std::int64_t>& highest) {
  const std::size_t size = weights.size();
  std::vector<std::int64_t> whole(size, 0);
  std::vector<double> share(size, 0.0);
  std::vector<bool> fixed(size, false);
  std::int64_t left = total;
  for (;;) {
    double weight = 0.0;
    for (std::size_t i = 0; i < size; ++i)
      if (!fixed[i]) weight += weights[i];
    double below = 0.0, above = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
      if (fixed[i]) continue;
      share[i] = static_cast<double>(left) * weights[i] / weight;
      below += std::max(0.0, static_cast<double>(lowest[i]) - share[i]);
      above += std::max(0.0, share[i] - static_cast<double>(highest[i]));
    }
    if (below == 0.0 && above == 0.0) break;
    const double before = static_cast<double>(left);
    for (std::size_t i = 0; i < size; ++i) {
      if (fixed[i]) continue;
      const double unbounded = before * weights[i] / weight;
      const bool low = below >= above && unbounded < static_cast<double>(lowest[i]);
      const bool high = below < above && unbounded > static_cast<double>(highest[i]);
      if (!low && !high) continue;
      fixed[i] = true;
      whole[i] = low ? lowest[i] : highest[i];
      left -= whole[i];
    }
  }
  std::vector<double> remainder(size, -1.0);
  for (std::size_t i = 0; i < size; ++i) {
    if (fixed[i]) continue;
    whole[i] = static_cast<std::int64_t>(std::floor(share[i]));
    remainder[i] = share[i] - static_cast<double>(whole[i]);
    left -= whole[i];
  }
  for (const std::size_t i : largest_first(remainder)) {
    if (left <= 0) break;
    ++whole[i];
    --left;
  }
  return whole;
}

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights) {
  return apportion(total, weights, std::vector<std::int64_t>(weights.size(), 0),
                   std::vector<std::int64_t>(weights.size(), total));
}

std::vector<std::int64_t> seats(std::int64_t total, const std::vector<double>& weights) {
  std::vector<std::int64_t> given(weights.size(), 0);
  for (const std::size_t i : largest_first(weights)) {
    if (total == 0) return given;
    given[i] = 1;
    --total;
  }
  for (; total > 0; --total) {
    std::size_t next = 0;
    double largest = -1.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double claim = weights[i] / (static_cast<double>(given[i]) + 0.5);
      if (claim > largest) {
        largest = claim;
        next = i;
      }
    }
    ++given[next];
  }
  return given;
}

std::vector<std::vector<std::int64_t>> table_with_margins(const std::vector<std::int64_t>& rows,
                                                          const std::vector<std::int64_t>& columns) {
  std::vector<std::int64_t> dealt(columns.size(), 0);
  const auto next_column = [&] {
    std::size_t next = 0;
    for (std::size_t j = 1; j < columns.size(); ++j)  // columns[j] / (dealt[j] + 1/2), compared without division
      if (columns[j] * (2 * dealt[next] + 1) > columns[next] * (2 * dealt[j] + 1)) next = j;
    return next;
  };
  std::vector<std::vector<std::int64_t>> table;
  for (const std::int64_t row : rows) {
    const std::vector<std::int64_t> before = dealt;
    for (std::int64_t i = 0; i < row; ++i) ++dealt[next_column()];
    table.emplace_back();
    for (std::size_t j = 0; j < columns.size(); ++j) table.back().push_back(dealt[j] - before[j]);
  }
  return table;
}

}  // namespace xuewei::synth

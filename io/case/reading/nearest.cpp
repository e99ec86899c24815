#include "io/case/reading/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace xuewei {
namespace {

/// Bytes grouped to characters: continuation bytes (10xxxxxx) join the one before.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    result.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return result;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto from = characters(a);
  const auto to = characters(b);
  std::vector<std::size_t> above(to.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::vector<std::size_t> row(to.size() + 1, i + 1);
    for (std::size_t j = 0; j < to.size(); ++j)
      row[j + 1] = std::min({above[j + 1] + 1, row[j] + 1, above[j] + (from[i] == to[j] ? 0U : 1U)});
    above = std::move(row);
  }
  return above.back();
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known) {
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(name, candidate);
    const std::size_t allowed = std::max<std::size_t>(2, characters(candidate).size() / 3);
    if (distance > allowed || distance >= characters(candidate).size()) continue;
    if (!best || distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

Bilingual did_you_mean(std::string_view name, const std::vector<std::string>& known, Bilingual otherwise) {
  const auto best = nearest(name, known);
  if (!best) return otherwise;
  return {fmt::format("did you mean \"{}\"?", *best), fmt::format("是否应为“{}”？", *best)};
}

}  // namespace xuewei

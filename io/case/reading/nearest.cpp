#include "io/case/reading/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace xuewei {
namespace {

/// Continuation bytes (10xxxxxx) belong to the character before.
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Bytes grouped to characters.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && continues(text[end])) ++end;
    result.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return result;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

std::size_t distance(const std::vector<std::string_view>& from, const std::vector<std::string_view>& to) {
  std::vector<std::size_t> above(to.size() + 1), row(to.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j)
      row[j + 1] = std::min({above[j + 1] + 1, row[j] + 1, above[j] + (from[i] == to[j] ? 0U : 1U)});
    std::swap(above, row);
  }
  return above.back();
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(characters(a), characters(b)); }

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known) {
  constexpr std::size_t kLongestName = 1000;  // bytes; what is longer is no misspelt name
  if (name.size() > kLongestName) return std::nullopt;
  const auto wanted = characters(name);
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : known) {
    const std::size_t length = count_characters(candidate);
    const std::size_t allowed = std::max<std::size_t>(2, length / 3);
    const std::size_t longer = std::max(length, wanted.size()) - std::min(length, wanted.size());
    if (longer > allowed || (best && longer >= best_distance)) continue;  // at least so many insertions or deletions
    const std::size_t edits = distance(wanted, characters(candidate));
    if (edits > allowed || edits >= length) continue;
    if (!best || edits < best_distance) {
      best = candidate;
      best_distance = edits;
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

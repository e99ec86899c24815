#include "tools/xuewei/option_numbers.hpp"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace xuewei {
namespace {

template <class Number>
std::optional<Number> all_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

[[noreturn]] void refuse(const std::string& option, const std::string& text, const Bilingual& allowed) {
  throw UsageError(Bilingual{fmt::format("{} {}: must be {}", option, text, allowed.en),
                             fmt::format("{} {}：须为{}", option, text, allowed.zh)});
}

}  // namespace

std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least,
                           std::uint64_t most) {
  const auto number = all_of<std::uint64_t>(text);
  if (!number || *number < least || *number > most)
    refuse(option, text,
           {fmt::format("a whole number from {} to {}", least, most), fmt::format(" {} 到 {} 的整数", least, most)});
  return *number;
}

double decimal_number(const std::string& option, const std::string& text) {
  const auto number = all_of<double>(text);
  if (!number || !std::isfinite(*number))
    refuse(option, text, {"a finite number, such as 0.95 or 1e6", "有限的数，例如 0.95 或 1e6"});
  return *number;
}

ReplicateRange replicate_range(const std::string& option, const std::string& text, std::uint64_t most) {
  const std::size_t colon = text.find(':');
  if (colon != std::string::npos) {
    const auto first = all_of<std::uint64_t>(text.substr(0, colon)),
               last = all_of<std::uint64_t>(text.substr(colon + 1));
    if (first && last && *first < *last && *last <= most) return {*first, *last};
  }
  refuse(option, text,
         {"FIRST:LAST, zero-based, LAST not included and larger than FIRST, e.g. 0:500",
          "FIRST:LAST，从 0 起，不含 LAST，LAST 须大于 FIRST，例如 0:500"});
}

}  // namespace xuewei

#include "tools/report/number_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace xuewei::report {
namespace {

constexpr const char* kMinus = "−";

std::string with_separators(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (int position = static_cast<int>(digits.size()) - 3; position > 0; position -= 3) {
    digits.insert(static_cast<std::size_t>(position), ",");
  }
  return digits;
}

}  // namespace

Bilingual count(double value, const Bilingual& unit) {
  const double whole = std::round(value);
  const std::string sign = whole < 0 ? kMinus : "";
  const std::string zh = std::abs(whole) >= 1e4
                             ? fmt::format("{:.2f} 万{}", std::abs(whole) / 1e4, unit.zh)
                             : fmt::format("{:.0f}{}{}", std::abs(whole), unit.zh.empty() ? "" : " ", unit.zh);
  return {sign + with_separators(whole) + (unit.en.empty() ? "" : " " + unit.en), sign + zh};
}

std::string percentage(double share) {
  return fmt::format("{}{:.1f}%", share < 0 ? kMinus : "", std::abs(share) * 100.0);
}

Bilingual money(double yuan) {
  const double amount = std::abs(yuan);
  return {amount >= 1e9 ? fmt::format("{:.3f} billion yuan", amount / 1e9)
                        : fmt::format("{:.1f} million yuan", amount / 1e6),
          amount >= 1e8 ? fmt::format("{:.2f} 亿元", amount / 1e8) : fmt::format("{:.0f} 万元", amount / 1e4)};
}

Bilingual year_range(int first, int last) {
  if (first == last) return {fmt::format("{}", first), fmt::format("{}", first)};
  return {fmt::format("{}–{}", first, last), fmt::format("{}—{}", first, last)};
}

Bilingual list(const std::vector<Bilingual>& items) {
  Bilingual joined;
  for (const Bilingual& item : items) {
    joined.zh += (joined.zh.empty() ? "" : "、") + item.zh;
    joined.en += (joined.en.empty() ? "" : "; ") + item.en;
  }
  return joined;
}

}  // namespace xuewei::report

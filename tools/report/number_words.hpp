// Numbers as people write them in a sentence: 25.55 万人 in Chinese, 255,540 in English.
#pragma once

#include <string>
#include <vector>

#include "tools/report/report_data.hpp"

namespace xuewei::report {

/// A whole number with a unit; the Chinese text counts in 万 from ten thousand on. The unit may be empty.
Bilingual count(double value, const Bilingual& unit);
/// A share in [0, 1] as a percentage with one decimal.
std::string percentage(double share);
/// Yuan, in 亿元 or 万元 and in billions or millions.
Bilingual money(double yuan);
/// 2024 or 2024—2027 (2024–2027 in English).
Bilingual year_range(int first, int last);
/// Items separated by the mark of the language.
Bilingual list(const std::vector<Bilingual>& items);

}  // namespace xuewei::report

// In which years a run may end: a projection goes in steps of the case's age width, and none is cut short.
#pragma once

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/case/case.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

/// Why a run cannot end in this year, and the nearest in which it can; nothing if it can.
struct NoLastYear {
  Bilingual rule, hint;
};
inline std::optional<NoLastYear> why_no_last_year(const Case& data, int year) {
  const int width = std::max(1, data.population_settings.age_width), past = (year - data.base_year) % width;
  if (past == 0) return std::nullopt;
  const int before = std::max(year - past, data.base_year + width), after = before + width;
  return NoLastYear{{fmt::format("must be a whole number of steps of {} years (age_width) after base_year, {}", width,
                                 data.base_year),
                     fmt::format("与基年 {} 之差须为步长 {} 年（age_width）的整数倍", data.base_year, width)},
                    {fmt::format("{} or {}", before, after), fmt::format("可取 {} 或 {}", before, after)}};
}

}  // namespace xuewei

#include "tools/xuewei/drift.hpp"

#include <cmath>

#include <fmt/format.h>

#include "tools/export/scenario_values.hpp"

namespace xuewei {
namespace {

constexpr const char* kRatio = "pupils_per_resident_child";

struct Farthest {
  double share = 0.0;  ///< of the base value, with its sign
  std::size_t area = 0, stage = 0, step = 0;
};

}  // namespace

std::optional<std::string> drift_note(const ScenarioResults& scenario, Language language) {
  const ScenarioValues values(scenario, language);
  const std::size_t areas = values.count("area"), stages = values.count("stage"), years = values.count("year");
  std::size_t measured = 0, drifting = 0;
  Farthest farthest;
  for (std::size_t area = 0; area < areas; ++area)
    for (std::size_t stage = 0; stage < stages; ++stage) {
      const double base = values.at(kRatio, 0, {area, stage});
      if (!(base > 0.0)) continue;  // no children, no pupils, or a stage without official ages
      ++measured;
      double most = 0.0;
      for (std::size_t step = 1; step < years; ++step) {
        const double share = values.at(kRatio, step, {area, stage}) / base - 1.0;
        if (!(std::abs(share) > std::abs(most))) continue;
        most = share;
        if (std::abs(share) > std::abs(farthest.share)) farthest = {share, area, stage, step};
      }
      if (std::abs(most) > kDriftWarning) ++drifting;
    }
  if (drifting == 0) return std::nullopt;
  const std::string where = values.area_name(farthest.area), stage = values.stage_name(farthest.stage);
  const double percent = 100.0 * farthest.share;
  if (language == Language::chinese)
    return fmt::format(
        "注意：情景 {}：{} 个片区学段中有 {} 个的“在校生与常住适龄儿童之比”偏离基年 {:.0f}% 以上；最大：{}{}，{} 年 "
        "{:+.0f}%"
        "（变量 {}）",
        scenario.name, measured, drifting, 100.0 * kDriftWarning, where, stage, values.year(farthest.step), percent,
        kRatio);
  return fmt::format(
      "note: {}: pupils / resident children leave the base year by more than {:.0f} % in {} of {} areas and stages; "
      "most in "
      "{}, {}: {:+.0f} % in {} (variable {})",
      scenario.name, 100.0 * kDriftWarning, drifting, measured, where, stage, percent, values.year(farthest.step),
      kRatio);
}

}  // namespace xuewei

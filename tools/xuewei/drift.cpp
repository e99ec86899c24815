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

/// In how many areas and stages a scenario does so, and where most.
std::optional<Bilingual> drift_of(const ScenarioResults& scenario) {
  const ScenarioValues values(scenario, Language::english), chinese(scenario, Language::chinese);
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
  const double percent = 100.0 * farthest.share;
  const auto year = values.year(farthest.step);
  return Bilingual{
      fmt::format("{}: in {} of {} areas and stages, most in {}, {}: {:+.0f} % in {}", scenario.name, drifting,
                  measured, values.area_name(farthest.area), values.stage_name(farthest.stage), percent, year),
      fmt::format("{}：{} 个片区学段中有 {} 个，最大：{}{}，{} 年 {:+.0f}%", scenario.name, measured, drifting,
                  chinese.area_name(farthest.area), chinese.stage_name(farthest.stage), year, percent)};
}

}  // namespace

std::optional<std::string> drift_note(const std::vector<ScenarioResults>& scenarios, Language language) {
  std::string list;
  for (const ScenarioResults& scenario : scenarios)
    if (const auto drift = drift_of(scenario)) list += "\n  " + drift->in(language);
  if (list.empty()) return std::nullopt;
  const double percent = 100.0 * kDriftWarning;
  if (language == Language::chinese)
    return fmt::format(
        "提示：有片区的“在校生与常住适龄儿童之比”（变量 {}）偏离基年 {:.0f}% 以上。\n"
        "  "
        "含义：家庭迁居与学生转学按各自的参数推算，两者不一致时，在校生与当地儿童渐行渐远；这些片区的学位余缺宜谨慎使用"
        "。\n"
        "  处理：核对 moves 表与 enrolment/school_change_share 是否相符，并核对基年在校生与人口。{}",
        kRatio, percent, list);
  return fmt::format(
      "note: pupils / resident children (variable {}) leave the base year's by more than {:.0f} % somewhere.\n"
      "  What it means: families move and pupils change school at rates given apart; where the two contradict each "
      "other, rolls "
      "and children drift apart, and the balance of places there is to be read with care.\n"
      "  What to do: see that the table moves and enrolment/school_change_share agree, and rolls and people of the "
      "base "
      "year.{}",
      kRatio, percent, list);
}

}  // namespace xuewei

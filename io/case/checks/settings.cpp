// Checks of case.json that compare one key with another.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "engine/case/stage_kinds.hpp"
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/horizon.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

constexpr std::size_t most_travel_limits = 2;  // placement keeps pupils beyond each of them apart

bool is_short_name(const std::string& name) {
  return std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

/// Year of an ISO date YYYY-MM-DD that exists.
std::optional<int> year_of_date(const std::string& date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = plain_number(date.substr(0, 4)), month = plain_number(date.substr(5, 2)),
             day = plain_number(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day parsed{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
  return parsed.ok() ? std::optional<int>(static_cast<int>(*year)) : std::nullopt;
}

void check_head(Draft& draft) {
  const Case& data = draft.data;
  if (!is_short_name(data.name))
    draft.problems.add(draft.settings.at("/name"), data.name,
                       {"must consist of ASCII letters, digits, - and _", "只能含英文字母、数字、- 和 _"},
                       {"titles may be in any script", "标题可用中文"});
  if (draft.settings.has("/base_year") && draft.settings.has("/horizon") && data.horizon <= data.base_year)
    draft.problems.add(draft.settings.at("/horizon"), std::to_string(data.horizon),
                       {fmt::format("must be later than base_year, {}", data.base_year),
                        fmt::format("必须晚于基年 {}", data.base_year)});
  else if (const auto why = why_no_last_year(data, data.horizon))
    draft.problems.add(draft.settings.at("/horizon"), std::to_string(data.horizon), why->rule, why->hint);
}

void check_population_settings(Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  const auto at = [&](const char* key) { return draft.settings.at(std::string("/population_settings/") + key); };
  if (!settings.census_date.empty()) {
    const auto year = year_of_date(settings.census_date);
    if (!year)
      draft.problems.add(at("census_date"), settings.census_date,
                         {"must be a date YYYY-MM-DD", "必须是 YYYY-MM-DD 格式的日期"},
                         {"for example 2020-11-01", "例如 2020-11-01"});
    else if (std::abs(*year - draft.data.base_year) > 1)
      draft.problems.add(at("census_date"), settings.census_date,
                         {fmt::format("must lie within a year of base_year, {}", draft.data.base_year),
                          fmt::format("与基年 {} 相差不得超过一年", draft.data.base_year)},
                         {"the census population is carried to 31 December of the base year without a shift",
                          "普查人口不作推移，直接视作基年年末"});
  }
  if (settings.table_age_width % settings.age_width != 0)
    draft.problems.add(at("table_age_width"), std::to_string(settings.table_age_width),
                       {fmt::format("must be a multiple of age_width, {}", settings.age_width),
                        fmt::format("必须是 age_width（{}）的倍数", settings.age_width)});
  if (settings.fertility_age_width % settings.age_width != 0)
    draft.problems.add(at("fertility_age_width"), std::to_string(settings.fertility_age_width),
                       {fmt::format("must be a multiple of age_width, {}", settings.age_width),
                        fmt::format("必须是 age_width（{}）的倍数", settings.age_width)});
  if (settings.fertility_age_width > settings.age_width && settings.age_width > 1)
    draft.problems.add(at("fertility_age_width"), std::to_string(settings.fertility_age_width),
                       {fmt::format("must be age_width, {}: only single ages are split", settings.age_width),
                        fmt::format("须与 age_width（{}）相同：只有单岁推算才拆分", settings.age_width)});
  if (settings.open_age % std::max(settings.age_width, settings.table_age_width) != 0)
    draft.problems.add(
        at("open_age"), std::to_string(settings.open_age),
        {"must be a multiple of age_width and of table_age_width", "必须是 age_width 与 table_age_width 的倍数"});
  if (settings.age_width > 1 && !draft.data.stages.empty())
    draft.problems.add(
        at("age_width"), std::to_string(settings.age_width),
        {"must be 1 in a case with stages", "有学段的算例必须为 1"},
        {"children of a school age exist only in single years of age; leave stages out for a population-only case",
         "学龄人口需要单岁年龄；只算人口时请去掉 stages"});
}

void check_stages(Draft& draft) {
  std::set<std::string> ids;
  const auto& stages = draft.data.stages;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const StageRow& stage = stages[i];
    const auto at = [&](const char* key) { return draft.settings.at(fmt::format("/stages/{}/{}", i, key)); };
    if (!ids.insert(stage.id).second)
      draft.problems.add(at("id"), stage.id, {"another stage has this id", "学段代码重复"},
                         {"ids must be unique", "代码须唯一"});
    if (!is_short_name(stage.id))
      draft.problems.add(at("id"), stage.id,
                         {"must consist of ASCII letters, digits, - and _", "只能含英文字母、数字、- 和 _"});
    if (!stage.class_size_norm.empty() && stage.class_size_norm.size() != static_cast<std::size_t>(stage.grades))
      draft.problems.add(at("class_size_norm"), fmt::format("{} values", stage.class_size_norm.size()),
                         {fmt::format("must be one number, or one for each of the {} grades", stage.grades),
                          fmt::format("应为一个数，或 {} 个年级各一个数", stage.grades)});
    if (stage.repetition_share + stage.dropout_share + stage.death_share > 1.0)
      draft.problems.add(
          at("repetition_share"), shortest(stage.repetition_share),
          {"repetition, dropout and death shares must sum to at most 1", "留级、辍学、死亡比例之和不得大于 1"},
          {"what is left is promoted to the next grade", "其余升入下一年级"});
    const double largest_norm = stage.class_size_norm.empty() ? 0.0 : std::ranges::max(stage.class_size_norm);
    if (stage.class_size_stretch < largest_norm)
      draft.problems.add(at("class_size_stretch"), shortest(stage.class_size_stretch),
                         {fmt::format("must not be below the class size norm, {}", shortest(largest_norm)),
                          fmt::format("不得小于标准班额 {}", shortest(largest_norm))});
    if (stage.class_size_hard < stage.class_size_stretch)
      draft.problems.add(at("class_size_hard"), shortest(stage.class_size_hard),
                         {fmt::format("must not be below class_size_stretch, {}", shortest(stage.class_size_stretch)),
                          fmt::format("不得小于 class_size_stretch（{}）", shortest(stage.class_size_stretch))});
    const bool mixes = stage.mixed_class_grades > 1;
    if (mixes && (stage.mixed_class_size < 2.0 || stage.mixed_class_size > largest_norm))
      draft.problems.add(
          at("mixed_class_size"), shortest(stage.mixed_class_size),
          {fmt::format("must be from 2 to the class size norm, {}", shortest(largest_norm)),
           fmt::format("应在 2 与标准班额 {} 之间", shortest(largest_norm))},
          {"a class of several grades is no larger than one of a single grade", "混龄班、复式班不大于单一年级的班"});
    if (mixes && stage.own_class_pupils > stage.mixed_class_size)
      draft.problems.add(at("own_class_pupils"), shortest(stage.own_class_pupils),
                         {fmt::format("must not be above mixed_class_size, {}", shortest(stage.mixed_class_size)),
                          fmt::format("不得大于 mixed_class_size（{}）", shortest(stage.mixed_class_size))});
    if (mixes && stage.mixed_class_grades > stage.grades)
      draft.problems.add(at("mixed_class_grades"), std::to_string(stage.mixed_class_grades),
                         {fmt::format("must not be above the stage's {} grades", stage.grades),
                          fmt::format("不得大于本学段年级数 {}", stage.grades)});
    if (!mixes && (stage.mixed_class_size > 0.0 || stage.own_class_pupils > 0.0))
      draft.warnings.add(at(stage.mixed_class_size > 0.0 ? "mixed_class_size" : "own_class_pupils"),
                         shortest(std::max(stage.mixed_class_size, stage.own_class_pupils)),
                         {"has no effect: no class has several grades", "无作用：各年级单独编班"},
                         {"it goes with mixed_class_grades from 2", "与 mixed_class_grades 不小于 2 时配合使用"});
    if (stage.further_class_pupils > 0.0 && stage.further_class_pupils + largest_norm > stage.class_size_hard)
      draft.problems.add(at("further_class_pupils"), shortest(stage.further_class_pupils),
                         {fmt::format("must not take a class of the norm, {}, above class_size_hard, {}",
                                      shortest(largest_norm), shortest(stage.class_size_hard)),
                          fmt::format("加上标准班额 {} 后不得超过 class_size_hard（{}）", shortest(largest_norm),
                                      shortest(stage.class_size_hard))});
    if (!stage.travel_limit_minutes.empty() &&
        stage.travel_limit_minutes.size() != static_cast<std::size_t>(stage.grades))
      draft.problems.add(at("travel_limit_minutes"), fmt::format("{} values", stage.travel_limit_minutes.size()),
                         {fmt::format("must be one number, or one for each of the {} grades", stage.grades),
                          fmt::format("应为一个数，或 {} 个年级各一个数", stage.grades)},
                         {"an empty list: no limit", "空列表为不限"});
    const std::set<double> limits(stage.travel_limit_minutes.begin(), stage.travel_limit_minutes.end());
    if (limits.size() > most_travel_limits)
      draft.problems.add(at("travel_limit_minutes"), fmt::format("{} different values", limits.size()),
                         {fmt::format("a stage may have at most {} different limits", most_travel_limits),
                          fmt::format("每个学段至多 {} 种上限", most_travel_limits)},
                         {"for example one for the lower grades and one for the upper", "例如低年级、高年级各一种"});
    if (stage.intake_rule == StageRow::IntakeRule::feeder && !kind_of(stage).follows)
      draft.problems.add(at("intake_rule"), "feeder",
                         {"needs a stage that leavers of another stage enter", "只用于由其他学段毕业生升入的学段"},
                         {"choice, strict or lottery", "可用 choice、strict 或 lottery"});
    if (stage.catchment == StageRow::Catchment::county && stage.cross_county_share != 1.0)
      draft.warnings.add(at("cross_county_share"), shortest(stage.cross_county_share),
                         {"has no effect: pupils of this stage stay in their county", "无作用：本学段只在旗县区内招生"},
                         {"it goes with catchment prefecture", "与 catchment 为 prefecture 时配合使用"});
    if (stage.first_grade + stage.grades - 1 > 12)
      draft.problems.add(at("grades"), std::to_string(stage.grades),
                         {"the last grade must not be above 12", "最高年级不得超过 12"});
  }
  const Parameters& p = draft.data.parameters;
  if (p.recruit_first_age > p.recruit_last_age)
    draft.problems.add(draft.settings.at("/parameters/workforce/recruit_first_age"),
                       std::to_string(p.recruit_first_age),
                       {fmt::format("must not be above recruit_last_age, {}", p.recruit_last_age),
                        fmt::format("不得大于 recruit_last_age（{}）", p.recruit_last_age)});
}

}  // namespace

void validate_settings(Draft& draft) {
  check_head(draft);
  check_population_settings(draft);
  check_stages(draft);
}

}  // namespace xuewei

// Rows that can have no effect in the run, and why: said of every table by what its columns say of when a row acts
// (Acts in io/case/catalogue/field.hpp). A row is noted once; it is not wrong, but somebody who wrote it expects something.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/row_list.hpp"

namespace xuewei {
namespace {

struct Reason {
  Bilingual rule, hint;
};

class Effects {
 public:
  explicit Effects(Draft& draft) : draft_(draft), stages_(stages_taught(draft.data)) {}

  void note(const RowList& rows) {
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Acts acts = rows.columns[column].spec.acts;
      if (acts == Acts::to_next_row || acts == Acts::along_years) collect_series(rows, column);
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t column = 0; column < rows.columns.size(); ++column) {
        const Spec& spec = rows.columns[column].spec;
        if (spec.acts == Acts::always || !draft_.sound(rows.name, i)) continue;
        const auto reason = why_none(rows, i, column);
        if (!reason) continue;
        draft_.warnings.add(draft_.cell(rows.name, i, spec.name), text_from_value(rows.get(i, column)), reason->rule,
                            reason->hint);
        break;
      }
    series_.clear();
  }

 private:
  /// Stages with a site in the table schools, with staff, and those that a rule may build for or turn rooms over to.
  static std::set<std::string> stages_taught(const Case& data) {
    std::set<std::string> stages;
    for (const SchoolRow& school : data.schools) stages.insert(school.stage);
    for (const TeacherRow& staff : data.teachers) stages.insert(staff.stage);
    for (const RecruitmentRow& row : data.recruitment)
      if (row.quota_per_year > 0.0) stages.insert(row.stage);
    for (const RuleRow& rule : data.rules) stages.insert({rule.stage, rule.to_stage});
    for (const RegradeRow& row : data.regrades) stages.insert(row.to_stage);
    return stages;
  }

  static std::optional<int> number(const RowList& rows, std::size_t row, std::size_t column) {
    const Value value = rows.get(row, column);
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole ? std::optional(static_cast<int>(*whole)) : std::nullopt;
  }

  /// What the rows of one series have in common: their key, but for the year and, in a curve, the age.
  static std::string series_of(const RowList& rows, std::size_t row, std::size_t year) {
    std::string name;
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const Spec& spec = rows.columns[column].spec;
      if (spec.key && column != year && spec.name != "age") name += text_from_value(rows.get(row, column)) + '\n';
    }
    return name;
  }

  void collect_series(const RowList& rows, std::size_t column) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (const auto year = number(rows, i, column)) series_[series_of(rows, i, column)].insert(*year);
  }

  static Reason beyond_the_end(const Case& data) {
    return {{fmt::format("has no effect: the run ends in {}", data.horizon),
             fmt::format("不起作用：模拟止于 {} 年", data.horizon)},
            {"leave the row out, or move horizon in case.json", "请删去此行，或在 case.json 中推迟 horizon"}};
  }

  static Reason before_the_start(const Case& data) {
    return {{fmt::format("has no effect: the run begins after the base year, {}", data.base_year),
             fmt::format("不起作用：模拟自基年 {} 之后开始", data.base_year)},
            {"leave the row out: what happened by then is part of the tables of the base year",
             "请删去此行：此前的情况已计入基年各表"}};
  }

  std::optional<Reason> why_none(const RowList& rows, std::size_t i, std::size_t column) const {
    const Case& data = draft_.data;
    const Acts acts = rows.columns[column].spec.acts;
    if (acts == Acts::at_stage) return why_no_stage(text_from_value(rows.get(i, column)));
    const auto given = number(rows, i, column);
    if (!given) return std::nullopt;
    const int year = *given, width = data.population_settings.age_width;
    switch (acts) {
      case Acts::in_year:
      case Acts::in_base_too:
        if (year > data.horizon) return beyond_the_end(data);
        if (year <= data.base_year - (acts == Acts::in_base_too ? width : 0)) return before_the_start(data);
        return std::nullopt;
      case Acts::from_year:
        return year > data.horizon ? std::optional(beyond_the_end(data)) : std::nullopt;
      case Acts::until_year:
        return year < data.base_year ? std::optional(before_the_start(data)) : std::nullopt;
      case Acts::to_next_row:
      case Acts::along_years:
        return why_replaced(series_.at(series_of(rows, i, column)), year, acts);
      case Acts::at_age:
        if (year <= data.population_settings.open_age) return std::nullopt;
        return Reason{{fmt::format("has no effect: people are counted by age up to open_age, {}",
                                   data.population_settings.open_age),
                       fmt::format("不起作用：人口年龄只计到开放组 {} 岁", data.population_settings.open_age)},
                      {"leave the row out, or raise open_age", "请删去此行，或提高 open_age"}};
      default:
        return std::nullopt;
    }
  }

  /// A row of a series that another one has replaced before the run begins, or would only shape what comes after its end.
  std::optional<Reason> why_replaced(const std::set<int>& years, int year, Acts acts) const {
    const Case& data = draft_.data;
    const auto at = years.find(year);
    const bool needed_before_end =
        acts == Acts::to_next_row ? year <= data.horizon : at == years.begin() || *std::prev(at) < data.horizon;
    if (!needed_before_end) return beyond_the_end(data);
    const auto next = std::next(at);
    const int first_year = acts == Acts::to_next_row ? data.base_year - 1 : data.base_year;
    if (next == years.end() || *next > first_year) return std::nullopt;
    return Reason{{fmt::format("has no effect: the row of {} replaces it before the run begins", *next),
                   fmt::format("不起作用：模拟开始前已由 {} 年的行取代", *next)},
                  {"leave the row out", "请删去此行"}};
  }

  std::optional<Reason> why_no_stage(const std::string& stage) const {
    if (draft_.data.schools.empty() || stage.empty() || stages_.contains(stage) || !draft_.sound("schools"))
      return std::nullopt;
    return Reason{
        {fmt::format("has no effect: no school and no staff has the stage {}", stage),
         fmt::format("不起作用：“{}”学段没有学校，也没有教职工", stage)},
        {"give its schools in the table schools, or leave the row out", "请在 schools 表中列出学校，或删去此行"}};
  }

  Draft& draft_;
  std::set<std::string> stages_;
  std::map<std::string, std::set<int>> series_;  ///< years of each series of the table at hand
};

/// Nobody bears in the open age group unless fertility is given by single ages (docs/methods/population.md).
void note_fertility_of_the_open_group(Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  const int width = settings.fertility_age_width > 0 ? settings.fertility_age_width : settings.age_width;
  if (width == 1) return;
  for (std::size_t i = 0; i < draft.data.fertility.size(); ++i) {
    const FertilityRow& row = draft.data.fertility[i];
    if (row.age != settings.open_age || row.births_per_woman_year <= 0.0 || !draft.sound("fertility", i)) continue;
    draft.warnings.add(draft.cell("fertility", i, "age"), std::to_string(row.age),
                       {"has no effect: nobody bears in the open age group unless fertility is given by single ages",
                        "不起作用：开放年龄组不生育，除非生育率按单岁给出"},
                       {"leave the row out, or raise open_age", "请删去此行，或提高 open_age"});
  }
}

}  // namespace

void note_rows_without_effect(Draft& draft) {
  note_fertility_of_the_open_group(draft);
  Effects effects(draft);
  for_each_table([&](const auto& table) {
    if (table.read_by_simulation) effects.note(RowsOf(table, draft.data.*table.rows));
  });
}

}  // namespace xuewei

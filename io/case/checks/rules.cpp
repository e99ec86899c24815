// Rules: the numbers that a rule needs, in the range in which they make sense, and nothing that it does not read.

#include <fmt/format.h>

#include "io/case/checks/sites.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

using Rule = RuleRow::Rule;

enum class Rooms { not_read, may, must };  ///< whether the rule reads the column classrooms

/// What a rule reads. Ranges are limits of sense: least < threshold <= most, or least <= where `least_is_allowed`.
struct Reads {
  double least = 0.0;
  double most = 0.0;  ///< 0: the rule has no threshold
  bool least_is_allowed = false;
  const char* unit = "";
  Rooms rooms = Rooms::not_read;
  int entry = -1;  ///< the stage's way of entry that the rule is about; -1: any
};

constexpr int entry(StageRow::Entry kind) { return static_cast<int>(kind); }

Reads reads_of(Rule rule) {
  switch (rule) {
    case Rule::merge_small:
      return {.most = 5000.0, .unit = "pupils"};
    case Rule::close_empty:
      return {.most = 1000.0, .least_is_allowed = true, .unit = "pupils"};
    case Rule::exit_noncompliant:
      return {.most = 100.0, .unit = "m2 per pupil"};
    case Rule::special_school:
      return {.most = 1e8, .unit = "residents", .rooms = Rooms::must, .entry = entry(StageRow::Entry::special)};
    case Rule::vocational_centre:
      return {
          .most = 1e8, .unit = "residents", .rooms = Rooms::must, .entry = entry(StageRow::Entry::vocational_senior)};
    case Rule::township_kindergarten:
      return {.rooms = Rooms::must, .entry = entry(StageRow::Entry::participation)};
    case Rule::county_senior:
      return {.rooms = Rooms::must, .entry = entry(StageRow::Entry::general_senior)};
    case Rule::need_driven_building:
      return {.most = 1e6, .least_is_allowed = true, .unit = "pupils", .rooms = Rooms::may};
    case Rule::temporary_classrooms:
      return {.most = 5.0, .unit = "pupils per place"};
    case Rule::stage_conversion:
    case Rule::shared_rooms:
      return {.most = 1.0, .unit = "pupils per place"};
    case Rule::childcare_conversion:
      return {.most = 1.0,
              .unit = "pupils per place",
              .rooms = Rooms::must,
              .entry = entry(StageRow::Entry::participation)};
  }
  return {};
}

class RuleCheck {
 public:
  RuleCheck(std::size_t row, Draft& draft)
      : draft_(draft), i_(row), row_(draft.data.rules[row]), reads_(reads_of(row_.rule)), name_(choice().name) {}

  void check() {
    if (row_.from_year > row_.to_year)
      add("to_year", std::to_string(row_.to_year),
          {fmt::format("must not be before from_year, {}", row_.from_year),
           fmt::format("不得早于起始年份 {}", row_.from_year)},
          {"blank: to the horizon", "留空表示直到终年"});
    check_threshold();
    check_rooms();
    check_stages();
    check_money();
    if (row_.boarding && row_.rule != Rule::merge_small) not_read("boarding", "true");
  }

 private:
  const Word& choice() const { return words_of<Rule>()[static_cast<std::size_t>(row_.rule)]; }

  void add(const char* column, std::string value, Bilingual rule, Bilingual hint = {}) {
    draft_.problems.add(draft_.cell("rules", i_, column), std::move(value), std::move(rule), std::move(hint));
  }

  void not_read(const char* column, std::string value) {
    add(column, std::move(value),
        {fmt::format("has no meaning with rule {}: leave it blank", name_),
         fmt::format("规则“{}”不用此列，应留空", choice().zh)},
        {"see docs/formats/case.md, rules", "见 docs/formats/case.md 的 rules"});
  }

  void check_threshold() {
    const double value = row_.threshold;
    if (reads_.most == 0.0) {
      if (value != 0.0) not_read("threshold", shortest(value));
      return;
    }
    if (value <= reads_.most && (value > reads_.least || reads_.least_is_allowed)) return;
    add("threshold", shortest(value),
        {fmt::format("must be {} {} and at most {} {} for rule {}", reads_.least_is_allowed ? "at least" : "above",
                     shortest(reads_.least), shortest(reads_.most), reads_.unit, name_),
         fmt::format("规则“{}”的阈值必须{} {}，至多 {}", choice().zh, reads_.least_is_allowed ? "不小于" : "大于",
                     shortest(reads_.least), shortest(reads_.most))},
        {fmt::format("unit: {}", reads_.unit), fmt::format("单位：{}", reads_.unit)});
  }

  void check_rooms() {
    if (reads_.rooms == Rooms::not_read && row_.classrooms != 0.0) not_read("classrooms", shortest(row_.classrooms));
    if (reads_.rooms == Rooms::must && row_.classrooms <= 0.0)
      add("classrooms", shortest(row_.classrooms),
          {fmt::format("must be above 0 for rule {}", name_), fmt::format("规则“{}”须大于 0", choice().zh)},
          row_.rule == Rule::childcare_conversion ? Bilingual{"childcare places of a room", "每间教室的托位数"}
                                                  : Bilingual{"rooms of the school that is built", "新建学校的教室数"});
  }

  void check_stages() {
    if (row_.rule == Rule::stage_conversion || row_.rule == Rule::shared_rooms) {
      if (row_.to_stage.empty() || row_.to_stage == row_.stage)
        add("to_stage", row_.to_stage, {"must name another stage that gets the rooms", "须写明得到教室的另一学段"},
            {"for example from kindergarten to primary", "例如由幼儿园调剂给小学"});
    } else if (!row_.to_stage.empty()) {
      not_read("to_stage", row_.to_stage);
    }
    const StageRow* stage = find_stage(draft_.data, row_.stage);
    if (stage == nullptr) return;
    if (reads_.entry >= 0 && entry(stage->entry) != reads_.entry) {
      const Word& wanted = words_of<StageRow::Entry>()[static_cast<std::size_t>(reads_.entry)];
      add("stage", row_.stage,
          {fmt::format("rule {} is about a stage whose entry is {}", name_, wanted.name),
           fmt::format("规则“{}”针对入口方式为“{}”的学段", choice().zh, wanted.zh)},
          {"see stages in case.json", "见 case.json 的 stages"});
    }
    if (row_.boarding && row_.rule == Rule::merge_small && stage->travel_limit_minutes.empty())
      draft_.warnings.add(draft_.cell("rules", i_, "boarding"), "true",
                          {fmt::format("has no effect: stage {} has no travel limit", stage->id),
                           fmt::format("无作用：学段 {} 没有上学时间上限", stage->id)},
                          {"give the stage travel_limit_minutes", "请为学段设定 travel_limit_minutes"});
  }

  void check_money() {
    if (row_.yuan_a_year == 0.0) return;
    if (row_.rule != Rule::need_driven_building)
      not_read("yuan_a_year", shortest(row_.yuan_a_year));
    else if (row_.yuan_per_classroom <= 0.0)
      add("yuan_per_classroom", shortest(row_.yuan_per_classroom),
          {"must be above 0 where yuan_a_year limits building", "设有年度资金时，每间教室造价须大于 0"},
          {"what one room costs", "新建一间教室的造价"});
  }

  Draft& draft_;
  std::size_t i_;
  const RuleRow& row_;
  Reads reads_;
  std::string name_;
};

}  // namespace

void validate_rules(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.rules.size(); ++i)
    if (draft.sound("rules", i)) RuleCheck(i, draft).check();
}

}  // namespace xuewei

// Rules: the numbers that a rule needs, in the range in which they make sense, and nothing that it does not read.

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

using Classrooms = RuleKind::Classrooms;

class RuleCheck {
 public:
  RuleCheck(std::size_t row, Draft& draft)
      : draft_(draft), i_(row), row_(draft.data.rules[row]), kind_(kind_of(row_.rule)), name_(choice().name) {}

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
    if (row_.boarding && !kind_.reads_boarding) not_read("boarding", "true");
  }

 private:
  const Word& choice() const { return word_of(row_.rule); }

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
    if (kind_.threshold_unit.empty()) {
      if (value != 0.0) not_read("threshold", shortest(value));
      return;
    }
    if (value <= kind_.most_threshold && (value > 0.0 || kind_.threshold_may_be_zero)) return;
    const Word& unit = word_called(units(), kind_.threshold_unit);
    add("threshold", shortest(value),
        {fmt::format("must be {} 0 and at most {} {} for rule {}", kind_.threshold_may_be_zero ? "at least" : "above",
                     shortest(kind_.most_threshold), unit.en, name_),
         fmt::format("规则“{}”的阈值必须{} 0，至多 {}", choice().zh, kind_.threshold_may_be_zero ? "不小于" : "大于",
                     shortest(kind_.most_threshold))},
        {fmt::format("unit: {}", unit.en), fmt::format("单位：{}", unit.zh)});
  }

  void check_rooms() {
    if (kind_.classrooms == Classrooms::not_read && row_.classrooms != 0.0)
      not_read("classrooms", shortest(row_.classrooms));
    if (kind_.classrooms == Classrooms::must && row_.classrooms <= 0.0)
      add("classrooms", shortest(row_.classrooms),
          {fmt::format("must be above 0 for rule {}", name_), fmt::format("规则“{}”须大于 0", choice().zh)},
          kind_.builds == RuleKind::Builds::nowhere
              ? Bilingual{"childcare places of a room", "每间教室的托位数"}
              : Bilingual{"rooms of the school that is built", "新建学校的教室数"});
  }

  void check_stages() {
    if (kind_.reads_to_stage) {
      if (row_.to_stage.empty() || row_.to_stage == row_.stage)
        add("to_stage", row_.to_stage, {"must name another stage that gets the rooms", "须写明得到教室的另一学段"},
            {"for example from kindergarten to primary", "例如由幼儿园调剂给小学"});
    } else if (!row_.to_stage.empty()) {
      not_read("to_stage", row_.to_stage);
    }
    const StageRow* stage = find_stage(draft_.data, row_.stage);
    if (stage == nullptr) return;
    if (kind_.about && stage->entry != *kind_.about) {
      const Word& wanted = word_of(*kind_.about);
      add("stage", row_.stage,
          {fmt::format("rule {} is about a stage whose entry is {}", name_, wanted.name),
           fmt::format("规则“{}”针对入口方式为“{}”的学段", choice().zh, wanted.zh)},
          {"see stages in case.json", "见 case.json 的 stages"});
    }
    if (row_.boarding && kind_.reads_boarding && stage->travel_limit_minutes.empty())
      draft_.warnings.add(draft_.cell("rules", i_, "boarding"), "true",
                          {fmt::format("has no effect: stage {} has no travel limit", stage->id),
                           fmt::format("无作用：学段 {} 没有上学时间上限", stage->id)},
                          {"give the stage travel_limit_minutes", "请为学段设定 travel_limit_minutes"});
  }

  void check_money() {
    if (row_.yuan_per_classroom != 0.0 && !kind_.reads_yuan_per_classroom)
      not_read("yuan_per_classroom", shortest(row_.yuan_per_classroom));
    if (row_.yuan_a_year == 0.0) return;
    if (!kind_.reads_yuan_a_year)
      not_read("yuan_a_year", shortest(row_.yuan_a_year));
    else if (row_.yuan_per_classroom <= 0.0)
      add("yuan_per_classroom", shortest(row_.yuan_per_classroom),
          {"must be above 0 where yuan_a_year limits building", "设有年度资金时，每间教室造价须大于 0"},
          {"what one room costs", "新建一间教室的造价"});
  }

  Draft& draft_;
  std::size_t i_;
  const RuleRow& row_;
  const RuleKind& kind_;
  std::string name_;
};

}  // namespace

void validate_rules(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.rules.size(); ++i)
    if (draft.sound("rules", i)) RuleCheck(i, draft).check();
}

}  // namespace xuewei

// Columns of the tables that say how the school network may change and who belongs to which site.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {
namespace {

template <class Row>
Field<Row> school_column(std::string Row::*member, std::string_view name, std::string_view zh, std::string_view doc,
                         std::string_view doc_zh, Need need = Need::required) {
  return field(member, {.name = name,
                        .zh = zh,
                        .doc = doc,
                        .doc_zh = doc_zh,
                        .need = need,
                        .key = need == Need::required,
                        .refers = Refers::school});
}

template <class Row>
Field<Row> other_stage_column(std::string Row::*member, std::string_view name, std::string_view zh,
                              std::string_view doc, std::string_view doc_zh, Need need, bool key) {
  return field(
      member,
      {.name = name, .zh = zh, .doc = doc, .doc_zh = doc_zh, .need = need, .key = key, .refers = Refers::stage});
}

/// A number of a rule that may be blank where the rule does not ask for it.
template <class Member>
Field<RuleRow> rule_number(Member RuleRow::*member, std::string_view name, std::string_view zh, std::string_view unit,
                           std::string_view doc, std::string_view doc_zh, double least, double most) {
  return field(member, {.name = name,
                        .zh = zh,
                        .unit = unit,
                        .doc = doc,
                        .doc_zh = doc_zh,
                        .need = Need::blankable,
                        .least = least,
                        .most = most});
}

/// What the threshold of each rule counts: `pupils (merge_small, close_empty), m2 per pupil (exit_noncompliant)`.
const Bilingual& thresholds() {
  static const Bilingual text = [] {
    Bilingual all;
    for (const Word& unit : units()) {
      Bilingual rules;
      for (const RuleKind& kind : kRuleKinds) {
        if (kind.threshold_unit != unit.name) continue;
        rules.en += (rules.en.empty() ? "" : ", ") + name_of(kind.rule);
        rules.zh += (rules.zh.empty() ? "" : "、") + word_of(kind.rule).text().zh;
      }
      if (rules.en.empty()) continue;
      all.en += (all.en.empty() ? "" : ", ") + unit.text().en + " (" + rules.en + ")";
      all.zh += (all.zh.empty() ? "" : "；") + unit.text().zh + "（" + rules.zh + "）";
    }
    return all;
  }();
  return text;
}

}  // namespace

Table<CatchmentRow> catchments_table() {
  using R = CatchmentRow;
  return {"catchments",
          "学区",
          "zones that belong to the catchment of a site; asked by stages whose intake_rule is strict",
          "居住点所属学区；用于招生办法为“学区”的学段",
          &Case::catchments,
          {field(&R::zone, {.name = "zone",
                            .zh = "居住点代码",
                            .doc = "zone; several sites may serve it",
                            .doc_zh = "居住点，可属多所学校",
                            .need = Need::required,
                            .key = true,
                            .refers = Refers::zone}),
           school_column(&R::school_code, "school_code", "学校标识码", "school", "学校标识码"), stage_column<R>(),
           basis_column<R>()}};
}

Table<FeederRow> feeders_table() {
  using R = FeederRow;
  return {"feeders",
          "对口直升",
          "leavers of one site enter another without choosing; asked by stages whose intake_rule is feeder",
          "毕业生直接升入对口学校；用于招生办法为“对口直升”的学段",
          &Case::feeders,
          {school_column(&R::from_school_code, "from_school_code", "生源学校标识码", "school they leave", "毕业学校"),
           other_stage_column(&R::from_stage, "from_stage", "生源学段", "its stage", "毕业学段", Need::required, true),
           school_column(&R::school_code, "school_code", "学校标识码", "school they enter", "升入学校"),
           stage_column<R>(), basis_column<R>()}};
}

Table<RegradeRow> regrades_table() {
  using R = RegradeRow;
  return {
      "regrades",
      "学制调整",
      "from 1 September of a year a grade is taught in the neighbouring stage: grade 6 in junior is a 5-4 system",
      "自当年 9 月 1 日起某年级改属相邻学段；六年级改属初中即“五四”学制",
      &Case::regrades,
      {year_column<R>("from 1 September of this year", "自当年 9 月 1 日起").acting(Acts::from_year),
       field(&R::grade, {.name = "grade",
                         .zh = "年级",
                         .unit = "grade",
                         .doc = "absolute grade: the last one of from_stage, or its first",
                         .doc_zh = "绝对年级；原学段的最高或最低年级",
                         .need = Need::required,
                         .least = -5,
                         .most = 12,
                         .key = true}),
       other_stage_column(&R::from_stage, "from_stage", "原学段", "stage it leaves", "原属学段", Need::required, false),
       other_stage_column(&R::to_stage, "to_stage", "新学段", "stage it joins", "改属学段", Need::required, false),
       basis_column<R>()}};
}

Table<NetworkChangeRow> network_changes_table() {
  using R = NetworkChangeRow;
  return {
      "network_changes",
      "布局调整",
      "closures, mergers and conversions decided already, carried out unless a guard forbids them",
      "已定的撤销、撤并与改用；除非保护性规则不允许，按期实施",
      &Case::network_changes,
      {field(
           &R::change,
           {.name = "change", .zh = "调整方式", .doc = "kind", .doc_zh = "方式", .need = Need::required, .key = true}),
       school_column(&R::school_code, "school_code", "学校标识码", "school", "学校标识码"), stage_column<R>(),
       year_column<R>("on 1 September of this year", "当年 9 月 1 日").acting(Acts::from_year),
       school_column(&R::into_school_code, "into_school_code", "并入学校标识码",
                     "of a merger: the school that takes the pupils; else blank", "撤并：接收学生的学校；其余留空",
                     Need::blankable),
       other_stage_column(&R::into_stage, "into_stage", "改用学段",
                          "of a conversion: the stage of the same school that gets the rooms; of a merger: blank or "
                          "the same stage",
                          "改用：教室转给同校的哪个学段；撤并：留空或同一学段", Need::blankable, false),
       field(&R::classrooms, {.name = "classrooms",
                              .zh = "教室数",
                              .unit = "rooms",
                              .doc = "of a conversion: rooms that change stage",
                              .doc_zh = "改用的教室数",
                              .need = Need::blankable,
                              .least = 0,
                              .most = 1e4}),
       basis_column<R>()}};
}

Table<RuleRow> rules_table() {
  using R = RuleRow;
  return {
      "rules",
      "调整规则",
      "what may be decided during the run, every year from from_year to to_year",
      "推算过程中每年可作的决定",
      &Case::rules,
      {field(&R::rule, {.name = "rule",
                        .zh = "规则",
                        .doc = "what it does",
                        .doc_zh = "内容",
                        .need = Need::required,
                        .key = true}),
       stage_column<R>(),
       other_stage_column(
           &R::to_stage, "to_stage", "改用学段",
           "of stage_conversion: the stage that gets the rooms; of shared_rooms: the school's other stage",
           "学段间调剂：得到教室的学段；校内共用教室：同校的另一学段", Need::blankable, true),
       field(&R::from_year, {.name = "from_year",
                             .zh = "起始年份",
                             .unit = "year",
                             .doc = "first year of decisions",
                             .doc_zh = "开始决定的年份",
                             .need = Need::required,
                             .least = 1900,
                             .most = 2200,
                             .key = true})
           .acting(Acts::from_year),
       rule_number(&R::to_year, "to_year", "终止年份", "year", "last year of decisions", "最后决定的年份", 1900, 9999)
           .acting(Acts::until_year),
       rule_number(&R::threshold, "threshold", "阈值", "as the rule says", thresholds().en, thresholds().zh, 0, 1e9),
       rule_number(&R::most_a_year, "most_a_year", "每年上限", "changes per year",
                   "most changes of a county; need_driven_building: of the case", "每旗县每年次数；按需新建：全算例", 0,
                   1e9),
       rule_number(&R::classrooms, "classrooms", "教室数", "rooms",
                   "of a new site; childcare_conversion: places of a room", "新校教室数；改设托位：每间教室的托位数", 0,
                   1000),
       rule_number(&R::yuan_per_classroom, "yuan_per_classroom", "每间教室造价（元）", "yuan per room",
                   "price of a room that is built", "新建一间教室的造价", 0, 1e9),
       rule_number(&R::yuan_a_year, "yuan_a_year", "每年资金（元）", "yuan per year",
                   "ceiling of need_driven_building; blank or 0: none", "按需新建的年度资金上限；留空或 0 为不限", 0,
                   most_money_yuan),
       rule_number(&R::lead_years, "lead_years", "提前年数", "years",
                   "from the decision to the 1 September on which it holds", "从决定到生效（9 月 1 日）的年数", 1, 20),
       field(&R::boarding, {.name = "boarding",
                            .zh = "可寄宿",
                            .doc = "merge_small: true lets pupils beyond the travel limit board where beds are free",
                            .doc_zh = "撤并：超出上学时间上限者可在有空床的学校寄宿",
                            .need = Need::blankable}),
       basis_column<R>()}};
}

}  // namespace xuewei

// The parameters of a case, by group. A path is a number, or numbers by year.
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {

const std::vector<Section>& parameter_groups() {
  static const std::vector<Section> groups = {{"population", "人口", "births, moves, migration", "出生与迁移"},
                                              {"enrolment", "入学", "entry and transition of pupils", "入学与升学"},
                                              {"placement", "就学", "how pupils find a school", "就近入学"},
                                              {"standards", "标准", "class size policy", "班额标准"},
                                              {"indicators", "指标", "warning levels", "预警界限"},
                                              {"estate", "校舍", "building programmes", "建设项目"},
                                              {"indicators", "指标", "warning levels", "预警界限"},
                                              {"workforce", "教师", "retirement and recruitment", "退休与补充"},
                                              {"finance", "经费", "grants and pay", "拨款与工资"}};
  return groups;
}

namespace {

void append_population(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "population";
  fields.push_back(field(&P::sex_ratio_at_birth, {.name = "sex_ratio_at_birth",
                                                  .zh = "出生性别比",
                                                  .unit = "boys per girl",
                                                  .doc = "1.06, not 106",
                                                  .doc_zh = "男婴比女婴，写 1.06 而非 106",
                                                  .least = 0.8,
                                                  .most = 1.4,
                                                  .group = group}));
  fields.push_back(field(&P::births_january_august_share,
                         {.name = "births_january_august_share",
                          .zh = "1—8 月出生占比",
                          .unit = "share",
                          .doc = "of a birth year's births: they start school a year earlier than the rest",
                          .doc_zh = "占全年出生",
                          .least = 0,
                          .most = 1,
                          .group = group}));
  fields.push_back(field(&P::fertility_multiplier, {.name = "fertility_multiplier",
                                                    .zh = "生育水平系数",
                                                    .unit = "factor",
                                                    .doc = "times all age-specific fertility",
                                                    .doc_zh = "乘以各年龄生育率",
                                                    .least = 0,
                                                    .most = 10,
                                                    .group = group,
                                                    .uncertain = true}));
  fields.push_back(
      field(&P::resident_births_per_registered, {.name = "resident_births_per_registered",
                                                 .zh = "常住与户籍出生之比",
                                                 .unit = "factor",
                                                 .doc = "times births that the table births counts by registration",
                                                 .doc_zh = "乘以 births 表中按户籍统计的出生人口",
                                                 .least = 0.1,
                                                 .most = 10,
                                                 .group = group}));
  fields.push_back(field(&P::moves_multiplier, {.name = "moves_multiplier",
                                                .zh = "区内迁移系数",
                                                .unit = "factor",
                                                .doc = "times all rates of moving between areas",
                                                .doc_zh = "乘以各片区间迁移率",
                                                .least = 0,
                                                .most = 10,
                                                .group = group,
                                                .uncertain = true}));
  fields.push_back(field(&P::external_migration_multiplier, {.name = "external_migration_multiplier",
                                                             .zh = "外部迁移系数",
                                                             .unit = "factor",
                                                             .doc = "times net migration from outside",
                                                             .doc_zh = "乘以外部净迁移",
                                                             .least = 0,
                                                             .most = 10,
                                                             .group = group}));
}

void append_enrolment(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "enrolment";
  fields.push_back(field(&P::kindergarten_participation_multiplier, {.name = "kindergarten_participation_multiplier",
                                                                     .zh = "入园水平系数",
                                                                     .unit = "factor",
                                                                     .doc = "times base-year participation by age",
                                                                     .doc_zh = "乘以基期分年龄入园率",
                                                                     .least = 0,
                                                                     .most = 3,
                                                                     .group = group}));
  fields.push_back(field(&P::primary_ever_entering_share,
                         {.name = "primary_ever_entering_share",
                          .zh = "小学终将入学率",
                          .unit = "share",
                          .doc = "of a cohort that ever enters primary, by year of its sixth-birthday intake",
                          .doc_zh = "同批儿童终将入小学的比例",
                          .least = 0,
                          .most = 1,
                          .group = group,
                          .uncertain = true}));
  fields.push_back(field(&P::primary_entry_at_six_share, {.name = "primary_entry_at_six_share",
                                                          .zh = "六岁入学占比",
                                                          .unit = "share",
                                                          .doc = "of those who ever enter: at six, the rest at seven",
                                                          .doc_zh = "占终将入学者，其余七岁入学",
                                                          .least = 0,
                                                          .most = 1,
                                                          .group = group}));
  fields.push_back(field(&P::primary_to_junior_share, {.name = "primary_to_junior_share",
                                                       .zh = "小升初比例",
                                                       .unit = "share",
                                                       .doc = "of primary graduates",
                                                       .doc_zh = "占小学毕业生",
                                                       .least = 0,
                                                       .most = 1,
                                                       .group = group}));
  fields.push_back(field(&P::senior_entry_share, {.name = "senior_entry_share",
                                                  .zh = "升入高中阶段比例",
                                                  .unit = "share",
                                                  .doc = "of junior graduates, general and vocational together",
                                                  .doc_zh = "占初中毕业生，普职合计",
                                                  .least = 0,
                                                  .most = 1,
                                                  .group = group}));
  fields.push_back(field(&P::vocational_intake_share, {.name = "vocational_intake_share",
                                                       .zh = "中职招生占比",
                                                       .unit = "share",
                                                       .doc = "of senior entrants",
                                                       .doc_zh = "占高中阶段招生",
                                                       .least = 0,
                                                       .most = 1,
                                                       .group = group}));
  fields.push_back(field(&P::special_entry_share, {.name = "special_entry_share",
                                                   .zh = "特教入学占比",
                                                   .unit = "share",
                                                   .doc = "of primary entrants",
                                                   .doc_zh = "占小学新生",
                                                   .least = 0,
                                                   .most = 1,
                                                   .group = group}));
  fields.push_back(field(&P::school_change_share, {.name = "school_change_share",
                                                   .zh = "随迁转学占比",
                                                   .unit = "share",
                                                   .doc = "of pupils whose family moves, those who change school",
                                                   .doc_zh = "占随家庭迁移的学生",
                                                   .least = 0,
                                                   .most = 1,
                                                   .group = group}));
}

void append_standards(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  fields.push_back(field(&P::class_size_multiplier, {.name = "class_size_multiplier",
                                                     .zh = "班额系数",
                                                     .unit = "factor",
                                                     .doc = "times every class size norm; below 1: smaller classes",
                                                     .doc_zh = "乘以各学段标准班额（小班化小于 1）",
                                                     .least = 0.2,
                                                     .most = 2,
                                                     .group = "standards"}));
}

void append_indicators(std::vector<Field<Parameters>>& fields) {
  using P = Parameters;
  constexpr std::string_view group = "indicators";
  fields.push_back(field(&P::warning_surplus_below, {.name = "warning_surplus_below",
                                                     .zh = "富余预警界限",
                                                     .unit = "pupils per place",
                                                     .doc = "a site is blue below, green from here",
                                                     .doc_zh = "低于此利用率为蓝，达到为绿",
                                                     .least = 0,
                                                     .most = 1,
                                                     .group = group}));
  fields.push_back(field(&P::warning_yellow_from, {.name = "warning_yellow_from",
                                                   .zh = "黄色预警界限",
                                                   .unit = "pupils per place",
                                                   .doc = "yellow from here",
                                                   .doc_zh = "达到此利用率为黄",
                                                   .least = 0,
                                                   .most = 2,
                                                   .group = group}));
  fields.push_back(field(&P::warning_orange_above, {.name = "warning_orange_above",
                                                    .zh = "橙色预警界限",
                                                    .unit = "pupils per place",
                                                    .doc = "orange above",
                                                    .doc_zh = "超过此利用率为橙",
                                                    .least = 0,
                                                    .most = 2,
                                                    .group = group}));
  fields.push_back(field(&P::warning_red_class_size, {.name = "warning_red_class_size",
                                                      .zh = "红色预警班额",
                                                      .unit = "pupils per class",
                                                      .doc = "red from this mean class, or at the hard limit",
                                                      .doc_zh = "平均班额达到此数或到达上限为红",
                                                      .least = 1,
                                                      .most = 200,
                                                      .group = group}));
}

}  // namespace

const std::vector<Field<Parameters>>& parameter_fields() {
  static const std::vector<Field<Parameters>> fields = [] {
    std::vector<Field<Parameters>> all;
    append_population(all);
    append_enrolment(all);
    append_placement_parameters(all);
    append_standards(all);
    append_indicators(all);
    append_estate_parameters(all);
    append_workforce_parameters(all);
    append_finance_parameters(all);
    return all;
  }();
  return fields;
}

}  // namespace xuewei

// Columns of the tables about staff.
#include "io/case/catalogue.hpp"
#include "io/case/shared_columns.hpp"

namespace xuewei {
namespace {

template <class Row>
Field<Row> county_column() {
  return field(&Row::county, {.name = "county",
                              .zh = "旗县区代码",
                              .doc = "area of level county",
                              .doc_zh = "旗县区级区域",
                              .need = Need::required,
                              .key = true,
                              .refers = Refers::county,
                              .aliases = {"county_code"}});
}

template <class Row>
Field<Row> share_column(double Row::*member, Need need, std::string_view name, std::string_view zh,
                        std::string_view unit, std::string_view doc, std::string_view doc_zh) {
  return field(
      member,
      {.name = name, .zh = zh, .unit = unit, .doc = doc, .doc_zh = doc_zh, .need = need, .least = 0, .most = 1});
}

}  // namespace

Table<TeacherRow> teachers_table() {
  using R = TeacherRow;
  return {"teachers",
          "教职工",
          "staff in post on 1 September of the base year, by birth cohort",
          "基年 9 月 1 日在职教职工，按出生批次",
          &Case::teachers,
          {county_column<R>(), stage_column<R>(),
           field(&R::track, {.name = "track",
                             .zh = "退休类别",
                             .doc = "statutory retirement track",
                             .doc_zh = "法定退休类别",
                             .need = Need::required,
                             .key = true}),
           field(&R::birth_cohort, {.name = "birth_cohort",
                                    .zh = "出生批次",
                                    .unit = "year",
                                    .doc = "c: born from 1 September c to 31 August c + 1",
                                    .doc_zh = "c：c 年 9 月 1 日至次年 8 月 31 日出生",
                                    .need = Need::required,
                                    .least = 1900,
                                    .most = 2200,
                                    .key = true}),
           field(&R::staff, {.name = "staff",
                             .zh = "教职工数",
                             .unit = "persons",
                             .doc = "all staff",
                             .doc_zh = "教职工",
                             .need = Need::required,
                             .least = 0,
                             .most = 1e7}),
           basis_column<R>()}};
}

Table<RecruitmentRow> recruitment_table() {
  using R = RecruitmentRow;
  return {
      "recruitment",
      "教师补充",
      "most staff a county may recruit for a stage through a channel in one school year; a county and stage without "
      "any row has no cap",
      "旗县区每学年各学段、各渠道补充上限；没有任何行的旗县区与学段不设上限",
      &Case::recruitment,
      {county_column<R>(), stage_column<R>(),
       field(&R::channel, {.name = "channel",
                           .zh = "补充渠道",
                           .doc = "way of recruiting; every one but open recruitment needs a row of channels",
                           .doc_zh = "补充方式；除公开招聘外须在 channels 表中写明",
                           .need = Need::blankable,
                           .key = true}),
       field(&R::from_year, {.name = "from_year",
                             .zh = "起始学年",
                             .unit = "year",
                             .doc = "holds from this school year to the next row's; blank: from the start",
                             .doc_zh = "自该学年起，至下一行的学年止；留空表示自始",
                             .need = Need::blankable,
                             .least = 1900,
                             .most = 2200,
                             .key = true}),
       field(&R::cap_per_year, {.name = "cap_per_year",
                                .zh = "年补充上限",
                                .unit = "persons a year",
                                .doc = "cap",
                                .doc_zh = "上限",
                                .need = Need::required,
                                .least = 0,
                                .most = 1e6}),
       field(&R::quota_per_year, {.name = "quota_per_year",
                                  .zh = "年补充定额",
                                  .unit = "persons a year",
                                  .doc = "taken even where staff exceed need, as graduates who were promised a post",
                                  .doc_zh = "超编时也须接收的人数，如承诺有岗的毕业生",
                                  .need = Need::blankable,
                                  .least = 0,
                                  .most = 1e6}),
       basis_column<R>()}};
}

Table<ChannelRow> channels_table() {
  using R = ChannelRow;
  const auto age = [](std::optional<int> R::*member, std::string_view name, std::string_view zh, std::string_view doc,
                      std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "years",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .need = Need::blankable,
                          .least = 16,
                          .most = 75});
  };
  return {"channels",
          "补充渠道",
          "how each channel of recruitment works; open recruitment without a row takes the parameters' ages",
          "各补充渠道的办法；公开招聘无行时按参数中的年龄",
          &Case::channels,
          {field(&R::channel, {.name = "channel",
                               .zh = "补充渠道",
                               .doc = "way of recruiting",
                               .doc_zh = "补充方式",
                               .need = Need::required,
                               .key = true}),
           field(&R::order, {.name = "order",
                             .zh = "使用顺序",
                             .unit = "place in the order",
                             .doc = "the lowest is used first",
                             .doc_zh = "数小者先用",
                             .need = Need::required,
                             .least = 1,
                             .most = 9}),
           age(&R::first_age, "first_age", "最低年龄", "youngest recruits; blank: recruit_first_age",
               "最低年龄；留空取 recruit_first_age"),
           age(&R::last_age, "last_age", "最高年龄", "oldest recruits; blank: recruit_last_age",
               "最高年龄；留空取 recruit_last_age"),
           field(&R::women_share, {.name = "women_share",
                                   .zh = "女性占比",
                                   .unit = "share",
                                   .doc = "of recruits; blank: recruit_women_share",
                                   .doc_zh = "占该渠道补充；留空取 recruit_women_share",
                                   .need = Need::blankable,
                                   .least = 0,
                                   .most = 1}),
           field(&R::service_years, {.name = "service_years",
                                     .zh = "服务年限",
                                     .unit = "years",
                                     .doc = "recruits are bound so many years; silver_age: they stay so long and leave",
                                     .doc_zh = "服务期；银龄人员期满离任",
                                     .need = Need::blankable,
                                     .least = 0,
                                     .most = 20}),
           share_column(&R::in_service_attrition_share, Need::blankable, "in_service_attrition_share", "服务期流失率",
                        "share a year", "leaving during the term, in place of the stage's attrition",
                        "服务期内年流失率，代替学段流失率"),
           share_column(&R::leaving_share, Need::blankable, "leaving_share", "期满离任率", "share",
                        "of those who serve the term, who leave at its end", "服务期满时离任占比"),
           basis_column<R>()}};
}

Table<AttritionRow> attrition_table() {
  using R = AttritionRow;
  return {
      "attrition",
      "分年龄流失率",
      "attrition of staff by age and residence, in place of the stage's attrition_share",
      "分年龄、城乡的流失率，代替学段的 attrition_share",
      &Case::attrition,
      {stage_column<R>(),
       field(&R::residence, {.name = "residence",
                             .zh = "城乡类型",
                             .doc = "of the school; blank: wherever no row names the residence",
                             .doc_zh = "学校所在城乡类型；留空用于未单列的类型",
                             .need = Need::blankable,
                             .key = true}),
       field(&R::from_age, {.name = "from_age",
                            .zh = "起始年龄",
                            .unit = "years",
                            .doc = "the share holds from this age to the next row's; younger staff: attrition_share",
                            .doc_zh = "自该年龄起，至下一行的年龄止；更年轻者按 attrition_share",
                            .need = Need::required,
                            .least = 0,
                            .most = 75,
                            .key = true}),
       share_column(&R::attrition_share, Need::required, "attrition_share", "流失率", "share a year",
                    "staff leaving otherwise than by retirement", "退休以外离职占教职工"),
       basis_column<R>()}};
}

Table<EstablishmentRow> establishment_table() {
  using R = EstablishmentRow;
  return {"establishment",
          "教职工编制",
          "posts of a county and stage in the base year; without a row: staff / establishment_fill_rate",
          "基年旗县区各学段编制数；无行时为教职工数除以 establishment_fill_rate",
          &Case::establishment,
          {county_column<R>(), stage_column<R>(),
           field(&R::posts, {.name = "posts",
                             .zh = "编制数",
                             .unit = "posts",
                             .doc = "at least as many as staff in post",
                             .doc_zh = "不少于在职教职工数",
                             .need = Need::required,
                             .least = 0,
                             .most = 1e7}),
           basis_column<R>()}};
}

Table<SupplementRow> staffing_supplements_table() {
  using R = SupplementRow;
  const auto year = [](std::optional<int> R::*member, std::string_view name, std::string_view zh, std::string_view doc,
                       std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "year",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .need = Need::blankable,
                          .least = 1900,
                          .most = 2200});
  };
  return {
      "staffing_supplements",
      "附加编制",
      "staff that every site of some size needs beside the norms: a small school's, a psychology teacher's",
      "按学校规模附加的教职工：小规模学校、心理教师等",
      &Case::staffing_supplements,
      {field(&R::supplement, {.name = "supplement",
                              .zh = "名称",
                              .doc = "its name",
                              .doc_zh = "附加编制名称",
                              .need = Need::required,
                              .key = true}),
       stage_column<R>(),
       field(&R::residence, {.name = "residence",
                             .zh = "城乡类型",
                             .doc = "of the site; blank: any",
                             .doc_zh = "校点所在城乡类型；留空为全部",
                             .need = Need::blankable,
                             .key = true}),
       field(&R::pupils_above, {.name = "pupils_above",
                                .zh = "学生数大于",
                                .unit = "pupils",
                                .doc = "for sites with more pupils than this; blank: any that has pupils",
                                .doc_zh = "适用于学生数大于此数的校点；留空为所有有学生的校点",
                                .need = Need::blankable,
                                .least = 0,
                                .most = 1e5}),
       field(&R::pupils_to, {.name = "pupils_to",
                             .zh = "学生数不超过",
                             .unit = "pupils",
                             .doc = "and at most so many; blank: any number",
                             .doc_zh = "且不超过此数；留空为不限",
                             .need = Need::blankable,
                             .least = 0,
                             .most = 1e5}),
       field(&R::staff_per_site, {.name = "staff_per_site",
                                  .zh = "每校点附加人数",
                                  .unit = "persons a site",
                                  .doc = "0.5 for a post shared by two",
                                  .doc_zh = "两校共用一人写 0.5",
                                  .need = Need::required,
                                  .least = 0,
                                  .most = 100}),
       year(&R::from_year, "from_year", "起始学年", "first school year; blank: the base year", "起始学年；留空为基年"),
       year(&R::to_year, "to_year", "终止学年", "last school year; blank: the horizon", "最后学年；留空为终年"),
       basis_column<R>()}};
}

Table<RedeploymentRow> redeployment_table() {
  using R = RedeploymentRow;
  const auto stage = [](std::string R::*member, std::string_view name, std::string_view zh, std::string_view doc,
                        std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .need = Need::required,
                          .key = true,
                          .refers = Refers::stage});
  };
  return {"redeployment",
          "跨学段转岗",
          "surplus staff of a stage who retrain for another stage of their county",
          "旗县区内富余教职工培训后转入其他学段",
          &Case::redeployment,
          {stage(&R::from_stage, "from_stage", "转出学段", "stage with a surplus", "富余学段"),
           stage(&R::to_stage, "to_stage", "转入学段", "stage that is short", "短缺学段"),
           field(&R::from_year, {.name = "from_year",
                                 .zh = "起始学年",
                                 .unit = "year",
                                 .doc = "first school year in which somebody begins to retrain",
                                 .doc_zh = "开始转岗培训的首个学年",
                                 .need = Need::required,
                                 .least = 1900,
                                 .most = 2200}),
           share_column(&R::most_share_a_year, Need::required, "most_share_a_year", "年转岗占比", "share a year",
                        "of the surplus", "占富余教职工"),
           field(&R::lag_years, {.name = "lag_years",
                                 .zh = "培训年数",
                                 .unit = "years",
                                 .doc = "from the beginning to the day of the move; half a year is one",
                                 .doc_zh = "由开始培训至转岗；半年按一年",
                                 .need = Need::required,
                                 .least = 1,
                                 .most = 10}),
           field(&R::success_share, {.name = "success_share",
                                     .zh = "合格率",
                                     .unit = "share",
                                     .doc = "who qualify; the others return",
                                     .doc_zh = "合格转岗占比，其余返回原学段",
                                     .need = Need::required,
                                     .least = 0.01,
                                     .most = 1}),
           basis_column<R>()}};
}

}  // namespace xuewei

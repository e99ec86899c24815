// Columns of the tables about posts: how many there are, which single schools need more, who moves to where staff are short.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {

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
                                  .unit = "persons per site",
                                  .doc = "0.5 for a post shared by two",
                                  .doc_zh = "两校共用一人写 0.5",
                                  .need = Need::required,
                                  .least = 0,
                                  .most = 100}),
       year(&R::from_year, "from_year", "起始学年", "first school year; blank: the base year", "起始学年；留空为基年")
           .acting(Acts::from_year),
       year(&R::to_year, "to_year", "终止学年", "last school year; blank: the horizon", "最后学年；留空为终年")
           .acting(Acts::until_year),
       basis_column<R>()}};
}

Table<ReplacementRow> replacement_table() {
  using R = ReplacementRow;
  return {
      "replacement",
      "离职补充曲线",
      "how many of the leavers are replaced as staff exceed need: linear between rows",
      "教职工多于需求时补充离职的占比，各行之间线性插值",
      &Case::replacement,
      {field(&R::staff_per_need, {.name = "staff_per_need",
                                  .zh = "教职工与需求之比",
                                  .unit = "staff / staff needed",
                                  .doc = "staff after the year's losses, by the larger of both norms",
                                  .doc_zh = "当年减员后教职工除以两种标准中较大的需求",
                                  .need = Need::required,
                                  .least = 0,
                                  .most = 100,
                                  .key = true}),
       share_column(&R::share, Need::required, "share", "补充占比", "share of leavers",
                    "times the parameter replacement_share; must not rise", "再乘以参数 replacement_share；不得上升"),
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
                                 .most = 2200})
               .acting(Acts::from_year),
           share_column(&R::most_share_a_year, Need::required, "most_share_a_year", "年转岗占比", "share per year",
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

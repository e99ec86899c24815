// Columns of the tables about building programmes.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {
namespace {

/// The programme that a row belongs to.
template <class Row>
Field<Row> programme_column(bool key) {
  return field(&Row::programme, {.name = "programme",
                                 .zh = "工程编号",
                                 .doc = "programme it belongs to",
                                 .doc_zh = "所属工程",
                                 .need = Need::required,
                                 .key = key,
                                 .refers = Refers::programme});
}

}  // namespace

Table<ProgrammeRow> programmes_table() {
  using R = ProgrammeRow;
  return {"programmes",
          "工程",
          "building programmes with their published totals; the projects must sum to them exactly",
          "建设工程及其公布总量；项目合计须与之完全相等",
          &Case::programmes,
          {field(&R::programme, {.name = "programme",
                                 .zh = "工程编号",
                                 .doc = "unique code",
                                 .doc_zh = "唯一编号",
                                 .need = Need::required,
                                 .key = true}),
           name_column<R>("工程名称"), name_en_column<R>(),
           amount_column(&R::money_yuan, Need::required, most_money_yuan, "money_yuan", "总投资（元）", "yuan", "total",
                         "总投资"),
           amount_column(&R::floor_area_m2, Need::required, most_area_m2, "floor_area_m2", "建筑面积", "m2",
                         "total floor area built", "新增建筑面积合计"),
           amount_column(&R::grounds_m2, Need::required, most_area_m2, "grounds_m2", "场地面积", "m2",
                         "total grounds built", "运动场地面积合计"),
           amount_column(&R::projects, Need::required, 1e6, "projects", "项目学校数", "schools", "number of projects",
                         "项目数"),
           basis_column<R>()}};
}

Table<CeilingRow> ceilings_table() {
  using R = CeilingRow;
  return {"ceilings",
          "年度资金上限",
          "most money a programme may spend in a fiscal year; a programme without rows has no ceiling",
          "工程每一财政年度的资金上限；没有行的工程不设上限",
          &Case::ceilings,
          {programme_column<R>(true), year_column<R>("fiscal year", "财政年度").acting(Acts::in_base_too),
           amount_column(&R::money_yuan, Need::required, most_money_yuan, "money_yuan", "资金上限（元）", "yuan",
                         "most money of the year", "当年资金上限"),
           basis_column<R>()}};
}

Table<ProjectRow> projects_table() {
  using R = ProjectRow;
  return {
      "projects",
      "项目",
      "one row a project",
      "每个项目一行",
      &Case::projects,
      {field(&R::project, {.name = "project",
                           .zh = "项目编号",
                           .doc = "unique code",
                           .doc_zh = "唯一编号",
                           .need = Need::required,
                           .key = true}),
       programme_column<R>(false),
       field(&R::school_code, {.name = "school_code",
                               .zh = "学校标识码",
                               .doc = "school; blank for equipment without a site",
                               .doc_zh = "学校标识码；无校址的设备项目留空",
                               .need = Need::blankable,
                               .refers = Refers::school}),
       field(&R::stage, {.name = "stage",
                         .zh = "学段",
                         .doc = "stage of the site; blank with school_code",
                         .doc_zh = "学段；与学校标识码同时留空",
                         .need = Need::blankable,
                         .refers = Refers::stage}),
       field(&R::kind, {.name = "kind", .zh = "建设性质", .doc = "kind", .doc_zh = "建设性质", .need = Need::required}),
       amount_column(&R::floor_added_m2, Need::defaulted, most_area_m2, "floor_added_m2", "新增建筑面积", "m2",
                     "floor added", "新增建筑面积"),
       amount_column(&R::floor_demolished_m2, Need::defaulted, most_area_m2, "floor_demolished_m2", "拆除建筑面积",
                     "m2", "floor demolished", "拆除建筑面积"),
       amount_column(&R::classrooms_added, Need::defaulted, 1e4, "classrooms_added", "新增教室", "rooms",
                     "rooms added; places added = rooms x class size norm", "新增教室；新增学位 = 教室数 × 标准班额"),
       amount_column(&R::beds_added, Need::defaulted, 1e5, "beds_added", "新增床位", "beds",
                     "beds added; with at least 3 m2 of floor_added_m2 per bed",
                     "新增床位；每床至少新增建筑面积 3 平方米"),
       amount_column(&R::grounds_m2, Need::defaulted, most_area_m2, "grounds_m2", "场地面积", "m2", "grounds built",
                     "运动场地面积"),
       amount_column(&R::money_yuan, Need::required, most_money_yuan, "money_yuan", "总投资（元）", "yuan", "money",
                     "总投资"),
       field(&R::money_from_year, {.name = "money_from_year",
                                   .zh = "资金起始年份",
                                   .unit = "year",
                                   .doc = "first fiscal year of the money",
                                   .doc_zh = "资金起始财政年度",
                                   .need = Need::required,
                                   .least = 1900,
                                   .most = 2200})
           .acting(Acts::from_year),
       field(&R::money_to_year, {.name = "money_to_year",
                                 .zh = "资金终止年份",
                                 .unit = "year",
                                 .doc = "last one; the remainder of whole yuan falls into it",
                                 .doc_zh = "资金终止财政年度；取整余数归末年",
                                 .need = Need::required,
                                 .least = 1900,
                                 .most = 2200}),
       field(&R::opening_year, {.name = "opening_year",
                                .zh = "投用年份",
                                .unit = "year",
                                .doc = "open on 1 September of this year",
                                .doc_zh = "当年 9 月 1 日投用",
                                .need = Need::required,
                                .least = 1900,
                                .most = 2200}),
       field(&R::priority_band, {.name = "priority_band",
                                 .zh = "优先级",
                                 .unit = "rank",
                                 .doc = "1 is paid first when money is short",
                                 .doc_zh = "资金不足时 1 最先拨付",
                                 .need = Need::blankable,
                                 .least = 1,
                                 .most = 99}),
       field(&R::spending_profile,
             {.name = "spending_profile",
              .zh = "拨付方式",
              .doc = "money over its years: evenly, or weights n, .., 2, 1 (front) or 1, 2, .., n (back)",
              .doc_zh = "资金分年：均摊，或按 n…2、1（前重）、1、2…n（后重）加权",
              .need = Need::blankable}),
       field(&R::to_stage, {.name = "to_stage",
                            .zh = "改用学段",
                            .doc = "of a conversion: the stage of the same school that gets the rooms",
                            .doc_zh = "改用：教室转给同校的哪个学段",
                            .need = Need::blankable,
                            .refers = Refers::stage}),
       field(&R::until_year, {.name = "until_year",
                              .zh = "拆除年份",
                              .unit = "year",
                              .doc = "of temporary rooms: taken away on 1 September of this year; blank or 0: never",
                              .doc_zh = "临时校舍：当年 9 月 1 日拆除；留空或 0 为不拆除",
                              .need = Need::blankable,
                              .least = 0,
                              .most = 2200}),
       basis_column<R>()}};
}

}  // namespace xuewei

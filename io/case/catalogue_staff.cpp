// Columns of the tables about staff in post: who they are, and who leaves.
#include "io/case/catalogue.hpp"
#include "io/case/shared_columns.hpp"

namespace xuewei {

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

}  // namespace xuewei

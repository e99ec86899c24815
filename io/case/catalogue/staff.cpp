// Columns of the tables about staff in post: who they are, who leaves, what they teach.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

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
       field(&R::attrition_share, within(kQuantities[varying("workforce/attrition_share")],
                                         {.name = "attrition_share",
                                          .zh = "流失率",
                                          .unit = "share per year",
                                          .doc = "staff leaving otherwise than by retirement",
                                          .doc_zh = "退休以外离职占教职工",
                                          .need = Need::required})),
       basis_column<R>()}};
}

Table<SubjectRow> subjects_table() {
  using R = SubjectRow;
  return {"subjects",
          "学科",
          "hours and teachers of the subjects of a stage; a stage without rows has teachers of no subject",
          "各学段学科的课时占比与教师；没有行的学段不分学科",
          &Case::subjects,
          {field(&R::county, {.name = "county",
                              .zh = "旗县区代码",
                              .doc = "blank: every county without rows of its own for the stage",
                              .doc_zh = "留空用于该学段未单列的旗县区",
                              .need = Need::blankable,
                              .key = true,
                              .refers = Refers::county,
                              .aliases = {"county_code"}}),
           stage_column<R>(),
           field(&R::subject, {.name = "subject",
                               .zh = "学科",
                               .doc = "its name",
                               .doc_zh = "学科名称",
                               .need = Need::required,
                               .key = true}),
           share_column(&R::hours_share, Need::required, "hours_share", "课时占比", "share",
                        "of the hours taught; those of a stage sum to 1", "占该学段课时；各学科合计为 1"),
           field(&R::teachers, {.name = "teachers",
                                .zh = "教师数",
                                .unit = "persons or shares",
                                .doc = "in the base year, scaled to the teachers of county and stage; blank in all "
                                       "rows: as hours are taught",
                                .doc_zh = "基年该学科教师数或占比，按旗县区该学段教师总数折算；全部留空则按课时占比",
                                .need = Need::blankable,
                                .least = 0,
                                .most = 1e6}),
           basis_column<R>()}};
}

}  // namespace xuewei

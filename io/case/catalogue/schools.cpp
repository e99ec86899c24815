// Columns of the tables about schools.
#include <cmath>
#include <cstddef>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {
namespace {

/// Pupils of one year of the stage: column pupils_1 is the first element of `pupils_by_grade`. Blank is legal beyond
/// the stage's grades; a gap before them is kept as NaN until the row has been checked against its stage.
Field<SchoolRow> pupils_column(std::size_t index, std::string_view name, std::string_view zh) {
  Field<SchoolRow> column;
  column.spec = {.name = name,
                 .zh = zh,
                 .unit = "pupils",
                 .doc = "pupils in this year of the stage; blank beyond its grades",
                 .doc_zh = "本学段该年级在校生；超出年级数留空",
                 .need = Need::blankable,
                 .least = 0,
                 .most = 1e6};
  column.kind = Kind::number;
  column.set = [index](SchoolRow& row, const Value& value) {
    auto& pupils = row.pupils_by_grade;
    if (std::holds_alternative<std::monostate>(value)) {
      if (index < pupils.size()) pupils[index] = std::nan("");
      while (!pupils.empty() && std::isnan(pupils.back())) pupils.pop_back();
    } else {
      if (pupils.size() <= index) pupils.resize(index + 1, std::nan(""));
      pupils[index] = std::get<double>(value);
    }
  };
  column.get = [index](const SchoolRow& row) -> Value {
    if (index >= row.pupils_by_grade.size() || std::isnan(row.pupils_by_grade[index])) return {};
    return row.pupils_by_grade[index];
  };
  return column;
}

Field<SchoolRow> flags_column() {
  Field<SchoolRow> column = field(&SchoolRow::flags, {.name = "flags",
                                                      .zh = "标记",
                                                      .doc = "any of these, separated by semicolons",
                                                      .doc_zh = "可多选，用分号分隔",
                                                      .need = Need::blankable});
  column.choices = &school_flags();
  return column;
}

}  // namespace

Table<SchoolRow> schools_table() {
  using R = SchoolRow;
  return {
      "schools",
      "学校",
      "one row per site: a school at one stage, 1 September of the base year",
      "每校每学段一行，基年 9 月 1 日",
      &Case::schools,
      {field(&R::school_code, {.name = "school_code",
                               .zh = "学校标识码",
                               .doc = "school; with stage unique",
                               .doc_zh = "学校标识码；与学段合起来唯一",
                               .need = Need::required,
                               .key = true,
                               .aliases = {"学校（机构）标识码", "学校(机构)标识码"}}),
       field(&R::school_name,
             {.name = "school_name", .zh = "学校名称", .doc = "name", .doc_zh = "名称", .need = Need::required}),
       stage_column<R>(),
       area_column<R>(Refers::leaf_area, false, "leaf area it stands in", "所在最末级区域"),
       field(&R::zone, {.name = "zone",
                        .zh = "居住点代码",
                        .doc = "zone it stands in; of the same area",
                        .doc_zh = "所在居住点，须属同一片区",
                        .need = Need::required,
                        .refers = Refers::zone}),
       field(&R::sector,
             {.name = "sector", .zh = "办别", .doc = "who runs it", .doc_zh = "举办者", .need = Need::required}),
       longitude_column<R>(),
       latitude_column<R>(),
       field(&R::classrooms, {.name = "classrooms",
                              .zh = "教室数",
                              .unit = "rooms",
                              .doc = "rooms usable for a class",
                              .doc_zh = "可用作班级的教室",
                              .need = Need::required,
                              .least = 0,
                              .most = 1e4}),
       field(&R::floor_area_m2, {.name = "floor_area_m2",
                                 .zh = "校舍建筑面积",
                                 .unit = "m2",
                                 .doc = "floor area",
                                 .doc_zh = "校舍建筑面积",
                                 .need = Need::required,
                                 .least = 0,
                                 .most = most_area_m2}),
       field(&R::grounds_m2, {.name = "grounds_m2",
                              .zh = "占地面积",
                              .unit = "m2",
                              .doc = "grounds",
                              .doc_zh = "占地面积",
                              .need = Need::required,
                              .least = 0,
                              .most = most_area_m2}),
       field(&R::beds, {.name = "beds",
                        .zh = "寄宿床位",
                        .unit = "beds",
                        .doc = "boarding places",
                        .doc_zh = "寄宿床位",
                        .need = Need::required,
                        .least = 0,
                        .most = 1e5}),
       pupils_column(0, "pupils_1", "一年级在校生"),
       pupils_column(1, "pupils_2", "二年级在校生"),
       pupils_column(2, "pupils_3", "三年级在校生"),
       pupils_column(3, "pupils_4", "四年级在校生"),
       pupils_column(4, "pupils_5", "五年级在校生"),
       pupils_column(5, "pupils_6", "六年级在校生"),
       pupils_column(6, "pupils_7", "七年级在校生"),
       pupils_column(7, "pupils_8", "八年级在校生"),
       pupils_column(8, "pupils_9", "九年级在校生"),
       field(&R::staff, {.name = "staff",
                         .zh = "教职工数",
                         .unit = "persons",
                         .doc = "all staff",
                         .doc_zh = "教职工",
                         .need = Need::required,
                         .least = 0,
                         .most = 1e5}),
       field(&R::group,
             {.name = "group", .zh = "教育集团", .doc = "school group", .doc_zh = "教育集团", .need = Need::blankable}),
       flags_column(),
       basis_column<R>()}};
}

Table<SchoolTotalsRow> school_totals_table() {
  using R = SchoolTotalsRow;
  return {"school_totals",
          "学校总量",
          "totals by leaf area and stage; `xuewei synth` turns them into a roster, and a roster must agree with them",
          "分片区、学段总量；可据此生成学校名册，名册须与之一致",
          &Case::school_totals,
          {area_column<R>(Refers::leaf_area, true, "leaf area", "最末级区域"), stage_column<R>(),
           amount_column(&R::sites, Need::required, 1e6, "sites", "学校数", "sites",
                         "schools and teaching points with this stage", "学校数（含教学点）"),
           amount_column(&R::teaching_points, Need::defaulted, 1e6, "teaching_points", "教学点数", "sites",
                         "of the sites", "其中教学点"),
           amount_column(&R::pupils, Need::required, 1e9, "pupils", "在校生数", "pupils", "pupils", "在校生"),
           amount_column(&R::staff, Need::required, 1e8, "staff", "教职工数", "persons", "all staff", "教职工"),
           field(&R::state_pupil_share, {.name = "state_pupil_share",
                                         .zh = "公办占比",
                                         .unit = "share",
                                         .doc = "of pupils, in state schools",
                                         .doc_zh = "占在校生",
                                         .least = 0,
                                         .most = 1}),
           field(&R::inclusive_private_pupil_share, {.name = "inclusive_private_pupil_share",
                                                     .zh = "普惠性民办占比",
                                                     .unit = "share",
                                                     .doc = "of pupils, in inclusive private schools",
                                                     .doc_zh = "占在校生",
                                                     .least = 0,
                                                     .most = 1}),
           field(&R::utilisation, {.name = "utilisation",
                                   .zh = "学位利用率",
                                   .unit = "pupils per place",
                                   .doc = "pupils over standard places",
                                   .doc_zh = "在校生与标准学位之比",
                                   .least = 0.01,
                                   .most = 5}),
           basis_column<R>()},
          false};
}

}  // namespace xuewei

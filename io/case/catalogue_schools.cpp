// Columns of the tables about schools, staff and building programmes.
#include <cmath>
#include <cstddef>
#include <string>

#include "io/case/catalogue.hpp"
#include "io/case/shared_columns.hpp"

namespace xuewei {
namespace {

constexpr double most_money_yuan = 1e13;
constexpr double most_area_m2 = 1e9;

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

/// A count or an area that may be left out as a column, in whole units.
template <class Row>
Field<Row> amount(std::int64_t Row::*member, std::string_view name, std::string_view zh, std::string_view unit,
                  std::string_view doc, std::string_view doc_zh, double most, Need need = Need::defaulted) {
  return field(
      member,
      {.name = name, .zh = zh, .unit = unit, .doc = doc, .doc_zh = doc_zh, .need = need, .least = 0, .most = most});
}

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
      "one row a site: a school at one stage, 1 September of the base year",
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
  return {"recruitment",
          "教师补充",
          "most staff a county may recruit for a stage in one school year",
          "旗县区每学年各学段补充上限",
          &Case::recruitment,
          {county_column<R>(), stage_column<R>(),
           field(&R::cap_per_year, {.name = "cap_per_year",
                                    .zh = "年补充上限",
                                    .unit = "persons a year",
                                    .doc = "cap",
                                    .doc_zh = "上限",
                                    .need = Need::required,
                                    .least = 0,
                                    .most = 1e6}),
           basis_column<R>()}};
}

Table<ProgrammeRow> programmes_table() {
  using R = ProgrammeRow;
  return {
      "programmes",
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
       field(&R::name, {.name = "name",
                        .zh = "工程名称",
                        .doc = "name in Chinese",
                        .doc_zh = "中文名称",
                        .need = Need::required,
                        .aliases = {"名称"}}),
       field(&R::name_en, {.name = "name_en",
                           .zh = "英文名称",
                           .doc = "name in English",
                           .doc_zh = "英文名称",
                           .need = Need::blankable}),
       amount(&R::money_yuan, "money_yuan", "总投资（元）", "yuan", "total", "总投资", most_money_yuan, Need::required),
       amount(&R::floor_area_m2, "floor_area_m2", "建筑面积", "m2", "total floor area built", "新增建筑面积合计",
              most_area_m2, Need::required),
       amount(&R::grounds_m2, "grounds_m2", "场地面积", "m2", "total grounds built", "运动场地面积合计", most_area_m2,
              Need::required),
       amount(&R::projects, "projects", "项目学校数", "schools", "number of projects", "项目数", 1e6, Need::required),
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
       field(&R::programme, {.name = "programme",
                             .zh = "工程编号",
                             .doc = "programme it belongs to",
                             .doc_zh = "所属工程",
                             .need = Need::required,
                             .refers = Refers::programme}),
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
       amount(&R::floor_added_m2, "floor_added_m2", "新增建筑面积", "m2", "floor added", "新增建筑面积", most_area_m2),
       amount(&R::floor_demolished_m2, "floor_demolished_m2", "拆除建筑面积", "m2", "floor demolished", "拆除建筑面积",
              most_area_m2),
       amount(&R::classrooms_added, "classrooms_added", "新增教室", "rooms",
              "rooms added; places added = rooms x class size norm", "新增教室；新增学位 = 教室数 × 标准班额", 1e4),
       amount(&R::beds_added, "beds_added", "新增床位", "beds", "beds added", "新增床位", 1e5),
       amount(&R::grounds_m2, "grounds_m2", "场地面积", "m2", "grounds built", "运动场地面积", most_area_m2),
       amount(&R::money_yuan, "money_yuan", "总投资（元）", "yuan", "money", "总投资", most_money_yuan, Need::required),
       field(&R::money_from_year, {.name = "money_from_year",
                                   .zh = "资金起始年份",
                                   .unit = "year",
                                   .doc = "first fiscal year of the money",
                                   .doc_zh = "资金起始财政年度",
                                   .need = Need::required,
                                   .least = 1900,
                                   .most = 2200}),
       field(&R::money_to_year, {.name = "money_to_year",
                                 .zh = "资金终止年份",
                                 .unit = "year",
                                 .doc = "last one; spent evenly, the remainder in the last",
                                 .doc_zh = "资金终止财政年度；逐年均摊，余数归末年",
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
           amount(&R::sites, "sites", "学校数", "sites", "schools and teaching points with this stage",
                  "学校数（含教学点）", 1e6, Need::required),
           amount(&R::teaching_points, "teaching_points", "教学点数", "sites", "of the sites", "其中教学点", 1e6),
           amount(&R::pupils, "pupils", "在校生数", "pupils", "pupils", "在校生", 1e9, Need::required),
           amount(&R::staff, "staff", "教职工数", "persons", "all staff", "教职工", 1e8, Need::required),
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
                                   .unit = "pupils a place",
                                   .doc = "pupils over standard places",
                                   .doc_zh = "在校生与标准学位之比",
                                   .least = 0.01,
                                   .most = 5}),
           basis_column<R>()}};
}

}  // namespace xuewei

// Columns of the tables about places and people.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {
namespace {

template <class R>
Field<R> origin_column() {
  return field(&R::origin, {.name = "origin",
                            .zh = "迁出片区",
                            .doc = "leaf area left",
                            .doc_zh = "迁出地",
                            .need = Need::required,
                            .key = true,
                            .refers = Refers::leaf_area});
}

template <class R>
Field<R> destination_column() {
  return field(&R::destination, {.name = "destination",
                                 .zh = "迁入片区",
                                 .doc = "leaf area entered",
                                 .doc_zh = "迁入地",
                                 .need = Need::required,
                                 .key = true,
                                 .refers = Refers::leaf_area});
}

}  // namespace

Table<AreaRow> areas_table() {
  using R = AreaRow;
  return {"areas",
          "区域",
          "planning areas as a tree; leaves carry population",
          "规划区域（树形），最末级承载人口",
          &Case::areas,
          {field(&R::code, {.name = "code",
                            .zh = "区域代码",
                            .doc = "unique code",
                            .doc_zh = "唯一代码",
                            .need = Need::required,
                            .key = true,
                            .aliases = {"旗县区代码"}}),
           name_column<R>("区域名称"), name_en_column<R>(),
           field(&R::parent, {.name = "parent",
                              .zh = "上级代码",
                              .doc = "code of the parent; blank at the top",
                              .doc_zh = "上级区域代码；最高级留空",
                              .need = Need::blankable}),
           field(&R::level, {.name = "level", .zh = "层级", .doc = "level", .doc_zh = "层级", .need = Need::required}),
           field(&R::residence, {.name = "residence",
                                 .zh = "城乡类型",
                                 .doc = "on every leaf, blank elsewhere",
                                 .doc_zh = "最末级必填，其余留空",
                                 .need = Need::blankable}),
           basis_column<R>()}};
}

Table<ZoneRow> zones_table() {
  using R = ZoneRow;
  return {"zones",
          "居住点",
          "where the children of a leaf area live, for placement",
          "片区内儿童居住地点",
          &Case::zones,
          {field(&R::code, {.name = "code",
                            .zh = "居住点代码",
                            .doc = "unique code",
                            .doc_zh = "唯一代码",
                            .need = Need::required,
                            .key = true}),
           field(&R::name, {.name = "name",
                            .zh = "居住点名称",
                            .doc = "name",
                            .doc_zh = "名称",
                            .need = Need::required,
                            .aliases = {"名称"}}),
           area_column<R>(Refers::leaf_area, false, "leaf area", "所属最末级区域"),
           field(&R::township, {.name = "township",
                                .zh = "乡镇代码",
                                .doc = "township code",
                                .doc_zh = "乡镇代码",
                                .need = Need::blankable}),
           longitude_column<R>(), latitude_column<R>(),
           field(&R::child_share, {.name = "child_share",
                                   .zh = "儿童占比",
                                   .unit = "share",
                                   .doc = "of the area's children; sums to 1 over an area's zones",
                                   .doc_zh = "占片区儿童；同一片区合计为 1",
                                   .need = Need::required,
                                   .least = 0,
                                   .most = 1}),
           field(&R::radius_km, {.name = "radius_km",
                                 .zh = "平均半径",
                                 .unit = "km",
                                 .doc = "mean distance from home to the zone's centre",
                                 .doc_zh = "住家到中心的平均距离",
                                 .need = Need::required,
                                 .least = 0,
                                 .most = 500}),
           basis_column<R>()}};
}

Table<PopulationRow> population_table() {
  using R = PopulationRow;
  return {"population",
          "人口",
          "base population by leaf area, sex and age",
          "基期分片区、性别、年龄人口",
          &Case::population,
          {area_column<R>(Refers::leaf_area, true, "leaf area", "最末级区域"), sex_column<R>(),
           age_column<R>("first age of the group; groups of table_age_width years up to open_age", "年龄组起始年龄"),
           field(&R::persons, within(kQuantities[varying("population/base_persons")], {.name = "persons",
                                                                                       .zh = "人口数",
                                                                                       .unit = "persons",
                                                                                       .doc = "persons",
                                                                                       .doc_zh = "人口数",
                                                                                       .need = Need::required,
                                                                                       .aliases = {"人数"}})),
           basis_column<R>()}};
}

Table<FertilityRow> fertility_table() {
  using R = FertilityRow;
  return {
      "fertility",
      "生育率",
      "births per woman per year by age; an area without rows takes its closest ancestor's; ages outside the run given "
      "have none",
      "分年龄生育率；无数据的区域取最近上级；所列年龄之外为零",
      &Case::fertility,
      {area_column<R>(Refers::area, true, "area of any level", "任一级区域"),
       year_column<R>("linear between years given, constant outside", "所列年份之间线性，之外不变")
           .acting(Acts::along_years),
       age_column<R>("first age of the group (age_width years)", "年龄组起始年龄").acting(Acts::at_age),
       field(&R::births_per_woman_year, {.name = "births_per_woman_year",
                                         .zh = "生育率",
                                         .unit = "births per woman per year",
                                         .doc = "0.09, not 90 per thousand",
                                         .doc_zh = "写 0.09，不写 90‰",
                                         .need = Need::required,
                                         .least = 0,
                                         .most = 1}),
       basis_column<R>()}};
}

Table<MortalityRow> mortality_table() {
  using R = MortalityRow;
  return {"mortality",
          "死亡率",
          "mortality in the measure of population_settings; inherited like fertility",
          "按 population_settings 所定口径的死亡数据；继承同生育率",
          &Case::mortality,
          {area_column<R>(Refers::area, true, "area of any level", "任一级区域"),
           year_column<R>("linear between years given, constant outside", "所列年份之间线性，之外不变")
               .acting(Acts::along_years),
           sex_column<R>(),
           age_column<R>("first age of the group (age_width years), to open_age", "年龄组起始年龄，至开放组"),
           field(&R::value, {.name = "value",
                             .zh = "数值",
                             .unit = "as mortality_measure",
                             .doc = "mx, qx, Lx or survival ratio",
                             .doc_zh = "死亡率、死亡概率、存活人年数或存活比",
                             .need = Need::required,
                             .least = 0,
                             .most = 1e9}),
           basis_column<R>()}};
}

Table<MoveRow> moves_table() {
  using R = MoveRow;
  return {"moves",
          "区间迁移",
          "yearly moves between two leaf areas: rate times the profile at each age",
          "两个片区之间的年迁移率",
          &Case::moves,
          {origin_column<R>(), destination_column<R>(),
           field(&R::profile, {.name = "profile",
                               .zh = "年龄模式",
                               .doc = "a profile of move_profiles",
                               .doc_zh = "迁移年龄模式名",
                               .need = Need::required,
                               .key = true,
                               .refers = Refers::profile}),
           field(&R::rate_per_person_year, {.name = "rate_per_person_year",
                                            .zh = "迁移率",
                                            .unit = "moves per person per year",
                                            .doc = "where the profile is 1",
                                            .doc_zh = "模式值为 1 处的年迁移率",
                                            .need = Need::required,
                                            .least = 0,
                                            .most = 1}),
           basis_column<R>()}};
}

Table<MoveProfileRow> move_profiles_table() {
  using R = MoveProfileRow;
  return {"move_profiles",
          "迁移年龄模式",
          "how likely each age is to move, relative to the rate of the move",
          "各年龄相对迁移倾向",
          &Case::move_profiles,
          {field(&R::profile, {.name = "profile",
                               .zh = "年龄模式",
                               .doc = "name of the profile",
                               .doc_zh = "模式名",
                               .need = Need::required,
                               .key = true}),
           sex_column<R>(),
           age_column<R>("first age of the group (age_width years), to open_age", "年龄组起始年龄，至开放组")
               .acting(Acts::at_age),
           field(&R::relative, {.name = "relative",
                                .zh = "相对倾向",
                                .unit = "factor",
                                .doc = "times the rate",
                                .doc_zh = "乘以迁移率",
                                .need = Need::required,
                                .least = 0,
                                .most = 100}),
           basis_column<R>()}};
}

Table<ExternalMigrationRow> external_migration_table() {
  using R = ExternalMigrationRow;
  return {"external_migration",
          "外部迁移",
          "net migration from outside the case during one projection step",
          "与本区外的净迁移（每步）",
          &Case::external_migration,
          {area_column<R>(Refers::leaf_area, true, "leaf area", "最末级区域"),
           year_column<R>("blank: every year", "留空：每年", Need::blankable).acting(Acts::in_year), sex_column<R>(),
           age_column<R>("first age of the group (age_width years)", "年龄组起始年龄"),
           field(&R::net_persons, {.name = "net_persons",
                                   .zh = "净迁入",
                                   .unit = "persons",
                                   .doc = "negative: more leave",
                                   .doc_zh = "负数为净迁出",
                                   .need = Need::required,
                                   .least = -1e9,
                                   .most = 1e9}),
           basis_column<R>()}};
}

Table<RelocationRow> relocations_table() {
  using R = RelocationRow;
  return {
      "relocations",
      "搬迁事件",
      "dated events: a block of people of all ages moves between two leaf areas in one year",
      "成批搬迁（如易地扶贫搬迁）",
      &Case::relocations,
      {origin_column<R>(), destination_column<R>(), year_column<R>("calendar year", "日历年").acting(Acts::in_year),
       field(&R::persons, {.name = "persons",
                           .zh = "人数",
                           .unit = "persons",
                           .doc = "of both sexes and all ages, as they live in the origin; never more than live there",
                           .doc_zh = "按迁出地性别年龄构成，不超过当地人口",
                           .need = Need::required,
                           .least = 0,
                           .most = 1e9}),
       basis_column<R>()}};
}

Table<ObservedBirthsRow> observed_births_table() {
  using R = ObservedBirthsRow;
  return {"births",
          "实际出生",
          "calendar-year births that were counted; they replace projected ones",
          "已统计的日历年出生人口，取代推算值",
          &Case::observed_births,
          {area_column<R>(Refers::area, true, "area of any level", "任一级区域"),
           year_column<R>("calendar year", "日历年").acting(Acts::in_base_too),
           field(&R::births, {.name = "births",
                              .zh = "出生人口",
                              .unit = "births",
                              .doc = "births",
                              .doc_zh = "出生人口",
                              .need = Need::required,
                              .least = 0,
                              .most = 1e9}),
           field(&R::counted,
                 {.name = "counted",
                  .zh = "统计口径",
                  .doc = "registered: births of the registered population, times resident_births_per_registered",
                  .doc_zh = "户籍：按户籍统计，乘以 resident_births_per_registered",
                  .need = Need::blankable}),
           basis_column<R>()}};
}

}  // namespace xuewei

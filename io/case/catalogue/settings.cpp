// case.json and scenario files, key by key. Ranges are limits of sense, wide enough for any place.
#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {

const std::vector<Section>& case_sections() {
  static const std::vector<Section> sections = {
      {"population_settings", "人口设置", "how population tables are to be read and projected",
       "人口表的口径与推算方式"},
      {"stages", "学段", "education stages, lowest first; none: population and births only",
       "教育学段，由低到高；不写则只算人口"},
      {"parameters", "参数", "parameters by group", "分组参数"},
      {"uncertainty", "不确定性", "which parameters vary between replicates, and how", "在模拟样本间变动的参数及方式"},
      {"luck_factors", "共同因素", "what several parameters have in common", "若干参数共有的随机因素"},
      {"luck_loadings", "因素载荷", "how strongly a parameter follows a factor", "参数随共同因素变动的程度"},
      {"tables", "数据表", "file name, or list of file names, of each table", "各数据表的文件名（可为多个文件）"}};
  return sections;
}

const std::vector<Field<Case>>& case_fields() {
  static const std::vector<Field<Case>> fields = {
      field(&Case::name, {.name = "name",
                          .zh = "名称",
                          .doc = "short name: letters, digits, - and _",
                          .doc_zh = "短名",
                          .need = Need::required}),
      field(
          &Case::title_zh,
          {.name = "title_zh", .zh = "中文标题", .doc = "Chinese title", .doc_zh = "中文标题", .need = Need::required}),
      field(
          &Case::title_en,
          {.name = "title_en", .zh = "英文标题", .doc = "English title", .doc_zh = "英文标题", .need = Need::required}),
      field(&Case::base_year,
            {.name = "base_year",
             .zh = "基年",
             .unit = "year",
             .doc = "school year (from 1 September) of the school tables; population carried to its 31 December",
             .doc_zh = "基期学年（9 月 1 日起）；人口取该年年末",
             .need = Need::required,
             .least = 1900,
             .most = 2200}),
      field(&Case::horizon, {.name = "horizon",
                             .zh = "终年",
                             .unit = "year",
                             .doc = "last school year projected",
                             .doc_zh = "推算的最后学年",
                             .need = Need::required,
                             .least = 1900,
                             .most = 2200}),
      field(&Case::synthetic, {.name = "synthetic",
                               .zh = "合成数据",
                               .doc = "true if the place is made up; also set when any table row is synthetic",
                               .doc_zh = "地区为虚构时写 true；任一数据行为合成时自动为 true"}),
  };
  return fields;
}

const std::vector<Field<PopulationSettings>>& population_settings_fields() {
  using S = PopulationSettings;
  static const std::vector<Field<S>> fields = {
      field(&S::census_date, {.name = "census_date",
                              .zh = "普查时点",
                              .doc = "date of the base population, YYYY-MM-DD",
                              .doc_zh = "基期人口的时点",
                              .need = Need::required}),
      field(&S::age_width, {.name = "age_width",
                            .zh = "年龄组距",
                            .unit = "years",
                            .doc = "years in an age group and in a projection step",
                            .doc_zh = "年龄组与推算步长的年数",
                            .least = 1,
                            .most = 10}),
      field(&S::table_age_width,
            {.name = "table_age_width",
             .zh = "人口表年龄组距",
             .unit = "years",
             .doc = "width of the age groups of the population table; 5 is split to single ages; 0: "
                    "a row's group reaches to the next row (0, 1-4, 5-9, ...)",
             .doc_zh = "人口表的年龄组距；5 岁组会拆为单岁；0 表示各组到下一行为止（如 0、1—4、5—9）",
             .least = 0,
             .most = 10}),
      field(&S::open_age, {.name = "open_age",
                           .zh = "开放组起始年龄",
                           .unit = "years",
                           .doc = "first age of the open group",
                           .doc_zh = "最高开放年龄组的起始年龄",
                           .least = 1,
                           .most = 120}),
      field(&S::mortality_measure, {.name = "mortality_measure",
                                    .zh = "死亡度量",
                                    .doc = "what `value` of the mortality table is",
                                    .doc_zh = "死亡表数值的含义"}),
      field(&S::external_timing, {.name = "external_timing",
                                  .zh = "外部迁移时点",
                                  .doc = "when external migrants arrive within a step",
                                  .doc_zh = "外部迁移在步内的发生时点"}),
      field(&S::external_age, {.name = "external_age",
                               .zh = "外部迁移年龄",
                               .doc = "whether external migration is given by age at the event or by cohort",
                               .doc_zh = "外部迁移按发生时年龄或按同批人给出"}),
      field(&S::external_bear, {.name = "external_bear",
                                .zh = "年末迁入者生育",
                                .doc = "whether women who arrive from outside at the end of a step count for half of "
                                       "its births, as residents do; the United Nations' convention is false",
                                .doc_zh = "年末迁入的妇女是否与常住妇女一样计入当年生育；联合国惯例为 false"}),
      field(&S::fertility_age, {.name = "fertility_age",
                                .zh = "生育年龄口径",
                                .doc = "age that fertility rates are of",
                                .doc_zh = "生育率所指年龄"}),
      field(&S::fertility_age_width,
            {.name = "fertility_age_width",
             .zh = "生育率表年龄组距",
             .unit = "years",
             .doc = "width of the age groups of the fertility table; 5 is split to single ages; 0: age_width",
             .doc_zh = "生育率表的年龄组距；5 岁组会拆为单岁；0 表示同 age_width",
             .least = 0,
             .most = 10}),
      field(&S::radix, {.name = "radix",
                        .zh = "基数",
                        .unit = "persons",
                        .doc = "l0 of an Lx table",
                        .doc_zh = "Lx 表的 l0",
                        .least = 1e-9,
                        .most = 1e9}),
  };
  return fields;
}

const std::vector<Field<ScenarioHead>>& scenario_fields() {
  using S = ScenarioHead;
  static const std::vector<Field<S>> fields = {
      field(&S::name, {.name = "name",
                       .zh = "名称",
                       .doc = "the file's name without .json",
                       .doc_zh = "与文件名相同",
                       .need = Need::required}),
      field(
          &S::title_zh,
          {.name = "title_zh", .zh = "中文标题", .doc = "Chinese title", .doc_zh = "中文标题", .need = Need::required}),
      field(
          &S::title_en,
          {.name = "title_en", .zh = "英文标题", .doc = "English title", .doc_zh = "英文标题", .need = Need::required}),
      field(&S::learn_zh, {.name = "learn_zh",
                           .zh = "可得结论",
                           .doc = "what a planner learns from it, in Chinese",
                           .doc_zh = "规划者从中能了解什么"}),
      field(&S::learn_en,
            {.name = "learn_en", .zh = "可得结论（英文）", .doc = "the same in English", .doc_zh = "同上，英文"}),
      field(&S::extends, {.name = "extends",
                          .zh = "基于",
                          .doc = "scenario this one builds on: a name, or a file ending in .json",
                          .doc_zh = "所基于的情景：名称或 .json 文件"}),
  };
  return fields;
}

}  // namespace xuewei

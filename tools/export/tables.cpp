#include "tools/export/tables.hpp"

#include "tools/export/finance_tables.hpp"
#include "tools/export/record_tables.hpp"

namespace xuewei {
namespace {

TableColumn column(const char* id, const char* en, const char* zh, int decimals = 0, bool code = false) {
  return {id, en, zh, decimals, code};
}

/// A column over area and stage that is one variable.
struct Measure {
  const char* variable;
  const char* en;
  const char* zh;
  int decimals = 0;
};

const TableColumn kYear = column("year", "Year", "年份");

/// Rows year x area of the wanted level x stage; columns are variables over (area, stage).
ExportTable area_stage_table(const ScenarioValues& values, const char* level, const std::vector<Measure>& measures) {
  ExportTable table;
  table.columns = {kYear, column("area", "Area code", "地区代码", 0, true), column("area_name", "Area", "地区"),
                   column("stage", "Stage id", "学段代码", 0, true), column("stage_name", "Stage", "学段")};
  for (const Measure& measure : measures)
    table.columns.push_back(column(measure.variable, measure.en, measure.zh, measure.decimals));
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t area = 0; area < values.count("area"); ++area) {
      const bool top = values.label("area_parent", area).empty();
      if (level ? values.label("area_level", area) != level : !top) continue;
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage) {
        std::vector<Cell> row = {values.year(step), values.label("area", area), values.area_name(area),
                                 values.label("stage", stage), values.stage_name(stage)};
        for (const Measure& measure : measures)
          row.push_back(number_cell(values.at(measure.variable, step, {area, stage})));
        table.rows.push_back(std::move(row));
      }
    }
  return table;
}

ExportTable yearly(const ScenarioValues& values) {
  return area_stage_table(values, nullptr,
                          {{"official_age_children", "Children", "适龄人口"},
                           {"entrants", "Entrants", "招生数"},
                           {"enrolment", "Pupils", "在校生数"},
                           {"places", "Places", "学位"},
                           {"places_balance", "Balance (shortage < 0)", "学位余缺（缺口为负）"},
                           {"unplaced", "Unplaced", "未安置"},
                           {"classes", "Classes", "班数"},
                           {"class_size", "Class size", "平均班额", 1},
                           {"staff", "Staff", "教职工"},
                           {"staff_required", "Required by ratio", "按生师比应配"},
                           {"teachers", "Teachers", "专任教师"},
                           {"teachers_required", "Required by class", "按班级应配"}});
}

ExportTable balance(const ScenarioValues& values) {
  return area_stage_table(
      values, "county",
      {{"enrolment", "Pupils", "在校生数"},
       {"unplaced", "Unplaced", "未安置"},
       {"places", "Places", "学位（供给）"},
       {"places_balance", "Balance = places - pupils - unplaced (shortage < 0)", "余缺＝供给−需求（缺口为负）"},
       {"places_short", "Short at crowded schools", "拥挤学校缺口"},
       {"places_spare", "Spare at other schools", "其他学校富余"},
       {"utilisation", "Utilisation", "学位利用率", 3}});
}

ExportTable teachers(const ScenarioValues& values) {
  return area_stage_table(values, "county",
                          {{"staff", "Staff", "教职工"},
                           {"staff_required", "Required by ratio", "按生师比应配教职工"},
                           {"staff_balance", "Balance by ratio (shortage < 0)", "按生师比余缺（缺口为负）"},
                           {"teachers", "Teachers", "专任教师"},
                           {"teachers_required", "Required by class", "按班级应配专任教师"},
                           {"teachers_balance", "Balance by class (shortage < 0)", "按班级余缺（缺口为负）"},
                           {"retirements", "Retirements", "退休"},
                           {"attrition", "Other leavers", "其他流出"},
                           {"recruits", "Recruits", "补充"}});
}

ExportTable population(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kYear,
                   column("area", "Area code", "地区代码", 0, true),
                   column("area_name", "Area", "地区"),
                   column("area_level", "Level", "层级"),
                   column("residence", "Residence", "城乡"),
                   column("population", "Population", "常住人口"),
                   column("male", "Male", "男"),
                   column("female", "Female", "女"),
                   column("age_0_14", "Age 0-14", "0—14岁"),
                   column("births", "Births", "出生"),
                   column("deaths", "Deaths", "死亡"),
                   column("net_moves", "Net moves within the case", "区域间净迁入"),
                   column("net_external", "Net migration from outside", "外部净迁入")};
  const std::vector<std::int32_t>& ages = values.results().integers("age");
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t area = 0; area < values.count("area"); ++area) {
      double by_sex[2] = {0.0, 0.0}, young = 0.0;
      for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t age = 0; age < ages.size(); ++age) {
          const double persons = values.at("population", step, {area, sex, age});
          by_sex[sex] += persons;
          if (ages[age] < 15) young += persons;
        }
      std::vector<Cell> row = {values.year(step),
                               values.label("area", area),
                               values.area_name(area),
                               values.label("area_level", area),
                               values.label("residence", area),
                               number_cell(by_sex[0] + by_sex[1]),
                               number_cell(by_sex[0]),
                               number_cell(by_sex[1]),
                               number_cell(young)};
      for (const char* flow : {"births", "deaths", "net_moves", "net_external"})
        row.push_back(number_cell(values.at(flow, step, {area})));
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable sites(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kYear,
                   column("school_code", "School code", "学校标识码"),
                   column("school_name", "School", "学校名称"),
                   column("stage", "Stage", "学段"),
                   column("area", "Area", "地区代码"),
                   column("sector", "Sector", "办学性质"),
                   column("basis", "Basis", "数据依据"),
                   column("site_enrolment", "Pupils", "在校生数", 1),
                   column("site_places", "Places", "学位", 1),
                   column("site_classrooms", "Classrooms", "教室"),
                   column("site_classes", "Classes", "班数"),
                   column("site_floor_area", "Floor area (m2)", "校舍建筑面积（平方米）"),
                   column("site_warning", "Warning (1 blue ... 5 red)", "预警等级（1蓝至5红）")};
  for (std::size_t site = 0; site < values.count("site"); ++site)
    for (std::size_t step = 0; step < values.results().steps(); ++step) {
      std::vector<Cell> row = {values.year(step)};
      for (const char* label : {"school_code", "school_name", "site_stage", "site_area", "site_sector", "site_basis"})
        row.emplace_back(values.label(label, site));
      for (const char* variable :
           {"site_enrolment", "site_places", "site_classrooms", "site_classes", "site_floor_area", "site_warning"})
        row.push_back(number_cell(values.at(variable, step, {site})));
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable zones(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kYear,
                   column("zone", "Zone", "片区代码"),
                   column("zone_name", "Zone name", "片区名称"),
                   column("area", "Area", "地区代码"),
                   column("stage", "Stage id", "学段代码", 0, true),
                   column("stage_name", "Stage", "学段"),
                   column("zone_demand", "Seekers", "入学需求", 1),
                   column("zone_unplaced", "Unplaced", "未安置", 1)};
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t zone = 0; zone < values.count("zone"); ++zone)
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage)
        table.rows.push_back({values.year(step), values.label("zone", zone), values.label("zone_name", zone),
                              values.label("zone_area", zone), values.label("stage", stage), values.stage_name(stage),
                              number_cell(values.at("zone_demand", step, {zone, stage})),
                              number_cell(values.at("zone_unplaced", step, {zone, stage}))});
  return table;
}

}  // namespace

const std::vector<TableKind>& table_kinds() {
  static const std::vector<TableKind> kinds = {
      {"yearly", {"Pupils, places and staff by year and stage", "分年度分学段学生、学位与教职工"}, yearly},
      {"balance", {"Balance of places by county, year and stage", "分旗县区分学段学位余缺"}, balance},
      {"sites", {"Sites by year", "分校分年度情况"}, sites},
      {"zones", {"Seekers by zone, stage and year", "分片区入学需求"}, zones},
      {"population", {"Population and its changes by area and year", "分地区人口及变动"}, population},
      {"teachers", {"Staff and teachers by county, stage and year", "分旗县区分学段教职工供需"}, teachers},
      {"programmes", {"Building programmes", "建设工程"}, programmes_export},
      {"projects", {"Projects, as planned and as they went", "建设项目：计划与实施"}, projects_export},
      {"money", {"Money of programmes by fiscal year", "建设工程分年度资金"}, money_export},
      {"finance",
       {"Public spending, budgets and no-decrease rules by county and year",
        "分旗县区分年度财政支出、预算与两个只增不减"},
       finance_export},
      {"finance_items",
       {"Public spending by county, year, stage and item", "分旗县区分学段分项目财政支出"},
       finance_items_export},
      {"finance_levels",
       {"Public spending and no-decrease rules by level of government", "分级负担与两个只增不减"},
       finance_levels_export},
      {"finance_school_sizes",
       {"Cost a pupil by size of school", "按校点规模分的生均成本"},
       finance_school_sizes_export},
      {"events", {"What happened to sites and projects, by year", "校点与项目大事记"}, events_export}};
  return kinds;
}

}  // namespace xuewei

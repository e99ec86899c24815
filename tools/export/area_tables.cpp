#include "io/words/words.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

/// Rows year x area x stage; columns are variables over area and stage.
template <class Wanted>
ExportTable area_stage_table(const ScenarioValues& values, Wanted wanted, const std::vector<Measure>& measures) {
  ExportTable table;
  table.columns = {kYearColumn};
  add_area_columns(table);
  add_stage_columns(table);
  add_columns(measures, table);
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t area = 0; area < values.count("area"); ++area) {
      if (!wanted(area)) continue;
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage) {
        std::vector<Cell> row = {values.year(step)};
        add_area(values, area, row);
        add_stage(values, stage, row);
        add_values(values, measures, step, {area, stage}, row);
        table.rows.push_back(std::move(row));
      }
    }
  return table;
}

ExportTable by_county(const ScenarioValues& values, const std::vector<Measure>& measures) {
  return area_stage_table(
      values, [&](std::size_t area) { return values.label("area_level", area) == name_of(AreaLevel::county); },
      measures);
}

ExportTable yearly(const ScenarioValues& values) {
  return area_stage_table(values, [&](std::size_t area) { return values.label("area_parent", area).empty(); },
                          {{"official_age_children"},
                           {"entrants"},
                           {"enrolment"},
                           {"places"},
                           {"places_balance"},
                           {"unplaced"},
                           {"classes"},
                           {"class_size", 1},
                           {"staff"},
                           {"staff_required"},
                           {"teachers"},
                           {"teachers_required"}});
}

ExportTable balance(const ScenarioValues& values) {
  return by_county(values, {{"enrolment"},
                            {"unplaced"},
                            {"places"},
                            {"places_balance"},
                            {"places_short"},
                            {"places_spare"},
                            {"utilisation", 3}});
}

ExportTable teachers(const ScenarioValues& values) {
  return by_county(values, {{"staff"},
                            {"staff_required"},
                            {"staff_balance"},
                            {"teachers"},
                            {"teachers_required"},
                            {"teachers_balance"},
                            {"retirements"},
                            {"attrition"},
                            {"recruits"}});
}

ExportTable population(const ScenarioValues& values) {
  const std::vector<Measure> flows = {{"births"}, {"deaths"}, {"net_moves"}, {"net_external"}};
  ExportTable table;
  table.columns = {kYearColumn};
  add_area_columns(table);
  table.columns.insert(table.columns.end(), {{"area_level", "Level", "层级"},
                                             {"residence", "Residence", "城乡"},
                                             {"population", "Population", "常住人口"},
                                             {"male", "Male", "男"},
                                             {"female", "Female", "女"},
                                             {"age_0_14", "Age 0-14", "0—14岁"}});
  add_columns(flows, table);
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
      std::vector<Cell> row = {values.year(step)};
      add_area(values, area, row);
      row.insert(row.end(),
                 {values.label("area_level", area), values.label("residence", area), number_cell(by_sex[0] + by_sex[1]),
                  number_cell(by_sex[0]), number_cell(by_sex[1]), number_cell(young)});
      add_values(values, flows, step, {area}, row);
      table.rows.push_back(std::move(row));
    }
  return table;
}

}  // namespace

std::vector<TableKind> area_tables() {
  return {{"yearly", {"Pupils, places and staff by year and stage", "分年度分学段学生、学位与教职工"}, yearly},
          {"balance", {"Balance of places by county, year and stage", "分旗县区分学段学位余缺"}, balance},
          {"population", {"Population and its changes by area and year", "分地区人口及变动"}, population},
          {"teachers", {"Staff and teachers by county, stage and year", "分旗县区分学段教职工供需"}, teachers}};
}

}  // namespace xuewei

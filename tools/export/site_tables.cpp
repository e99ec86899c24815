#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

ExportTable sites(const ScenarioValues& values) {
  const std::vector<Measure> measures = {{"site_enrolment", 1}, {"site_places", 1},  {"site_classrooms"},
                                         {"site_classes"},      {"site_floor_area"}, {"site_warning"}};
  ExportTable table;
  table.columns = {kYearColumn,
                   kSchoolCodeColumn,
                   kSchoolColumn,
                   kStageColumn,
                   kAreaCodeColumn,
                   {"sector", "Sector", "办学性质"},
                   {"basis", "Basis", "数据依据"}};
  add_columns(measures, table);
  for (std::size_t site = 0; site < values.count("site"); ++site)
    for (std::size_t step = 0; step < values.results().steps(); ++step) {
      std::vector<Cell> row = {values.year(step)};
      for (const char* label : {"school_code", "school_name", "site_stage", "site_area", "site_sector", "site_basis"})
        row.emplace_back(values.label(label, site));
      add_values(values, measures, step, {site}, row);
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable zones(const ScenarioValues& values) {
  const std::vector<Measure> measures = {{"zone_demand", 1}, {"zone_unplaced", 1}};
  ExportTable table;
  table.columns = {kYearColumn, {"zone", "Zone", "片区代码"}, {"zone_name", "Zone name", "片区名称"}, kAreaCodeColumn};
  add_stage_columns(table);
  add_columns(measures, table);
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t zone = 0; zone < values.count("zone"); ++zone)
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage) {
        std::vector<Cell> row = {values.year(step), values.label("zone", zone), values.label("zone_name", zone),
                                 values.label("zone_area", zone)};
        add_stage(values, stage, row);
        add_values(values, measures, step, {zone, stage}, row);
        table.rows.push_back(std::move(row));
      }
  return table;
}

}  // namespace

std::vector<TableKind> site_tables() {
  return {{"sites", {"Sites by year", "分校分年度情况"}, sites},
          {"zones", {"Seekers by zone, stage and year", "分片区入学需求"}, zones}};
}

}  // namespace xuewei

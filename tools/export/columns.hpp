// Columns that many tables have: what a row is about, and variables under the names of the catalogue.
#pragma once

#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

inline const TableColumn kYearColumn{"year", "Year", "年份"};
inline const TableColumn kFiscalYearColumn{"year", "Fiscal year", "财政年度"};
inline const TableColumn kSchoolCodeColumn{"school_code", "School code", "学校标识码"};
inline const TableColumn kSchoolColumn{"school_name", "School", "学校名称"};
inline const TableColumn kStageColumn{"stage", "Stage", "学段"};
inline const TableColumn kAreaCodeColumn{"area", "Area", "地区代码"};

/// Code and name; the cells of a row in the same order.
void add_area_columns(ExportTable& table);
void add_stage_columns(ExportTable& table);
void add_area(const ScenarioValues& values, std::size_t area, std::vector<Cell>& row);
void add_stage(const ScenarioValues& values, std::size_t stage, std::vector<Cell>& row);

/// A column of a table that holds one variable, with the unit where the name does not say it.
struct Measure {
  std::string_view variable;
  int decimals = 0;
};
TableColumn column_of(const Measure& measure);
void add_columns(const std::vector<Measure>& measures, ExportTable& table);
/// Says in the headings of columns without a value what the case would have to give for them.
void add_what_is_lacking(const ScenarioResults& results, ExportTable& table);
/// The values of variables that have the same axes.
void add_values(const ScenarioValues& values, const std::vector<Measure>& measures, std::size_t step,
                std::initializer_list<std::size_t> position, std::vector<Cell>& row);

}  // namespace xuewei

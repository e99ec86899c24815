#include "tools/export/columns.hpp"

#include "io/description/lacking.hpp"
#include "io/words/words.hpp"

namespace xuewei {

void add_area_columns(ExportTable& table) {
  table.columns.push_back({"area", "Area code", "地区代码", 0, true});
  table.columns.push_back({"area_name", "Area", "地区"});
}

void add_stage_columns(ExportTable& table) {
  table.columns.push_back({"stage", "Stage id", "学段代码", 0, true});
  table.columns.push_back({"stage_name", "Stage", "学段"});
}

void add_area(const ScenarioValues& values, std::size_t area, std::vector<Cell>& row) {
  row.insert(row.end(), {values.label("area", area), values.area_name(area)});
}

void add_stage(const ScenarioValues& values, std::size_t stage, std::vector<Cell>& row) {
  row.insert(row.end(), {values.label("stage", stage), values.stage_name(stage)});
}

TableColumn column_of(const Measure& measure) {
  const Variable& variable = variables()[variable_index(measure.variable)];
  std::string en(variable.heading.empty() ? variable.long_name : variable.heading);
  std::string zh(variable.heading_zh.empty() ? variable.long_name_zh : variable.heading_zh);
  // Persons, places and classes are in the name; money per pupil says "per pupil" there.
  if (variable.units.starts_with("yuan") || variable.units == "m2") {
    const std::string_view unit = variable.units.substr(0, variable.units.find(' '));
    en += " (" + std::string(unit) + ")";
    zh += "（" + std::string(word_called(units(), unit).zh) + "）";
  }
  return {std::string(variable.id), en, zh, measure.decimals};
}

void add_columns(const std::vector<Measure>& measures, ExportTable& table) {
  for (const Measure& measure : measures) table.columns.push_back(column_of(measure));
}

void add_what_is_lacking(const ScenarioResults& results, ExportTable& table) {
  for (TableColumn& column : table.columns)
    for (std::size_t v = 0; v < variables().size(); ++v) {
      if (variables()[v].id != column.id) continue;
      const std::optional<Bilingual> needed = lacking(results, v);
      if (!needed) continue;
      column.name_en += " [not computed: needs " + needed->en + "]";
      column.name_zh += "［未计算：需要" + needed->zh + "］";
      table.lacking.push_back(
          {column.id + " is not computed: it needs " + needed->en, column.id + " 未计算：需要" + needed->zh});
    }
}

void add_values(const ScenarioValues& values, const std::vector<Measure>& measures, std::size_t step,
                std::initializer_list<std::size_t> position, std::vector<Cell>& row) {
  for (const Measure& measure : measures) row.push_back(number_cell(values.at(measure.variable, step, position)));
}

}  // namespace xuewei

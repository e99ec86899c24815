#include "tools/export/finance_tables.hpp"

#include "io/results/finance_words.hpp"

namespace xuewei {
namespace {

TableColumn year_column() { return {"year", "Fiscal year", "财政年度", 0, false}; }

void add_area_columns(ExportTable& table) {
  table.columns.push_back({"area", "Area code", "地区代码", 0, true});
  table.columns.push_back({"area_name", "Area", "地区", 0, false});
}

void add_stage_columns(ExportTable& table) {
  table.columns.push_back({"stage", "Stage id", "学段代码", 0, true});
  table.columns.push_back({"stage_name", "Stage", "学段", 0, false});
}

/// The whole, what lies between, and counties; totals by residence and areas below a county have no money.
std::vector<std::size_t> areas_with_money(const ScenarioValues& values) {
  std::vector<std::size_t> areas;
  for (std::size_t area = 0; area < values.count("area"); ++area) {
    const std::string level = values.label("area_level", area);
    const bool top = values.label("area_parent", area).empty() && level != "residence";
    if (top || level == "region" || level == "prefecture" || level == "county") areas.push_back(area);
  }
  return areas;
}

std::string in_words(const Bilingual& words, Language language) {
  return language == Language::english ? words.en : words.zh;
}

double sum_over_stages(const ScenarioValues& values, std::string_view variable, std::size_t step, std::size_t area) {
  double sum = 0.0;
  for (std::size_t stage = 0; stage < values.count("stage"); ++stage) sum += values.at(variable, step, {area, stage});
  return sum;
}

}  // namespace

ExportTable finance_export(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {year_column()};
  add_area_columns(table);
  table.columns.push_back({"spending", "Public spending (yuan)", "财政支出（元）", 0, false});
  const std::vector<std::string>& levels = values.results().texts("government_level");
  for (std::size_t level = 0; level < kGovernmentLevels; ++level) {
    const Bilingual& words = words_of_government_levels()[level];
    table.columns.push_back(
        {"borne_by_" + levels[level], "Borne by: " + words.en + " (yuan)", "负担：" + words.zh + "（元）", 0, false});
  }
  const TableColumn more[] = {
      {"fiscal_year_pupils", "Pupils of the fiscal year", "财政年度平均在校生数", 1, false},
      {"spending_per_pupil", "Spending a pupil (yuan)", "生均支出（元）", 0, false},
      {"budget", "Budgets with transfers (yuan)", "年度预算（元）", 0, false},
      {"financing_gap", "Financing gap (yuan)", "经费缺口（元）", 0, false},
      {"spending_fell", "Counties that spend less than the year before", "支出减少的旗县区数", 0, false},
      {"spending_per_pupil_fell", "Counties that spend less a pupil", "生均支出减少的旗县区数", 0, false},
      {"family_fees", "Fees of families (yuan), not public", "家庭缴纳的保教费（元，不计入支出）", 0, false}};
  table.columns.insert(table.columns.end(), std::begin(more), std::end(more));
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values)) {
      std::vector<Cell> row = {values.year(step), values.label("area", area), values.area_name(area),
                               number_cell(values.at("spending", step, {area}))};
      for (std::size_t level = 0; level < kGovernmentLevels; ++level)
        row.push_back(number_cell(values.at("spending_by_level", step, {area, level})));
      for (const char* variable : {"fiscal_year_pupils", "spending_per_pupil", "budget", "financing_gap",
                                   "spending_fell", "spending_per_pupil_fell"})
        row.push_back(number_cell(values.at(variable, step, {area})));
      row.push_back(number_cell(sum_over_stages(values, "family_fees", step, area)));
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable finance_items_export(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {year_column()};
  add_area_columns(table);
  add_stage_columns(table);
  table.columns.push_back({"item", "Item id", "支出项目代码", 0, true});
  table.columns.push_back({"item_name", "Item", "支出项目", 0, false});
  table.columns.push_back({"spending", "Public spending (yuan)", "财政支出（元）", 0, false});
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values))
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage)
        for (std::size_t item = 0; item < kSpendingItems; ++item) {
          const double yuan = values.at("spending_by_item", step, {area, stage, item});
          if (!(yuan > 0.0)) continue;
          table.rows.push_back({values.year(step), values.label("area", area), values.area_name(area),
                                values.label("stage", stage), values.stage_name(stage),
                                values.label("spending_item", item),
                                in_words(words_of_spending_items()[item], values.language()), number_cell(yuan)});
        }
  return table;
}

ExportTable finance_levels_export(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {year_column(),
                   {"level", "Level id", "负担层级代码", 0, true},
                   {"level_name", "Level of government", "负担层级", 0, false},
                   {"spending", "Public spending borne (yuan)", "负担的财政支出（元）", 0, false},
                   {"spending_fell", "Less than the year before (1) or not (0)", "支出减少（1为是）", 0, false},
                   {"spending_per_pupil_fell", "Less a pupil (1) or not (0)", "生均支出减少（1为是）", 0, false}};
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t level = 0; level < kGovernmentLevels; ++level) {
      double spending = 0.0;
      for (const std::size_t area : areas_with_money(values))
        if (values.label("area_parent", area).empty()) spending += values.at("spending_by_level", step, {area, level});
      table.rows.push_back({values.year(step), values.label("government_level", level),
                            in_words(words_of_government_levels()[level], values.language()), number_cell(spending),
                            number_cell(values.at("level_spending_fell", step, {level})),
                            number_cell(values.at("level_spending_per_pupil_fell", step, {level}))});
    }
  return table;
}

ExportTable finance_school_sizes_export(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {{"year", "Year", "年份", 0, false}};
  add_area_columns(table);
  add_stage_columns(table);
  table.columns.push_back({"school_size", "Size of school, pupils", "校点规模（学生数）", 0, false});
  table.columns.push_back({"pupils", "Pupils", "在校生数", 1, false});
  table.columns.push_back({"cost", "Recurrent public cost a year (yuan)", "经常性财政成本（元/年）", 0, false});
  table.columns.push_back({"cost_per_pupil", "Cost a pupil (yuan)", "生均成本（元）", 0, false});
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values))
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage)
        for (std::size_t band = 0; band < kSchoolSizeBands; ++band) {
          const double pupils = values.at("pupils_by_school_size", step, {area, stage, band});
          if (!(pupils > 0.0)) continue;
          table.rows.push_back({values.year(step), values.label("area", area), values.area_name(area),
                                values.label("stage", stage), values.stage_name(stage),
                                in_words(words_of_school_sizes()[band], values.language()), number_cell(pupils),
                                number_cell(values.at("cost_by_school_size", step, {area, stage, band})),
                                number_cell(values.at("cost_per_pupil_by_school_size", step, {area, stage, band}))});
        }
  return table;
}

}  // namespace xuewei

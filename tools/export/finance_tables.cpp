#include "io/words/words.hpp"
#include "tools/export/columns.hpp"
#include "tools/export/tables.hpp"

namespace xuewei {
namespace {

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

double sum_over_stages(const ScenarioValues& values, std::string_view variable, std::size_t step, std::size_t area) {
  double sum = 0.0;
  for (std::size_t stage = 0; stage < values.count("stage"); ++stage) sum += values.at(variable, step, {area, stage});
  return sum;
}

ExportTable finance(const ScenarioValues& values) {
  const std::vector<Measure> measures = {
      {"fiscal_year_pupils", 1}, {"spending_per_pupil"}, {"budget"},
      {"financing_gap"},         {"spending_fell"},      {"spending_per_pupil_fell"}};
  ExportTable table;
  table.columns = {kFiscalYearColumn};
  add_area_columns(table);
  add_columns({{"spending"}}, table);
  for (const Word& level : government_levels())
    table.columns.push_back({"borne_by_" + std::string(level.name), "Borne by: " + std::string(level.en) + " (yuan)",
                             "负担：" + std::string(level.zh) + "（元）"});
  add_columns(measures, table);
  add_columns({{"family_fees"}}, table);
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values)) {
      std::vector<Cell> row = {values.year(step)};
      add_area(values, area, row);
      add_values(values, {{"spending"}}, step, {area}, row);
      for (std::size_t level = 0; level < kGovernmentLevels; ++level)
        add_values(values, {{"spending_by_level"}}, step, {area, level}, row);
      add_values(values, measures, step, {area}, row);
      row.push_back(number_cell(sum_over_stages(values, "family_fees", step, area)));
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable finance_items(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kFiscalYearColumn};
  add_area_columns(table);
  add_stage_columns(table);
  table.columns.insert(table.columns.end(),
                       {{"item", "Item id", "支出项目代码", 0, true}, {"item_name", "Item", "支出项目"}});
  add_columns({{"spending"}}, table);
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values))
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage)
        for (std::size_t item = 0; item < kSpendingItems; ++item) {
          const double yuan = values.at("spending_by_item", step, {area, stage, item});
          if (!(yuan > 0.0)) continue;
          std::vector<Cell> row = {values.year(step)};
          add_area(values, area, row);
          add_stage(values, stage, row);
          row.insert(row.end(), {values.label("spending_item", item),
                                 words_of<SpendingItem>()[item].text().in(values.language()), number_cell(yuan)});
          table.rows.push_back(std::move(row));
        }
  return table;
}

ExportTable finance_levels(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kFiscalYearColumn,
                   {"level", "Level id", "负担层级代码", 0, true},
                   {"level_name", "Level of government", "负担层级"},
                   {"spending", "Public spending borne (yuan)", "负担的财政支出（元）"},
                   {"spending_fell", "Less than the year before (1) or not (0)", "支出减少（1为是）"},
                   {"spending_per_pupil_fell", "Less per pupil (1) or not (0)", "生均支出减少（1为是）"}};
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (std::size_t level = 0; level < kGovernmentLevels; ++level) {
      double spending = 0.0;
      for (const std::size_t area : areas_with_money(values))
        if (values.label("area_parent", area).empty()) spending += values.at("spending_by_level", step, {area, level});
      std::vector<Cell> row = {values.year(step), values.label("government_level", level),
                               government_levels()[level].text().in(values.language()), number_cell(spending)};
      add_values(values, {{"level_spending_fell"}, {"level_spending_per_pupil_fell"}}, step, {level}, row);
      table.rows.push_back(std::move(row));
    }
  return table;
}

ExportTable finance_school_sizes(const ScenarioValues& values) {
  ExportTable table;
  table.columns = {kYearColumn};
  add_area_columns(table);
  add_stage_columns(table);
  table.columns.insert(table.columns.end(),
                       {{"school_size", "Size of school, pupils", "校点规模（学生数）"},
                        {"pupils", "Pupils", "在校生数", 1},
                        {"cost", "Recurrent public cost per year (yuan)", "经常性财政成本（元/年）"},
                        {"cost_per_pupil", "Cost per pupil (yuan)", "生均成本（元）"}});
  for (std::size_t step = 0; step < values.results().steps(); ++step)
    for (const std::size_t area : areas_with_money(values))
      for (std::size_t stage = 0; stage < values.count("stage"); ++stage)
        for (std::size_t band = 0; band < kSchoolSizeBands; ++band) {
          if (!(values.at("pupils_by_school_size", step, {area, stage, band}) > 0.0)) continue;
          std::vector<Cell> row = {values.year(step)};
          add_area(values, area, row);
          add_stage(values, stage, row);
          row.emplace_back(school_size_bands()[band].text().in(values.language()));
          add_values(values, {{"pupils_by_school_size"}, {"cost_by_school_size"}, {"cost_per_pupil_by_school_size"}},
                     step, {area, stage, band}, row);
          table.rows.push_back(std::move(row));
        }
  return table;
}

}  // namespace

std::vector<TableKind> finance_tables() {
  return {
      {"finance",
       {"Public spending, budgets and no-decrease rules by county and year",
        "分旗县区分年度财政支出、预算与两个只增不减"},
       finance},
      {"finance_items",
       {"Public spending by county, year, stage and item", "分旗县区分学段分项目财政支出"},
       finance_items},
      {"finance_levels",
       {"Public spending and no-decrease rules by level of government", "分级负担与两个只增不减"},
       finance_levels},
      {"finance_school_sizes", {"Cost per pupil by size of school", "按校点规模分的生均成本"}, finance_school_sizes}};
}

}  // namespace xuewei

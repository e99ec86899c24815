#include "tools/report/summary.hpp"

namespace xuewei::report {

std::vector<std::size_t> county_rows(const ReportData& data) {
  std::vector<std::size_t> rows;
  for (std::size_t area = 0; area < data.areas.size(); ++area) {
    if (data.areas[area].level == "county") rows.push_back(area);
  }
  if (!rows.empty()) return rows;
  for (std::size_t area = 0; area < data.areas.size(); ++area) {
    if (data.areas[area].parent == 0 && data.areas[area].level != "residence") rows.push_back(area);
  }
  if (rows.empty()) rows.push_back(0);
  return rows;
}

std::vector<double> by_year(const ReportData& data, const Scenario& scenario, const std::string& variable,
                            std::size_t area, std::size_t stage) {
  const auto field = scenario.fields.find(variable);
  if (field == scenario.fields.end()) return {};
  std::vector<double> values(data.years.size());
  for (std::size_t year = 0; year < values.size(); ++year) values[year] = field->second[data.at(year, area, stage)];
  return values;
}

bool summarise_lacking(const char* topic, const char* variable, const ReportData& data, const Scenario& scenario,
                       std::vector<Sentence>& sentences) {
  const auto needed = scenario.lacking.find(variable);
  if (needed == scenario.lacking.end() || data.stages.empty()) return false;
  sentences.push_back({topic,
                       {"Not computed", "未计算"},
                       {"The case lacks " + needed->second.en + ".", "算例没有" + needed->second.zh + "。"}});
  return true;
}

std::vector<Sentence> summarise(const ReportData& data, const Scenario& scenario) {
  std::vector<Sentence> sentences;
  summarise_pupils(data, scenario, sentences);
  summarise_places(data, scenario, sentences);
  summarise_counties(data, scenario, sentences);
  summarise_warnings(data, scenario, sentences);
  summarise_teachers(data, scenario, sentences);
  summarise_building(data, scenario, sentences);
  summarise_money(data, scenario, sentences);
  summarise_comparison(data, scenario, sentences);
  return sentences;
}

}  // namespace xuewei::report

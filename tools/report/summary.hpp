// The summary in words: every sentence is computed from the numbers of one scenario, in both languages.
//
// Years within 5 % of a stage's maximum are its plateau; a stage that never leaves the upper 1 % has no peak. Shortage
// and surplus are counted twice, because they hide each other: as the balance of an area (supply minus demand, shortage
// negative) and as the pupils above the places of their own schools plus the unplaced.
#pragma once

#include <string>
#include <vector>

#include "tools/report/report_data.hpp"

namespace xuewei::report {

struct Sentence {
  std::string topic;  ///< pupils, places, counties, teachers, building, money, warnings, comparison
  Bilingual subject;  ///< stage or other heading of the line
  Bilingual text;
};

std::vector<Sentence> summarise(const ReportData& data, const Scenario& scenario);

/// Positions of the areas that county tables list: level county, or the children of the whole where there are none.
std::vector<std::size_t> county_rows(const ReportData& data);

/// Values of one area and stage by year; empty if the scenario lacks the variable.
std::vector<double> by_year(const ReportData& data, const Scenario& scenario, const std::string& variable,
                            std::size_t area, std::size_t stage);

/// That a topic is not computed, where the case does not give what the variable needs; whether it does not.
bool summarise_lacking(const char* topic, const char* variable, const ReportData& data, const Scenario& scenario,
                       std::vector<Sentence>& sentences);
void summarise_pupils(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_places(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_counties(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_warnings(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_teachers(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_building(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_money(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);
void summarise_comparison(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences);

}  // namespace xuewei::report

// A report small enough to know every number: a whole with two counties, two stages, four years, one scenario.
#pragma once

#include "tools/report/report_data.hpp"

namespace xuewei::report {

/// Pupils of the whole by year; places stay at `places`; the first county has all the shortage.
inline ReportData small_report(const std::vector<double>& pupils, double places = 1000.0) {
  ReportData data;
  data.title = {"Small town", "小城"};
  data.case_name = "small";
  data.base_year = 2020;
  data.horizon = 2023;
  data.years = {2020, 2021, 2022, 2023};
  data.areas = {{"1", {"Town", "小城市"}, "prefecture", "", -1},
                {"11", {"East", "东区"}, "county", "", 0},
                {"12", {"West", "西区"}, "county", "", 0}};
  data.stages.resize(2);
  data.stages[0].id = "primary";
  data.stages[0].name = {"Primary", "小学"};
  data.stages[1].id = "junior";
  data.stages[1].name = {"Junior", "初中"};
  Scenario scenario;
  scenario.name = "baseline";
  scenario.title = {"Baseline", "基准"};
  for (const char* id : {"enrolment", "places", "places_balance", "places_short", "unplaced"}) {
    scenario.fields[id] = Field(data.years.size() * data.areas.size() * data.stages.size(), 0.0);
  }
  for (std::size_t year = 0; year < data.years.size(); ++year) {
    const double balance = places - pupils[year];
    const double by_area[] = {balance, balance - 50.0, 50.0};
    for (std::size_t area = 0; area < data.areas.size(); ++area) {
      const std::size_t at = data.at(year, area, 0);
      scenario.fields["places"][at] = area == 0 ? places : places / 2;
      scenario.fields["places_balance"][at] = by_area[area];
      scenario.fields["enrolment"][at] = scenario.fields["places"][at] - by_area[area];
      scenario.fields["places_short"][at] = by_area[area] < 0 ? -by_area[area] : 0.0;
    }
  }
  data.scenarios.push_back(scenario);
  return data;
}

}  // namespace xuewei::report

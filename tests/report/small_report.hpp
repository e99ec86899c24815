// A report small enough to know every number: a whole with two counties, two stages, four years, one scenario.
#pragma once

#include "tools/report/report_data.hpp"

namespace xuewei::report {

/// Pupils of the whole by year; places stay at `places`; the first county has all the shortage.
inline ReportData small_report(const std::vector<double>& pupils, double places = 1000.0) {
  ReportData data;
  data.title = {"小城", "Small town"};
  data.case_name = "small";
  data.base_year = 2020;
  data.horizon = 2023;
  data.years = {2020, 2021, 2022, 2023};
  data.places = {{"1", {"小城市", "Town"}, "prefecture", "", -1},
                 {"11", {"东区", "East"}, "county", "", 0},
                 {"12", {"西区", "West"}, "county", "", 0}};
  data.stages.resize(2);
  data.stages[0].id = "primary";
  data.stages[0].name = {"小学", "Primary"};
  data.stages[1].id = "junior";
  data.stages[1].name = {"初中", "Junior"};
  Scenario scenario;
  scenario.name = "baseline";
  scenario.title = {"基准", "Baseline"};
  for (const char* id : {"enrolment", "places", "places_balance", "places_short", "unplaced"}) {
    scenario.fields[id] = Field(data.years.size() * data.places.size() * data.stages.size(), 0.0);
  }
  for (std::size_t year = 0; year < data.years.size(); ++year) {
    const double balance = places - pupils[year];
    const double by_place[] = {balance, balance - 50.0, 50.0};
    for (std::size_t place = 0; place < data.places.size(); ++place) {
      const std::size_t at = data.at(year, place, 0);
      scenario.fields["places"][at] = place == 0 ? places : places / 2;
      scenario.fields["places_balance"][at] = by_place[place];
      scenario.fields["enrolment"][at] = scenario.fields["places"][at] - by_place[place];
      scenario.fields["places_short"][at] = by_place[place] < 0 ? -by_place[place] : 0.0;
    }
  }
  data.scenarios.push_back(scenario);
  return data;
}

}  // namespace xuewei::report

// Cases of totals for the tests: two counties with three leaf areas each and a few zones, built in memory.
#pragma once

#include <string>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

inline StageRow stage(const std::string& id, const std::string& name_zh, int first_grade, int grades, bool compulsory,
                      double norm, double stretch) {
  StageRow row;
  row.id = id;
  row.name_zh = name_zh;
  row.first_grade = first_grade;
  row.grades = grades;
  row.compulsory = compulsory;
  row.class_size_norm.assign(static_cast<std::size_t>(grades), norm);
  row.class_size_stretch = stretch;
  return row;
}

/// Areas C1-urban, C1-town, C1-rural, C2-urban, ...: two zones each, four in rural areas; no totals yet.
inline Case case_without_totals() {
  Case data;
  data.base_year = 2020;
  data.horizon = 2021;
  data.population_settings.open_age = 25;
  data.areas.push_back({"P", "某市", "City", "", AreaLevel::prefecture, {}, Basis::synthetic});
  for (const std::string county : {"C1", "C2"}) {
    data.areas.push_back({county, county + "县", county, "P", AreaLevel::county, {}, Basis::synthetic});
    int residence = 0;
    for (const std::string kind : {"urban", "town", "rural"}) {
      const std::string area = county + "-" + kind;
      data.areas.push_back({area, area, area, county, AreaLevel::area, Residence(residence++), Basis::synthetic});
      const std::vector<double> shares =
          kind == "rural" ? std::vector<double>{0.4, 0.3, 0.2, 0.1} : std::vector{0.75, 0.25};
      for (std::size_t zone = 0; zone < shares.size(); ++zone) {
        const std::string code = area + "-Z" + std::to_string(zone + 1);
        data.zones.push_back({code, code, area, "", 119.0 + 0.1 * static_cast<double>(zone), 42.0 + 0.2 * residence,
                              shares[zone], 4.0, Basis::synthetic});
      }
      for (const Sex sex : {Sex::male, Sex::female})
        for (int age = 0; age <= 25; ++age)
          data.population.push_back({area, sex, age, 500.0 + 10.0 * ((7 * age) % 11), Basis::synthetic});
    }
  }
  for (const Sex sex : {Sex::male, Sex::female}) data.mortality.push_back({"P", 2020, sex, 0, 0.001, Basis::synthetic});
  data.stages = {stage("kindergarten", "幼儿园", -2, 3, false, 30, 40), stage("primary", "小学", 1, 6, true, 45, 55),
                 stage("junior", "初中", 7, 3, true, 50, 55), stage("senior", "普通高中", 10, 3, false, 50, 55)};
  data.stages[0].class_size_norm = {25, 30, 35};
  return data;
}

/// Every area with ordinary totals of every stage.
inline Case ordinary_case() {
  Case data = case_without_totals();
  for (const std::string county : {"C1", "C2"}) {
    for (const std::string kind : {"urban", "town", "rural"}) {
      const std::string area = county + "-" + kind;
      const bool rural = kind == "rural", urban = kind == "urban";
      data.school_totals.push_back({area, "kindergarten", 12, 0, 1400, 160, 0.5, 0.4, 0.85, Basis::estimated});
      data.school_totals.push_back(
          {area, "primary", 9, rural ? 4 : 0, rural ? 2100 : 8200, 610, 1.0, 0.0, urban ? 1.1 : 0.7, Basis::estimated});
      data.school_totals.push_back({area, "junior", 3, 0, 3300, 290, 0.95, 0.0, urban ? 1.05 : 0.8, Basis::estimated});
      if (!rural) data.school_totals.push_back({area, "senior", 1, 0, 1900, 150, 1.0, 0.0, 0.95, Basis::estimated});
    }
  }
  return data;
}

}  // namespace xuewei

// A few schools in one zone with their programmes, and a run of the estate alone over them.
#pragma once

#include <string>
#include <vector>

#include "engine/estate/estate.hpp"
#include "engine/network/network.hpp"

namespace xuewei::support {

/// Schools S0 to S5: 12 rooms and 1,200 m2 of primary each (45 places per room), S0 also 6 rooms and 900 m2 of junior (50).
inline Case small_estate(int horizon = 2030) {
  Case c;
  c.base_year = 2020;
  c.horizon = horizon;
  StageRow primary;
  primary.id = "primary";
  primary.class_size_norm.assign(6, 45.0);
  StageRow junior = primary;
  junior.id = "junior";
  junior.first_grade = 7;
  junior.grades = 3;
  junior.class_size_norm.assign(3, 50.0);
  c.stages = {primary, junior};
  c.areas.push_back({"A", "县", "County", "", AreaLevel::county, Residence::town, Basis::synthetic});
  c.zones.push_back({"Z", "zone", "A", "", 118.0, 42.0, 1.0, 1.0, Basis::synthetic});
  for (int i = 0; i < 6; ++i) {
    SchoolRow row;
    row.school_code = "S" + std::to_string(i);
    row.stage = "primary";
    row.area = "A";
    row.zone = "Z";
    row.classrooms = 12;
    row.floor_area_m2 = 1200;
    row.pupils_by_grade.assign(6, 60.0);
    c.schools.push_back(row);
  }
  SchoolRow row = c.schools.front();
  row.stage = "junior";
  row.classrooms = 6;
  row.floor_area_m2 = 900;
  row.pupils_by_grade.assign(3, 60.0);
  c.schools.push_back(row);
  return c;
}

inline void add_programme(Case& c, const std::string& code, const std::vector<std::pair<int, std::int64_t>>& ceilings) {
  ProgrammeRow row;
  row.programme = code;
  c.programmes.push_back(row);
  for (const auto& [year, yuan] : ceilings) c.ceilings.push_back({code, year, yuan, Basis::synthetic});
}

/// An extension of two rooms of a school's primary site in the programme added last.
inline ProjectRow& add_project(Case& c, const std::string& code, const std::string& school, std::int64_t money_yuan,
                               int from_year, int to_year, int opening_year) {
  ProjectRow row;
  row.project = code;
  row.programme = c.programmes.back().programme;
  row.school_code = school;
  row.stage = "primary";
  row.kind = ProjectKind::extension;
  row.classrooms_added = 2;
  row.money_yuan = money_yuan;
  row.money_from_year = from_year;
  row.money_to_year = to_year;
  row.opening_year = opening_year;
  c.projects.push_back(row);
  return c.projects.back();
}

inline constexpr std::size_t kTime = varying("estate/construction_time_multiplier");
inline constexpr std::size_t kCost = varying("estate/construction_cost_multiplier");

class EstateRun {
 public:
  explicit EstateRun(const Case& input) : network(make_network(input)), params(compile_estate(input, network)) {
    for (const std::size_t quantity : {kTime, kCost}) luck.let_vary(quantity, params.projects.size());
    restart();
  }

  void restart() {
    step = 0;
    state = start_estate(params, luck);
  }
  bool done() const { return step + 1 == params.steps; }
  void advance(const std::vector<SiteChange>& changes = {}) {
    ++step;
    apply_changes(params, changes, step, state);
    advance_estate(params, luck, step, state);
  }
  int year() const { return network.calendar.year(step); }
  std::size_t site(const std::string& school, const std::string& stage = "primary") const {
    return network.find_site(school, stage).index();
  }
  /// Events of this year in lane 0.
  int count(EventKind kind) const {
    int events = 0;
    for (const Event& event : state.events.events()) events += event.kind == kind && event.lane == 0;
    return events;
  }

  Network network;
  EstateParams params;
  Luck luck;
  EstateState state;
  std::size_t step = 0;
};

/// The year in which each project opened in a lane; 9999 if it did not.
inline std::vector<int> opening_years(EstateRun& run, int lane = 0) {
  std::vector<int> years(run.params.projects.size(), 9999);
  for (run.restart(); !run.done();) {
    run.advance();
    for (std::size_t i = 0; i < years.size(); ++i)
      if (years[i] == 9999 && run.state.project_open[i][lane] > 0.0) years[i] = run.year();
  }
  return years;
}

}  // namespace xuewei::support

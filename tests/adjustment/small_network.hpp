// A network small enough to decide by hand: two counties in one prefecture, sites on one line of latitude. One degree of
// longitude is about 82.6 km at 42 degrees, so 0.1 degree is 8.3 km, 21.5 minutes at 30 km/h and a detour of 1.3.
#pragma once

#include <string>
#include <vector>

#include "engine/model/model.hpp"
#include "engine/year/year.hpp"
#include "io/words/words.hpp"

namespace xuewei::testing {

inline std::vector<double> each(std::size_t grades, double pupils) { return std::vector<double>(grades, pupils); }

struct SmallSite {
  std::string code, stage, zone;
  double longitude_deg = 118.0;
  double rooms = 6.0;
  std::vector<double> pupils;
};

class SmallNetwork {
 public:
  SmallNetwork() {
    input.name = "small";
    input.base_year = 2020;
    input.horizon = 2026;
    input.population_settings.open_age = 60;
    input.population_settings.mortality_measure = MortalityMeasure::qx;
    using Entry = StageRow::Entry;
    using Catchment = StageRow::Catchment;
    stage("kindergarten", -2, 3, false, Entry::participation, 30, Catchment::county);
    stage("primary", 1, 6, true, Entry::birth_cohort, 40, Catchment::county);
    stage("junior", 7, 3, true, Entry::junior_from_primary, 50, Catchment::county);
    stage("senior", 10, 3, false, Entry::general_senior, 50, Catchment::prefecture);
    stage("vocational", 10, 3, false, Entry::vocational_senior, 50, Catchment::prefecture);
    stage("special", 1, 9, true, Entry::special, 12, Catchment::prefecture);
    input.areas.push_back({"P", "P", "P", "", AreaLevel::prefecture, {}, Basis::synthetic});
    for (const std::string county : {"A", "B"}) {
      input.areas.push_back({county, county, county, "P", AreaLevel::county, {}, Basis::synthetic});
      input.areas.push_back(
          {county + "1", county + "1", county + "1", county, AreaLevel::area, Residence::town, Basis::synthetic});
    }
    // Townships of A: north with one zone, south with two.
    input.zones = {{"a-north", "a-north", "A1", "north", 118.0, 42.0, 0.5, 1.0, Basis::synthetic},
                   {"a-south", "a-south", "A1", "south", 118.1, 42.0, 0.3, 1.0, Basis::synthetic},
                   {"a-south-2", "a-south-2", "A1", "south", 118.2, 42.0, 0.2, 1.0, Basis::synthetic},
                   {"b", "b", "B1", "", 119.0, 42.0, 1.0, 1.0, Basis::synthetic}};
    for (const std::string leaf : {"A1", "B1"})
      for (int age = 0; age <= 60; ++age)
        for (const Sex sex : {Sex::male, Sex::female}) {
          input.population.push_back({leaf, sex, age, age <= 20 ? 50.0 : 0.0, Basis::synthetic});
          if (leaf == "A1") input.mortality.push_back({"P", 2020, sex, age, age == 60 ? 0.5 : 0.0, Basis::synthetic});
        }
    for (int age = 15; age <= 19; ++age) input.fertility.push_back({"P", 2020, age, 0.2, Basis::synthetic});
  }

  SchoolRow& site(const SmallSite& small) {
    SchoolRow row;
    row.school_code = small.code;
    row.school_name = small.code;
    row.stage = small.stage;
    row.zone = small.zone;
    row.area = small.zone == "b" ? "B1" : "A1";
    row.longitude_deg = small.longitude_deg;
    row.latitude_deg = 42.0;
    row.classrooms = small.rooms;
    row.floor_area_m2 = 100.0 * small.rooms;
    row.pupils_by_grade = small.pupils;
    return input.schools.emplace_back(row);
  }
  RuleRow& rule(RuleRow::Rule kind, const std::string& stage, double threshold = 0.0) {
    RuleRow row;
    row.rule = kind;
    row.stage = stage;
    row.threshold = threshold;
    return input.rules.emplace_back(row);
  }
  NetworkChangeRow& plan(NetworkChangeRow::Change change, const std::string& school, const std::string& stage, int year,
                         const std::string& into = "") {
    NetworkChangeRow row;
    row.change = change;
    row.school_code = school;
    row.stage = stage;
    row.year = year;
    row.into_school_code = into;
    return input.network_changes.emplace_back(row);
  }
  StageRow& stage_row(const std::string& id) {
    for (StageRow& row : input.stages)
      if (row.id == id) return row;
    throw std::invalid_argument(id);
  }

  Case input;

 private:
  void stage(const std::string& id, int first_grade, int grades, bool compulsory, StageRow::Entry entry, double norm,
             StageRow::Catchment catchment) {
    StageRow row;
    row.id = row.name_zh = row.name_en = id;
    row.first_grade = first_grade;
    row.grades = grades;
    row.first_age = first_grade + 5;
    row.last_age = first_grade + 4 + grades;
    row.compulsory = compulsory;
    row.entry = entry;
    row.catchment = catchment;
    row.class_size_norm.assign(static_cast<std::size_t>(grades), norm);
    input.stages.push_back(row);
  }
};

/// A model and its state after `start`, where the first decisions are taken.
struct Started {
  explicit Started(const Case& input) : model(compile(input)), state(start(model)) {}

  void advance(int years = 1) {
    for (int i = 0; i < years; ++i) advance_year(model, std::nullopt, ++step, state);
  }
  std::size_t site(const std::string& school, const std::string& stage) const {
    const SiteId id = model.network.find_site(school, stage);
    if (!id.valid()) throw std::invalid_argument(school + "/" + stage);
    return id.index();
  }
  /// What lane 0 has decided and not yet carried out.
  const std::vector<SiteChange>& pending() const { return state.adjustment.pending[0]; }
  /// Events of lane 0 in this year's decisions.
  std::vector<Event> events() const { return of_lane0(state.adjustment.events); }
  std::vector<Event> carried_out() const { return of_lane0(state.estate.events); }
  std::string name(SiteId id) const {
    return id.valid() ? model.network.sites[id.index()].school_code : std::string("-");
  }
  /// "closed>taker" for every closure decided, "closed" where there is no taker.
  std::vector<std::string> closures() const {
    std::vector<std::string> list;
    for (const SiteChange& change : pending())
      if (change.kind == SiteChangeKind::merge)
        list.push_back(name(change.site) + ">" + name(change.other));
      else if (change.kind == SiteChangeKind::close)
        list.push_back(name(change.site));
    return list;
  }
  /// "site guard" for every refusal of this year.
  std::vector<std::string> refusals() const {
    std::vector<std::string> list;
    for (const Event& event : events())
      if (event.kind == EventKind::refused) list.push_back(name(event.site) + " " + name_of(event.guard));
    return list;
  }
  double enrolment(const std::string& school, const std::string& stage) const {
    return state.indicators.site_enrolment[site(school, stage)][0];
  }
  double rooms(const std::string& school, const std::string& stage) const {
    return state.estate.classrooms[site(school, stage)][0];
  }

  Model model;
  State state;
  std::size_t step = 0;

 private:
  static std::vector<Event> of_lane0(const EventLog& log) {
    std::vector<Event> list;
    for (const Event& event : log.events())
      if (event.lane == 0) list.push_back(event);
    return list;
  }
};

}  // namespace xuewei::testing

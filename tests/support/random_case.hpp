// A small random case in memory, for property tests: two or more counties of three leaf areas, every stage, moves,
// projects and staff. Everything follows from the seed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

#include "engine/case/case.hpp"

namespace xuewei::support {

struct RandomCaseShape {
  int counties = 2;
  int horizon = 2035;
  double crowding = 1.0;  ///< base rolls relative to what the classrooms hold at the norm
  double moves_per_year = 0.02;
  bool special = true;
};

class RandomCase {
 public:
  explicit RandomCase(std::uint64_t seed, RandomCaseShape shape = {}) : random_(seed), shape_(shape) {}

  Case make() {
    Case c;
    c.name = "random";
    c.base_year = 2020;
    c.horizon = shape_.horizon;
    c.synthetic = true;
    c.population_settings.open_age = 60;
    c.population_settings.mortality_measure = MortalityMeasure::qx;
    stages(c);
    areas(c);
    rates(c);
    schools(c);
    staff(c);
    c.parameters.primary_ever_entering_share = 0.995;
    c.parameters.primary_entry_at_six_share = 0.9;
    c.parameters.primary_to_junior_share = 0.99;
    c.parameters.senior_entry_share = 0.9;
    c.parameters.vocational_intake_share = Path(std::vector<std::pair<int, double>>{{2020, 0.34}, {2025, 0.4}});
    c.uncertainty = {{"population/fertility_multiplier", Uncertainty::Form::ar1_lognormal, 0.08, 0.9},
                     {"population/moves_multiplier", Uncertainty::Form::lognormal, 0.3, 0.0},
                     {"enrolment/primary_ever_entering_share", Uncertainty::Form::lognormal, 0.01, 0.0}};
    return c;
  }

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  void stages(Case& c) {
    const auto stage = [](std::string id, int first_grade, int grades, bool compulsory, StageRow::Entry entry,
                          double norm, StageRow::Catchment catchment) {
      StageRow row;
      row.id = id;
      row.name_zh = row.name_en = id;
      row.first_grade = first_grade;
      row.grades = grades;
      row.compulsory = compulsory;
      row.first_age = first_grade + 5;
      row.last_age = first_grade + 4 + grades;
      row.catchment = catchment;
      row.entry = entry;
      row.class_size_norm.assign(static_cast<std::size_t>(grades), norm);
      row.repetition_share = compulsory ? 0.002 : 0.0;
      row.dropout_share = 0.003;
      row.death_share = 0.0003;
      return row;
    };
    using Entry = StageRow::Entry;
    using Catchment = StageRow::Catchment;
    c.stages = {stage("kindergarten", -2, 3, false, Entry::participation, 30, Catchment::county),
                stage("primary", 1, 6, true, Entry::birth_cohort, 45, Catchment::county),
                stage("junior", 7, 3, true, Entry::junior_from_primary, 50, Catchment::county),
                stage("senior", 10, 3, false, Entry::general_senior, 50, Catchment::prefecture),
                stage("vocational", 10, 3, false, Entry::vocational_senior, 50, Catchment::prefecture)};
    if (shape_.special) {
      c.stages.push_back(stage("special", 1, 9, true, Entry::special, 12, Catchment::prefecture));
      c.stages.back().first_age = 1;
      c.stages.back().last_age = 0;
      c.stages.back().class_size_stretch = 14;
      c.stages.back().class_size_hard = 16;
    }
  }

  void areas(Case& c) {
    c.areas.push_back({"P", "市", "Prefecture", "", AreaLevel::prefecture, {}, Basis::synthetic});
    for (int i = 0; i < shape_.counties; ++i) {
      const std::string county = "C" + std::to_string(i);
      c.areas.push_back({county, county, county, "P", AreaLevel::county, {}, Basis::synthetic});
      for (const auto& [suffix, residence] :
           {std::pair{"U", Residence::urban}, std::pair{"T", Residence::town}, std::pair{"R", Residence::rural}}) {
        const std::string leaf = county + suffix;
        c.areas.push_back({leaf, leaf, leaf, county, AreaLevel::area, residence, Basis::synthetic});
        const int zones = whole(1, 3);
        for (int z = 0; z < zones; ++z)
          c.zones.push_back({leaf + "Z" + std::to_string(z), "zone", leaf, "", 118.0 + uniform(0.0, 1.0),
                             42.0 + uniform(0.0, 1.0), 1.0 / zones, uniform(0.5, 5.0), Basis::synthetic});
        const double cohort = uniform(40.0, 400.0);
        for (int age = 0; age <= 60; ++age)
          for (Sex sex : {Sex::male, Sex::female})
            c.population.push_back({leaf, sex, age, cohort * uniform(0.8, 1.2), Basis::synthetic});
      }
    }
  }

  void rates(Case& c) {
    for (int age = 18; age <= 45; ++age) c.fertility.push_back({"P", 2020, age, uniform(0.02, 0.07), Basis::synthetic});
    for (int age = 0; age <= 60; ++age)
      for (Sex sex : {Sex::male, Sex::female}) {
        c.mortality.push_back({"P", 2020, sex, age, age == 60 ? 0.05 : 0.001 + 0.0001 * age, Basis::synthetic});
        c.move_profiles.push_back({"all", sex, age, uniform(0.5, 1.5), Basis::synthetic});
      }
    for (int i = 0; i < shape_.counties; ++i) {
      const std::string county = "C" + std::to_string(i);
      c.moves.push_back({county + "R", county + "T", "all", shape_.moves_per_year, Basis::synthetic});
      c.moves.push_back({county + "T", county + "U", "all", shape_.moves_per_year, Basis::synthetic});
      if (i > 0) c.moves.push_back({county + "U", "C0U", "all", shape_.moves_per_year, Basis::synthetic});
    }
  }

  void schools(Case& c) {
    int serial = 0;
    for (const ZoneRow& zone : std::vector<ZoneRow>(c.zones)) {
      for (const StageRow& stage : c.stages) {
        const bool few = stage.catchment == StageRow::Catchment::prefecture;
        if (few && zone.area.back() != 'U') continue;
        SchoolRow row;
        row.school_code = "S" + std::to_string(++serial);
        row.school_name = row.school_code;
        row.stage = stage.id;
        row.area = zone.area;
        row.zone = zone.code;
        row.longitude_deg = zone.longitude_deg + uniform(-0.01, 0.01);
        row.latitude_deg = zone.latitude_deg + uniform(-0.01, 0.01);
        row.classrooms = stage.grades * whole(1, 4);
        row.floor_area_m2 = 100.0 * row.classrooms;
        for (int g = 0; g < stage.grades; ++g)
          row.pupils_by_grade.push_back(whole(
              1, std::max(
                     1, static_cast<int>(shape_.crowding * row.classrooms / stage.grades * stage.class_size_norm[0]))));
        c.schools.push_back(row);
      }
    }
    c.programmes.push_back({"G", "工程", "Programme", 0, 0, 0, 0, Basis::synthetic});
    for (int i = 0; i < 4; ++i) {
      const SchoolRow& site = c.schools[static_cast<std::size_t>(whole(0, static_cast<int>(c.schools.size()) - 1))];
      ProjectRow project;
      project.project = "J" + std::to_string(i);
      project.programme = "G";
      project.school_code = site.school_code;
      project.stage = site.stage;
      project.kind = ProjectKind::extension;
      project.classrooms_added = whole(1, 12);
      project.floor_added_m2 = 1000;
      project.money_yuan = whole(1, 1000000000);
      project.money_from_year = 2021;
      project.money_to_year = 2021 + whole(0, 4);
      project.opening_year = project.money_to_year + 1;
      c.programmes.back().money_yuan += project.money_yuan;
      c.programmes.back().floor_area_m2 += project.floor_added_m2;
      c.programmes.back().projects += 1;
      c.projects.push_back(project);
    }
  }

  void staff(Case& c) {
    for (int i = 0; i < shape_.counties; ++i)
      for (const StageRow& stage : c.stages)
        for (int cohort = 1962; cohort <= 1998; cohort += 4) {
          c.teachers.push_back(
              {"C" + std::to_string(i), stage.id, RetirementTrack::men, cohort, uniform(0.0, 20.0), Basis::synthetic});
          c.teachers.push_back({"C" + std::to_string(i), stage.id, RetirementTrack::women_55, cohort,
                                uniform(0.0, 20.0), Basis::synthetic});
        }
    for (int i = 0; i < shape_.counties; ++i)
      for (const StageRow& stage : c.stages)
        c.recruitment.push_back({.county = "C" + std::to_string(i),
                                 .stage = stage.id,
                                 .cap_per_year = uniform(0.0, 10.0),
                                 .basis = Basis::synthetic});
  }

  std::mt19937_64 random_;
  RandomCaseShape shape_;
};

}  // namespace xuewei::support

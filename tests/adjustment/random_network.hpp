// A random case whose network changes: small, crowded, private and protected sites, townships of several zones, beds,
// travel limits, dated changes and rules of every kind. Everything follows from the seed.
#pragma once

#include <algorithm>
#include <random>

#include "tests/support/random_case.hpp"

namespace xuewei::testing {

class RandomNetwork {
 public:
  explicit RandomNetwork(std::uint64_t seed) : random_(seed ^ 0x5bd1e995) {
    support::RandomCaseShape shape;
    shape.horizon = 2025;
    shape.counties = 2;
    shape.crowding = 1.0;
    input_ = support::RandomCase(seed, shape).make();
  }

  Case make() {
    for (ZoneRow& zone : input_.zones)
      if (chance(0.7)) zone.township = zone.area;
    stages();
    thin_out();
    sites();
    rules();
    plan();
    // Wide luck, so that lanes differ in what they decide.
    input_.uncertainty = {{"population/fertility_multiplier", Uncertainty::Form::ar1_lognormal, 0.3, 0.5},
                          {"population/moves_multiplier", Uncertainty::Form::lognormal, 0.8, 0.0},
                          {"enrolment/primary_ever_entering_share", Uncertainty::Form::lognormal, 0.05, 0.0}};
    input_.parameters.class_size_multiplier = chance(0.3) ? Path({{2021, 1.0}, {2024, 0.9}}) : Path(1.0);
    return input_;
  }

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance(double probability) { return uniform(0.0, 1.0) < probability; }

  void stages() {
    for (StageRow& stage : input_.stages) {
      if (!chance(0.4)) continue;
      stage.travel_limit_minutes.assign(static_cast<std::size_t>(stage.grades), uniform(20.0, 200.0));
      stage.boarding_first_grade = stage.first_grade + whole(0, stage.grades);
    }
  }

  /// Some counties have only one or two schools of a stage, so that the guards of the last one are met.
  void thin_out() {
    for (const std::string county : {"C0", "C1"})
      for (const std::string stage : {"primary", "junior", "senior"}) {
        if (!chance(0.4)) continue;
        int left = whole(1, 2);
        std::erase_if(input_.schools, [&](const SchoolRow& site) {
          return site.stage == stage && site.area.substr(0, 2) == county && left-- <= 0;
        });
      }
    std::erase_if(input_.projects, [&](const ProjectRow& project) {
      return std::none_of(input_.schools.begin(), input_.schools.end(), [&](const SchoolRow& site) {
        return site.school_code == project.school_code && site.stage == project.stage;
      });
    });
  }

  void sites() {
    const std::vector<SchoolRow> base = input_.schools;
    for (const SchoolRow& site : base) {
      if (!chance(0.6)) continue;
      SchoolRow small = site;
      small.school_code += "b";
      small.longitude_deg += uniform(-0.02, 0.02);
      small.classrooms = std::max(1.0, std::floor(site.classrooms / whole(1, 3)));
      for (double& pupils : small.pupils_by_grade) pupils = std::floor(pupils * small.classrooms / site.classrooms / 2);
      if (chance(0.2))
        for (double& pupils : small.pupils_by_grade) pupils = 0.0;
      input_.schools.push_back(small);
    }
    for (SchoolRow& site : input_.schools) {
      site.floor_area_m2 = site.classrooms * uniform(50.0, 150.0);
      if (chance(0.15)) site.sector = Sector::other_private;
      if (chance(0.05)) site.flags.push_back("protected");
      if (chance(0.05)) site.flags.push_back("border");
      if (chance(0.5)) site.beds = whole(0, 120);
    }
  }

  void rules() {
    using Rule = RuleRow::Rule;
    const auto add = [&](Rule kind, const std::string& stage, double threshold) -> RuleRow& {
      RuleRow row;
      row.rule = kind;
      row.stage = stage;
      row.threshold = threshold;
      row.from_year = whole(2018, 2022);
      row.to_year = row.from_year + whole(1, 9);
      row.lead_years = whole(1, 3);
      row.most_a_year = chance(0.5) ? whole(1, 3) : 1e9;
      row.classrooms = whole(1, 9);
      row.yuan_per_classroom = whole(0, 1000000);
      row.yuan_a_year = whole(0, 5000000);
      row.boarding = chance(0.5);
      return input_.rules.emplace_back(row);
    };
    const auto any_stage = [&] { return input_.stages[static_cast<std::size_t>(whole(0, 5))].id; };
    for (int i = 0; i < 2; ++i) {
      if (chance(0.6)) add(Rule::merge_small, any_stage(), uniform(50.0, 300.0));
      if (chance(0.4)) add(Rule::close_empty, any_stage(), whole(0, 20));
      if (chance(0.4)) add(Rule::exit_noncompliant, any_stage(), uniform(1.0, 8.0));
      if (chance(0.4)) add(Rule::need_driven_building, any_stage(), 0.0);
      if (chance(0.5)) add(Rule::temporary_classrooms, any_stage(), uniform(0.6, 1.1));
      if (chance(0.5)) add(Rule::childcare_conversion, any_stage(), uniform(0.3, 0.9));
    }
    if (chance(0.5)) add(Rule::stage_conversion, "kindergarten", uniform(0.3, 0.9)).to_stage = "primary";
    if (chance(0.3)) add(Rule::shared_rooms, "kindergarten", uniform(0.3, 1.0)).to_stage = "primary";
    if (chance(0.3)) add(Rule::stage_conversion, "primary", uniform(0.3, 0.9)).to_stage = "junior";
    if (chance(0.5)) add(Rule::special_school, "special", uniform(1000.0, 100000.0));
    if (chance(0.5)) add(Rule::vocational_centre, "vocational", uniform(1000.0, 100000.0));
    if (chance(0.5)) add(Rule::township_kindergarten, "kindergarten", 0.0);
    if (chance(0.5)) add(Rule::county_senior, "senior", 0.0);
    std::shuffle(input_.rules.begin(), input_.rules.end(), random_);
  }

  void plan() {
    using Change = NetworkChangeRow::Change;
    const auto any_site = [&]() -> const SchoolRow& {
      return input_.schools[static_cast<std::size_t>(whole(0, static_cast<int>(input_.schools.size()) - 1))];
    };
    for (int i = 0; i < 8; ++i) {
      const SchoolRow &site = any_site(), &other = any_site();
      NetworkChangeRow row;
      row.school_code = site.school_code;
      row.stage = site.stage;
      row.year = whole(2021, 2025);
      row.change = Change::close;
      if (site.stage == other.stage && site.school_code != other.school_code &&
          (site.sector != Sector::state || other.sector == Sector::state)) {
        row.change = Change::merge;
        row.into_school_code = other.school_code;
      }
      input_.network_changes.push_back(row);
    }
  }

  std::mt19937_64 random_;
  Case input_;
};

}  // namespace xuewei::testing

// Small cases of staff alone, and the room run over them without the rest of the year.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei::testing {

/// Counties c0, c1, ... with stages s0, s1, ...; no staff, no recruitment, nobody leaves but by retirement.
inline Case staff_case(int counties, int stages, int base_year, int horizon) {
  Case input;
  input.base_year = base_year;
  input.horizon = horizon;
  AreaRow top;
  top.code = "top";
  top.level = AreaLevel::prefecture;
  input.areas.push_back(top);
  for (int c = 0; c < counties; ++c) {
    AreaRow county;
    county.code = "c" + std::to_string(c);
    county.parent = "top";
    county.level = AreaLevel::county;
    county.residence = Residence::town;
    input.areas.push_back(county);
  }
  for (int k = 0; k < stages; ++k) {
    StageRow stage;
    stage.id = "s" + std::to_string(k);
    stage.attrition_share = 0.0;
    input.stages.push_back(stage);
  }
  input.parameters.recruitment_multiplier = 0.0;
  input.parameters.replacement_share = 0.0;
  return input;
}

inline TeacherRow staff_row(RetirementTrack track, int birth_cohort, double staff) {
  TeacherRow row;
  row.county = "c0";
  row.stage = "s0";
  row.track = track;
  row.birth_cohort = birth_cohort;
  row.staff = staff;
  return row;
}

/// Sites school0, school1, ... of stage s0, one a residence, each in a leaf area of county c0.
inline Case with_sites(Case input, const std::vector<Residence>& residences) {
  input.stages.front().grades = 1;
  input.stages.front().class_size_norm = {40.0};
  input.areas[1].residence.reset();
  for (std::size_t n = 0; n < residences.size(); ++n) {
    const std::string number = std::to_string(n);
    AreaRow area;
    area.code = "area" + number;
    area.parent = "c0";
    area.residence = residences[n];
    input.areas.push_back(area);
    ZoneRow zone;
    zone.code = "zone" + number;
    zone.area = area.code;
    zone.child_share = 1.0;
    input.zones.push_back(zone);
    SchoolRow school;
    school.school_code = "school" + number;
    school.area = area.code;
    school.zone = zone.code;
    school.stage = "s0";
    school.pupils_by_grade = {100.0};
    input.schools.push_back(school);
  }
  return input;
}

inline double sum(const LaneField& field, int lane = 0) {
  double total = 0.0;
  for (const Lane& value : field.all()) total += value[lane];
  return total;
}

/// The room alone: the same pupils and classes in every county, stage and year.
class WorkforceRun {
 public:
  WorkforceRun(const Case& input, double pupils, double classes)
      : steps_(make_network(input).calendar.steps),
        params_(compile_workforce(input, make_network(input))),
        pupils_(params_.county_stages(), pupils),
        classes_(params_.county_stages(), classes),
        site_pupils_(params_.requirement.site_county_stage.size()),
        site_classes_(params_.requirement.site_county_stage.size()),
        state_(start_workforce(params_, demand())) {}

  /// The base year again, with the demand given since.
  void restart() { state_ = start_workforce(params_, demand()); }

  bool finished() const { return step_ + 1 == steps_; }
  void advance() { advance_workforce(params_, demand(), ++step_, state_); }

  std::size_t step() const { return step_; }
  LaneField& pupils() { return pupils_; }
  LaneField& classes() { return classes_; }
  LaneField& site_pupils() { return site_pupils_; }
  LaneField& site_classes() { return site_classes_; }
  const WorkforceParams& params() const { return params_; }
  const WorkforceState& state() const { return state_; }
  double staff_of(RetirementTrack track, int birth_cohort) const {
    const std::size_t position = static_cast<std::size_t>(birth_cohort - params_.first_cohort);
    return state_.staff_by_cohort[params_.first_entry(0, static_cast<std::size_t>(track)) + position][0];
  }

 private:
  StaffDemand demand() const { return {pupils_, classes_, site_pupils_, site_classes_}; }

  std::size_t steps_;
  WorkforceParams params_;
  LaneField pupils_;
  LaneField classes_;
  LaneField site_pupils_;
  LaneField site_classes_;
  WorkforceState state_;
  std::size_t step_ = 0;
};

}  // namespace xuewei::testing

// A case of money alone, and the room run over pupils and staff that a test sets.
#pragma once

#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/finance/finance.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei::testing {

/// Counties c0, c1, ... of one leaf each, stages s0, s1, ... of two grades with two schools for each county and stage: one of
/// the state, one inclusive private.
inline Case money_case(int counties, int stages, int base_year, int horizon) {
  Case input;
  input.base_year = base_year;
  input.horizon = horizon;
  input.areas.push_back({"top", "top", "top", "", AreaLevel::prefecture, {}, Basis::synthetic});
  for (int k = 0; k < stages; ++k) {
    StageRow stage;
    stage.id = "s" + std::to_string(k);
    stage.first_grade = 1 + 2 * k;
    stage.grades = 2;
    stage.class_size_norm = {45.0, 45.0};
    input.stages.push_back(stage);
  }
  for (int c = 0; c < counties; ++c) {
    const std::string county = "c" + std::to_string(c);
    input.areas.push_back(
        {county, county, county, "top", AreaLevel::county, c % 2 == 0 ? Residence::town : Residence::rural});
    input.zones.push_back({"z" + county, "zone", county, "", 118.0, 42.0, 1.0, 1.0});
    for (int k = 0; k < stages; ++k)
      for (const Sector sector : {Sector::state, Sector::inclusive_private}) {
        SchoolRow school;
        school.school_code = county + (sector == Sector::state ? "A" : "B");
        school.school_name = school.school_code;
        school.stage = "s" + std::to_string(k);
        school.area = county;
        school.zone = "z" + county;
        school.sector = sector;
        school.pupils_by_grade = {0.0, 0.0};
        school.staff = sector == Sector::state ? 3.0 : 1.0;
        input.schools.push_back(school);
      }
  }
  return input;
}

inline GrantRow grant(SpendingItem item, int from_year, double yuan, double least = 0.0) {
  GrantRow row;
  row.item = item;
  row.stage = "s0";
  row.from_year = from_year;
  row.yuan_per_pupil_year = yuan;
  row.least_pupils_per_site = least;
  return row;
}

/// The room alone. Sites are in the order of stages, then counties, state before private.
class FinanceRun {
 public:
  explicit FinanceRun(const Case& input)
      : network_(make_network(input)),
        params_(compile_finance(input, network_)),
        pupils_(network_.cells),
        site_pupils_(network_.sites.size()),
        boarders_(network_.sites.size()),
        staff_(params_.county_stages()),
        site_staff_(network_.sites.size()),
        project_spending_(params_.project_site.size()) {}

  /// Pupils of a site by grade, in every lane.
  void set_pupils(std::size_t site, double first, double second) {
    const std::size_t cell = network_.sites[site].first_cell.index();
    pupils_[cell].setConstant(first);
    pupils_[cell + 1].setConstant(second);
    site_pupils_[site].setConstant(first + second);
  }
  void start() { state_ = start_finance(params_, year()); }
  void advance() { advance_finance(params_, year(), ++step_, state_); }
  bool finished() const { return step_ + 1 == network_.calendar.steps; }

  double yuan(SpendingItem item, std::size_t county_stage = 0, int lane = 0) const {
    return state_.spending_yuan[county_stage * kSpendingItems + static_cast<std::size_t>(item)][lane];
  }

  const Network& network() const { return network_; }
  const FinanceParams& params() const { return params_; }
  const FinanceState& state() const { return state_; }
  LaneField& pupils() { return pupils_; }
  LaneField& site_pupils() { return site_pupils_; }
  LaneField& boarders() { return boarders_; }
  LaneField& staff() { return staff_; }
  LaneField& site_staff() { return site_staff_; }
  LaneField& project_spending() { return project_spending_; }
  std::vector<SiteChange>& changes() { return changes_; }

 private:
  FinanceYear year() const {
    return {.pupils = pupils_,
            .site_pupils = site_pupils_,
            .boarders = boarders_,
            .staff = staff_,
            .site_staff = site_staff_,
            .project_spending = project_spending_,
            .changes = changes_};
  }

  Network network_;
  FinanceParams params_;
  LaneField pupils_, site_pupils_, boarders_, staff_, site_staff_, project_spending_;
  std::vector<SiteChange> changes_;
  FinanceState state_;
  std::size_t step_ = 0;
};

}  // namespace xuewei::testing

// What a scenario plans of a project: its years after the slip, and its rooms and money without what two programmes
// both count.
//
//   year = year of the table + programme_slip_years
//   amount of a new site = floor(amount of the table x (1 - programme_overlap_share) + 1/2), other kinds: of the table
//
// Years, whole rooms, m2, beds and yuan. Not here: luck with time and money, which the estate draws.
#pragma once

#include <cstdint>

#include "engine/case/parameters.hpp"
#include "engine/case/works.hpp"

namespace xuewei {

/// A year of the tables projects and ceilings, as the scenario plans it.
int planned_year(int year, const Parameters& parameters);

struct PlannedProject {
  bool is_built = true;  ///< false: the scenario builds no project and spends nothing on any
  int money_from_year = 0, money_to_year = 0, opening_year = 0;
  int until_year = 0;  ///< 0: never taken away
  std::int64_t classrooms_added = 0;
  std::int64_t floor_m2 = 0;  ///< added less demolished
  std::int64_t beds_added = 0;
  std::int64_t grounds_m2 = 0;
  std::int64_t money_yuan = 0;
};

PlannedProject plan_project(const ProjectRow& row, const Parameters& parameters);

}  // namespace xuewei

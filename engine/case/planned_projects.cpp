#include "engine/case/planned_projects.hpp"

#include <cmath>

namespace xuewei {

int planned_year(int year, const Parameters& parameters) { return year + parameters.programme_slip_years; }

PlannedProject plan_project(const ProjectRow& row, const Parameters& parameters) {
  const auto counted_once = [&](std::int64_t amount) {
    if (row.kind != ProjectKind::new_site) return amount;
    const double left = static_cast<double>(amount) * (1.0 - parameters.programme_overlap_share);
    return static_cast<std::int64_t>(std::floor(left + 0.5));
  };
  return {.is_built = parameters.programmes_build,
          .money_from_year = planned_year(row.money_from_year, parameters),
          .money_to_year = planned_year(row.money_to_year, parameters),
          .opening_year = planned_year(row.opening_year, parameters),
          .until_year = row.until_year == 0 ? 0 : planned_year(row.until_year, parameters),
          .classrooms_added = counted_once(row.classrooms_added),
          .floor_m2 = counted_once(row.floor_added_m2 - row.floor_demolished_m2),
          .beds_added = counted_once(row.beds_added),
          .grounds_m2 = counted_once(row.grounds_m2),
          .money_yuan = counted_once(row.money_yuan)};
}

}  // namespace xuewei

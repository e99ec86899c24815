// Tables of public money: what is spent on what, who bears it, against budgets and the two no-decrease rules, and what a
// pupil costs by size of school. The whole and its counties; below a county there is no money.
#pragma once

#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

/// By county and year.
ExportTable finance_export(const ScenarioValues& values);
/// By county, year, stage and item; rows of no money are left out.
ExportTable finance_items_export(const ScenarioValues& values);
/// By level of government and year, over all counties.
ExportTable finance_levels_export(const ScenarioValues& values);
/// By county, year, stage and size of school; rows without pupils are left out.
ExportTable finance_school_sizes_export(const ScenarioValues& values);

}  // namespace xuewei

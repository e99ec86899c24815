// Tables of records kept in a results file, with the names a person looks for beside their codes.
#pragma once

#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

ExportTable programmes_export(const ScenarioValues& values);
ExportTable projects_export(const ScenarioValues& values);
ExportTable money_export(const ScenarioValues& values);
/// Headings without rows where nothing happened.
ExportTable events_export(const ScenarioValues& values);

}  // namespace xuewei

// The tables that `export` can make: a few for planners, and every variable of the catalogue as a long table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

struct TableKind {
  std::string name;
  Bilingual title;
  std::function<ExportTable(const ScenarioValues&)> make;
};

/// The planners' tables, in the order they are listed.
const std::vector<TableKind>& table_kinds();

/// Year, keys with names, value; with an ensemble also its statistics. Throws std::out_of_range for an unknown name.
ExportTable long_table(const ScenarioValues& scenario, const std::string& variable);

}  // namespace xuewei

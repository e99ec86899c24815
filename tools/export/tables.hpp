// The tables that `export` can make: a few for planners, and every variable of the catalogue as a long table.
//
// A table is a function and its row in the list at the end of the same file; nothing else names it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/export/scenario_values.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

struct TableKind {
  std::string name;
  Bilingual title;
  ExportTable (*make)(const ScenarioValues&);
};

/// The planners' tables, in the order they are listed: the lists below one after the other.
std::vector<TableKind> table_kinds();

/// What a variable is exported as: its id, or, where a planners' table has that name, `<id>_by_<its last axis>`.
std::string table_name_of(const Variable& variable);

std::vector<TableKind> area_tables();     ///< pupils, places, people and staff by area and stage
std::vector<TableKind> site_tables();     ///< schools, and the zones that children come from
std::vector<TableKind> chance_tables();   ///< how likely shortage and warnings are, with Monte Carlo errors
std::vector<TableKind> record_tables();   ///< programmes, projects and events, with names beside their codes
std::vector<TableKind> finance_tables();  ///< public money of the whole and its counties; below them there is none

/// A value is at least so much, or below it.
struct Threshold {
  double value = 0.0;
  bool below = false;
};

/// Year, keys with names, value; with an ensemble also its statistics and, where a threshold is given, how likely values
/// are on its side. `variable` is an id of the catalogue. Throws std::out_of_range for an unknown one, or a threshold for a variable without a histogram.
ExportTable long_table(const ScenarioValues& scenario, const std::string& variable,
                       const std::optional<Threshold>& threshold = {});

}  // namespace xuewei

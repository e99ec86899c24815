// Rows of a table: from CSV files, then changed by the row operations of scenarios.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/case/reading/draft.hpp"
#include "io/case/reading/files.hpp"
#include "io/case/reading/read_settings.hpp"

namespace xuewei {

/// The row operations of one scenario file: its `tables` section.
struct RowOperations {
  std::string file;
  nlohmann::json tables;
};

/// Reads every table the settings name and applies the operations of the scenario chain, base first.
void read_tables(const TableFiles& table_files, const std::vector<RowOperations>& operations, CaseFiles& files,
                 Draft& draft);

}  // namespace xuewei

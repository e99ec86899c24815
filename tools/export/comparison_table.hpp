// Two scenarios side by side: what one has more than the other, with Monte Carlo error and the probability that it has more.
//
//   interval = mean -+ z sd, as of a normal distribution, never beyond the smallest and the largest difference
//   variance saved = (Var A + Var B) / Var(A - B): as many times more replicates would independent draws need
#pragma once

#include <optional>
#include <string>

#include "io/description/results.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

/// What of a comparison is wanted; empty: everything.
struct ComparisonFilter {
  std::string variable, stage, area;  ///< ids and codes, or names
  std::optional<int> year;
  /// For a person: fewer columns, without rows that do not differ, so many rows a variable; 0: all of it.
  std::size_t rows_of_a_variable = 0;
};

/// A - B by year, area and stage, variable after variable, the largest first. Without replicates of both side by side: of
/// the expected paths. Throws UsageError for a filter that names what is not there.
ExportTable comparison_table(const Results& results, const ScenarioResults& a, const ScenarioResults& b,
                             const ComparisonFilter& filter, Language language);

/// Whether the results hold differences between replicates of both.
bool is_compared(const Results& results, const std::string& a, const std::string& b);

}  // namespace xuewei

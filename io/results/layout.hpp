// Where things stand in a results file: groups, datasets, dimensions and attributes, from the catalogue and a Results.
#pragma once

#include <string_view>

#include "io/description/results.hpp"
#include "io/results/dataset.hpp"

namespace xuewei {

/// Everything but the two digests, which the writer adds. Holds views into `results`.
Document lay_out(const Results& results);

/// Differences between scenarios: a group for those from the first, one for those among the others.
inline constexpr std::string_view kComparisonsGroup = "/comparisons";
inline constexpr std::string_view kWithFirst = "with_first";
inline constexpr std::string_view kAmongOthers = "among_others";

/// Names in the exact group.
std::string count_name(const Variable& variable);
std::string sum_name(const Variable& variable);
std::string sum_of_squares_name(const Variable& variable);
std::string minimum_name(const Variable& variable);
std::string maximum_name(const Variable& variable);
std::string at_minimum_name(const Variable& variable);
std::string at_maximum_name(const Variable& variable);
std::string histogram_name(const Variable& variable);
std::string above_name(const Variable& variable);
std::string equal_name(const Variable& variable);
/// Names in the ensemble group for a variable whose mean is a probability.
std::string probability_name(const Variable& variable);
std::string probability_error_name(const Variable& variable);

}  // namespace xuewei

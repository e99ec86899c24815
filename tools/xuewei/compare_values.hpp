// Two results files value by value. Values are matched by the labels of their dimensions, so that files of different
// horizons or schools can be compared where they speak of the same thing.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "io/results/stored_values.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

/// How the values of one dataset differ.
struct ValueDifference {
  std::string dataset;  ///< below the scenario: expected/enrolment
  std::size_t compared = 0;
  std::size_t differing = 0;
  std::size_t only_in_first = 0;  ///< values whose labels the other does not have
  std::size_t only_in_second = 0;
  double largest = 0.0;  ///< absolute difference of numbers
  std::string place;  ///< of the largest difference, or of the first where there is no number: year 2025, stage primary
  Bilingual first_value, second_value;  ///< there
  Bilingual other;                      ///< what keeps the values from being compared
};

/// Every dataset that differs below two groups, in order of name. Of one that `in_detail` does not want, only that it
/// differs: that is told without reading more of it than the first difference. Memory is that of the largest dataset.
std::vector<ValueDifference> compare_values(const StoredValues& first, const std::string& first_group,
                                            const StoredValues& second, const std::string& second_group,
                                            const std::function<bool(const std::string& dataset)>& in_detail);

/// One line for a person.
Bilingual text_of(const ValueDifference& difference);

}  // namespace xuewei

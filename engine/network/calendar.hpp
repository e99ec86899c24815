// Years of a run. Step 0 is the base year; a step is one year (or the age width, in a case without schools).
#pragma once

#include <cstddef>

namespace xuewei {

struct Calendar {
  int base_year = 2020;
  int years_per_step = 1;
  std::size_t steps = 1;  ///< the base year included

  int year(std::size_t step) const { return base_year + years_per_step * static_cast<int>(step); }
  int last_year() const { return year(steps - 1); }
};

}  // namespace xuewei

// How much the States of this room hold.
#pragma once

#include <cstddef>

namespace xuewei {

struct WorkforceSizes {
  std::size_t counties = 0, county_stages = 0, sites = 0, cohorts = 0;
  std::size_t service_entries = 0;  ///< of a county and stage
  std::size_t trainee_entries = 0;  ///< of a county
  std::size_t pools = 0;            ///< of posts in reserve
  std::size_t vacancy_years = 0;    ///< of a county and stage
  std::size_t subject_entries = 0;  ///< county x stage x subject
};

}  // namespace xuewei

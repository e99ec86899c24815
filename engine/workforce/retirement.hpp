// The month in which a person reaches statutory retirement age, and who leaves earlier or later.
//
// Rule (decision of the Standing Committee of the National People's Congress on the gradual raising of the statutory
// retirement age, 13 September 2024, in force 1 January 2025). With k the months from the first birth month of the
// track to the birth month (0 for that month itself) and the constants of `StatutoryAge`:
//   delay d            = 0 for k < 0, else min(most_delay_months, floor(k / birth_months_per_step) + 1)
//   retirement month   = birth month + age_before_months + d
//   early (弹性提前)    = max(birth month + age_before_months, retirement month - early months, January 2025)
//   late (弹性延迟)     = retirement month + late months, where the retirement month is not before January 2025
// Early months and late months are at most 36. Without the reform d = 0 for everybody, 60 / 55 / 50, and nobody may
// choose.
//
// Units: a month index counts months from January of year 0, index = 12 year + month - 1.
// Not modelled: the minimum contribution period (from 2030), and senior-title women who may stay to 60.
#pragma once

#include <algorithm>

#include "engine/case/case.hpp"

namespace xuewei {

constexpr int month_index(int year, int month) { return 12 * year + month - 1; }

struct StatutoryAge {
  int age_before_months = 0;      ///< statutory age before the reform
  int first_birth_month = 0;      ///< month index of the first birth month that retires later
  int birth_months_per_step = 1;  ///< birth months that share one month of delay
  int most_delay_months = 0;
};

constexpr StatutoryAge statutory_age(RetirementTrack track) {
  switch (track) {
    case RetirementTrack::men:
      return {.age_before_months = 60 * 12,
              .first_birth_month = month_index(1965, 1),
              .birth_months_per_step = 4,
              .most_delay_months = 36};
    case RetirementTrack::women_55:
      return {.age_before_months = 55 * 12,
              .first_birth_month = month_index(1970, 1),
              .birth_months_per_step = 4,
              .most_delay_months = 36};
    case RetirementTrack::women_50:
      break;
  }
  return {.age_before_months = 50 * 12,
          .first_birth_month = month_index(1975, 1),
          .birth_months_per_step = 2,
          .most_delay_months = 60};
}

/// Month index of retirement of a person born in month `birth_month_index`.
constexpr int retirement_month(RetirementTrack track, int birth_month_index, bool reform) {
  const StatutoryAge rule = statutory_age(track);
  const int months_after_first = birth_month_index - rule.first_birth_month;
  int delay_months = 0;
  if (reform && months_after_first >= 0)
    delay_months = std::min(rule.most_delay_months, months_after_first / rule.birth_months_per_step + 1);
  return birth_month_index + rule.age_before_months + delay_months;
}

inline constexpr int kReformInForce = month_index(2025, 1);
inline constexpr int kMostFlexibleMonths = 36;

/// Month index of retirement, under the reform, of a person who leaves as early as `early_months` allow.
constexpr int early_retirement_month(RetirementTrack track, int birth_month_index, int early_months) {
  const int statutory = retirement_month(track, birth_month_index, true);
  const int old_age = birth_month_index + statutory_age(track).age_before_months;
  return std::min(statutory, std::max({old_age, statutory - early_months, kReformInForce}));
}

/// Month index of retirement, under the reform, of a person who agreed to stay `late_months` longer.
constexpr int late_retirement_month(RetirementTrack track, int birth_month_index, int late_months) {
  const int statutory = retirement_month(track, birth_month_index, true);
  return statutory < kReformInForce ? statutory : statutory + late_months;
}

}  // namespace xuewei

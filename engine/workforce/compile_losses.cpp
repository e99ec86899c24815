#include "engine/workforce/compile_losses.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "engine/workforce/retirement.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr int kSeptember = 9;

/// Part of the people of a birth month, and the month in which they retire.
struct Retiring {
  double share = 0.0;
  int month = 0;
};

/// Attrition of one stage and residence at an age.
double attrition_at(const Case& input, const StageRow& stage, Residence residence, int age) {
  const AttritionRow* found = nullptr;
  for (const AttritionRow& row : input.attrition) {
    if (row.stage != stage.id || row.from_age > age) continue;
    if (row.residence && *row.residence != residence) continue;
    if (found != nullptr) {
      if (found->residence && !row.residence) continue;  // a row for the residence comes before one for all
      if (found->residence == row.residence && found->from_age > row.from_age) continue;
    }
    found = &row;
  }
  return found == nullptr ? stage.attrition_share : found->attrition_share;
}

}  // namespace

double retirement_share(RetirementTrack track, int cohort, int year, const Parameters& parameters) {
  const bool reform = parameters.retirement_reform;
  const double early = reform ? parameters.early_retirement_share : 0.0;
  const double late = reform ? parameters.late_retirement_share : 0.0;
  const int begin = month_index(year - 1, kSeptember);
  double not_yet_retired = 0.0;
  double retiring = 0.0;
  for (int month = 0; month < kMonthsPerYear; ++month) {
    const int born = month_index(cohort, kSeptember) + month;
    const Retiring groups[] = {{1.0 - early - late, retirement_month(track, born, reform)},
                               {early, early_retirement_month(track, born, parameters.early_retirement_months)},
                               {late, late_retirement_month(track, born, parameters.late_retirement_months)}};
    for (const Retiring& group : groups) {
      if (group.share <= 0.0 || group.month < begin) continue;
      not_yet_retired += group.share;
      if (group.month < begin + kMonthsPerYear) retiring += group.share;
    }
  }
  if (not_yet_retired == 0.0) return 1.0;  // past the age: leaves at once
  return retiring / not_yet_retired;
}

std::vector<double> attrition_shares(const Case& input, const Network& network, int first_cohort, std::size_t cohorts) {
  std::vector<double> shares;
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const int year = network.calendar.year(step);
    const double rural_multiplier = input.parameters.rural_attrition_multiplier.at(year);
    for (const StageRow& stage : input.stages)
      for (const Residence residence : {Residence::urban, Residence::town, Residence::rural})
        for (std::size_t c = 0; c < cohorts; ++c) {
          const int age = year - 1 - (first_cohort + static_cast<int>(c));
          const double multiplier = residence == Residence::rural ? rural_multiplier : 1.0;
          shares.push_back(std::min(1.0, multiplier * attrition_at(input, stage, residence, age)));
        }
  }
  return shares;
}

}  // namespace xuewei

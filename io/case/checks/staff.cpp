// Staff in post: birth cohorts of people who can be at work in the base year, and as many as the schools say they have.
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

void check_cohorts(Draft& draft) {
  constexpr int youngest = 18, oldest = 75;
  const int base_year = draft.data.base_year;
  const auto& rows = draft.data.teachers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draft.sound("teachers", i)) continue;
    // On 1 September of the base year those born from 1 September c on are base_year - c - 1 years old; the one day on
    // which the first of them turn base_year - c is left out.
    const int age = base_year - rows[i].birth_cohort - 1;
    if (age >= youngest && age <= oldest) continue;
    draft.problems.add(draft.cell("teachers", i, "birth_cohort"), std::to_string(rows[i].birth_cohort),
                       {fmt::format("must lie in [{}, {}]: staff of age {} to {} in {}", base_year - 1 - oldest,
                                    base_year - 1 - youngest, youngest, oldest, base_year),
                        fmt::format("必须在 [{}, {}] 之内：{} 年在职人员 {} 至 {} 岁", base_year - 1 - oldest,
                                    base_year - 1 - youngest, base_year, youngest, oldest)},
                       {"a year of birth, from 1 September; not an age", "填出生年份（9 月 1 日起），不是年龄"});
  }
}

/// Both tables count staff; sources may differ, so a difference is a warning.
void compare_with_schools(const AreaTree& tree, Draft& draft) {
  const Case& data = draft.data;
  if (data.teachers.empty() || data.schools.empty()) return;
  if (!draft.sound("teachers") || !draft.sound("schools") || !draft.sound("areas")) return;
  std::map<std::pair<std::string, std::string>, std::pair<double, double>> staff;  // by schools, by cohorts
  for (const SchoolRow& school : data.schools)
    if (const auto area = tree.find(school.area))
      if (const auto county = tree.at_level(*area, AreaLevel::county))
        staff[{data.areas[*county].code, school.stage}].first += school.staff;
  for (const TeacherRow& row : data.teachers) staff[{row.county, row.stage}].second += row.staff;
  for (const auto& [key, sums] : staff) {
    const double difference = sums.second - sums.first;
    if (std::abs(difference) < 1e-6) continue;
    draft.warnings.add(
        draft.whole("teachers"), shortest(sums.second),
        {fmt::format("county {}, stage {}: the schools have {} staff", key.first, key.second, shortest(sums.first)),
         fmt::format("旗县区 {}、学段 {}：学校教职工合计 {}", key.first, key.second, shortest(sums.first))},
        {fmt::format("the difference is {:+}", difference), fmt::format("相差 {:+}", difference)});
  }
}

}  // namespace

void validate_staff(Draft& draft, const Lookups& lookups) {
  check_cohorts(draft);
  compare_with_schools(lookups.areas, draft);
}

}  // namespace xuewei

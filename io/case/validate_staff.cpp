// Staff in post: birth cohorts of people who can be at work in the base year.
#include <fmt/format.h>

#include "io/case/validate.hpp"

namespace xuewei {

void validate_staff(Draft& draft) {
  constexpr int youngest = 18, oldest = 75;
  const int base_year = draft.data.base_year;
  const auto& rows = draft.data.teachers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draft.sound("teachers", i)) continue;
    // On 1 September of the base year the cohort born in the year from 1 September c is base_year - c - 1 or turning
    // base_year - c that day.
    const int age = base_year - rows[i].birth_cohort - 1;
    if (age < youngest || age > oldest)
      draft.problems.add(draft.cell("teachers", i, "birth_cohort"), std::to_string(rows[i].birth_cohort),
                         {fmt::format("must lie in [{}, {}]: staff of age {} to {} in {}", base_year - 1 - oldest,
                                      base_year - 1 - youngest, youngest, oldest, base_year),
                          fmt::format("必须在 [{}, {}] 之内：{} 年在职人员 {} 至 {} 岁", base_year - 1 - oldest,
                                      base_year - 1 - youngest, base_year, youngest, oldest)},
                         {"a year of birth, from 1 September; not an age", "填出生年份（9 月 1 日起），不是年龄"});
  }
}

}  // namespace xuewei

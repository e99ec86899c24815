// Base population, external migration: every leaf area, sex and age exactly once.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Ages must be the first of a group, and none above the open one.
template <class Row>
void check_ages(std::string_view table, const std::vector<Row>& rows, int width, Draft& draft) {
  const int open_age = draft.data.population_settings.open_age;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int age = rows[i].age;
    if (age > open_age)
      draft.problems.add(
          draft.cell(table, i, "age"), std::to_string(age),
          {fmt::format("must not be above open_age, {}", open_age), fmt::format("不得大于开放组起始年龄 {}", open_age)},
          {"sum older ages into the open group", "更高年龄并入开放组"});
    else if (width > 0 && age % width != 0)
      draft.problems.add(
          draft.cell(table, i, "age"), std::to_string(age),
          {fmt::format("must be the first age of a group of {} years", width),
           fmt::format("必须是 {} 岁组的起始年龄", width)},
          {fmt::format("0, {}, {}, ...", width, 2 * width), fmt::format("0、{}、{}……", width, 2 * width)});
  }
}

void check_complete(const AreaTree& tree, Draft& draft) {
  const PopulationSettings& settings = draft.data.population_settings;
  std::map<std::pair<std::string, Sex>, std::set<int>> ages;
  for (const PopulationRow& row : draft.data.population) ages[{row.area, row.sex}].insert(row.age);
  for (const std::size_t leaf : tree.leaves())
    for (const Sex sex : {Sex::male, Sex::female}) {
      const std::string& code = draft.data.areas[leaf].code;
      const auto& found = ages[{code, sex}];
      std::vector<int> missing;
      const int width = settings.table_age_width > 0 ? settings.table_age_width : settings.open_age;  // the ends alone
      for (int age = 0; age <= settings.open_age; age += width)
        if (!found.contains(age)) missing.push_back(age);
      if (missing.empty()) continue;
      Problem where = draft.whole("population");
      where.column = "age";
      const std::size_t more = missing.size() - 1;
      const std::string rest = more == 0 ? "" : fmt::format(" and {} more", more);
      const std::string rest_zh = more == 0 ? "" : fmt::format("等 {} 个年龄", missing.size());
      draft.problems.add(
          std::move(where), "",
          {fmt::format("area {}, {}: age {}{} is missing", code, name_of(sex), missing.front(), rest),
           fmt::format("片区 {}，{}：缺少 {} 岁{}", code, word_of(sex).zh, missing.front(), rest_zh)},
          {fmt::format("every leaf area, sex and age from 0 to {} stands once; write 0 where nobody lives",
                       settings.open_age),
           fmt::format("每个最末级区域、性别、0 至 {} 岁各一行；无人时写 0", settings.open_age)});
    }
}

}  // namespace

void validate_population(Draft& draft, const Lookups& lookups) {
  const PopulationSettings& settings = draft.data.population_settings;
  check_ages("population", draft.data.population, settings.table_age_width, draft);
  check_ages("external_migration", draft.data.external_migration, settings.age_width, draft);
  if (draft.sound("areas") && draft.sound("population")) check_complete(lookups.areas, draft);
}

}  // namespace xuewei

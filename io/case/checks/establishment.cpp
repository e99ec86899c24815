// Posts: no fewer than staff in post, quotas within them, a prefecture for a reserve of its own, a norm for every stage
// that is staffed, supplements that some site can get.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

using CountyStage = std::pair<std::string, std::string>;

constexpr double kShareRounding = 1e-12;  ///< of the county's part of the staff

/// Staff of state schools, as the roster shares out those of county and stage: private ones hold no post.
std::map<CountyStage, double> county_staff(const AreaTree& tree, const Draft& draft) {
  const Case& data = draft.data;
  std::map<CountyStage, double> staff, listed, in_state_schools;
  for (const TeacherRow& row : data.teachers) staff[{row.county, row.stage}] += row.staff;
  if (!draft.sound("schools") || !draft.sound("areas")) return staff;
  for (const SchoolRow& school : data.schools) {
    const auto area = tree.find(school.area);
    const auto county = area ? tree.at_level(*area, AreaLevel::county) : std::nullopt;
    if (!county || !school.is_attended()) continue;
    const CountyStage key{data.areas[*county].code, school.stage};
    listed[key] += school.staff;
    if (school.sector == Sector::state) in_state_schools[key] += school.staff;
  }
  for (auto& [key, persons] : staff)
    if (listed[key] > 0.0) persons *= in_state_schools[key] / listed[key];
  return staff;
}

void check_posts(const AreaTree& tree, Draft& draft) {
  const Case& data = draft.data;
  if (!draft.sound("teachers")) return;
  const auto staff = county_staff(tree, draft);
  std::map<CountyStage, double> posts;
  if (data.parameters.establishment_fill_rate > 0.0)
    for (const auto& [key, persons] : staff) posts[key] = persons / data.parameters.establishment_fill_rate;
  for (std::size_t i = 0; i < data.establishment.size(); ++i) {
    const EstablishmentRow& row = data.establishment[i];
    posts[{row.county, row.stage}] = row.posts;
    const auto found = staff.find({row.county, row.stage});
    if (found == staff.end() || !draft.sound("establishment", i) || row.posts >= found->second * (1.0 - kShareRounding))
      continue;
    draft.problems.add(draft.cell("establishment", i, "posts"), shortest(row.posts),
                       {fmt::format("must not be below the staff in post, {}", shortest(found->second)),
                        fmt::format("不得少于在职教职工 {}", shortest(found->second))},
                       {"staff beyond the posts are not modelled", "不考虑超出编制的人员"});
  }
  for (std::size_t i = 0; i < data.recruitment.size(); ++i) {
    const RecruitmentRow& row = data.recruitment[i];
    const auto found = posts.find({row.county, row.stage});
    if (found == posts.end() || !draft.sound("recruitment", i) || row.quota_per_year <= found->second) continue;
    draft.problems.add(
        draft.cell("recruitment", i, "quota_per_year"), shortest(row.quota_per_year),
        {fmt::format("must not be above the posts of the county and stage, {}", shortest(found->second)),
         fmt::format("不得大于该旗县区该学段的编制 {}", shortest(found->second))},
        {"see the table establishment and establishment_fill_rate", "见 establishment 表与 establishment_fill_rate"});
  }
}

void check_reserve(const AreaTree& tree, Draft& draft) {
  if (draft.data.parameters.reserve_level != Parameters::ReserveLevel::prefecture || !draft.sound("areas")) return;
  for (const std::size_t leaf : tree.leaves()) {
    if (tree.at_level(leaf, AreaLevel::prefecture)) continue;
    const std::string& code = draft.data.areas[leaf].code;
    draft.problems.add(draft.settings.at("/parameters/workforce/reserve_level"), "prefecture",
                       {fmt::format("needs a prefecture over every area; area {} has none", code),
                        fmt::format("须每个区域都属于某一盟市；区域 {} 不属于任何盟市", code)},
                       {"give one in the table areas, level prefecture, or use county",
                        "请在 areas 表中写明盟市（level 为 prefecture），或改用 county"});
    return;
  }
}

/// A case with staff says of every stage with staff or pupils how many it needs: the default is a norm of primary schools.
void check_norms(Draft& draft) {
  const Case& data = draft.data;
  if (data.teachers.empty()) return;
  const auto has_pupils = [](const SchoolRow& school) {
    return std::ranges::any_of(school.pupils_by_grade, [](double pupils) { return pupils > 0.0; });
  };
  for (std::size_t k = 0; k < data.stages.size(); ++k) {
    const std::string& id = data.stages[k].id;
    const std::string pointer = fmt::format("/stages/{}", k);
    const bool staffed = std::ranges::any_of(data.teachers, [&](const TeacherRow& row) { return row.stage == id; });
    const bool attended = std::ranges::any_of(
        data.schools, [&](const SchoolRow& school) { return school.stage == id && has_pupils(school); });
    if (!(staffed || attended) || draft.settings.has(pointer + "/pupils_per_staff")) continue;
    draft.problems.add(
        draft.settings.at(pointer + "/pupils_per_staff"), "",
        {fmt::format("stage {} has {} but no staffing rule", id, staffed ? "staff" : "pupils"),
         fmt::format("学段 {} 有{}，却没有编制标准", id, staffed ? "教职工" : "学生")},
        {"give pupils_per_staff, for example 19 in primary schools", "请写 pupils_per_staff，如小学为 19"});
  }
}

void check_supplements(Draft& draft) {
  const auto& rows = draft.data.staffing_supplements;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draft.sound("staffing_supplements", i)) continue;
    const SupplementRow& row = rows[i];
    if (row.pupils_to && *row.pupils_to <= row.pupils_above)
      draft.problems.add(draft.cell("staffing_supplements", i, "pupils_to"), shortest(*row.pupils_to),
                         {fmt::format("must be above pupils_above, {}", shortest(row.pupils_above)),
                          fmt::format("须大于 pupils_above（{}）", shortest(row.pupils_above))},
                         {"no site would get it", "否则没有校点适用"});
    if (row.from_year && row.to_year && *row.to_year < *row.from_year)
      draft.problems.add(draft.cell("staffing_supplements", i, "to_year"), std::to_string(*row.to_year),
                         {fmt::format("must not be before from_year, {}", *row.from_year),
                          fmt::format("不得早于起始学年 {}", *row.from_year)},
                         {"blank: to the horizon", "留空表示直到终年"});
  }
}

}  // namespace

void validate_establishment(Draft& draft, const Lookups& lookups) {
  check_posts(lookups.areas, draft);
  check_reserve(lookups.areas, draft);
  check_norms(draft);
  check_supplements(draft);
}

}  // namespace xuewei

// Who belongs to which site: catchments, feeder links, and grades that change stage.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/case/stage_kinds.hpp"
#include "io/case/checks/validate.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

std::string county_of(const AreaTree& tree, const Case& data, const std::string& area) {
  const auto found = tree.find(area);
  const auto county = found ? tree.at_level(*found, AreaLevel::county) : std::nullopt;
  return county ? data.areas[*county].code : "";
}

/// Rows that the stage's intake rule never asks are worth a look, once per stage.
void warn_unused(std::string_view table, std::size_t row, const StageRow& stage, StageRow::IntakeRule rule,
                 std::set<std::string>& seen, Draft& draft) {
  if (stage.intake_rule == rule || !seen.insert(stage.id).second) return;
  const std::string name = name_of(rule);
  draft.warnings.add(draft.cell(table, row, "stage"), stage.id,
                     {fmt::format("these rows have no effect: the stage's intake_rule is not {}", name),
                      fmt::format("这些行无作用：该学段的招生办法不是 {}", name)},
                     {"set intake_rule in case.json or in a scenario", "请在 case.json 或情景中设定 intake_rule"});
}

void check_catchments(const Lookups& lookups, Draft& draft) {
  const Case& data = draft.data;
  std::map<std::string, std::string> county_of_zone;
  for (const ZoneRow& zone : data.zones) county_of_zone.emplace(zone.code, county_of(lookups.areas, data, zone.area));
  std::set<std::string> warned;
  for (std::size_t i = 0; i < data.catchments.size(); ++i) {
    if (!draft.sound("catchments", i)) continue;
    const CatchmentRow& row = data.catchments[i];
    const SchoolRow* site =
        lookups.sites.check(row.school_code, row.stage, draft.cell("catchments", i, "stage"), draft);
    const StageRow* stage = find_stage(data, row.stage);
    if (site == nullptr || stage == nullptr) continue;
    warn_unused("catchments", i, *stage, StageRow::IntakeRule::strict, warned, draft);
    const auto zone = county_of_zone.find(row.zone);
    const std::string county = county_of(lookups.areas, data, site->area);
    if (stage->catchment != StageRow::Catchment::county || zone == county_of_zone.end() || zone->second == county)
      continue;
    draft.problems.add(draft.cell("catchments", i, "zone"), row.zone,
                       {fmt::format("the zone lies in county {}, the school in {}", zone->second, county),
                        fmt::format("居住点属于旗县区 {}，学校属于 {}", zone->second, county)},
                       {"pupils of this stage stay in their county", "本学段只在旗县区内招生"});
  }
}

void check_feeders(const Sites& sites, Draft& draft) {
  const Case& data = draft.data;
  std::set<std::string> warned;
  for (std::size_t i = 0; i < data.feeders.size(); ++i) {
    if (!draft.sound("feeders", i)) continue;
    const FeederRow& row = data.feeders[i];
    sites.check(row.from_school_code, row.from_stage, draft.cell("feeders", i, "from_stage"), draft);
    sites.check(row.school_code, row.stage, draft.cell("feeders", i, "stage"), draft);
    const StageRow *from = find_stage(data, row.from_stage), *to = find_stage(data, row.stage);
    if (from == nullptr || to == nullptr) continue;
    warn_unused("feeders", i, *to, StageRow::IntakeRule::feeder, warned, draft);
    if (from->first_grade + from->grades != to->first_grade)
      draft.problems.add(
          draft.cell("feeders", i, "stage"), row.stage,
          {fmt::format("does not follow {}, which ends with grade {}", from->id, from->first_grade + from->grades - 1),
           fmt::format("不与 {} 衔接，后者止于 {} 年级", from->id, from->first_grade + from->grades - 1)},
          {"leavers enter the stage whose first grade comes next", "毕业生升入起始年级相接的学段"});
  }
}

/// Between which stages a grade can move: the one primary stage and the one junior stage it feeds.
bool may_exchange(const Case& data, const StageRow& a, const StageRow& b) {
  const auto border_of = [](const StageRow& stage) { return kind_of(stage).border; };
  const auto only = [&](const StageRow& stage, StageKind::Border border) {
    return border_of(stage) == border && std::ranges::count(data.stages, border, border_of) == 1;
  };
  using enum StageKind::Border;
  return (only(a, last_grade) && only(b, first_grade)) || (only(b, last_grade) && only(a, first_grade));
}

/// Applies the regrades in order of year to the first and last grades of the stages, so that each is checked against
/// what stands in its own year.
void check_regrades(Draft& draft) {
  const Case& data = draft.data;
  std::map<std::string, std::pair<int, int>> grades;
  for (const StageRow& stage : data.stages)
    grades[stage.id] = {stage.first_grade, stage.first_grade + stage.grades - 1};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < data.regrades.size(); ++i)
    if (draft.sound("regrades", i)) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return data.regrades[i].year; });
  std::set<int> years;
  for (const std::size_t i : order) {
    const RegradeRow& row = data.regrades[i];
    if (row.year <= data.base_year)
      draft.problems.add(draft.cell("regrades", i, "year"), std::to_string(row.year),
                         {fmt::format("must be later than base_year, {}", data.base_year),
                          fmt::format("必须晚于基年 {}", data.base_year)},
                         {"the stages of case.json say what holds in the base year", "基年学制见 case.json 的 stages"});
    const StageRow *from_stage = find_stage(data, row.from_stage), *to_stage = find_stage(data, row.to_stage);
    if (from_stage == nullptr || to_stage == nullptr) continue;
    auto &from = grades[row.from_stage], &to = grades[row.to_stage];
    const bool up = row.grade == from.second && to.first == row.grade + 1;
    const bool down = row.grade == from.first && to.second == row.grade - 1;
    if (!(up || down)) {
      draft.problems.add(draft.cell("regrades", i, "grade"), std::to_string(row.grade),
                         {fmt::format("must be the grade of {} that borders on {}", row.from_stage, row.to_stage),
                          fmt::format("必须是 {} 与 {} 相接的年级", row.from_stage, row.to_stage)},
                         {fmt::format("in {}, {} has grades {} to {} and {} grades {} to {}", row.year, row.from_stage,
                                      from.first, from.second, row.to_stage, to.first, to.second),
                          fmt::format("{} 年 {} 为 {} 至 {} 年级，{} 为 {} 至 {} 年级", row.year, row.from_stage,
                                      from.first, from.second, row.to_stage, to.first, to.second)});
    } else if (from.first == from.second) {
      draft.problems.add(draft.cell("regrades", i, "from_stage"), row.from_stage,
                         {"would be left without a grade", "将没有任何年级"},
                         {"a stage keeps at least one grade", "每个学段至少保留一个年级"});
    } else if (!may_exchange(data, *from_stage, *to_stage)) {
      draft.problems.add(draft.cell("regrades", i, "to_stage"), row.to_stage,
                         {"a grade moves between the primary stage and the junior stage it feeds only",
                          "年级只能在小学与其升入的初中之间调整"},
                         {"entry birth_cohort and entry junior_from_primary, one stage of each",
                          "入学方式分别为 birth_cohort 与 junior_from_primary，各一个学段"});
    } else if (!years.insert(row.year).second) {
      draft.problems.add(
          draft.cell("regrades", i, "year"), std::to_string(row.year),
          {"another grade already moves in this year", "当年已有一个年级调整"},
          {"one grade per year: move the next one a year later", "每年至多调整一个年级，下一个请推迟一年"});
    } else {
      (up ? from.second : from.first) += up ? -1 : 1;
      (up ? to.first : to.second) = row.grade;
    }
  }
}

}  // namespace

void validate_intake(Draft& draft, const Lookups& lookups) {
  check_catchments(lookups, draft);
  check_feeders(lookups.sites, draft);
  check_regrades(draft);
}

}  // namespace xuewei

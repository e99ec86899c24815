// Building programmes: projects in order of time, at real sites, and summing to the published totals to the yuan.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Least floor of a dormitory bed, m2: a modelling default (E), below every figure in use, that finds forgotten floor.
constexpr std::int64_t floor_of_a_bed_m2 = 3;

void check_years(const ProjectRow& project, std::size_t row, Draft& draft) {
  const auto at = [&](const char* column) { return draft.cell("projects", row, column); };
  if (project.money_to_year < project.money_from_year)
    draft.problems.add(at("money_to_year"), std::to_string(project.money_to_year),
                       {fmt::format("must not be before money_from_year, {}", project.money_from_year),
                        fmt::format("不得早于资金起始年份 {}", project.money_from_year)});
  if (project.opening_year < project.money_from_year)
    draft.problems.add(at("opening_year"), std::to_string(project.opening_year),
                       {fmt::format("must not be before money_from_year, {}", project.money_from_year),
                        fmt::format("不得早于资金起始年份 {}", project.money_from_year)},
                       {"nothing opens before its first money", "未有资金不能投用"});
  if (project.opening_year <= draft.data.base_year)
    draft.problems.add(at("opening_year"), std::to_string(project.opening_year),
                       {fmt::format("must be later than base_year, {}", draft.data.base_year),
                        fmt::format("必须晚于基年 {}", draft.data.base_year)},
                       {"what opened by then is part of the table schools", "此前投用的已计入 schools 表"});
  if (project.until_year == 0) return;
  if (project.kind != ProjectKind::temporary)
    draft.problems.add(at("until_year"), std::to_string(project.until_year),
                       {"only temporary rooms are taken away", "只有临时校舍才拆除"},
                       {"leave it blank, or use the kind temporary", "留空，或将建设性质改为“临时校舍”"});
  else if (project.until_year <= project.opening_year)
    draft.problems.add(at("until_year"), std::to_string(project.until_year),
                       {fmt::format("must be later than opening_year, {}", project.opening_year),
                        fmt::format("必须晚于投用年份 {}", project.opening_year)},
                       {"blank: the rooms stay", "留空表示不拆除"});
}

void check_site(const ProjectRow& project, std::size_t row, const Sites& sites, Draft& draft) {
  const auto at = [&](const char* column) { return draft.cell("projects", row, column); };
  if (project.school_code.empty() != project.stage.empty())
    draft.problems.add(
        at(project.stage.empty() ? "stage" : "school_code"), "",
        {"school_code and stage name a site together: give both or neither", "学校标识码与学段须同时填写或同时留空"});
  else if (!project.school_code.empty())
    sites.check(project.school_code, project.stage, at("stage"), draft);
  else if (project.kind != ProjectKind::equipment)
    draft.problems.add(at("school_code"), "", {"a project of this kind needs a site", "此类项目须有校址"},
                       {"a new school stands in the table schools with the flag planned and 0 pupils",
                        "新建学校须列入 schools 表，标记“规划”，学生数写 0"});
}

void check_contents(const ProjectRow& project, std::size_t row, const Sites& sites, Draft& draft) {
  const auto at = [&](const char* column) { return draft.cell("projects", row, column); };
  const std::string kind = name_of(project.kind);
  if (project.kind == ProjectKind::equipment &&
      (project.floor_added_m2 > 0 || project.classrooms_added > 0 || project.beds_added > 0))
    draft.problems.add(at("kind"), kind, {"equipment adds no floor, rooms or beds", "设备购置不增加面积、教室或床位"},
                       {"use extension or new_site", "请改用扩建或新建"});
  else if (!adds_rooms(project.kind) && project.classrooms_added > 0)
    draft.problems.add(at("classrooms_added"), std::to_string(project.classrooms_added),
                       {fmt::format("a project of kind {} adds no rooms", kind), "此类项目不增加教室"},
                       {"use extension, or a project of its own for the rooms", "请改用扩建，或将教室另列项目"});
  if (project.beds_added * floor_of_a_bed_m2 > project.floor_added_m2 && project.kind != ProjectKind::equipment)
    draft.problems.add(
        at("floor_added_m2"), std::to_string(project.floor_added_m2),
        {fmt::format("{} beds need at least {} m2 of dormitory", project.beds_added,
                     project.beds_added * floor_of_a_bed_m2),
         fmt::format("{} 张床位至少需要 {} 平方米宿舍", project.beds_added, project.beds_added * floor_of_a_bed_m2)},
        {fmt::format("at least {} m2 per bed", floor_of_a_bed_m2),
         fmt::format("每床至少 {} 平方米", floor_of_a_bed_m2)});
  if (project.kind == ProjectKind::beds && project.beds_added == 0)
    draft.problems.add(at("beds_added"), "0", {"a project of kind beds adds beds", "“宿舍”项目须新增床位"});
  if (project.kind != ProjectKind::conversion) {
    if (!project.to_stage.empty())
      draft.problems.add(at("to_stage"), project.to_stage,
                         {"only a conversion turns rooms over to another stage", "只有改用项目才有改用学段"},
                         {"leave it blank, or use the kind conversion", "留空，或将建设性质改为“改用”"});
    return;
  }
  if (project.classrooms_added == 0)
    draft.problems.add(at("classrooms_added"), "0",
                       {"a conversion says how many rooms change stage", "改用项目须写明改用教室数"});
  if (project.to_stage.empty() || project.to_stage == project.stage)
    draft.problems.add(at("to_stage"), project.to_stage,
                       {"a conversion needs another stage that gets the rooms", "改用项目须写明改用到哪个学段"},
                       {"a stage of the same school", "同校的另一学段"});
  else
    sites.check(project.school_code, project.to_stage, at("to_stage"), draft);
}

/// A site cannot be rebuilt twice at once: nobody could say which of the two floors is demolished.
void check_rebuilding(Draft& draft) {
  std::map<std::string, std::vector<std::size_t>> renewals;  // by site
  const auto& projects = draft.data.projects;
  for (std::size_t i = 0; i < projects.size(); ++i)
    if (projects[i].kind == ProjectKind::renewal && draft.sound("projects", i))
      renewals[site_code(projects[i].school_code, projects[i].stage)].push_back(i);
  for (const auto& [site, rows] : renewals)
    for (std::size_t b = 1; b < rows.size(); ++b)
      for (std::size_t a = 0; a < b; ++a) {
        const ProjectRow &first = projects[rows[a]], &second = projects[rows[b]];
        if (first.money_from_year > second.opening_year || second.money_from_year > first.opening_year) continue;
        draft.problems.add(
            draft.cell("projects", rows[b], "money_from_year"), std::to_string(second.money_from_year),
            {fmt::format("{} rebuilds {} from {} to {} already", first.project, site, first.money_from_year,
                         first.opening_year),
             fmt::format("{} 已于 {} 至 {} 年改造 {}", first.project, first.money_from_year, first.opening_year, site)},
            {"join the two projects, or let one begin after the other has opened",
             "合并两个项目，或在前一项目投用后再开始"});
      }
}

/// A programme with ceilings has one for every year in which its projects are planned to be paid.
void check_ceilings(Draft& draft) {
  if (!draft.sound("ceilings") || !draft.sound("projects")) return;
  std::map<std::string, std::set<int>> ceilings;
  std::map<std::string, std::pair<int, int>> years;  // first and last money of a programme
  for (const CeilingRow& ceiling : draft.data.ceilings) ceilings[ceiling.programme].insert(ceiling.year);
  for (const ProjectRow& project : draft.data.projects) {
    const auto [found, first] =
        years.emplace(project.programme, std::pair(project.money_from_year, project.money_to_year));
    if (first) continue;
    found->second.first = std::min(found->second.first, project.money_from_year);
    found->second.second = std::max(found->second.second, project.money_to_year);
  }
  for (const auto& [programme, given] : ceilings) {
    const auto planned = years.find(programme);
    if (planned == years.end()) continue;
    std::string missing;
    for (int year = planned->second.first; year <= planned->second.second; ++year)
      if (!given.contains(year)) missing += (missing.empty() ? "" : ", ") + std::to_string(year);
    if (missing.empty()) continue;
    Problem where = draft.whole("ceilings");
    where.column = "year";
    draft.problems.add(
        where, "",
        {fmt::format("programme {} has no ceiling for {}", programme, missing),
         fmt::format("工程 {} 缺少 {} 年的资金上限", programme, missing)},
        {fmt::format("its projects are paid from {} to {}; give every one of these years a row, 0 if nothing may be "
                     "spent, or none at all",
                     planned->second.first, planned->second.second),
         fmt::format("其项目资金年度为 {} 至 {}；各年均须有一行（不得支出写 0），或整个工程不设上限",
                     planned->second.first, planned->second.second)});
  }
}

void check_programme_totals(Draft& draft) {
  if (!draft.sound("programmes") || !draft.sound("projects")) return;
  struct Sum {
    std::int64_t money = 0, floor = 0, grounds = 0, projects = 0;
  };
  std::map<std::string, Sum> sums;
  for (const ProjectRow& project : draft.data.projects) {
    Sum& sum = sums[project.programme];
    sum.money += project.money_yuan;
    sum.floor += project.floor_added_m2;
    sum.grounds += project.grounds_m2;
    sum.projects += 1;
  }
  for (std::size_t i = 0; i < draft.data.programmes.size(); ++i) {
    const ProgrammeRow& programme = draft.data.programmes[i];
    const Sum& sum = sums[programme.programme];
    const auto compare = [&](const char* column, std::int64_t total, std::int64_t parts) {
      if (total == parts) return;
      draft.problems.add(
          draft.cell("programmes", i, column), std::to_string(total),
          {fmt::format("the projects of {} sum to {}", programme.programme, parts),
           fmt::format("工程 {} 的项目合计为 {}", programme.programme, parts)},
          {fmt::format("the difference is {:+}", total - parts), fmt::format("相差 {:+}", total - parts)});
    };
    compare("money_yuan", programme.money_yuan, sum.money);
    compare("floor_area_m2", programme.floor_area_m2, sum.floor);
    compare("grounds_m2", programme.grounds_m2, sum.grounds);
    compare("projects", programme.projects, sum.projects);
  }
}

}  // namespace

void validate_programmes(Draft& draft, const Lookups& lookups) {
  for (std::size_t i = 0; i < draft.data.projects.size(); ++i) {
    if (!draft.sound("projects", i)) continue;
    check_years(draft.data.projects[i], i, draft);
    check_site(draft.data.projects[i], i, lookups.sites, draft);
    check_contents(draft.data.projects[i], i, lookups.sites, draft);
  }
  check_rebuilding(draft);
  check_ceilings(draft);
  check_programme_totals(draft);
}

}  // namespace xuewei

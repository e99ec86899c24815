// Building programmes: projects in order of time, at real sites, and summing to the published totals to the yuan.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "io/case/validate.hpp"

namespace xuewei {
namespace {

void check_project(const ProjectRow& project, std::size_t row, const std::set<std::string>& sites, Draft& draft) {
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
  const bool equipment = project.kind == ProjectKind::equipment;
  if (project.school_code.empty() != project.stage.empty())
    draft.problems.add(
        at(project.stage.empty() ? "stage" : "school_code"), "",
        {"school_code and stage name a site together: give both or neither", "学校标识码与学段须同时填写或同时留空"});
  else if (project.school_code.empty() && !equipment)
    draft.problems.add(at("school_code"), "", {"a project of this kind needs a site", "此类项目须有校址"},
                       {"a new school stands in the table schools with the flag planned and 0 pupils",
                        "新建学校须列入 schools 表，标记“规划”，学生数写 0"});
  else if (!project.school_code.empty() && draft.sound("schools") &&
           !sites.contains(project.school_code + "/" + project.stage) &&
           std::ranges::count(draft.data.schools, project.school_code, &SchoolRow::school_code) > 0)
    draft.problems.add(at("stage"), project.stage,
                       {fmt::format("school {} has no such stage", project.school_code),
                        fmt::format("学校 {} 没有此学段", project.school_code)},
                       {"school_code and stage together must be a row of the table schools",
                        "学校标识码与学段须对应 schools 表中的一行"});
  if (equipment && (project.floor_added_m2 > 0 || project.classrooms_added > 0 || project.beds_added > 0))
    draft.problems.add(at("kind"), "equipment",
                       {"equipment adds no floor, rooms or beds", "设备购置不增加面积、教室或床位"},
                       {"use extension or new_site", "请改用扩建或新建"});
}

void check_totals(Draft& draft) {
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

void validate_programmes(Draft& draft) {
  std::set<std::string> sites;
  for (const SchoolRow& school : draft.data.schools) sites.insert(school.site_code());
  for (std::size_t i = 0; i < draft.data.projects.size(); ++i)
    if (draft.sound("projects", i)) check_project(draft.data.projects[i], i, sites, draft);
  check_totals(draft);
}

}  // namespace xuewei

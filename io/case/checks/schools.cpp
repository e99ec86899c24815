// Schools: rolls that fit their stage, zones that fit their area, and totals that equal the sum of their parts.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "engine/case/code_index.hpp"
#include "engine/network/distance.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

/// Schools further than this from the zone they are said to stand in are worth a look.
constexpr double far_km = 60.0;

void check_rolls(Draft& draft) {
  const auto& schools = draft.data.schools;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    const StageRow* stage = find_stage(draft.data, schools[i].stage);
    if (!stage || !draft.sound("schools", i)) continue;
    const auto& pupils = schools[i].pupils_by_grade;
    const auto grades = static_cast<std::size_t>(stage->grades);
    for (std::size_t g = 0; g < grades; ++g)
      if (g >= pupils.size() || std::isnan(pupils[g]))
        draft.problems.add(
            draft.cell("schools", i, fmt::format("pupils_{}", g + 1)), "",
            {fmt::format("must not be blank: stage {} has {} grades", stage->id, grades),
             fmt::format("不得留空：学段 {} 有 {} 个年级", stage->id, grades)},
            {"blank is not zero: write 0 for a grade without pupils", "空白不是零：没有学生的年级请写 0"});
    for (std::size_t g = grades; g < pupils.size(); ++g)
      if (!std::isnan(pupils[g]))
        draft.problems.add(
            draft.cell("schools", i, fmt::format("pupils_{}", g + 1)), shortest(pupils[g]),
            {fmt::format("stage {} has {} grades: leave this column blank", stage->id, grades),
             fmt::format("学段 {} 只有 {} 个年级，此列应留空", stage->id, grades)},
            {"pupils_1 is the first year of the stage, not grade 1", "pupils_1 是本学段第一年，不是一年级"});
    const double roll = std::accumulate(pupils.begin(), pupils.end(), 0.0,
                                        [](double sum, double p) { return std::isnan(p) ? sum : sum + p; });
    if (roll > 0.0 && schools[i].classrooms == 0.0)
      draft.problems.add(draft.cell("schools", i, "classrooms"), "0",
                         {fmt::format("there are {} pupils but no classroom", shortest(roll)),
                          fmt::format("有 {} 名学生却没有教室", shortest(roll))},
                         {"classrooms in use, borrowed ones included", "填写在用教室，含借用"});
    if (roll > 0.0 && schools[i].has_flag(school_flag::kPlanned))
      draft.problems.add(draft.cell("schools", i, "flags"), std::string(school_flag::kPlanned),
                         {"a planned school has no pupils yet", "规划中的学校还没有学生"},
                         {"leave the flag out, or write 0 pupils", "去掉标记，或学生数写 0"});
    if (schools[i].classrooms > 0.0 && roll > stage->class_size_hard * schools[i].classrooms)
      draft.warnings.add(
          draft.cell("schools", i, "classrooms"), shortest(schools[i].classrooms),
          {fmt::format("{} pupils would make classes above the hard limit of {}", shortest(roll),
                       shortest(stage->class_size_hard)),
           fmt::format("{} 名学生将超过班额硬上限 {}", shortest(roll), shortest(stage->class_size_hard))},
          {"check pupils and classrooms", "请核对学生数与教室数"});
  }
}

/// Sites that nobody will choose, because nobody does in the base year: what the planner may want to say otherwise.
void check_entry_grades(Draft& draft) {
  const auto& schools = draft.data.schools;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    const SchoolRow& school = schools[i];
    const bool read = std::ranges::none_of(school.pupils_by_grade, [](double pupils) { return std::isnan(pupils); });
    if (!draft.sound("schools", i) || !read) continue;
    if (school.is_suspended())
      draft.warnings.add(draft.cell("schools", i, "pupils_1"), "0",
                         {"rooms and no pupils: taken as suspended, nobody chooses it; it takes only those whom no "
                          "other school has room for",
                          "有教室而无学生：视为停办，不再有人选择，只接收其他学校无法安置的学生"},
                         {"flag it planned if it is to open again, or leave the row out",
                          "若将恢复办学请标记 planned，否则可删去此行"});
    else if (school.is_attended() && school.pupils_by_grade.front() == 0.0)
      draft.warnings.add(draft.cell("schools", i, "pupils_1"), "0",
                         {"pupils in later grades and none in the first: nobody chooses it in later years either, as "
                          "in the base year; "
                          "it takes only those whom no other school has room for",
                          "其他年级有学生而首个年级无人：与基年相同，以后也无人选择，只接收其他学校无法安置的学生"},
                         {"if it takes pupils every second year, write what it takes in a usual year",
                          "若隔年招生，请填平常年份的招生数"});
  }
}

void check_zones(Draft& draft) {
  const CodeIndex zones(draft.data.zones, &ZoneRow::code);
  const auto& schools = draft.data.schools;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    const auto found = zones.find(schools[i].zone);
    if (!found || !draft.sound("schools", i)) continue;
    const ZoneRow& zone = draft.data.zones[*found];
    if (zone.area != schools[i].area && draft.sound("zones"))
      draft.problems.add(draft.cell("schools", i, "zone"), zone.code,
                         {fmt::format("the zone lies in area {}, the school in {}", zone.area, schools[i].area),
                          fmt::format("居住点属于片区 {}，学校属于 {}", zone.area, schools[i].area)},
                         {"a school's zone must be one of its own area", "学校的居住点须在同一片区"});
    const double distance =
        distance_km(schools[i].longitude_deg, schools[i].latitude_deg, zone.longitude_deg, zone.latitude_deg);
    if (distance > far_km)
      draft.warnings.add(draft.cell("schools", i, "longitude_deg"), shortest(schools[i].longitude_deg),
                         {fmt::format("the school is {:.0f} km from its zone", distance),
                          fmt::format("学校距其居住点 {:.0f} 公里", distance)},
                         {"check longitude and latitude, and that they are not swapped", "请核对经纬度，是否写反"});
  }
}

struct Sum {
  double sites = 0.0, teaching_points = 0.0, pupils = 0.0, staff = 0.0;
};

void check_classroom_totals(Draft& draft) {
  const Case& data = draft.data;
  if (data.schools.empty() || data.school_totals.empty() || !draft.sound("schools") || !draft.sound("school_totals"))
    return;
  std::map<std::pair<std::string, std::string>, Sum> sums;
  for (const SchoolRow& school : data.schools) {
    if (school.has_flag(school_flag::kPlanned)) continue;
    Sum& sum = sums[{school.area, school.stage}];
    sum.sites += 1.0;
    sum.teaching_points += school.has_flag(school_flag::kTeachingPoint) ? 1.0 : 0.0;
    sum.pupils += std::accumulate(school.pupils_by_grade.begin(), school.pupils_by_grade.end(), 0.0);
    sum.staff += school.staff;
  }
  for (std::size_t i = 0; i < data.school_totals.size(); ++i) {
    const SchoolTotalsRow& row = data.school_totals[i];
    const Sum sum = sums[{row.area, row.stage}];
    sums.erase({row.area, row.stage});
    const auto compare = [&](const char* column, std::int64_t total, double parts) {
      if (std::isnan(parts) || std::abs(static_cast<double>(total) - parts) < 1e-6) return;
      draft.problems.add(
          draft.cell("school_totals", i, column), std::to_string(total),
          {fmt::format("the schools of area {}, stage {} sum to {}", row.area, row.stage, shortest(parts)),
           fmt::format("片区 {}、学段 {} 的学校合计为 {}", row.area, row.stage, shortest(parts))},
          {fmt::format("the difference is {:+}", static_cast<double>(total) - parts),
           fmt::format("相差 {:+}", static_cast<double>(total) - parts)});
    };
    compare("sites", row.sites, sum.sites);
    compare("teaching_points", row.teaching_points, sum.teaching_points);
    compare("pupils", row.pupils, sum.pupils);
    compare("staff", row.staff, sum.staff);
    if (row.state_pupil_share + row.inclusive_private_pupil_share > 1.0 + 1e-9)
      draft.problems.add(draft.cell("school_totals", i, "inclusive_private_pupil_share"),
                         shortest(row.inclusive_private_pupil_share),
                         {"the shares of state and inclusive private pupils must sum to at most 1",
                          "公办与普惠性民办占比之和不得大于 1"});
  }
  for (const auto& [key, sum] : sums)
    draft.problems.add(
        draft.whole("school_totals"), "",
        {fmt::format("area {}, stage {} has {} schools but no row of totals", key.first, key.second, sum.sites),
         fmt::format("片区 {}、学段 {} 有 {} 所学校，却没有总量行", key.first, key.second, sum.sites)},
        {"give a row for every area and stage with schools, or leave the table out",
         "有学校的片区与学段都要有一行，或不提供此表"});
}

/// 民办教育促进法实施条例 (State Council decree 741, 2021), article 7: 公办学校不得…转为民办学校.
void check_sectors(Draft& draft) {
  const auto& schools = draft.data.schools;
  for (std::size_t i = 0; i < schools.size(); ++i)
    if (schools[i].sector != Sector::state && draft.state_sites.contains(schools[i].site_code()))
      draft.problems.add(draft.cell("schools", i, "sector"),
                         schools[i].sector == Sector::inclusive_private ? "inclusive_private" : "other_private",
                         {"public schools cannot become private", "公办学校不得转为民办学校"},
                         {"close the school and plan a private one beside it, if that is meant",
                          "若确有此意，请撤销该校，另列规划的民办学校"});
}

}  // namespace

void validate_schools(Draft& draft) {
  const Case& data = draft.data;
  if (data.schools.empty() && !data.stages.empty() && draft.sound("schools")) {
    if (data.school_totals.empty())
      draft.problems.add(draft.settings.at("/tables/schools"), "",
                         {"a case with stages needs schools", "有学段的算例需要学校表"},
                         {"give a table schools, or school_totals for `xuewei synth`, or leave stages out for a "
                          "population-only case",
                          "请提供 schools 表，或提供 school_totals 并用 xuewei synth 生成，或去掉 stages 只算人口"});
    else
      draft.warnings.add(draft.whole("school_totals"), "",
                         {"there are totals but no schools", "有学校总量而没有学校表"},
                         {"`xuewei synth` makes a roster of schools that matches the totals",
                          "可用 xuewei synth 生成与总量一致的学校名册"});
  }
  check_rolls(draft);
  check_entry_grades(draft);
  check_zones(draft);
  check_sectors(draft);
  check_classroom_totals(draft);
}

}  // namespace xuewei

#include "tools/synth/check_totals.hpp"

#include <algorithm>
#include <string>

#include "io/problem.hpp"
#include "tools/synth/rolls.hpp"

namespace xuewei::synth {
namespace {

/// Collects what is wrong with one row.
struct RowCheck {
  ProblemList& found;
  int row = 0;

  void require(bool holds, const std::string& column, const std::string& value, Bilingual rule, Bilingual hint) {
    if (holds) return;
    Problem where;
    where.file = "school_totals";
    where.row = row;
    where.column = column;
    found.add(where, value, std::move(rule), std::move(hint));
  }
};

bool has_children(const Case& input, const std::string& area) {
  return std::any_of(input.zones.begin(), input.zones.end(),
                     [&](const ZoneRow& zone) { return zone.area == area && zone.child_share > 0.0; });
}

void check_counts(const SchoolTotalsRow& totals, RowCheck check) {
  check.require(totals.teaching_points <= totals.sites, "teaching_points", std::to_string(totals.teaching_points),
                {"must not exceed sites (" + std::to_string(totals.sites) + ")",
                 "不得超过学校数（" + std::to_string(totals.sites) + "）"},
                {"sites counts teaching points too", "学校数含教学点"});
  check.require(totals.pupils >= totals.sites, "pupils", std::to_string(totals.pupils),
                {"must be at least one per site (" + std::to_string(totals.sites) + " sites)",
                 "每校至少一名学生（共 " + std::to_string(totals.sites) + " 校）"},
                {"leave out sites without pupils", "不计无学生的学校"});
  check.require(totals.sites > 0 || (totals.pupils == 0 && totals.staff == 0), "sites", std::to_string(totals.sites),
                {"pupils and staff need at least one site", "有学生或教职工时至少应有一所学校"},
                {"give the number of sites, or move the pupils to the area where they go to school",
                 "填写学校数，或将学生计入就读地"});
  const bool only_points = totals.sites > 0 && totals.teaching_points == totals.sites;
  check.require(
      !only_points || totals.pupils <= kLargestTeachingPoint * totals.sites, "pupils", std::to_string(totals.pupils),
      {"where every site is a teaching point, at most 99 pupils per site", "全部为教学点时，每点不超过 99 人"},
      {"a teaching point has fewer than 100 pupils; count larger ones as schools",
       "教学点不足 100 人；更大的计为学校"});
}

void check_shares(const SchoolTotalsRow& totals, RowCheck check) {
  check.require(totals.state_pupil_share + totals.inclusive_private_pupil_share <= 1.0 + 1e-9,
                "inclusive_private_pupil_share", std::to_string(totals.inclusive_private_pupil_share),
                {"state and inclusive private shares must not exceed 1 together", "公办与普惠性民办占比合计不得超过 1"},
                {"shares, not percentages", "填写比例，不是百分数"});
  check.require(totals.utilisation > 0.0, "utilisation", std::to_string(totals.utilisation),
                {"must be positive: pupils / standard places", "须大于 0：在校生 / 标准学位"},
                {"1 where it is not known", "未知时填 1"});
}

}  // namespace

void check_totals(const Case& input) {
  ProblemList found;
  for (std::size_t i = 0; i < input.school_totals.size(); ++i) {
    const SchoolTotalsRow& totals = input.school_totals[i];
    const RowCheck check{found, static_cast<int>(i) + 2};
    check_counts(totals, check);
    check_shares(totals, check);
    RowCheck(check).require(
        totals.sites == 0 || has_children(input, totals.area), "area", totals.area,
        {"needs a zone with children to put its schools in", "须有居住点（儿童占比大于 0）才能安置学校"},
        {"add a row to zones", "在 zones 表中增加一行"});
  }
  if (!found.empty()) throw CaseProblems(found.all());
}

}  // namespace xuewei::synth

#include "engine/network/regrade.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "engine/case/stage_kinds.hpp"

namespace xuewei {
namespace {

using Border = StageKind::Border;

/// Absolute grades, both ends taught.
struct Range {
  int first = 1, last = 1;
  std::size_t entering = 1;
};

[[noreturn]] void refuse(const RegradeRow& row, const std::string& why) {
  throw std::invalid_argument("regrade of grade " + std::to_string(row.grade) + " in " + std::to_string(row.year) +
                              ": " + why);
}

std::size_t stage_of(const Case& input, const RegradeRow& row, const std::string& id) {
  for (std::size_t k = 0; k < input.stages.size(); ++k)
    if (input.stages[k].id == id) return k;
  refuse(row, "stage `" + id + "` is unknown");
}

/// Moves the border between primary and junior by one grade, in the ranges of the year.
void move_grade(const Case& input, const RegradeRow& row, std::vector<Range>& ranges) {
  const auto border_of = [](const StageRow& stage) { return kind_of(stage).border; };
  for (const Border border : {Border::last_grade, Border::first_grade})
    if (std::ranges::count(input.stages, border, border_of) != 1)
      refuse(row, "the case must have one primary stage and one junior stage");
  const std::size_t from = stage_of(input, row, row.from_stage), to = stage_of(input, row, row.to_stage);
  const bool down = border_of(input.stages[from]) == Border::last_grade;  // primary gives its last grade away
  const std::size_t primary = down ? from : to, junior = down ? to : from;
  if (border_of(input.stages[primary]) != Border::last_grade || border_of(input.stages[junior]) != Border::first_grade)
    refuse(row, "only a primary stage and the junior stage it feeds can exchange a grade");
  if (ranges[primary].last + 1 != ranges[junior].first) refuse(row, "the two stages are not neighbours");
  if (row.grade != (down ? ranges[primary].last : ranges[junior].first))
    refuse(row, "it is not at the border of `" + row.from_stage + "` and `" + row.to_stage + "`");
  if (ranges[from].first == ranges[from].last) refuse(row, "`" + row.from_stage + "` would have no grade left");
  if (ranges[junior].entering != 1) refuse(row, "another grade already moves in the same year");
  ranges[primary].last += down ? -1 : 1;
  ranges[junior].first += down ? -1 : 1;
  ranges[junior].entering = down ? 2 : 0;
}

}  // namespace

std::vector<StageGrades> stage_grades(const Case& input, const Calendar& calendar) {
  if (!input.regrades.empty() && calendar.years_per_step != 1)
    throw std::invalid_argument("regrades need steps of one year");
  for (const RegradeRow& row : input.regrades)
    if (row.year <= calendar.base_year) refuse(row, "it must come after the base year");

  std::vector<std::vector<Range>> years(1);  // [step][stage]
  for (const StageRow& row : input.stages) years[0].push_back({row.first_grade, row.first_grade + row.grades - 1, 1});
  for (std::size_t step = 1; step < calendar.steps; ++step) {
    std::vector<Range> ranges = years.back();
    for (Range& range : ranges) range.entering = 1;
    for (const RegradeRow& row : input.regrades)
      if (row.year == calendar.year(step)) move_grade(input, row, ranges);
    years.push_back(std::move(ranges));
  }

  std::vector<StageGrades> result(input.stages.size());
  for (std::size_t k = 0; k < result.size(); ++k) {
    int first = years[0][k].first, last = years[0][k].last;
    for (const std::vector<Range>& ranges : years) {
      first = std::min(first, ranges[k].first);
      last = std::max(last, ranges[k].last);
    }
    result[k].first_grade = first;
    result[k].grades = static_cast<std::size_t>(last - first + 1);
    for (const std::vector<Range>& ranges : years)
      result[k].taught.push_back({static_cast<std::size_t>(ranges[k].first - first),
                                  static_cast<std::size_t>(ranges[k].last - first), ranges[k].entering});
  }
  return result;
}

}  // namespace xuewei

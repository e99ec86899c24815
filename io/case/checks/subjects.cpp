// Subjects: hours that make up the whole of a stage, and teachers of all of its subjects or of none.
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

constexpr double hours_tolerance = 1e-6;

/// Rows of one county, or of all that have none of their own, and one stage.
void check_subjects(const std::string& stage, const std::vector<std::size_t>& rows, Draft& draft) {
  const auto& subjects = draft.data.subjects;
  double hours = 0.0, teachers = 0.0;
  std::size_t counted = 0;
  for (const std::size_t i : rows) {
    hours += subjects[i].hours_share;
    teachers += subjects[i].teachers.value_or(0.0);
    counted += subjects[i].teachers.has_value();
  }
  if (std::abs(hours - 1.0) > hours_tolerance)
    draft.problems.add(
        draft.cell("subjects", rows.back(), "hours_share"), shortest(subjects[rows.back()].hours_share),
        {fmt::format("the hours of the subjects of stage {} must sum to 1, not {}", stage,
                     shortest(std::round(hours * 1e9) / 1e9)),
         fmt::format("学段 {} 各学科课时占比合计须为 1，而不是 {}", stage, shortest(std::round(hours * 1e9) / 1e9))},
        {"put what is not listed into a subject of its own, such as other", "未列出的学科可合为一行，如“其他”"});
  if (counted > 0 && counted < rows.size()) {
    for (const std::size_t i : rows)
      if (!subjects[i].teachers)
        draft.problems.add(draft.cell("subjects", i, "teachers"), "",
                           {fmt::format("must not be blank where other subjects of stage {} have a number", stage),
                            fmt::format("学段 {} 其他学科已填教师数，此处不得留空", stage)},
                           {"0 for a subject without teachers; blank in all of them: as hours are taught",
                            "没有教师的学科填 0；全部留空则按课时占比"});
  } else if (counted > 0 && teachers == 0.0) {
    draft.problems.add(draft.cell("subjects", rows.back(), "teachers"), "0",
                       {fmt::format("some subject of stage {} must have teachers", stage),
                        fmt::format("学段 {} 至少一个学科须有教师", stage)},
                       {"blank in all of them: as hours are taught", "全部留空则按课时占比"});
  }
}

}  // namespace

void validate_subjects(Draft& draft) {
  if (!draft.sound("subjects")) return;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < draft.data.subjects.size(); ++i)
    groups[{draft.data.subjects[i].county, draft.data.subjects[i].stage}].push_back(i);
  for (const auto& [key, rows] : groups) check_subjects(key.second, rows, draft);
}

}  // namespace xuewei

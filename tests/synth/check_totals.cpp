#include "tools/synth/check_totals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/problem.hpp"
#include "tests/synth/totals_case.hpp"

namespace xuewei::synth {
namespace {

std::vector<Problem> problems_of(const Case& data) {
  try {
    check_totals(data);
  } catch (const CaseProblems& found) {
    return found.problems;
  }
  return {};
}

TEST(CheckTotals, PassesOrdinaryTotals) { EXPECT_TRUE(problems_of(ordinary_case()).empty()); }

TEST(CheckTotals, ReportsEveryImpossibleRowAtOnce) {
  Case data = case_without_totals();
  data.school_totals = {{"C1-rural", "primary", 3, 4, 500, 50},           // more teaching points than sites
                        {"C1-rural", "junior", 5, 0, 4, 50},              // fewer pupils than sites
                        {"C1-town", "junior", 0, 0, 90, 5},               // pupils without a site
                        {"C2-rural", "primary", 2, 2, 199, 9},            // teaching points of 100 pupils
                        {"C2-town", "primary", 2, 0, 800, 50, 0.7, 0.4},  // shares above 1
                        {"C2-town", "junior", 1, 0, 800, 50, 1, 0, 0},    // no utilisation
                        {"nowhere", "junior", 1, 0, 800, 50}};            // no zone
  std::vector<std::pair<int, std::string>> where;
  for (const Problem& problem : problems_of(data)) {
    EXPECT_EQ(problem.file, "school_totals");
    EXPECT_FALSE(problem.rule.empty() || problem.hint.empty() || problem.rule_zh.empty() || problem.hint_zh.empty());
    where.emplace_back(problem.row, problem.column);
  }
  using ::testing::Pair;
  EXPECT_THAT(
      where, ::testing::ElementsAre(Pair(2, "teaching_points"), Pair(3, "pupils"), Pair(4, "sites"), Pair(5, "pupils"),
                                    Pair(6, "inclusive_private_pupil_share"), Pair(7, "utilisation"), Pair(8, "area")));
}

}  // namespace
}  // namespace xuewei::synth

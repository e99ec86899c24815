#include "tools/xuewei/drift.hpp"

#include <gmock/gmock.h>

#include "engine/record/variables.hpp"

namespace xuewei {
namespace {

using testing::HasSubstr;

/// Two areas, one stage, three years; the second area's ratio leaves 0.8 by `last` in the last year.
ScenarioResults drifting(double last) {
  ScenarioResults scenario;
  scenario.name = "moves";
  const auto coordinate = [&](const char* name, const char* dimension, auto values) {
    scenario.coordinates.push_back({.name = name, .dimension = dimension, .values = std::move(values)});
  };
  using Texts = std::vector<std::string>;
  coordinate("year", "year", std::vector<std::int32_t>{2020, 2021, 2022});
  coordinate("area", "area", Texts{"1", "11"});
  coordinate("area_name", "area", Texts{"市", "东区"});
  coordinate("area_name_en", "area", Texts{"Town", "East"});
  coordinate("stage", "stage", Texts{"primary"});
  coordinate("stage_name_zh", "stage", Texts{"小学"});
  coordinate("stage_name_en", "stage", Texts{"Primary"});
  scenario.expected.values.resize(variables().size());
  scenario.expected.values[variable_index("pupils_per_resident_child")] = {1.0, 0.8,  1.05,
                                                                           0.8, 1.09, 0.8 * (1.0 + last)};
  return scenario;
}

TEST(Drift, IsSilentUpToTenPercent) { EXPECT_FALSE(drift_note({drifting(0.0), drifting(-0.0999)}, Language::english)); }

TEST(Drift, IsOneNoteThatSaysWhatItMeansAndWhatToDoAndNamesTheFarthestOfEachScenario) {
  ScenarioResults second = drifting(0.5);
  second.name = "towns";
  const std::vector<ScenarioResults> scenarios = {drifting(-0.25), drifting(0.0), second};
  EXPECT_EQ(
      drift_note(scenarios, Language::english).value_or(""),
      "note: pupils / resident children (variable pupils_per_resident_child) leave the base year's by more than 10 % "
      "somewhere.\n"
      "  What it means: families move and pupils change school at rates given apart; where the two contradict each "
      "other, "
      "rolls and children drift apart, and the balance of places there is to be read with care.\n"
      "  What to do: see that the table moves and enrolment/school_change_share agree, and rolls and people of the "
      "base "
      "year.\n"
      "  moves: in 1 of 2 areas and stages, most in East, Primary: -25 % in 2022\n"
      "  towns: in 1 of 2 areas and stages, most in East, Primary: +50 % in 2022");
  const std::string zh = drift_note(scenarios, Language::chinese).value_or("");
  EXPECT_THAT(zh, HasSubstr("含义："));
  EXPECT_THAT(zh, HasSubstr("处理："));
  EXPECT_THAT(zh, HasSubstr("towns：2 个片区学段中有 1 个，最大：东区小学，2022 年 +50%"));
}

TEST(Drift, LeavesOutWhatHasNoBase) {
  ScenarioResults scenario = drifting(0.5);
  std::vector<double>& ratio = scenario.expected.values[variable_index("pupils_per_resident_child")];
  ratio[1] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(drift_note({scenario}, Language::english));
}

}  // namespace
}  // namespace xuewei

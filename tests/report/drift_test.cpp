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

TEST(Drift, IsSilentUpToTenPercent) {
  EXPECT_FALSE(drift_note(drifting(0.0), Language::english));
  EXPECT_FALSE(drift_note(drifting(-0.0999), Language::english));
}

TEST(Drift, NamesTheFarthestAreaStageAndYear) {
  const auto note = drift_note(drifting(-0.25), Language::english);
  ASSERT_TRUE(note);
  EXPECT_EQ(
      *note,
      "note: moves: pupils / resident children leave the base year by more than 10 % in 1 of 2 areas and stages; most "
      "in East, Primary: -25 % in 2022 (variable pupils_per_resident_child)");
  EXPECT_THAT(drift_note(drifting(0.5), Language::chinese).value_or(""), HasSubstr("最大：东区小学，2022 年 +50%"));
}

TEST(Drift, LeavesOutWhatHasNoBase) {
  ScenarioResults scenario = drifting(0.5);
  std::vector<double>& ratio = scenario.expected.values[variable_index("pupils_per_resident_child")];
  ratio[1] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(drift_note(scenario, Language::english));
}

}  // namespace
}  // namespace xuewei

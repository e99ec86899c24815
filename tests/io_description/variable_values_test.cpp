// A variable is found by its name, with what stands at each place in both languages.
#include "io/description/variable_values.hpp"

#include <cmath>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"

namespace xuewei::testing {
namespace {

struct RunInMemory {
  Model model;
  ScenarioResults scenario;
};

const RunInMemory& minimal() {
  static const RunInMemory run = [] {
    const LoadedCase loaded = read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal"));
    RunInMemory made{compile(loaded.data), {}};
    made.scenario = describe_scenario(loaded, made.model);
    add_expected(loaded, made.model, run_expected(made.model), made.scenario);
    add_replicates(run_ensemble(made.model, made.scenario.expected, {.seed = 1, .last_replicate = 8, .threads = 1}),
                   made.scenario);
    return made;
  }();
  return run;
}

TEST(VariableValues, StandWhereTheExpectedPathHasThem) {
  const RunInMemory& run = minimal();
  const VariableValues pupils(run.scenario, "enrolment");
  const std::size_t areas = run.model.network.nodes.size(), stages = run.model.network.stages.size();
  ASSERT_EQ(pupils.axes().size(), 3u);
  ASSERT_EQ(pupils.size(), run.model.network.calendar.steps * areas * stages);
  EXPECT_EQ(pupils.index_of({2, 1, 0}), (2 * areas + 1) * stages);
  EXPECT_EQ(pupils.position_of(pupils.index_of({2, 1, 0})), (std::vector<std::size_t>{2, 1, 0}));
  EXPECT_EQ(&pupils.expected(), &run.scenario.expected.values[variable_index("enrolment")]);
  EXPECT_THROW(pupils.index_of({2, 1}), std::out_of_range);
  EXPECT_THROW(pupils.index_of({2, areas, 0}), std::out_of_range);
  const ScenarioResults before_the_run;
  EXPECT_THROW(VariableValues(before_the_run, "enrolment"), std::out_of_range);
}

TEST(VariableValues, AreLabelledInBothLanguages) {
  const RunInMemory& run = minimal();
  const VariableValues pupils(run.scenario, "enrolment");
  const std::size_t index = pupils.index_of({1, 0, 1});
  const Stage& stage = run.model.network.stages[1];
  EXPECT_EQ(pupils.label(index, 0, Language::english),
            std::to_string(run.model.network.calendar.base_year + run.model.network.calendar.years_per_step));
  EXPECT_EQ(pupils.label(index, 1, Language::chinese), run.model.network.nodes[0].name);
  EXPECT_EQ(pupils.label(index, 2, Language::chinese), stage.name_zh);
  EXPECT_EQ(pupils.label(index, 2, Language::english), stage.name_en);
  const NamedAxis sexes = axis_of(run.scenario, Axis::sex);
  EXPECT_EQ(sexes.label(0, Language::chinese), words_of<Sex>()[0].zh);
  EXPECT_EQ(sexes.label(0, Language::english), words_of<Sex>()[0].en);
}

TEST(VariableValues, FallBackToWhatIsNamed) {
  ScenarioResults scenario = minimal().scenario;
  for (Coordinate& coordinate : scenario.coordinates)
    if (coordinate.name == "area_name_en") std::get<std::vector<std::string>>(coordinate.values)[0].clear();
  const NamedAxis areas = axis_of(scenario, Axis::area);
  EXPECT_EQ(areas.label(0, Language::english), areas.label(0, Language::chinese)) << "no English name";
  const NamedAxis grades = axis_of(scenario, Axis::grade);
  EXPECT_EQ(grades.label(0, Language::english), std::to_string(scenario.integers("grade")[0])) << "no name at all";
}

TEST(VariableValues, HaveEveryAxisOfEveryVariableOfTheRun) {
  const ScenarioResults& scenario = minimal().scenario;
  for (const Variable& variable : variables()) {
    if (!has_values(scenario, variable.id)) continue;
    const VariableValues values(scenario, variable.id);
    std::size_t size = 1;
    for (const NamedAxis& axis : values.axes()) {
      size *= axis.size();
      EXPECT_NE(axis.label(axis.size() - 1, Language::chinese), "") << variable.id;
    }
    EXPECT_EQ(size, values.size()) << variable.id;
  }
}

TEST(VariableValues, KnowTheStatisticsOfTheEnsemble) {
  const ScenarioResults& scenario = minimal().scenario;
  const VariableValues pupils(scenario, "enrolment");
  const std::size_t last = pupils.index_of({pupils.axes()[0].size() - 1, 0, 1});
  EXPECT_GT(pupils.statistic("sd", last), 0.0);
  EXPECT_LE(pupils.statistic("p10", last), pupils.statistic("p90", last));
  EXPECT_THROW(pupils.statistic("p11", last), std::out_of_range);
  ScenarioResults without = scenario;
  without.ensemble.reset();
  EXPECT_THROW(VariableValues(without, "enrolment").statistic("mean", last), std::out_of_range);
}

TEST(VariableValues, AreRefusedWhereThereAreNone) {
  const ScenarioResults& scenario = minimal().scenario;
  EXPECT_THROW(VariableValues(scenario, "enrollment"), std::out_of_range);
  ScenarioResults without = scenario;
  without.expected.values[variable_index("enrolment")].clear();
  EXPECT_THROW(VariableValues(without, "enrolment"), std::out_of_range);
}

TEST(Description, KnowsAnIdentityOnlyWithADigest) {
  const LoadedCase loaded = read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal"));
  EXPECT_FALSE(minimal().scenario.identity.known());
  std::size_t asked = 0;
  const Digest digest = [&](std::string_view) { return std::to_string(++asked); };
  EXPECT_TRUE(describe_scenario(loaded, minimal().model, digest).identity.known());
  EXPECT_GT(asked, 100u) << "columns, parts and the whole";
}

}  // namespace
}  // namespace xuewei::testing

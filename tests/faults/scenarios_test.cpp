// Faults of scenario files.
#include <gtest/gtest.h>

#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

TEST(ScenarioFaults, UnknownScenarioNamesTheNearest) {
  EXPECT_THAT(CaseCopy().problems("low-birth"),
              ElementsAre(says({"scenarios/low-birth.json"}, "there is no scenario \"low-birth\"", "\"low-births\"")));
}

TEST(ScenarioFaults, Circle) {
  CaseCopy broken;
  broken.scenario("a", R"("extends": "b")").scenario("b", R"("extends": "a")");
  EXPECT_THAT(broken.problems("a"),
              ElementsAre(says({"scenarios/b.json", 0, "", "/extends"}, "in a circle: a -> b -> a", "extend nothing")));
}

TEST(ScenarioFaults, ExtendsWhatIsNotThere) {
  CaseCopy broken;
  broken.scenario("a", R"("extends": "low-birth")");
  EXPECT_THAT(broken.problems("a"),
              ElementsAre(says({"scenarios/a.json", 0, "", "/extends"}, "there is no scenario", "\"low-births\"")));
}

TEST(ScenarioFaults, NameThatIsNotTheFilesName) {
  CaseCopy broken;
  broken.replace("scenarios/low-births.json", "\"name\": \"low-births\"", "\"name\": \"high-births\"");
  EXPECT_THAT(broken.problems("low-births"),
              ElementsAre(says({"scenarios/low-births.json", 0, "", "/name"}, "the file's name, \"low-births\"")));
}

TEST(ScenarioFaults, ValueOutOfRangeIsReportedInTheScenario) {
  CaseCopy broken;
  broken.scenario("a", R"("case": {"parameters": {"enrolment": {"senior_entry_share": 98}}})");
  EXPECT_THAT(broken.problems("a"),
              ElementsAre(says({"scenarios/a.json", 0, "", "/case/parameters/enrolment/senior_entry_share"},
                               "must lie in [0, 1]", "a share, not a percentage")));
}

TEST(ScenarioFaults, UnknownKeysAndWhatCannotChange) {
  CaseCopy broken;
  broken.scenario("a", R"("case": {"base_year": 2019, "parametrs": {}}, "table": {})");
  EXPECT_THAT(broken.problems("a"),
              IsSupersetOf({says({"scenarios/a.json", 0, "", "/table"}, "unknown key", "\"tables\""),
                            says({"scenarios/a.json", 0, "", "/case/base_year"}, "cannot change", "another case"),
                            says({"scenarios/a.json", 0, "", "/case/parametrs"}, "unknown key", "\"parameters\"")}));
}

TEST(ScenarioFaults, RowOperations) {
  CaseCopy broken;
  broken.scenario("a", R"("tables": {
      "projects": {"remove": [{"project": "A9"}], "change": [{"opening_year": 2024}, {"project": "A1", "opening": 2024}]},
      "recruitment": {"add": [{"county": "X1", "stage": "primary", "cap_per_year": 3}], "drop": []}})");
  EXPECT_THAT(
      broken.problems("a"),
      IsSupersetOf(
          {says({"scenarios/a.json", 0, "", "/tables/projects/remove/0"}, "no row of projects", "\"A1\""),
           says({"scenarios/a.json", 0, "", "/tables/projects/change/0/project"}, "key of the row is missing"),
           says({"scenarios/a.json", 0, "", "/tables/projects/change/1/opening"}, "unknown key", "opening_year"),
           says({"scenarios/a.json", 0, "", "/tables/recruitment/add/0/basis"}, "missing"),
           says({"scenarios/a.json", 0, "", "/tables/recruitment/drop"}, "unknown key"),
           says({"scenarios/a.json", 0, "", "/tables/recruitment/add/0"}, "appears twice")}));
}

TEST(ScenarioFaults, ChangedRowThatBreaksASum) {
  CaseCopy broken;
  broken.scenario(
      "a",
      R"("tables": {"projects": {"change": [{"project": "A1", "money_from_year": 2023, "money_to_year": 2023, "money_yuan": 1}]}})");
  EXPECT_THAT(
      broken.problems("a"),
      ElementsAre(says({"scenarios/a.json", 0, "", "/tables/projects/change/0/opening_year"}, "money_from_year"),
                  says({"programmes.csv", 2, "money_yuan"}, "sum to 1", "+2999999")));
}

}  // namespace
}  // namespace xuewei::testing

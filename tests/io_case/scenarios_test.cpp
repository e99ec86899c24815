// Scenarios: patches of settings, operations on rows, chains.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Scenarios, AreListedByName) {
  CaseCopy copy;
  copy.scenario("b", "\"learn_en\": \"\"").scenario("a", "\"learn_en\": \"\"");
  EXPECT_THAT(list_scenarios(Directory(copy.directory())), ElementsAre("baseline", "a", "b", "low-births"));
}

TEST(Scenarios, PatchSettings) {
  CaseCopy copy;
  copy.scenario("a", R"("case": {"horizon": 2030, "parameters": {"enrolment": {"senior_entry_share": null,
      "vocational_intake_share": {"2020": 0.4, "2030": 0.5}}}, "uncertainty": []})");
  const LoadedCase loaded = read_case(Directory(copy.directory()), "a");
  EXPECT_EQ(loaded.data.horizon, 2030);
  EXPECT_EQ(loaded.data.parameters.vocational_intake_share.at(2025), 0.45);
  EXPECT_EQ(loaded.data.parameters.senior_entry_share.at(2025), 0.95) << "null brings the default back";
  EXPECT_THAT(loaded.data.uncertainty, SizeIs(0));
  EXPECT_EQ(loaded.scenario_name, "a");
  EXPECT_EQ(loaded.scenario_title_en, "Trial");
}

TEST(Scenarios, ChangeRowsByKey) {
  CaseCopy copy;
  copy.scenario("a", R"("tables": {
      "recruitment": {"remove": [{"county": "X1", "stage": "小学"}, {"county": "X1", "stage": "junior"}],
                      "add": [{"county": "X1", "stage": "primary", "cap_per_year": 3, "basis": "estimated"}]},
      "projects": {"change": [{"project": "A1", "opening_year": 2024, "money_to_year": 2024}]},
      "external_migration": {"add": [{"area": "X1T", "sex": "female", "age": 20, "net_persons": -3, "basis": "estimated"},
                                     {"area": "X1T", "year": 2022, "sex": "female", "age": 20, "net_persons": -5,
                                      "basis": "estimated"}]}})");
  const Case data = read_case(Directory(copy.directory()), "a").data;
  ASSERT_THAT(data.recruitment, SizeIs(4));
  EXPECT_EQ(data.recruitment[0].stage, "kindergarten");
  EXPECT_EQ(data.recruitment[1].stage, "senior");
  EXPECT_EQ(data.recruitment[3].cap_per_year, 3.0);
  EXPECT_EQ(data.projects[0].opening_year, 2024);
  EXPECT_EQ(data.projects[0].money_yuan, 3'000'000) << "what a change does not name stays";
  ASSERT_THAT(data.external_migration, SizeIs(2));
  EXPECT_EQ(data.external_migration[0].year, std::nullopt);
  EXPECT_EQ(data.external_migration[1].year, 2022);
}

TEST(Scenarios, BuildOnEachOther) {
  CaseCopy copy;
  copy.scenario("under", R"("case": {"parameters": {"estate": {"programme_slip_years": 1},
                                                    "standards": {"class_size_multiplier": 0.9}}},
                            "tables": {"recruitment": {"change": [{"county": "X1", "stage": "primary", "cap_per_year": 1}]}})")
      .scenario("over", R"("extends": "under", "case": {"parameters": {"estate": {"programme_slip_years": 2}}},
                           "tables": {"recruitment": {"change": [{"county": "X1", "stage": "junior", "cap_per_year": 2}]}})");
  const LoadedCase loaded = read_case(Directory(copy.directory()), "over");
  EXPECT_EQ(loaded.data.parameters.programme_slip_years, 2);
  EXPECT_EQ(loaded.data.parameters.class_size_multiplier.at(2022), 0.9);
  EXPECT_EQ(loaded.data.recruitment[1].cap_per_year, 1.0);
  EXPECT_EQ(loaded.data.recruitment[2].cap_per_year, 2.0);
  EXPECT_THAT(loaded.scenario_json, HasSubstr(R"("extends":{"case":)")) << "stored whole, the base one nested";
}

TEST(Scenarios, MayBeAFileOrABaselineOfItsOwn) {
  CaseCopy copy;
  copy.scenario("baseline", R"("case": {"horizon": 2031})").scenario("elsewhere", R"("case": {"horizon": 2032})");
  EXPECT_EQ(read_case(Directory(copy.directory())).data.horizon, 2031);
  const auto file = copy.directory() / "scenarios/elsewhere.json";
  EXPECT_EQ(read_case(Directory(copy.directory()), file.string()).data.horizon, 2032);
}

}  // namespace
}  // namespace xuewei::testing

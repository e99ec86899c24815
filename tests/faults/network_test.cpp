// Faults of what changes the school network: catchments, feeders, regrades, network changes, rules, travel limits.
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

CaseCopy& with_changes(CaseCopy& copy, const std::string& rows) {
  return copy.table("network_changes",
                    "change,school_code,stage,year,into_school_code,into_stage,classrooms,basis\n" + rows);
}

CaseCopy& with_rules(CaseCopy& copy, const std::string& rows) {
  return copy.table("rules",
                    "rule,stage,to_stage,from_year,to_year,threshold,most_a_year,classrooms,yuan_per_classroom,"
                    "yuan_a_year,lead_years,boarding,basis\n" +
                        rows);
}

TEST(NetworkFaults, SoundTablesAreRead) {
  CaseCopy sound;
  with_changes(sound, "merge,P3,primary,2022,P2,,,estimated\n撤销,V1,vocational,2023,,,,estimated\n");
  with_rules(sound,
             "merge_small,primary,,2021,,100,2,,,,1,是,estimated\n"
             "按需新建,小学,,2021,2024,,,,500000,1000000,2,,estimated\n");
  sound.table("catchments", "zone,school_code,stage,basis\nZ3,P3,primary,estimated\nZ3,P2,primary,estimated\n")
      .table("feeders", "from_school_code,from_stage,school_code,stage,basis\nP1,primary,J1,junior,estimated\n")
      .table("regrades", "year,grade,from_stage,to_stage,basis\n2023,6,primary,junior,estimated\n")
      .table("ceilings", "programme,year,money_yuan,basis\nA,2021,1000000,estimated\nA,2022,2000000,estimated\n");
  EXPECT_THAT(sound.problems(), IsEmpty());
  const Case data = read_case(Directory(sound.directory())).data;
  ASSERT_EQ(data.rules.size(), 2u);
  EXPECT_TRUE(data.rules[0].boarding);
  EXPECT_EQ(data.rules[0].to_year, 9999) << "a blank cell brings the default";
  EXPECT_EQ(data.rules[1].rule, RuleRow::Rule::need_driven_building);
  EXPECT_EQ(data.rules[1].stage, "primary");
  EXPECT_EQ(data.network_changes[1].change, NetworkChangeRow::Change::close);
}

TEST(NetworkFaults, ChangesOfUnknownSites) {
  CaseCopy broken;
  with_changes(broken,
               "close,P9,primary,2022,,,,estimated\nclose,P3,junior,2022,,,,estimated\n"
               "merge,P3,primary,2022,K2,,,estimated\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(says({"network_changes.csv", 2, "school_code"}, "no school with this code", "\"P"),
                           says({"network_changes.csv", 3, "stage"}, "school P3 has no such stage"),
                           says({"network_changes.csv", 4, "into_school_code"}, "school K2 has no such stage")));
}

TEST(NetworkFaults, MergerIntoAClosedSite) {
  CaseCopy broken;
  with_changes(broken, "merge,P3,primary,2023,P2,,,estimated\nclose,P2,primary,2022,,,,estimated\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"network_changes.csv", 2, "into_school_code"},
                                                  "is itself closed or merged in 2022", "stays open")));
}

TEST(NetworkFaults, MergerIntoASiteThatClosesOnTheSameDay) {
  CaseCopy broken;
  with_changes(broken, "merge,P3,primary,2022,P2,,,estimated\nclose,P2,primary,2022,,,,estimated\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"network_changes.csv", 2, "into_school_code"}, "is itself closed")));
}

TEST(NetworkFaults, MergersBeforeTheTargetClosesAreLegal) {
  CaseCopy sound;
  with_changes(sound, "merge,P3,primary,2022,P2,,,estimated\nmerge,P2,primary,2023,P1,,,estimated\n");
  EXPECT_THAT(sound.problems(), IsEmpty());
}

TEST(NetworkFaults, CircularMergers) {
  CaseCopy broken;
  with_changes(broken,
               "merge,P1,primary,2022,P2,,,estimated\nmerge,P2,primary,2022,P3,,,estimated\n"
               "merge,P3,primary,2023,P1,,,estimated\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"network_changes.csv", 2, "into_school_code"},
                               "in a circle: P1/primary -> P2/primary -> P3/primary -> P1/primary", "stay open")));
}

TEST(NetworkFaults, MergersWithoutATargetOrIntoThemselves) {
  CaseCopy broken;
  with_changes(broken, "merge,P3,primary,2022,,,,estimated\nmerge,P2,primary,2022,P2,junior,,estimated\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(says({"network_changes.csv", 2, "into_school_code"}, "another school that takes the pupils"),
                           says({"network_changes.csv", 3, "into_school_code"}, "another school that takes the pupils"),
                           says({"network_changes.csv", 3, "into_stage"}, "must be blank or the same stage, primary")));
}

TEST(NetworkFaults, ChangeInTheBaseYearOrTwice) {
  CaseCopy broken;
  with_changes(broken, "close,P3,primary,2020,,,,estimated\nmerge,P3,primary,2022,P2,,,estimated\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"network_changes.csv", 2, "year"}, "later than base_year, 2020", "table schools"),
                          says({"network_changes.csv", 3, "school_code"}, "closed or merged already in 2020", "once")));
}

TEST(NetworkFaults, ConversionsWithoutStageOrRooms) {
  CaseCopy broken;
  with_changes(broken,
               "convert,K2,kindergarten,2022,,,2,estimated\nconvert,K2,kindergarten,2023,P2,primary,,estimated\n"
               "close,P3,primary,2024,P2,,3,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"network_changes.csv", 2, "into_stage"}, "another stage that gets the rooms", "same school"),
                  says({"network_changes.csv", 3, "into_school_code"}, "no meaning with change convert"),
                  says({"network_changes.csv", 3, "classrooms"}, "how many rooms change stage"),
                  says({"network_changes.csv", 3, "into_stage"}, "school K2 has no such stage"),
                  says({"network_changes.csv", 4, "into_school_code"}, "no meaning with change close"),
                  says({"network_changes.csv", 4, "classrooms"}, "no meaning with change close")));
}

TEST(NetworkFaults, MergerOfAPublicIntoAPrivateSchool) {
  CaseCopy broken;
  broken.replace("schools.csv", "东乡小学,primary,X1R,Z2,state", "东乡小学,primary,X1R,Z2,other_private");
  with_changes(broken, "merge,P3,primary,2022,P2,,,estimated\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"network_changes.csv", 2, "into_school_code"},
                                                  "public schools cannot become private")));
}

TEST(NetworkFaults, PublicSchoolsCannotBecomePrivate) {
  CaseCopy broken;
  broken.scenario("sold", R"("tables": {"schools": {"change": [
      {"school_code": "S1", "stage": "senior", "sector": "other_private"}]}})");
  EXPECT_THAT(broken.problems("sold"),
              ElementsAre(says({"scenarios/sold.json", 0, "", "/tables/schools/change/0/sector"},
                               "public schools cannot become private", "close the school")));
}

TEST(NetworkFaults, ProjectAtASiteThatClosesIsAWarning) {
  CaseCopy copy;
  with_changes(copy, "close,P1,primary,2021,,,,estimated\n");
  EXPECT_THAT(read_case(Directory(copy.directory())).warnings,
              Contains(says({"projects.csv", 2, "opening_year"}, "P1/primary is closed or merged in 2021", "lost")));
}

TEST(NetworkFaults, RuleThresholdsOutOfRange) {
  CaseCopy broken;
  with_rules(broken,
             "merge_small,primary,,2021,,0,,,,,,,estimated\n"
             "exit_noncompliant,primary,,2021,,250,,,,,,,estimated\n"
             "childcare_conversion,kindergarten,,2021,,70,,20,,,,,estimated\n"
             "township_kindergarten,kindergarten,,2021,,5,,6,,,,,estimated\n"
             "temporary_classrooms,primary,,2021,,-1,,,,,,,estimated\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(says({"rules.csv", 2, "threshold"}, "above 0 and at most 5000 pupils for rule merge_small"),
                           says({"rules.csv", 3, "threshold"}, "at most 100 m2 per pupil"),
                           says({"rules.csv", 4, "threshold"}, "at most 1 pupils per place", "unit"),
                           says({"rules.csv", 5, "threshold"}, "no meaning with rule township_kindergarten", "case.md"),
                           says({"rules.csv", 6, "threshold"}, "must lie in [0", "negative")));
}

TEST(NetworkFaults, RulesOutOfOrderOrPlace) {
  CaseCopy broken;
  with_rules(broken,
             "merge_small,primary,,2024,2022,100,,,,,0,,estimated\n"
             "county_senior,vocational,,2021,,,,,,,,yes,estimated\n"
             "stage_conversion,kindergarten,,2021,,0.5,,,,,,,estimated\n"
             "close_empty,primary,junior,2021,,0,,3,500,1000,,true,estimated\n"
             "need_driven_building,primary,,2021,,,,,,1000000,,,estimated\n"
             "merge_smal,primary,,2021,,100,,,,,,,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"rules.csv", 2, "lead_years"}, "must lie in [1, 20]"),
                  says({"rules.csv", 3, "boarding"}, "must be true or false"),
                  says({"rules.csv", 4, "to_stage"}, "another stage that gets the rooms", "kindergarten"),
                  says({"rules.csv", 5, "classrooms"}, "no meaning with rule close_empty"),
                  says({"rules.csv", 5, "to_stage"}, "no meaning with rule close_empty"),
                  says({"rules.csv", 5, "yuan_per_classroom"}, "no meaning with rule close_empty"),
                  says({"rules.csv", 5, "yuan_a_year"}, "no meaning with rule close_empty"),
                  says({"rules.csv", 5, "boarding"}, "no meaning with rule close_empty"),
                  says({"rules.csv", 6, "yuan_per_classroom"}, "above 0 where yuan_a_year limits building", "one room"),
                  says({"rules.csv", 7, "rule"}, "must be merge_small", "\"merge_small\"")));
}

TEST(NetworkFaults, RuleThatEndsBeforeItBeginsAndOfTheWrongStage) {
  CaseCopy broken;
  with_rules(broken,
             "merge_small,primary,,2024,2022,100,,,,,,,estimated\n"
             "county_senior,vocational,,2021,,,,,,,,,estimated\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"rules.csv", 2, "to_year"}, "not be before from_year, 2024", "horizon"),
                          says({"rules.csv", 3, "classrooms"}, "above 0 for rule county_senior", "rooms"),
                          says({"rules.csv", 3, "stage"}, "a stage whose entry is general_senior", "case.json")));
}

TEST(NetworkFaults, RulesOfAScenarioAreReportedThere) {
  CaseCopy broken;
  broken.scenario("a", R"("tables": {"rules": {"add": [{"rule": "merge_small", "stage": "primary", "from_year": 2021,
      "threshold": 100, "boarding": "yes", "basis": "estimated"}]}})");
  EXPECT_THAT(broken.problems("a"),
              ElementsAre(says({"scenarios/a.json", 0, "", "/tables/rules/add/0/boarding"}, "must be true or false")));
}

TEST(NetworkFaults, CatchmentsOfUnknownZonesOrSites) {
  CaseCopy broken;
  broken.table("catchments", "zone,school_code,stage,basis\nZ9,P3,primary,estimated\nZ3,P3,junior,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"catchments.csv", 2, "zone"}, "no zone with this code"),
                                   says({"catchments.csv", 3, "stage"}, "school P3 has no such stage")));
}

TEST(NetworkFaults, CatchmentInAnotherCounty) {
  CaseCopy broken;
  broken
      .append("areas.csv",
              "X2,邻县,Next County,X,county,,synthetic\nX2R,邻县乡村,Next County villages,X2,area,rural,synthetic\n")
      .append("zones.csv", "Z4,邻乡,X2R,T4,110.20,40.00,1,3,synthetic\n")
      .table("catchments", "zone,school_code,stage,basis\nZ4,P3,primary,estimated\n");
  EXPECT_THAT(broken.problems(), Contains(says({"catchments.csv", 2, "zone"},
                                               "the zone lies in county X2, the school in X1", "their county")));
}

TEST(NetworkFaults, CatchmentsThatNoRuleAsksAreAWarning) {
  CaseCopy copy;
  copy.table("catchments", "zone,school_code,stage,basis\nZ3,P3,primary,estimated\n");
  EXPECT_THAT(read_case(Directory(copy.directory())).warnings,
              Contains(says({"catchments.csv", 2, "stage"}, "no effect", "intake_rule")));
}

TEST(NetworkFaults, FeedersThatDoNotFollow) {
  CaseCopy broken;
  broken.table("feeders",
               "from_school_code,from_stage,school_code,stage,basis\nP1,primary,S1,senior,estimated\n"
               "P1,junior,J1,junior,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"feeders.csv", 2, "stage"}, "does not follow primary, which ends with grade 6", "comes next"),
                  says({"feeders.csv", 3, "from_stage"}, "school P1 has no such stage"),
                  says({"feeders.csv", 3, "stage"}, "does not follow junior")));
}

TEST(NetworkFaults, RegradesThatAreNotAtTheBorder) {
  CaseCopy broken;
  broken.table("regrades",
               "year,grade,from_stage,to_stage,basis\n2023,5,primary,junior,estimated\n"
               "2022,6,primary,junior,estimated\n2020,6,primary,senior,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"regrades.csv", 4, "year"}, "later than base_year, 2020"),
                  says({"regrades.csv", 4, "grade"}, "grade of primary that borders on senior", "grades 10 to 12")))
      << "grade 5 may follow grade 6, which left a year earlier";
  CaseCopy other;
  other.table("regrades", "year,grade,from_stage,to_stage,basis\n2023,5,primary,junior,estimated\n");
  EXPECT_THAT(other.problems(), ElementsAre(says({"regrades.csv", 2, "grade"}, "borders on junior",
                                                 "primary has grades 1 to 6 and junior grades 7 to 9")));
}

TEST(NetworkFaults, RegradesTheModelDoesNotKnow) {
  CaseCopy broken;
  broken.table("regrades",
               "year,grade,from_stage,to_stage,basis\n2022,6,primary,junior,estimated\n"
               "2022,5,primary,junior,estimated\n2023,9,junior,senior,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"regrades.csv", 3, "year"}, "another grade already moves", "one grade per year"),
                  says({"regrades.csv", 4, "to_stage"}, "primary stage and the junior", "entry birth_cohort")));
}

TEST(NetworkFaults, TravelLimitsAndIntakeRules) {
  CaseCopy broken;
  broken
      .replace("case.json", "\"entry\": \"birth_cohort\",",
               "\"entry\": \"birth_cohort\", \"travel_limit_minutes\": [20, 20, 30, 30, 40, 40], \"intake_rule\": "
               "\"feeder\",")
      .replace("case.json", "\"entry\": \"junior_from_primary\",",
               "\"entry\": \"junior_from_primary\", \"travel_limit_minutes\": [40, 40], \"intake_rule\": \"lotery\",");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"case.json", 0, "", "/stages/1/travel_limit_minutes"}, "at most 2 different limits", "upper"),
                  says({"case.json", 0, "", "/stages/1/intake_rule"}, "leavers of another stage", "strict"),
                  says({"case.json", 0, "", "/stages/2/travel_limit_minutes"}, "one for each of the 3 grades"),
                  says({"case.json", 0, "", "/stages/2/intake_rule"}, "must be choice, strict", "lottery")));
}

TEST(NetworkFaults, OneTravelLimitHoldsForEveryGradeAndAnEmptyListForNone) {
  CaseCopy copy;
  copy.replace("case.json", "\"entry\": \"birth_cohort\",",
               "\"entry\": \"birth_cohort\", \"travel_limit_minutes\": 30,")
      .replace("case.json", "\"entry\": \"participation\",",
               "\"entry\": \"participation\", \"travel_limit_minutes\": [],");
  const Case data = read_case(Directory(copy.directory())).data;
  EXPECT_EQ(data.stages[1].travel_limit_minutes, std::vector<double>(6, 30.0));
  EXPECT_TRUE(data.stages[0].travel_limit_minutes.empty());
}

TEST(NetworkFaults, UncertainConstruction) {
  CaseCopy sound;
  sound.replace("case.json", "\"uncertainty\": [",
                R"("uncertainty": [{"parameter": "estate/construction_time_multiplier", "form": "lognormal", "sd": 0.2,
                   "correlation": 0.5},)");
  EXPECT_THAT(sound.problems(), IsEmpty());
  CaseCopy broken;
  broken.replace(
      "case.json", "\"uncertainty\": [",
      R"("uncertainty": [{"parameter": "estate/construction_cost_multiplier", "form": "ar1_lognormal", "sd": 0.2},)");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"case.json", 0, "", "/uncertainty/0/form"}, "must be lognormal", "drawn once")));
}

}  // namespace
}  // namespace xuewei::testing

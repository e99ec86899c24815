// Faults of projects and ceilings.
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

/// The minimal case with these projects instead of its own, in a programme whose totals are not looked at here.
CaseCopy& with_projects(CaseCopy& copy, const std::string& rows) {
  return copy.write(
      "projects.csv",
      "project,programme,school_code,stage,kind,floor_added_m2,classrooms_added,beds_added,money_yuan,"
      "money_from_year,money_to_year,opening_year,priority_band,spending_profile,to_stage,until_year,basis\n" +
          rows);
}

/// Problems of the projects themselves.
std::vector<Problem> of_projects(const CaseCopy& copy) {
  std::vector<Problem> problems = copy.problems();
  std::erase_if(problems, [](const Problem& problem) { return problem.file == "programmes.csv"; });
  return problems;
}

TEST(ProgrammeFaults, BlankCellsBringTheirDefaults) {
  CaseCopy sound;
  with_projects(sound, "A1,A,P1,primary,extension,900,6,0,3000000,2021,2022,2022,,,,,synthetic\n");
  const ProjectRow project = read_case(Directory(sound.directory())).data.projects.front();
  EXPECT_EQ(project.priority_band, 1);
  EXPECT_EQ(project.spending_profile, SpendingProfile::even);
  EXPECT_EQ(project.until_year, 0);
}

TEST(ProgrammeFaults, ProjectOnAnUnknownSite) {
  CaseCopy broken;
  with_projects(broken, "A1,A,P9,primary,extension,900,6,0,3000000,2021,2022,2022,1,even,,,synthetic\n");
  EXPECT_THAT(of_projects(broken),
              ElementsAre(says({"projects.csv", 2, "school_code"}, "no school with this code", "\"P")));
}

TEST(ProgrammeFaults, NegativeDurations) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,P1,primary,temporary,900,6,0,3000000,2023,2022,2023,1,even,,2023,synthetic\n"
                "A2,A,P2,primary,extension,900,6,0,3000000,2021,2022,2022,1,even,,2024,synthetic\n");
  EXPECT_THAT(of_projects(broken),
              UnorderedElementsAre(says({"projects.csv", 2, "money_to_year"}, "not be before money_from_year, 2023"),
                                   says({"projects.csv", 2, "until_year"}, "later than opening_year, 2023", "blank"),
                                   says({"projects.csv", 3, "until_year"}, "only temporary rooms", "temporary")));
}

TEST(ProgrammeFaults, BedsWithoutDormitory) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,J1,junior,beds,599,0,200,3000000,2021,2022,2022,1,even,,,synthetic\n"
                "A2,A,P2,primary,beds,600,0,0,3000000,2021,2022,2022,1,even,,,synthetic\n");
  EXPECT_THAT(of_projects(broken),
              UnorderedElementsAre(says({"projects.csv", 2, "floor_added_m2"},
                                        "200 beds need at least 600 m2 of dormitory", "3 m2 per bed"),
                                   says({"projects.csv", 3, "beds_added"}, "kind beds adds beds")));
}

TEST(ProgrammeFaults, RoomsOfAKindThatAddsNone) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,P1,primary,repair,0,2,0,3000000,2021,2022,2022,1,even,,,synthetic\n"
                "A2,A,P1,primary,equipment,0,2,0,3000000,2021,2022,2022,1,even,,,synthetic\n");
  EXPECT_THAT(
      of_projects(broken),
      UnorderedElementsAre(says({"projects.csv", 2, "classrooms_added"}, "kind repair adds no rooms", "extension"),
                           says({"projects.csv", 3, "kind"}, "equipment adds no floor, rooms or beds")));
}

TEST(ProgrammeFaults, ConversionWithoutAStageToConvertTo) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,K2,kindergarten,conversion,0,3,0,3000000,2021,2022,2022,1,even,,,synthetic\n"
                "A2,A,K2,kindergarten,conversion,0,0,0,3000000,2021,2022,2022,1,even,primary,,synthetic\n"
                "A3,A,P1,primary,extension,0,1,0,3000000,2021,2022,2022,1,even,junior,,synthetic\n");
  EXPECT_THAT(
      of_projects(broken),
      UnorderedElementsAre(says({"projects.csv", 2, "to_stage"}, "another stage that gets the rooms", "same school"),
                           says({"projects.csv", 3, "to_stage"}, "school K2 has no such stage"),
                           says({"projects.csv", 3, "classrooms_added"}, "how many rooms change stage"),
                           says({"projects.csv", 4, "to_stage"}, "only a conversion", "leave it blank")));
}

TEST(ProgrammeFaults, TwoProjectsThatRebuildTheSameSiteAtOnce) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,P1,primary,renewal,900,0,0,3000000,2021,2022,2022,1,even,,,synthetic\n"
                "A2,A,P1,primary,renewal,900,0,0,3000000,2022,2023,2023,1,even,,,synthetic\n"
                "A3,A,P1,primary,renewal,900,0,0,3000000,2024,2024,2024,1,even,,,synthetic\n");
  EXPECT_THAT(of_projects(broken), ElementsAre(says({"projects.csv", 3, "money_from_year"},
                                                    "A1 rebuilds P1/primary from 2021 to 2022 already", "join")));
}

TEST(ProgrammeFaults, RebuildingAtOnceInAnyOrderOfRows) {
  CaseCopy broken;
  with_projects(broken,
                "A2,A,P1,primary,renewal,900,0,0,3000000,2022,2023,2023,1,even,,,synthetic\n"
                "A1,A,P1,primary,renewal,900,0,0,3000000,2021,2022,2022,1,even,,,synthetic\n");
  EXPECT_THAT(of_projects(broken),
              ElementsAre(says({"projects.csv", 3, "money_from_year"}, "A2 rebuilds P1/primary from 2022 to 2023")));
}

TEST(ProgrammeFaults, BandsAndProfilesOutOfRange) {
  CaseCopy broken;
  with_projects(broken, "A1,A,P1,primary,extension,900,6,0,3000000,2021,2022,2022,0,late,,,synthetic\n");
  EXPECT_THAT(of_projects(broken),
              UnorderedElementsAre(says({"projects.csv", 2, "priority_band"}, "must lie in [1, 99]"),
                                   says({"projects.csv", 2, "spending_profile"}, "must be even, front_loaded")));
}

TEST(ProgrammeFaults, CeilingMissingForAYear) {
  CaseCopy broken;
  with_projects(broken,
                "A1,A,P1,primary,extension,900,6,0,1000000,2021,2022,2022,1,even,,,synthetic\n"
                "A2,A,P2,primary,extension,0,1,0,2000000,2023,2024,2024,1,even,,,synthetic\n")
      .table("ceilings", "programme,year,money_yuan,basis\nA,2021,1000000,estimated\nA,2023,2000000,estimated\n");
  EXPECT_THAT(of_projects(broken),
              ElementsAre(says({"ceilings.csv", 0, "year"}, "programme A has no ceiling for 2022, 2024",
                               "paid from 2021 to 2024")));
}

TEST(ProgrammeFaults, CeilingsOfUnknownProgrammesTwiceOrBelowZero) {
  CaseCopy broken;
  broken.table("ceilings",
               "programme,year,money_yuan,basis\nA,2021,1,estimated\nA,2022,1,estimated\n"
               "A,2022,2,estimated\nB,2022,2,estimated\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"ceilings.csv", 4, "programme+year"}, "appears twice", "ceilings.csv:3"),
                                   says({"ceilings.csv", 5, "programme"}, "no programme with this code")));
  CaseCopy other;
  other.table("ceilings", "programme,year,money_yuan,basis\nA,2021,-1,estimated\nA,2022,1,estimated\n");
  EXPECT_THAT(other.problems(), Contains(says({"ceilings.csv", 2, "money_yuan"}, "must lie in [0", "negative")));
}

}  // namespace
}  // namespace xuewei::testing

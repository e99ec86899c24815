// Faults of tables: the text of the file, single cells, and rows that contradict each other.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(TableFaults, ShortAndLongRow) {
  CaseCopy broken;
  broken.replace("zones.csv", "Z2,东乡,X1R,T2,", "Z2,东乡,X1R,")
      .replace("zones.csv", "0.4,4,synthetic", "0.4,4,synthetic,x");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"zones.csv", 3}, "has 8 cells where the header has 9", "as many cells"),
                          says({"zones.csv", 4}, "has 10 cells", "double quotes")));
}

TEST(TableFaults, OpenQuote) {
  CaseCopy broken;
  broken.replace("zones.csv", "东乡", "\"东乡");
  EXPECT_THAT(broken.problems(), Contains(says({"zones.csv", 3}, "not closed", "double quote")));
}

TEST(TableFaults, NotUtf8) {
  CaseCopy broken;
  broken.replace("zones.csv", "东乡", "\xB6\xAB\xCF\xE7");
  EXPECT_THAT(broken.problems(), Contains(says({"zones.csv", 3}, "not UTF-8", "CSV UTF-8")));
}

TEST(TableFaults, NotUtf8IsOneProblem) {
  CaseCopy broken;
  broken.replace("zones.csv", "code", "\xB4\xFA\xC2\xEB");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"zones.csv", 1}, "not UTF-8", "CSV UTF-8")));
}

TEST(TableFaults, AnotherSeparatorIsOneProblem) {
  for (const auto& [separator, name] : std::vector<std::pair<std::string, std::string>>{
           {";", "by semicolons"}, {"\t", "by tabs"}, {"，", "by full-width commas"}, {"|", "by bars"}}) {
    CaseCopy broken;
    std::string text;
    for (const char character : broken.text("zones.csv"))
      text += character == ',' ? separator : std::string(1, character);
    broken.write("zones.csv", text);
    EXPECT_THAT(broken.problems(), ElementsAre(says({"zones.csv", 1}, name, "comma delimited")));
  }
}

TEST(TableFaults, ADirectoryInPlaceOfAFile) {
  CaseCopy broken;
  broken.remove("zones.csv");
  std::filesystem::create_directory(broken.directory() / "zones.csv");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/tables/zones"}, "is a directory", "file")));
}

TEST(TableFaults, ARateIsNeitherAPercentageNorPerThousand) {
  CaseCopy broken;
  const std::string text = broken.text("fertility.csv");
  const std::size_t row = text.find('\n') + 1;
  std::string cells = text.substr(row, text.find('\n', row) - row);
  const std::size_t rate = cells.rfind(',', cells.rfind(',') - 1) + 1;
  broken.replace("fertility.csv", cells, cells.substr(0, rate) + "7" + cells.substr(cells.rfind(',')));
  EXPECT_THAT(broken.problems(), ElementsAre(AllOf(says({"fertility.csv", 2, "births_per_woman_year"},
                                                        "must lie in [0, 1]", "90 per thousand is written 0.09"),
                                                   ::testing::Field(&Problem::hint, Not(HasSubstr("percentage"))))));
}

TEST(TableFaults, Headings) {
  CaseCopy broken;
  broken.replace("zones.csv", "child_share,radius_km", "child_shar,radius_km,平均半径");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"zones.csv", 1, "child_shar"}, "unknown column", "\"child_share\""),
                            says({"zones.csv", 1, "平均半径"}, "radius_km appears twice", "keep one"),
                            says({"zones.csv", 1, "child_share"}, "column is missing", "儿童占比")}));
}

TEST(TableFaults, CellsThatAreNotPlainNumbers) {
  CaseCopy broken;
  broken.replace("schools.csv", "30,8400,24000", "NaN,\"8,400\",24000m2")
      .replace("zones.csv", "0.6,3", "60%,")
      .replace("zones.csv", "0.4,4", "—,inf");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"schools.csv", 4, "classrooms"}, "finite number", "NaN"),
                                   says({"schools.csv", 4, "floor_area_m2"}, "plain number", "separator: 8400"),
                                   says({"schools.csv", 4, "grounds_m2"}, "plain number", "without unit"),
                                   says({"zones.csv", 3, "child_share"}, "plain number", "write 0.6"),
                                   says({"zones.csv", 3, "radius_km"}, "must not be blank", "blank is not zero"),
                                   says({"zones.csv", 4, "child_share"}, "plain number", "a dash is not a number"),
                                   says({"zones.csv", 4, "radius_km"}, "finite number")));
}

TEST(TableFaults, NegativePeople) {
  CaseCopy broken;
  broken.replace("schools.csv", "130,155,175", "-130,155,175")
      .replace("population.csv", "X1T,male,7,90", "X1T,male,7,-90");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"population.csv", 9, "persons"}, "must lie in [0", "negative"),
                                             says({"schools.csv", 2, "pupils_1"}, "must lie in [0", "negative")));
}

TEST(TableFaults, UnknownNames) {
  CaseCopy broken;
  broken.replace("schools.csv", "东乡幼儿园,kindergarten", "东乡幼儿园,kindergaten")
      .replace("schools.csv", ",state,", ",private,");
  EXPECT_THAT(broken.problems(), Contains(says({"schools.csv", 2, "sector"}, "must be state, inclusive_private or")));
}

TEST(TableFaults, UnknownStageNamesTheNearest) {
  CaseCopy broken;
  broken.replace("schools.csv", "东乡幼儿园,kindergarten", "东乡幼儿园,kindergaten");
  EXPECT_THAT(broken.problems(), Contains(says({"schools.csv", 3, "stage"}, "no stage", "\"kindergarten\"")));
}

TEST(TableFaults, DuplicateSite) {
  CaseCopy broken;
  broken.replace("schools.csv", "\nP2,", "\nP1,");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"schools.csv", 5, "school_code+stage"}, "appears twice", "schools.csv:4")));
}

TEST(TableFaults, SiteInUnknownOrWrongPlace) {
  CaseCopy broken;
  broken.replace("schools.csv", "kindergarten,X1T,Z1", "kindergarten,X1Z,Z1")
      .replace("schools.csv", "primary,X1T,Z1", "primary,X1,Z1")
      .replace("schools.csv", "primary,X1R,Z2", "primary,X1R,Z9")
      .replace("schools.csv", "primary,X1R,Z3", "primary,X1R,Z1");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"schools.csv", 2, "area"}, "no area with this code", "\"X1"),
                            says({"schools.csv", 4, "area"}, "must be a leaf area", "below it"),
                            says({"schools.csv", 5, "zone"}, "no zone with this code", "\"Z"),
                            says({"schools.csv", 6, "zone"}, "lies in area X1T, the school in X1R", "own area")}));
}

TEST(TableFaults, ParentCycleAndUnknownParent) {
  CaseCopy broken;
  broken.replace("areas.csv", "Example County,X,", "Example County,X1R,")
      .replace("areas.csv", "towns,X1,", "towns,X9,");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"areas.csv", 3, "parent"}, "their own ancestors: X1 -> X1R -> X1", "another parent"),
                            says({"areas.csv", 4, "parent"}, "no area with this code", "\"X1\"")}));
}

TEST(TableFaults, LeafWithoutResidenceOrZone) {
  CaseCopy broken;
  broken.replace("areas.csv", "area,town", "area,").replace("zones.csv", "Z1,县城镇,X1T", "Z1,县城镇,X1");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"areas.csv", 4, "residence"}, "leaf area needs a residence", "leaves are"),
                            says({"areas.csv", 4, "code"}, "has no zone", "child_share 1"),
                            says({"zones.csv", 2, "area"}, "must be a leaf area")}));
}

TEST(TableFaults, ZoneSharesThatDoNotSumToOne) {
  CaseCopy broken;
  broken.replace("zones.csv", "0.6,3", "0.5,3");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"zones.csv", 3, "child_share"}, "area X1R must sum to 1", "the difference is -0.1")));
}

TEST(TableFaults, MissingAge) {
  CaseCopy broken;
  broken.replace("population.csv", "X1R,female,37,60,synthetic\n", "")
      .replace("population.csv", "X1T,male,50,1800,synthetic\n", "");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"population.csv", 0, "age"}, "area X1T, male: age 50 is missing", "0 to 50"),
                          says({"population.csv", 0, "age"}, "area X1R, female: age 37 is missing")));
}

TEST(TableFaults, AgeTwiceAndAboveTheOpenAge) {
  CaseCopy broken;
  broken.append("population.csv", "X1T,male,20,5,synthetic\nX1T,male,51,5,synthetic\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"population.csv", 206, "area+sex+age"}, "appears twice", "population.csv:22"),
                          says({"population.csv", 207, "age"}, "above open_age, 50", "open group")));
}

TEST(TableFaults, KeysThatCannotBeReadAreNotAlike) {
  CaseCopy broken;
  broken.append("population.csv", "X1T,male,x,5,synthetic\nX1T,male,1.5,5,synthetic\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"population.csv", 206, "age"}, "must be a plain number"),
                                             says({"population.csv", 207, "age"}, "must be a whole number")));
}

TEST(TableFaults, RatesThatLeaveGaps) {
  CaseCopy broken;
  broken.replace("fertility.csv", "X,2020,27,0.08,synthetic\n", "")
      .replace("mortality.csv", "X,2020,male,9,1,synthetic\n", "")
      .replace("move_profiles.csv", "families,male,3,1,synthetic\n", "");
  EXPECT_THAT(
      broken.problems(),
      ElementsAre(says({"fertility.csv", 9, "age"}, "area X, 2020: age 27 is missing", "write 0"),
                  says({"mortality.csv", 11, "age"}, "area X, 2020, male: age 9 is missing", "every 1 years"),
                  says({"move_profiles.csv", 0, "age"}, "profile families, male: age 3 is missing", "both sexes")));
}

TEST(TableFaults, RatesThatCoverNobody) {
  CaseCopy broken;
  broken.replace("case.json", "\"fertility\": \"fertility.csv\",", "")
      .replace("moves.csv", "X1R,X1T,families", "X1R,X1R,family");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"case.json", 0, "", "/tables/fertility"}, "area X1T has no fertility", "its county"),
                            says({"moves.csv", 2, "profile"}, "no profile with this code"),
                            says({"moves.csv", 2, "destination"}, "must differ from the origin")}));
}

TEST(TableFaults, MortalityOutsideItsMeasure) {
  CaseCopy broken;
  broken.replace("mortality.csv", "X,2020,male,9,1,", "X,2020,male,9,996,");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"mortality.csv", 11, "value"}, "must lie in [0, 1]", "per thousand")));
}

TEST(TableFaults, RollsThatDoNotFitTheirStage) {
  CaseCopy broken;
  broken.replace("schools.csv", "78,97,110,,,", "78,,110,,5,").replace("schools.csv", "40.00,30,8400", "40.00,0,8400");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"schools.csv", 3, "pupils_2"}, "has 3 grades", "blank is not zero"),
                            says({"schools.csv", 3, "pupils_5"}, "leave this column blank", "first year of the stage"),
                            says({"schools.csv", 4, "classrooms"}, "1200 pupils but no classroom")}));
}

TEST(TableFaults, TotalsThatDifferFromTheSumOfParts) {
  CaseCopy broken;
  broken.replace("school_totals.csv", "X1R,primary,2,1,600,", "X1R,primary,2,1,612,");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"school_totals.csv", 5, "pupils"},
                                                  "area X1R, stage primary sum to 600", "the difference is +12")));
}

TEST(TableFaults, StaffOutsideCountiesOrWorkingAge) {
  CaseCopy broken;
  broken.replace("teachers.csv", "X1,kindergarten,women_50,1971", "X1T,kindergarten,women_50,1971")
      .replace("teachers.csv", "men,1962,20", "men,58,20")
      .replace("teachers.csv", "women_55,1967", "women_55,2012")
      .replace("recruitment.csv", "primary,8", "primary,-8");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"teachers.csv", 2, "county"}, "must be an area of level county"),
                                   says({"teachers.csv", 5, "birth_cohort"}, "must lie in [1900, 2200]", "year"),
                                   says({"teachers.csv", 6, "birth_cohort"}, "must lie in [1944, 2001]", "not an age"),
                                   says({"recruitment.csv", 3, "cap_per_year"}, "must lie in [0", "negative")));
}

TEST(TableFaults, ProgrammeThatItsProjectsDoNotSumTo) {
  CaseCopy broken;
  broken.replace("programmes.csv", "3000000,900,0,1", "3000001,950,10,2");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"programmes.csv", 2, "money_yuan"}, "projects of A sum to 3000000",
                                                  "the difference is +1"),
                                             says({"programmes.csv", 2, "floor_area_m2"}, "sum to 900", "+50"),
                                             says({"programmes.csv", 2, "grounds_m2"}, "sum to 0", "+10"),
                                             says({"programmes.csv", 2, "projects"}, "sum to 1", "+1")));
}

TEST(TableFaults, ProjectsOutOfOrderOrPlace) {
  CaseCopy broken;
  broken.replace("projects.csv", "A1,A,P1,primary", "A1,A,P1,junior")
      .replace("projects.csv", "2021,2022,2022", "2023,2022,2022");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"projects.csv", 2, "money_to_year"}, "not be before money_from_year, 2023"),
                          says({"projects.csv", 2, "opening_year"}, "not be before money_from_year", "first money"),
                          says({"projects.csv", 2, "stage"}, "school P1 has no such stage", "schools")));
}

TEST(TableFaults, ProjectThatOpenedBeforeTheBaseYear) {
  CaseCopy broken;
  broken.replace("projects.csv", "2021,2022,2022", "2019,2020,2020");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"projects.csv", 2, "opening_year"}, "later than base_year, 2020",
                                                  "part of the table schools")));
}

TEST(TableFaults, NewSiteWithoutSiteAndUnknownProgramme) {
  CaseCopy broken;
  broken.replace("projects.csv", "A1,A,P1,primary,extension", "A1,B,,,new_site");
  EXPECT_THAT(broken.problems(),
              IsSupersetOf({says({"projects.csv", 2, "programme"}, "no programme with this code", "table programmes"),
                            says({"projects.csv", 2, "school_code"}, "needs a site", "planned")}));
}

TEST(TableFaults, AllAtOnceAndManyAlikeAreCounted) {
  CaseCopy broken;
  std::string rows = "area,sex,age,persons,basis\n";
  for (int age = 0; age < 30; ++age) rows += "X1T,male," + std::to_string(age) + ",many,synthetic\n";
  broken.write("population.csv", rows)
      .replace("zones.csv", "0.6,3", "0.5,3")
      .replace("case.json", "\"horizon\": 2025", "\"horizon\": 1");
  const auto problems = broken.problems();
  EXPECT_THAT(problems, Contains(says({"population.csv", 2, "persons"}, "plain number")));
  EXPECT_THAT(problems, Contains(says({"population.csv", 0, "persons"}, "and 10 more like the one before")));
  EXPECT_THAT(problems, Contains(says({"zones.csv", 3, "child_share"}, "sum to 1")));
  EXPECT_THAT(problems, Contains(says({"case.json", 0, "", "/horizon"}, "must lie in [1900, 2200]")));
}

}  // namespace
}  // namespace xuewei::testing

// Faults of case.json.
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(SettingsFaults, TheUnbrokenCaseHasNone) { EXPECT_THAT(CaseCopy().problems(), IsEmpty()); }

TEST(SettingsFaults, NoSuchDirectory) {
  try {
    read_case(Directory("/nowhere/at-all"));
    FAIL() << "read";
  } catch (const CaseProblems& found) {
    EXPECT_THAT(found.problems, ElementsAre(says({"/nowhere/at-all"}, "is not a directory", "case.json")));
  }
}

TEST(SettingsFaults, NoCaseJson) {
  CaseCopy broken;
  broken.remove("case.json");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json"}, "no readable case.json")));
}

TEST(SettingsFaults, TruncatedJsonGivesLineAndCharacter) {
  CaseCopy broken;
  broken.write("case.json", "{\n  \"format\": \"xuewei-case\",\n  \"name\": \"mini");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 3, "character 16"}, "is not JSON", "missing comma")));
}

TEST(SettingsFaults, JsonHasNoNaN) {
  CaseCopy broken;
  broken.replace("case.json", "\"horizon\": 2025", "\"horizon\": NaN");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 10, "character 14"}, "invalid literal")));
}

TEST(SettingsFaults, NotUtf8) {
  CaseCopy broken;
  broken.replace("case.json", "教学示例县（虚构）", "\xBD\xCC\xD1\xA7");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 7}, "not UTF-8", "UTF-8")));
}

TEST(SettingsFaults, UnknownKeyNamesTheNearest) {
  CaseCopy broken;
  broken.replace("case.json", "\"horizon\"", "\"horizn\"");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"case.json", 0, "", "/horizn"}, "unknown key", "did you mean \"horizon\"?"),
                          says({"case.json", 0, "", "/horizon"}, "missing", "last school year")));
}

TEST(SettingsFaults, UnknownParameterNamesTheNearest) {
  CaseCopy broken;
  broken.replace("case.json", "senior_entry_share", "senior_entry_shares");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/parameters/enrolment/senior_entry_shares"},
                                                  "unknown key", "\"senior_entry_share\"")));
}

TEST(SettingsFaults, ParameterOutsideItsGroup) {
  CaseCopy broken;
  broken.replace("case.json", "\"parameters\": {", "\"parameters\": {\"detour_factor\": 1.2,");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/parameters/detour_factor"}, "stand in groups",
                                                  "/parameters/placement/detour_factor")));
}

TEST(SettingsFaults, DuplicateKey) {
  CaseCopy broken;
  broken.replace("case.json", "\"grades\": 6,", "\"grades\": 6, \"grades\": 5,");
  EXPECT_THAT(broken.problems(), Contains(says({"case.json", 0, "", "/stages/1/grades"}, "appears twice", "keep one")));
}

TEST(SettingsFaults, WrongTypes) {
  CaseCopy broken;
  broken.replace("case.json", "\"base_year\": 2020", "\"base_year\": \"2020\"")
      .replace("case.json", "\"compulsory\": true", "\"compulsory\": 1")
      .replace("case.json", "\"school_change_share\": 0.5", "\"school_change_share\": [0.5]")
      .replace("case.json", "\"open_age\": 50", "\"open_age\": 50.5");
  EXPECT_THAT(broken.problems(),
              ::testing::IsSupersetOf(
                  {says({"case.json", 0, "", "/base_year"}, "must be a whole number, not text", "leave out the quotes"),
                   says({"case.json", 0, "", "/stages/1/compulsory"}, "must be true or false, not a number"),
                   says({"case.json", 0, "", "/parameters/enrolment/school_change_share"}, "numbers by year"),
                   says({"case.json", 0, "", "/population_settings/open_age"}, "whole number")}));
}

TEST(SettingsFaults, ShareIsNotAPercentage) {
  CaseCopy broken;
  broken.replace("case.json", "\"senior_entry_share\": 0.95", "\"senior_entry_share\": 95");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/parameters/enrolment/senior_entry_share"},
                                                  "must lie in [0, 1]", "a share, not a percentage")));
}

TEST(SettingsFaults, PathWithImpossibleYear) {
  CaseCopy broken;
  broken.replace("case.json", "\"senior_entry_share\": 0.95", "\"senior_entry_share\": {\"20\": 0.9}");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/parameters/enrolment/senior_entry_share"},
                                                  "years from 1900 to 2200")));
}

TEST(SettingsFaults, EveryPointOfAPathIsLookedAt) {
  const At at{"case.json", 0, "", "/parameters/enrolment/senior_entry_share"};
  CaseCopy broken;
  broken.replace("case.json", "\"senior_entry_share\": 0.95",
                 R"("senior_entry_share": {"2e03": 0.9, "2021": "x", "2022": -3, "2023": 0.8, "٢٠٢٤": 0.8})");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says(at, "years from 1900 to 2200"), says(at, "years from 1900 to 2200"),
                                   says(at, "must be a number for each year"), says(at, "must lie in")));
}

TEST(SettingsFaults, UnknownEnumerator) {
  CaseCopy broken;
  broken.replace("case.json", "\"mortality_measure\": \"survival\"", "\"mortality_measure\": \"survivl\"");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/population_settings/mortality_measure"},
                                                  "must be mx, qx, Lx or survival", "\"survival\"")));
}

TEST(SettingsFaults, WrongFormatVersion) {
  CaseCopy broken;
  broken.replace("case.json", "\"format_version\": 1", "\"format_version\": 2");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"case.json", 0, "", "/format_version"}, "must be 1", "reads format version 1")));
}

TEST(SettingsFaults, HorizonBeforeBaseYear) {
  CaseCopy broken;
  broken.replace("case.json", "\"horizon\": 2025", "\"horizon\": 2019");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"case.json", 0, "", "/horizon"}, "later than base_year, 2020")));
}

TEST(SettingsFaults, CensusDateThatDoesNotExist) {
  CaseCopy broken;
  broken.replace("case.json", "2020-12-31", "2020-02-30");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"case.json", 0, "", "/population_settings/census_date"}, "YYYY-MM-DD", "2020-11-01")));
}

TEST(SettingsFaults, StagesThatContradictThemselves) {
  CaseCopy broken;
  broken.replace("case.json", "[25, 30, 35]", "[25, 30]")
      .replace("case.json", "\"class_size_hard\": 45", "\"class_size_hard\": 39")
      .replace("case.json", "\"id\": \"senior\"", "\"id\": \"junior\"");
  EXPECT_THAT(broken.problems(),
              ::testing::IsSupersetOf(
                  {says({"case.json", 0, "", "/stages/0/class_size_norm"}, "one for each of the 3 grades"),
                   says({"case.json", 0, "", "/stages/0/class_size_hard"}, "not be below class_size_stretch, 40"),
                   says({"case.json", 0, "", "/stages/3/id"}, "another stage has this id", "unique")}));
}

TEST(SettingsFaults, ClassesOfSeveralGrades) {
  const auto faults = [](const std::string& members) {
    CaseCopy broken;
    broken.replace("case.json", "\"class_size_hard\": 45", "\"class_size_hard\": 45, " + members);
    return broken.problems();
  };
  const auto pointer = [](const char* key) { return At{"case.json", 0, "", std::string("/stages/0/") + key}; };
  EXPECT_THAT(faults(R"("mixed_class_grades": 3, "mixed_class_size": 30, "own_class_pupils": 15)"), IsEmpty());
  EXPECT_THAT(faults(R"("mixed_class_grades": 2, "mixed_class_size": 36)"),
              ElementsAre(says(pointer("mixed_class_size"), "from 2 to the class size norm, 35", "no larger")));
  EXPECT_THAT(faults(R"("mixed_class_grades": 2, "mixed_class_size": 1)"),
              ElementsAre(says(pointer("mixed_class_size"), "from 2 to", "no larger")));
  EXPECT_THAT(faults(R"("mixed_class_grades": 4, "mixed_class_size": 30, "own_class_pupils": 31)"),
              UnorderedElementsAre(says(pointer("mixed_class_grades"), "not be above the stage's 3 grades"),
                                   says(pointer("own_class_pupils"), "not be above mixed_class_size, 30")));
  EXPECT_THAT(faults(R"("further_class_pupils": 11)"),
              ElementsAre(says(pointer("further_class_pupils"), "above class_size_hard, 45")));
}

TEST(SettingsFaults, UncertaintyOfOtherParameters) {
  CaseCopy broken;
  broken.replace("case.json", "population/fertility_multiplier", "population/fertility_multiplyer")
      .replace("case.json", "population/moves_multiplier", "placement/detour_factor")
      .replace("case.json", "\"correlation\": 0.9", "\"correlation\": 1")
      .replace("case.json", "\"sd\": 0.002", "\"sd\": -0.1");
  EXPECT_THAT(broken.problems(),
              ::testing::UnorderedElementsAre(
                  says({"case.json", 0, "", "/uncertainty/0/parameter"}, "is not a parameter", "fertility_multiplier"),
                  says({"case.json", 0, "", "/uncertainty/1/parameter"}, "cannot vary", "use a scenario or a sweep"),
                  says({"case.json", 0, "", "/uncertainty/0/correlation"}, "[0, 1)"),
                  says({"case.json", 0, "", "/uncertainty/2/sd"}, "must lie in [0, 2]", "negative")));
}

TEST(SettingsFaults, MissingTableFileNamesTheNearest) {
  CaseCopy broken;
  broken.replace("case.json", "\"zones.csv\"", "\"zone.csv\"");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"case.json", 0, "", "/tables/zones"}, "does not exist", "zones.csv")));
}

TEST(SettingsFaults, TableFileOutsideTheCase) {
  CaseCopy broken;
  broken.replace("case.json", "\"zones.csv\"", "\"../zones.csv\"");
  EXPECT_THAT(broken.problems(), Contains(says({"case.json", 0, "", "/tables/zones"}, "inside the case directory")));
}

TEST(SettingsFaults, UnknownTable) {
  CaseCopy broken;
  broken.replace("case.json", "\"projects\":", "\"project\":");
  EXPECT_THAT(broken.problems(),
              Contains(says({"case.json", 0, "", "/tables/project"}, "unknown key", "\"projects\"")));
}

}  // namespace
}  // namespace xuewei::testing

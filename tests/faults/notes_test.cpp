// Notes: what is legal and worth a look. Codes that a spreadsheet changed, rows that can have no effect, numbers that are
// implausible beside their neighbours. What is shipped and what is usual brings none.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/case/reading/draft.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> notes(const CaseCopy& read, const std::string& scenario = "baseline",
                               Language language = Language::english) {
  std::vector<std::string> texts;
  for (const Problem& warning : read_case(Directory(read.directory()), scenario).warnings)
    texts.push_back(to_text(warning, language));
  return texts;
}

constexpr const char* kKindergarten = "K2,东乡幼儿园,kindergarten";

TEST(CodeNotes, ExponentForm) {
  CaseCopy read;
  read.replace("schools.csv", kKindergarten, "2.115E+09,东乡幼儿园,kindergarten");
  EXPECT_THAT(notes(read), ElementsAre("schools.csv:3 school_code = 2.115E+09: looks like a number that a spreadsheet "
                                       "shortened; format the column as text and enter the whole code"));
  EXPECT_THAT(notes(read, "baseline", Language::chinese),
              ElementsAre("schools.csv:3 school_code = 2.115E+09: 像是被电子表格改写成科学计数法的编号；"
                          "请将该列设为文本格式，重新填写完整编号"));
}

TEST(CodeNotes, CodesThatDifferByWhatASpreadsheetOrAKeyboardChanges) {
  for (const std::string alike : {"0K1", "k1", "Ｋ１", "000K1", "K1.0"}) {
    CaseCopy read;
    read.replace("schools.csv", kKindergarten, alike + ",东乡幼儿园,kindergarten");
    EXPECT_THAT(
        notes(read),
        ElementsAre(
            "schools.csv:3 school_code = " + alike +
            ": differs from K1 (schools.csv:2) only by leading zeros, capitals, width or a decimal zero; if both "
            "are one, write one code; a spreadsheet drops zeros unless the column is text"));
  }
}

TEST(CodeNotes, OneCodeWithTwoNamesAndPlaces) {
  CaseCopy read;
  read.replace("schools.csv", kKindergarten, "P1,东乡幼儿园,kindergarten");
  EXPECT_THAT(
      notes(read),
      ElementsAre(
          "schools.csv:4 school_code = P1: the school of this code at schools.csv:3 has another name, 东乡幼儿园, "
          "another area, X1R, 8.5 km away; rows with one code are one school with several stages; if they are "
          "two, give each its own"));
}

TEST(EffectNotes, YearsOutsideTheRun) {
  CaseCopy read;
  read.append("births.csv", "X,2031,190,synthetic\nX,2012,170,synthetic\n")
      .table("relocations",
             "origin,destination,year,persons,basis\nX1R,X1T,2030,5,synthetic\nX1R,X1T,2020,5,synthetic\n")
      .table("external_migration",
             "area,year,sex,age,net_persons,basis\nX1T,2040,male,20,1,synthetic\nX1T,,male,20,1,synthetic\n");
  EXPECT_THAT(
      notes(read),
      ElementsAre(
          "external_migration.csv:2 year = 2040: has no effect: the run ends in 2025; leave the row out, or move "
          "horizon in case.json",
          "relocations.csv:2 year = 2030: has no effect: the run ends in 2025; leave the row out, or move horizon "
          "in case.json",
          "relocations.csv:3 year = 2020: has no effect: the run begins after the base year, 2020; leave the row "
          "out: what happened by then is part of the tables of the base year",
          "births.csv:3 year = 2031: has no effect: the run ends in 2025; leave the row out, or move horizon in "
          "case.json",
          "births.csv:4 year = 2012: has no effect: the run begins after the base year, 2020; leave the row out: "
          "what happened by then is part of the tables of the base year"));
}

TEST(EffectNotes, AgesStagesProjectsAndRowsThatAnotherOneReplaces) {
  CaseCopy ages;
  ages.append("fertility.csv", "X1T,2020,50,0.01,synthetic\nX1T,2020,51,0.01,synthetic\n")
      .append("move_profiles.csv", "families,male,60,1,synthetic\n");
  EXPECT_THAT(notes(ages),
              ElementsAre(::testing::HasSubstr("age = 51: has no effect: people are counted by age up to open_age, "
                                               "50; leave the row out, or raise open_age"),
                          ::testing::HasSubstr("age = 60: has no effect: people are counted by age up to open_age, "
                                               "50")));
  CaseCopy stage;
  stage
      .replace("case.json", "\"stages\": [",
               R"("stages": [{"id": "special", "name_zh": "特殊教育", "name_en": "Special",
    "first_grade": 1, "grades": 9, "first_age": 1, "last_age": 0, "entry": "special", "class_size_norm": 10, "pupils_per_staff": 3, "teachers_per_class": 3},)")
      .append("recruitment.csv", "X1,special,5,synthetic\n");
  EXPECT_THAT(
      notes(stage),
      ElementsAre(
          "recruitment.csv:7 stage = special: has no effect: no school and no staff has the stage special; give "
          "its schools in the table schools, or leave the row out"));
  CaseCopy project;
  project.replace("projects.csv", "2021,2022,2022", "2027,2028,2028");
  EXPECT_THAT(notes(project),
              Contains("projects.csv:2 money_from_year = 2027: has no effect: the run ends in 2025; leave the row "
                       "out, or move horizon in case.json"));
  CaseCopy pay;
  pay.table("pay",
            "stage,year,yuan_per_staff_year,basis\nprimary,2015,10000,synthetic\nprimary,2020,20000,synthetic\n"
            "primary,2030,30000,synthetic\nprimary,2035,40000,synthetic\n");
  EXPECT_THAT(notes(pay),
              ElementsAre("pay.csv:2 year = 2015: has no effect: the row of 2020 replaces it before the run begins; "
                          "leave the row out",
                          "pay.csv:5 year = 2035: has no effect: the run ends in 2025; leave the row out, or move "
                          "horizon in case.json"));
}

TEST(EffectNotes, AreCutWithACount) {
  CaseCopy read;
  std::string rows = "origin,destination,year,persons,basis\n";
  for (int year = 2030; year < 2040; ++year) rows += "X1R,X1T," + std::to_string(year) + ",5,synthetic\n";
  read.table("relocations", rows);
  EXPECT_EQ(notes(read).size(), Draft::kMostNotesAlike + 1);
  EXPECT_THAT(notes(read),
              Contains("relocations.csv year: and 7 more like the one before: has no effect: the run ends in 2025; "
                       "leave the row out, or move horizon in case.json"));
}

/// The table of totals, which the rolls would no longer sum to, left out.
CaseCopy& without_totals(CaseCopy& read) {
  return read.replace("case.json", "\"school_totals\": \"school_totals.csv\",", "");
}

TEST(ContextNotes, AGradeOfNobodyBetweenFullOnes) {
  CaseCopy read;
  without_totals(read).replace("schools.csv", "200,200,200,200,200,200", "200,200,0,200,200,200");
  EXPECT_THAT(notes(read),
              Contains("schools.csv:4 pupils_3 = 0: stands between 200 and 200; if it is missing, not zero, write "
                       "what is known"));
  EXPECT_THAT(notes(read, "baseline", Language::chinese),
              Contains("schools.csv:4 pupils_3 = 0: 前后分别为 200 与 200；若为缺失而非零，请填写已知数"));
  for (const std::string roll : {"4,0,4,4,8,4", "200,200,200,200,0,0", "14,0,200,200,200,200"}) {
    CaseCopy usual;
    without_totals(usual).replace("schools.csv", "200,200,200,200,200,200", roll);
    EXPECT_THAT(notes(usual), IsEmpty()) << roll;
  }
}

TEST(ContextNotes, AnAgeOfNobodyAndARateOfNothing) {
  CaseCopy people;
  people.replace("population.csv", "X1T,male,1,68", "X1T,male,1,0");
  EXPECT_THAT(notes(people),
              ElementsAre("population.csv:3 persons = 0: stands between 63 and 72; if it is missing, not zero, "
                          "write what is known"));
  CaseCopy rate;
  rate.replace("fertility.csv", "X,2020,21,0.08", "X,2020,21,0");
  EXPECT_THAT(notes(rate),
              ElementsAre("fertility.csv:3 births_per_woman_year = 0: stands between 0.08 and 0.08; if it is missing, "
                          "not zero, write what is known"));
}

TEST(ContextNotes, MoreLeaveThanLiveThere) {
  CaseCopy read;
  read.table("external_migration",
             "area,year,sex,age,net_persons,basis\nX1T,,male,0,-64,synthetic\nX1T,2023,male,4,-70,synthetic\n"
             "X1T,,male,1,-68,synthetic\n")
      .table("relocations", "origin,destination,year,persons,basis\nX1R,X1T,2022,999999,synthetic\n");
  const auto found = notes(read);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0],
            "external_migration.csv:2 net_persons = -64: more leave than the 63 who live there at the base year: the "
            "rest is cut; see sign, unit and area");
  EXPECT_THAT(found[1], ::testing::HasSubstr("external_migration.csv:3 net_persons = -70: more leave than the 68 who"));
  EXPECT_THAT(found[2], ::testing::HasSubstr("relocations.csv:2 persons = 999999: more leave than the "));
}

TEST(ContextNotes, APathThatStartsLaterActsFromTheStart) {
  CaseCopy read;
  read.scenario("later", R"("case": {"parameters": {"population": {"fertility_multiplier": {"2024": 0.5}}}})");
  EXPECT_THAT(
      notes(read, "later"),
      ElementsAre(
          "scenarios/later.json /case/parameters/population/fertility_multiplier = 0.5: the path starts in 2024, "
          "after base_year 2020, and holds from the start; if it is to begin then, write {\"2020\": 1, \"2023\": "
          "1, \"2024\": 0.5}"));
  CaseCopy other;  // from what the case itself says
  other.replace("case.json", "\"senior_entry_share\": 0.95", "\"senior_entry_share\": {\"2023\": 0.9, \"2025\": 0.8}");
  EXPECT_THAT(notes(other), Contains(::testing::HasSubstr("the path starts in 2023, after base_year 2020")));
  for (const char* sound : {R"({"2021": 0.5})", R"({"2024": 1.0, "2025": 0.5})", "0.5"}) {
    CaseCopy usual;
    usual.scenario("later",
                   std::string(R"("case": {"parameters": {"population": {"fertility_multiplier": )") + sound + "}}}");
    EXPECT_THAT(notes(usual, "later"), IsEmpty()) << sound;
  }
}

TEST(Horizon, IsAWholeNumberOfSteps) {
  CaseCopy read;
  std::filesystem::copy(std::filesystem::path(XUEWEI_SOURCE_DIR) / "tests/published/sweden1993", read.directory(),
                        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  ASSERT_THAT(read.problems(), IsEmpty());
  const std::string text = read.text("case.json");
  const std::size_t at = text.find("\"horizon\": ") + 11;
  const int horizon = std::stoi(text.substr(at, 4));
  read.replace("case.json", "\"horizon\": " + std::to_string(horizon), "\"horizon\": " + std::to_string(horizon + 2));
  const auto found = read.problems();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(to_text(found.front()),
            "case.json /horizon = 2000: must be a whole number of steps of 5 years (age_width) after "
            "base_year, 1993; 1998 or 2003");
}

TEST(Notes, WhatIsShippedHasNone) {
  for (const auto& [name, scenarios] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"minimal", {"baseline", "low-births"}},
           {"chifeng", {"baseline", "county-posting", "recruitment-freeze", "small-classes", "five-four-system"}}}) {
    const Directory directory(std::filesystem::path(XUEWEI_SOURCE_DIR) / "scenarios" / name);
    for (const std::string& scenario : scenarios) {
      std::vector<std::string> texts;
      for (const Problem& warning : read_case(directory, scenario).warnings) texts.push_back(to_text(warning));
      EXPECT_THAT(texts, IsEmpty()) << name << " " << scenario;
    }
  }
}

}  // namespace
}  // namespace xuewei::testing

// Codes and texts that somebody cannot see, and what a spreadsheet leaves in a file: one cause, one message.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> lines(const std::vector<Problem>& problems, Language language = Language::english) {
  std::vector<std::string> texts;
  for (const Problem& problem : problems) texts.push_back(to_text(problem, language));
  return texts;
}

std::string with_separator(const std::string& text, const std::string& before, const std::string& after) {
  std::string changed = text;
  for (std::size_t at = changed.find(before); at != std::string::npos; at = changed.find(before, at + after.size()))
    changed.replace(at, before.size(), after);
  return changed;
}

TEST(HiddenCharacters, AreTrimmedAtBothEndsOfCellsAndHeadings) {
  for (const std::string hidden : {"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\xAF", "\xEF\xBB\xBF", "\xE2\x80\x8B",
                                   "\xE2\x80\x8F", "\xE3\x80\x80", "\t"}) {
    CaseCopy padded;
    padded.replace("zones.csv", "Z2,东乡", hidden + "Z2" + hidden + "," + hidden + "东乡" + hidden)
        .replace("zones.csv", "0.6", hidden + "0.6" + hidden)
        .replace("zones.csv", "code", "code" + hidden);
    EXPECT_THAT(lines(padded.problems()), IsEmpty());
  }
}

TEST(HiddenCharacters, InsideACodeAreNamedByNumberAndPlace) {
  CaseCopy broken;
  broken.replace("zones.csv", "Z2,东乡",
                 "Z\xE2\x80\x8B"
                 "2,东乡");
  const auto found = broken.problems();
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(
      to_text(found.front()),
      "zones.csv:3 code = Z<U+200B>2: holds an invisible character or an unusual space, U+200B at character 2; type it "
      "anew: Z2");
  EXPECT_EQ(to_text(found.front(), Language::chinese),
            "zones.csv:3 code = Z<U+200B>2: 含看不见的字符或特殊空格：第 2 个字符 U+200B；请重新输入：Z2");
}

TEST(HiddenCharacters, AreFoundInReferencesNumbersChoicesAndScenarios) {
  CaseCopy reference;
  reference.replace("zones.csv", "东乡,X1R", "东乡,X1\xC2\xA0R");
  EXPECT_THAT(reference.problems(),
              ElementsAre(says({"zones.csv", 3, "area"}, "U+00A0 at character 3", "type it anew: X1R")));
  CaseCopy number;
  number.replace("zones.csv", "0.6,3", "0\xE2\x80\x8B.6,3");
  EXPECT_THAT(
      number.problems(),
      ElementsAre(says({"zones.csv", 3, "child_share"}, "must be a plain number",
                       "holds an invisible character or an unusual space, U+200B at character 2; type it anew: 0.6")));
  CaseCopy scenario;
  scenario.scenario("trial",
                    "\"tables\": {\"zones\": {\"change\": [{\"code\": \"Z2\xE2\x80\x8D\", \"child_share\": 0.5}]}}");
  EXPECT_THAT(
      scenario.problems("trial"),
      ElementsAre(says({"scenarios/trial.json", 0, "", "/tables/zones/change/0/code"}, "U+200D at character 3")));
}

TEST(HiddenCharacters, InANameAreLeftAlone) {
  CaseCopy names;  // Mongolian names join with U+202F
  names.replace("zones.csv", "东乡", "东\xE2\x80\xAF乡");
  EXPECT_THAT(lines(names.problems()), IsEmpty());
}

TEST(ControlCharacters, AreRefusedInEveryText) {
  CaseCopy name;
  name.replace("zones.csv", "东乡", std::string("东\0乡", 7));
  EXPECT_THAT(lines(name.problems()),
              ElementsAre("zones.csv:3 name = 东<U+0000>乡: holds a control character, U+0000 at character 2"));
  EXPECT_THAT(lines(name.problems(), Language::chinese),
              ElementsAre("zones.csv:3 name = 东<U+0000>乡: 含控制字符：第 2 个字符 U+0000"));
  CaseCopy code;
  code.replace("zones.csv", "Z3,", "Z3\x07,");
  EXPECT_THAT(code.problems(), ElementsAre(says({"zones.csv", 4, "code"}, "U+0007 at character 3")));
  CaseCopy title;
  title.replace("case.json", "Teaching example county", "Teaching\\u0000county");
  EXPECT_THAT(title.problems(), ElementsAre(says({"case.json", 0, "", "/title_en"}, "U+0000 at character 9")));
  CaseCopy key;
  key.replace("case.json", "\"synthetic\": true", "\"synthetic\": true, \"comm\\u001bent\": 1");
  EXPECT_THAT(key.problems(),
              ::testing::Contains(says({"case.json", 0, "", "/comm<U+001B>ent"}, "U+001B at character 5")));
  CaseCopy lines_in_quotes;
  lines_in_quotes.replace("zones.csv", "东乡", "\"东\r\n乡\t\"");
  EXPECT_THAT(lines(lines_in_quotes.problems()), IsEmpty());
}

TEST(Spreadsheets, LeaveEmptyRowsAndColumnsThatCountForNothing) {
  CaseCopy rows;
  rows.append("zones.csv", ",,,,,,,,\n\n  ,\"\",,,,,,,\n");
  EXPECT_THAT(lines(rows.problems()), IsEmpty());
  CaseCopy columns;
  columns.write("zones.csv", with_separator(columns.text("zones.csv"), "\n", ",,\n"));
  EXPECT_THAT(lines(columns.problems()), IsEmpty());
  CaseCopy first;
  first.write("zones.csv", "," + with_separator(first.text("zones.csv"), "\n", "\n,"));
  EXPECT_THAT(lines(first.problems()), IsEmpty());
  CaseCopy filled;
  filled.write("zones.csv", with_separator(filled.text("zones.csv"), "\n", ",\n"))
      .replace("zones.csv", "synthetic,\nZ3", "synthetic,x\nZ3");
  EXPECT_THAT(
      lines(filled.problems()),
      ElementsAre("zones.csv:3 = x: stands in column 10, which has no heading; give the column a heading, or clear its "
                  "cells; free text goes into a column named note"));
}

TEST(Spreadsheets, AFileOfAnotherFormIsOneProblem) {
  const std::string zones = CaseCopy().text("zones.csv");
  for (const auto& [text, rule, hint] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"sep=,\n" + zones, "tells a spreadsheet its separator", "delete the line that begins with sep="},
           {"\xEF\xBB\xBF\"SEP=,\",,\r\n" + zones, "tells a spreadsheet its separator", "sep="},
           {with_separator(zones, "\n", "\r"), "a carriage return alone", "CSV UTF-8"},
           {"示例县居住点一览表,,,,,,,,\n,,,,,,,,\n" + zones,
            "the headings stand in line 3; they must stand in the first", "remove the title"},
           {CaseCopy().text("teachers.csv"), "has the headings of the table teachers, not those of zones", "case.json"},
           {"<html><body>\n<table>\n",
            "is no row of headings of the table zones: 8 of its 8 required columns are missing",
            "missing: code, name, area"}}) {
    CaseCopy broken;
    broken.write("zones.csv", text);
    EXPECT_THAT(broken.problems(), ElementsAre(says({"zones.csv", 1}, rule, hint))) << text;
  }
}

TEST(OneCause, AMistypedHeadingIsStillNamedByItself) {
  CaseCopy broken;
  broken.replace("zones.csv", "child_share", "child_shares");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"zones.csv", 1, "child_shares"}, "unknown column", "child_share"),
                                             says({"zones.csv", 1, "child_share"}, "the column is missing")));
}

TEST(OneCause, ATableOfAnotherCaseIsOneProblemWithTheCountOfWhatFollows) {
  CaseCopy areas;
  areas.write("areas.csv", with_separator(areas.text("areas.csv"), "X", "Y"));
  const auto found = areas.problems();
  ASSERT_THAT(lines(found), SizeIs(1));
  EXPECT_THAT(found, ElementsAre(says({"areas.csv"}, "the table is not the one that other tables name: ")));
  CaseCopy zones;
  zones.write("zones.csv", with_separator(zones.text("zones.csv"), "Z", "Q"));
  EXPECT_THAT(zones.problems(),
              ElementsAre(says({"schools.csv"}, "the table names what zones do not have: 8 of its ", "one version")));
  CaseCopy missing;
  missing.replace("case.json", "\"zones\": \"zones.csv\",", "");
  EXPECT_THAT(missing.problems(), ElementsAre(says({"case.json", 0, "", "/tables/zones"}, "the table is not given: ")));
}

TEST(OneCause, FewUnknownCodesAreSlipsEachNamedByItself) {
  CaseCopy broken;
  broken.replace("schools.csv", "X1R,Z2", "X1R,Z9");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"schools.csv", 3, "zone"}, "there is no zone with this code")));
}

}  // namespace
}  // namespace xuewei::testing

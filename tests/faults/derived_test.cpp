// Faults that no single cell has: what follows from several inputs is impossible, and names the one that caused it.
#include <gtest/gtest.h>

#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Problems of the minimal case with person-years, `first` at age 0 and 10 fewer at every later age.
std::vector<Problem> with_person_years(double first, const std::string& settings, double more_at_20 = 0.0) {
  CaseCopy copy;
  std::string text = "area,year,sex,age,value,basis\n";
  for (const std::string sex : {"male", "female"})
    for (int age = 0; age <= 50; ++age) {
      const double years = age == 50 ? 20.0 * first : first - 10.0 * age + (age == 20 ? more_at_20 : 0.0);
      text += "X,2020," + sex + "," + std::to_string(age) + "," + std::to_string(years) + ",synthetic\n";
    }
  copy.write("mortality.csv", text);
  copy.replace("case.json", "\"mortality_measure\": \"survival\"", "\"mortality_measure\": \"Lx\"" + settings);
  return copy.problems();
}

TEST(DerivedFaults, PersonYearsWithoutTheirRadix) {
  EXPECT_THAT(with_person_years(99500, ""),
              ElementsAre(says({"mortality.csv", 2, "value"}, "survival of newborns", "`radix` 100000 missing?")));
  EXPECT_THAT(with_person_years(99500, ", \"radix\": 100000"), IsEmpty());
  EXPECT_THAT(
      with_person_years(9950, ", \"radix\": 1000"),
      ElementsAre(says({"mortality.csv", 2, "value"}, "is above 1 (2 tables alike)", "`radix` 10000 missing?")));
}

TEST(DerivedFaults, PersonYearsOfASmallerRadixThanTheOneGiven) {
  EXPECT_THAT(
      with_person_years(99500, ", \"radix\": 1000000"),
      ElementsAre(says({"mortality.csv", 2, "value"}, "is below a half (2 tables alike)", "`radix` 100000 meant?")));
}

TEST(DerivedFaults, DeathRatesAtWhichMoreDieThanThereAre) {
  CaseCopy copy;
  std::string text = "area,year,sex,age,value,basis\n";
  for (const std::string sex : {"male", "female"})
    for (int age = 0; age <= 50; ++age)
      text += "X,2020," + sex + "," + std::to_string(age) + "," +
              (age == 50                    ? "5"  // of the open group: a fifth of a year is lived on average
               : age == 30                  ? "2"
               : age == 31 && sex == "male" ? "2.5"
                                            : "0.01") +
              ",synthetic\n";
  copy.write("mortality.csv", text);
  copy.replace("case.json", "\"mortality_measure\": \"survival\"", "\"mortality_measure\": \"mx\"");
  EXPECT_THAT(copy.problems(), ElementsAre(says({"mortality.csv", 33, "value"},
                                                "1.111 times as many would die within a year", "at most 2")));
}

TEST(DerivedFaults, PersonYearsThatRiseWithAge) {
  EXPECT_THAT(with_person_years(99500, ", \"radix\": 100000", 25.0),
              ElementsAre(says({"mortality.csv", 22, "value"}, "survival would be 1", "do not rise with age"),
                          says({"mortality.csv", 73, "value"}, "survival would be 1", "do not rise with age")));
}

TEST(DerivedFaults, FertilityTimesItsMultiplier) {
  CaseCopy broken;
  broken.replace("case.json", "\"sex_ratio_at_birth\": 1.0",
                 "\"sex_ratio_at_birth\": 1.0, \"fertility_multiplier\": 10");
  EXPECT_THAT(broken.problems(), IsEmpty());
  broken.replace("fertility.csv", "X,2020,24,0.08", "X,2020,24,0.2");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"fertility.csv", 6, "births_per_woman_year"},
                               "is 2 births per woman and year (1 rows above 1)", "multiplier is 1")));
}

TEST(DerivedFaults, MovesThatTakeMoreThanEverybody) {
  CaseCopy broken;
  broken.replace("case.json", "\"sex_ratio_at_birth\": 1.0",
                 "\"sex_ratio_at_birth\": 1.0, \"moves_multiplier\": {\"2021\": 1, \"2025\": 10}");
  EXPECT_THAT(broken.problems(), IsEmpty());
  broken.replace("moves.csv", "families,0.02", "families,0.15");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"moves.csv", 2, "rate_per_person_year"}, "would leave in a step",
                                                  "the sum over destinations at most 1")));
}

TEST(DerivedFaults, MoreBirthsThanWomen) {
  CaseCopy broken;
  broken.write("births.csv", "area,year,births,basis\nX,2021,99999,synthetic\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"births.csv", 2, "births"}, "more births than area X has women", "of the area named")));
}

/// Warnings of the minimal case, without its totals, where the pupils of P2 are others.
std::vector<Problem> with_pupils_of_p2(const std::string& pupils) {
  CaseCopy copy;
  copy.replace("case.json", "\"school_totals\": \"school_totals.csv\",", "");
  copy.replace("schools.csv", "60,80,80,80,80,80,80", "60," + pupils);
  return copy.warnings();
}

TEST(DerivedFaults, SitesThatNobodyWillChooseAreNamed) {
  EXPECT_THAT(with_pupils_of_p2("0,80,80,80,80,80"),
              ElementsAre(says({"schools.csv", 5, "pupils_1"}, "none in the first")));
  EXPECT_THAT(with_pupils_of_p2("0,0,0,0,0,0"),
              ElementsAre(says({"schools.csv", 5, "pupils_1"}, "taken as suspended", "planned")));
}

}  // namespace
}  // namespace xuewei::testing

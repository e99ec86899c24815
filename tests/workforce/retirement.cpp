// Statutory retirement: the published anchors and the effect of the 2025 reform on a uniform stock of birth months.
#include "engine/workforce/retirement.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace xuewei {
namespace {

using enum RetirementTrack;

struct Anchor {
  RetirementTrack track;
  int birth_year, birth_month;
  int age_years, age_months;
  int retirement_year, retirement_month;
};

void PrintTo(const Anchor& anchor, std::ostream* out) {
  *out << "retires " << anchor.retirement_year << '-' << anchor.retirement_month;
}

// Decision of the Standing Committee of the National People's Congress of 13 September 2024, annexed tables.
class RetirementAnchor : public ::testing::TestWithParam<Anchor> {};

TEST_P(RetirementAnchor, IsExact) {
  const Anchor& anchor = GetParam();
  const int born = month_index(anchor.birth_year, anchor.birth_month);
  const int retires = retirement_month(anchor.track, born, true);
  EXPECT_EQ(retires, month_index(anchor.retirement_year, anchor.retirement_month));
  EXPECT_EQ(retires - born, 12 * anchor.age_years + anchor.age_months);
}

constexpr Anchor kAnchors[] = {
    {men, 1965, 1, 60, 1, 2025, 2},      {men, 1965, 5, 60, 2, 2025, 7},      {men, 1970, 6, 61, 5, 2031, 11},
    {men, 1976, 9, 63, 0, 2039, 9},      {women_55, 1970, 1, 55, 1, 2025, 2}, {women_55, 1971, 4, 55, 4, 2026, 8},
    {women_55, 1981, 9, 58, 0, 2039, 9}, {women_50, 1975, 1, 50, 1, 2025, 2}, {women_50, 1984, 11, 55, 0, 2039, 11},
};

std::string anchor_name(const ::testing::TestParamInfo<Anchor>& info) {
  constexpr const char* kTracks[] = {"Men", "Women55", "Women50"};
  return std::string(kTracks[static_cast<int>(info.param.track)]) + "Born" + std::to_string(info.param.birth_year) +
         "_" + std::to_string(info.param.birth_month);
}

INSTANTIATE_TEST_SUITE_P(Published, RetirementAnchor, ::testing::ValuesIn(kAnchors), anchor_name);

TEST(Retirement, LastMonthBeforeFullPhaseInIsOneMonthShort) {
  EXPECT_EQ(retirement_month(men, month_index(1976, 8), true) - month_index(1976, 8), 63 * 12 - 1);
  EXPECT_EQ(retirement_month(women_55, month_index(1981, 8), true) - month_index(1981, 8), 58 * 12 - 1);
  EXPECT_EQ(retirement_month(women_50, month_index(1984, 10), true) - month_index(1984, 10), 55 * 12 - 1);
}

TEST(Retirement, DelayNeverPassesItsMost) {
  EXPECT_EQ(retirement_month(men, month_index(2005, 3), true) - month_index(2005, 3), 63 * 12);
  EXPECT_EQ(retirement_month(women_55, month_index(2005, 3), true) - month_index(2005, 3), 58 * 12);
  EXPECT_EQ(retirement_month(women_50, month_index(2005, 3), true) - month_index(2005, 3), 55 * 12);
}

TEST(Retirement, BornBeforeTheFirstCohortKeepTheOldAge) {
  EXPECT_EQ(retirement_month(men, month_index(1964, 12), true), month_index(2024, 12));
  EXPECT_EQ(retirement_month(women_55, month_index(1969, 12), true), month_index(2024, 12));
  EXPECT_EQ(retirement_month(women_50, month_index(1974, 12), true), month_index(2024, 12));
}

TEST(Retirement, WithoutReformIsSixtyFiftyFiveFiftyForEver) {
  for (const int year : {1950, 1965, 1970, 1975, 1990, 2010}) {
    const int born = month_index(year, 7);
    EXPECT_EQ(retirement_month(men, born, false), month_index(year + 60, 7));
    EXPECT_EQ(retirement_month(women_55, born, false), month_index(year + 55, 7));
    EXPECT_EQ(retirement_month(women_50, born, false), month_index(year + 50, 7));
  }
}

TEST(Retirement, LaterBornNeverRetireEarlier) {
  for (const RetirementTrack track : {men, women_55, women_50})
    for (int born = month_index(1950, 1); born < month_index(2010, 1); ++born)
      ASSERT_LT(retirement_month(track, born, true), retirement_month(track, born + 1, true));
}

/// Birth months that retire in the calendar year: with one person a month, the people.
int birth_months_retiring(RetirementTrack track, int year, bool reform) {
  int count = 0;
  for (int born = month_index(1940, 1); born < month_index(2000, 1); ++born) {
    const int retires = retirement_month(track, born, reform);
    if (retires >= month_index(year, 1) && retires < month_index(year + 1, 1)) ++count;
  }
  return count;
}

TEST(Retirement, PhaseInCutsExitsOfMenAndWomen55ByAFifth) {
  for (const RetirementTrack track : {men, women_55}) {
    int with_reform = 0;
    for (int year = 2025; year <= 2039; ++year) {
      const int months = birth_months_retiring(track, year, true);
      // 12 x 4/5 = 9.6 months a year; a year holds whole months, so 9 or 10, and five years hold 48 exactly.
      EXPECT_TRUE(months == 9 || months == 10) << year << ": " << months;
      EXPECT_EQ(birth_months_retiring(track, year, false), 12);
      with_reform += months;
      if ((year - 2024) % 5 == 0) {
        EXPECT_EQ(with_reform, 48 * (year - 2024) / 5) << year;
      }
    }
    EXPECT_DOUBLE_EQ(with_reform / (15.0 * 12.0), 0.8);
  }
}

TEST(Retirement, PhaseInCutsExitsOfWomen50ByAThirdEveryYear) {
  for (int year = 2025; year <= 2039; ++year) {
    EXPECT_EQ(birth_months_retiring(women_50, year, true), 8) << year;
    EXPECT_EQ(birth_months_retiring(women_50, year, false), 12) << year;
  }
}

TEST(Retirement, YearsOutsideThePhaseInAreUntouched) {
  for (const RetirementTrack track : {men, women_55, women_50})
    for (const int year : {2015, 2024, 2040, 2045}) EXPECT_EQ(birth_months_retiring(track, year, true), 12) << year;
}

TEST(Retirement, EarlyIsNeverBelowTheOldAgeNorBeforeTheRule) {
  // A man born in June 1970 retires at 61 years and 5 months, three years earlier would be below 60.
  EXPECT_EQ(early_retirement_month(men, month_index(1970, 6), 36), month_index(2030, 6));
  EXPECT_EQ(early_retirement_month(men, month_index(1970, 6), 12), month_index(2030, 11));
  // Fully phased in: 60 and 63, 55 and 58; workers 52 of 55, as three years is the most.
  EXPECT_EQ(early_retirement_month(men, month_index(1980, 1), 36), month_index(2040, 1));
  EXPECT_EQ(early_retirement_month(women_55, month_index(1985, 1), 36), month_index(2040, 1));
  EXPECT_EQ(early_retirement_month(women_50, month_index(1990, 1), 36), month_index(2042, 1));
  EXPECT_EQ(early_retirement_month(men, month_index(1964, 12), 36), month_index(2024, 12));  // nothing to choose
  EXPECT_EQ(early_retirement_month(men, month_index(1965, 1), 36), month_index(2025, 1));
}

TEST(Retirement, LateIsForThoseWhoRetireUnderTheRule) {
  EXPECT_EQ(late_retirement_month(men, month_index(1970, 6), 36), month_index(2034, 11));
  EXPECT_EQ(late_retirement_month(men, month_index(1964, 12), 36), month_index(2024, 12));
  EXPECT_EQ(late_retirement_month(women_55, month_index(1971, 4), 6), month_index(2027, 2));
}

}  // namespace
}  // namespace xuewei

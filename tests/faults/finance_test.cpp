// Faults of grants, pay and the shares of levels of government.
#include <gtest/gtest.h>

#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<Problem> of_grants(const std::string& rows) {
  CaseCopy copy;
  copy.table(
      "grants",
      "item,stage,sector,residence,from_year,term,to_year,yuan_per_pupil_year,least_pupils_per_site,basis\n" + rows);
  return copy.problems();
}

TEST(FinanceFaults, GrantsWithAGapOfYears) {
  EXPECT_THAT(of_grants("public_use,primary,,,2016,,2018,600,100,published\n"
                        "public_use,primary,,,2023,,,720,100,published\n"),
              ElementsAre(says({"grants.csv", 3, "from_year"}, "gap: the row before it ends in 2018", "to_year")));
  EXPECT_THAT(of_grants("public_use,primary,,,2016,,2022,600,,published\n"
                        "public_use,primary,,,2023,autumn,,720,,published\n"),
              ElementsAre(says({"grants.csv", 3, "from_year"}, "ends in 2022", "until 31 August")));
}

TEST(FinanceFaults, GrantsThatOverlap) {
  EXPECT_THAT(of_grants("public_use,primary,,,2023,,,720,,published\n"
                        "public_use,primary,,,2016,,2023,600,,published\n"),
              ElementsAre(says({"grants.csv", 2, "from_year"}, "holds to 2023", "leave that to_year blank")));
}

TEST(FinanceFaults, SeriesThatFollowOneAnotherAreSound) {
  EXPECT_THAT(of_grants("public_use,primary,,,2016,,2022,600,,published\n"
                        "public_use,primary,,,2023,,2025,720,,published\n"
                        "public_use,primary,,,2025,autumn,,800,,published\n"
                        "public_use,primary,state,,2021,,,10,,published\n"),
              IsEmpty());
}

TEST(FinanceFaults, ColumnsAnItemDoesNotRead) {
  EXPECT_THAT(of_grants("boarding,junior,,,2023,,,300,100,published\n"
                        "bought_places,primary,state,,2023,,,8000,,published\n"
                        "pay,primary,,,2023,,,8000,,published\n"
                        "heating,primary,,,2023,,2021,90,,published\n"),
              UnorderedElementsAre(says({"grants.csv", 2, "least_pupils_per_site"}, "item boarding: leave it blank"),
                                   says({"grants.csv", 3, "sector"}, "item bought_places: leave it blank"),
                                   says({"grants.csv", 4, "item"}, "not an amount per pupil", "table pay"),
                                   says({"grants.csv", 5, "to_year"}, "not be before from_year, 2023")));
}

TEST(FinanceFaults, FeesHaveNoLeastNumberAndNoLevelBearsThem) {
  EXPECT_THAT(of_grants("fee,primary,state,,2023,,,2400,,synthetic\n"
                        "fee,primary,inclusive_private,,2023,autumn,,4800,100,synthetic\n"),
              ElementsAre(says({"grants.csv", 3, "least_pupils_per_site"}, "item fee: leave it blank")));
  CaseCopy broken;
  broken.table("funding_shares",
               "item,stage,from_year,central_share,region_share,prefecture_share,county_share,basis\n"
               "fee,primary,2020,,,,1,published\n");
  EXPECT_THAT(broken.problems(),
              ElementsAre(says({"funding_shares.csv", 2, "item"}, "paid by families", "free_last_year")));
}

TEST(FinanceFaults, UnknownStageAndItemWithTheNearestName) {
  EXPECT_THAT(of_grants("public_use,primery,,,2023,,,720,,published\n"),
              ElementsAre(says({"grants.csv", 2, "stage"}, "no stage with this code", "primary")));
  EXPECT_THAT(of_grants("heatin,primary,,,2023,,,720,,published\n"),
              ElementsAre(says({"grants.csv", 2, "item"}, "must be pay, public_use", "heating")));
}

TEST(FinanceFaults, PayBelowZeroOrInTenThousandYuan) {
  CaseCopy broken;
  broken.table("pay", "stage,year,yuan_per_staff_year,basis\nprimary,2020,-1,estimated\njunior,2020,12.5,estimated\n");
  EXPECT_THAT(broken.problems(), UnorderedElementsAre(says({"pay.csv", 2, "yuan_per_staff_year"}, "must lie in [0"),
                                                      says({"pay.csv", 3, "yuan_per_staff_year"}, "at least 1000 yuan",
                                                           "ten-thousand yuan? then it is 125000")));
}

TEST(FinanceFaults, SharesOfLevelsThatDoNotSumToOne) {
  CaseCopy broken;
  broken.table("funding_shares",
               "item,stage,from_year,central_share,region_share,prefecture_share,county_share,basis\n"
               "public_use,primary,2020,0.8,0.1,,0.2,published\npublic_use,junior,2020,0.8,0.1,0.05,0.05,published\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"funding_shares.csv", 2, "county_share"},
                                                  "the four levels bear 1.1, not 1", "not percent")));
}

TEST(FinanceFaults, CeilingInYuanWhereTenThousandYuanAreAsked) {
  CaseCopy broken;
  broken.table("budgets",
               "county,year,ceiling_ten_thousand_yuan,transfers_ten_thousand_yuan,basis\n"
               "X1,2021,90000000,0,estimated\nX1,2022,9000,,estimated\n");
  EXPECT_THAT(broken.problems(), ElementsAre(says({"budgets.csv", 2, "ceiling_ten_thousand_yuan"}, "yuan per pupil",
                                                  "in ten-thousand yuan: 9000")));
}

}  // namespace
}  // namespace xuewei::testing

// What is wrong with the tables and parameters about staff is said where it stands.
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "tests/faults/says.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* channel_header =
    "channel,order,first_age,last_age,women_share,service_years,in_service_attrition_share,leaving_share,basis\n";

TEST(StaffFaults, RecruitmentReadsAsBeforeWithoutAChannel) {
  CaseCopy copy;
  copy.replace("recruitment.csv", "county,stage,cap_per_year,basis\n", "county,stage,cap_per_year,channel,basis\n")
      .replace("recruitment.csv", "kindergarten,5,", "kindergarten,5,,")
      .replace("recruitment.csv", "primary,8,", "primary,8,公开招聘,")
      .replace("recruitment.csv", "junior,5,", "junior,5,,")
      .replace("recruitment.csv", "senior,3,", "senior,3,,")
      .replace("recruitment.csv", "vocational,2,", "vocational,2,,");
  EXPECT_THAT(copy.problems(), IsEmpty());
}

TEST(StaffFaults, QuotasAboveCapsAndChannelsThatNobodyDescribed) {
  CaseCopy broken;
  broken.write("recruitment.csv",
               "county,stage,channel,from_year,cap_per_year,quota_per_year,basis\n"
               "X1,primary,publicly_funded,,2,3,synthetic\n"
               "X1,primary,publicly_founded,2022,2,1,synthetic\n"
               "X1,junior,特岗,2021,2,1,synthetic\n"
               "X1,junior,特岗,2021,4,1,synthetic\n");
  broken.table("channels", std::string(channel_header) + "publicly_funded,1,,,,6,,,synthetic\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(
          says({"recruitment.csv", 2, "quota_per_year"}, "must not be above cap_per_year, 2", "part of the cap"),
          says({"recruitment.csv", 3, "channel"}, "must be open_recruitment", "publicly_funded"),
          says({"recruitment.csv", 4, "channel"}, "no row in the table channels", "term of service"),
          says({"recruitment.csv", 5, "channel"}, "no row in the table channels", "term of service"),
          says({"recruitment.csv", 5, "county+stage+channel+from_year"}, "appears twice")));
}

TEST(StaffFaults, ChannelsThatCannotWork) {
  CaseCopy broken;
  broken.table("channels", std::string(channel_header) +
                               "publicly_funded,1,30,24,,6,,,synthetic\n"
                               "special_post,1,22,52,,3,,,synthetic\n"
                               "silver_age,3,,,,,,0.5,synthetic\n"
                               "open_recruitment,4,,,,,0.02,1.5,synthetic\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"channels.csv", 2, "last_age"}, "must not be below the first age, 30"),
                  says({"channels.csv", 3, "service_years"}, "would end their term at 55", "shorter term"),
                  says({"channels.csv", 3, "order"}, "is the order of publicly_funded too"),
                  says({"channels.csv", 4, "service_years"}, "must be at least 1 for silver_age"),
                  says({"channels.csv", 4, "leaving_share"}, "has no meaning with silver_age", "leave at the end"),
                  says({"channels.csv", 5, "leaving_share"}, "must lie in [0, 1]")));
}

TEST(StaffFaults, TermsThatNobodyServes) {
  CaseCopy broken;
  broken.table("channels", std::string(channel_header) + "open_recruitment,4,,,,,0.02,0.5,synthetic\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(says({"channels.csv", 2, "in_service_attrition_share"}, "no meaning without service_years"),
                           says({"channels.csv", 2, "leaving_share"}, "no meaning without service_years")));
}

TEST(StaffFaults, AttritionOfUnknownStagesAndMoreThanAll) {
  CaseCopy broken;
  broken.table("attrition",
               "stage,residence,from_age,attrition_share,basis\n"
               "primry,,18,0.01,synthetic\n"
               "primary,village,18,0.01,synthetic\n"
               "primary,乡村,80,1.5,synthetic\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"attrition.csv", 2, "stage"}, "no stage with this code", "primary"),
                                   says({"attrition.csv", 3, "residence"}, "must be urban, town or rural"),
                                   says({"attrition.csv", 4, "from_age"}, "must lie in [0, 75]"),
                                   says({"attrition.csv", 4, "attrition_share"}, "must lie in [0, 1]")));
}

TEST(StaffFaults, EarlyAndLateTogetherAreAtMostAll) {
  CaseCopy broken;
  broken.scenario("choice", R"("case": {"parameters": {"workforce": {"early_retirement_share": 0.75,
                                "late_retirement_share": 0.5}}})");
  EXPECT_THAT(
      broken.problems("choice"),
      UnorderedElementsAre(says({"scenarios/choice.json", 0, "", "/case/parameters/workforce/late_retirement_share"},
                                "less early_retirement_share, 0.75", "statutory month")));
}

TEST(StaffFaults, PostsBelowStaffAndQuotasAboveThePosts) {
  CaseCopy broken;
  broken.table("establishment", "county,stage,posts,basis\nX1,primary,3,synthetic\n")
      .table("channels", std::string(channel_header) + "publicly_funded,1,,,,6,,,synthetic\n")
      .write("recruitment.csv",
             "county,stage,channel,cap_per_year,quota_per_year,basis\nX1,primary,publicly_funded,9,5,synthetic\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"establishment.csv", 2, "posts"}, "must not be below the staff in post", "not modelled"),
                  says({"recruitment.csv", 2, "quota_per_year"}, "above the posts of the county and stage, 3",
                       "establishment_fill_rate")));
}

TEST(StaffFaults, StageWithStaffAndNoStaffingRuleOrARatioOfZero) {
  CaseCopy broken;
  broken.replace("case.json", "\"pupils_per_staff\": 19,", "");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"case.json", 0, "", "/stages/1/pupils_per_staff"},
                                        "stage primary has staff but no staffing rule", "19 in primary")));
  CaseCopy attended;  // nobody is counted in this stage, but it has pupils
  attended.replace("case.json", "\"pupils_per_staff\": 20, ", "");
  std::string others;
  std::istringstream rows(attended.text("teachers.csv"));
  for (std::string row; std::getline(rows, row);)
    if (row.find("vocational") == std::string::npos) others += row + "\n";
  attended.write("teachers.csv", others);
  EXPECT_THAT(attended.problems(),
              UnorderedElementsAre(says({"case.json", 0, "", "/stages/4/pupils_per_staff"},
                                        "stage vocational has pupils but no staffing rule", "give pupils_per_staff")));
  CaseCopy zero;
  zero.replace("case.json", "\"pupils_per_staff\": 19,", "\"pupils_per_staff\": 0,");
  EXPECT_THAT(zero.problems(),
              UnorderedElementsAre(says({"case.json", 0, "", "/stages/1/pupils_per_staff"}, "must lie in [1, 100]")));
}

TEST(StaffFaults, SupplementsThatNoSiteCanGet) {
  CaseCopy broken;
  broken.table("staffing_supplements",
               "supplement,stage,pupils_above,pupils_to,staff_per_site,from_year,to_year,basis\n"
               "small,primary,100,100,1,2025,2024,synthetic\n"
               "small,primari,,100,-1,,,synthetic\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(
                  says({"staffing_supplements.csv", 2, "pupils_to"}, "must be above pupils_above, 100", "no site"),
                  says({"staffing_supplements.csv", 2, "to_year"}, "must not be before from_year, 2025"),
                  says({"staffing_supplements.csv", 3, "stage"}, "no stage with this code", "primary"),
                  says({"staffing_supplements.csv", 3, "staff_per_site"}, "must lie in [0, 100]")));
}

TEST(StaffFaults, RulesOfPostsOutOfRange) {
  CaseCopy broken;
  broken.scenario("posts", R"("case": {"parameters": {"workforce": {"establishment_fill_rate": 1.2, "recount_years": 0,
                               "staffing_need": "schools", "reserve_posts_share": 0.1}}})");
  const std::string group = "/case/parameters/workforce/";
  EXPECT_THAT(broken.problems("posts"),
              UnorderedElementsAre(
                  says({"scenarios/posts.json", 0, "", group + "establishment_fill_rate"}, "must lie in [0, 1]"),
                  says({"scenarios/posts.json", 0, "", group + "recount_years"}, "must lie in [1, 10]"),
                  says({"scenarios/posts.json", 0, "", group + "staffing_need"}, "must be county or school", "school"),
                  says({"scenarios/posts.json", 0, "", group + "reserve_posts_share"}, "", "reserve_post_share")));
}

TEST(StaffFaults, ReserveOfAPrefectureWhereThereIsNone) {
  CaseCopy broken;
  broken.replace("areas.csv", ",prefecture,", ",region,")
      .scenario("reserve", R"("case": {"parameters": {"workforce": {"reserve_level": "prefecture"}}})");
  EXPECT_THAT(broken.problems("reserve"),
              UnorderedElementsAre(says({"scenarios/reserve.json", 0, "", "/case/parameters/workforce/reserve_level"},
                                        "needs a prefecture over every area; area X1T has none", "or use county")));
  CaseCopy mistyped;
  mistyped.scenario("reserve", R"("case": {"parameters": {"workforce": {"reserve_level": "prefectures"}}})");
  EXPECT_THAT(mistyped.problems("reserve"),
              UnorderedElementsAre(says({"scenarios/reserve.json", 0, "", "/case/parameters/workforce/reserve_level"},
                                        "must be county or prefecture", "prefecture")));
}

TEST(StaffFaults, StaffTooYoungOrTooOldInTheBase) {
  CaseCopy broken;
  broken.write("teachers.csv",
               "county,stage,track,birth_cohort,staff,basis\n"
               "X1,primary,men,1943,1,synthetic\n"
               "X1,primary,men,1944,1,synthetic\n"
               "X1,primary,men,2001,1,synthetic\n"
               "X1,primary,men,2002,1,synthetic\n"
               "X1,primary,men,45,1,synthetic\n"
               "X1,primry,mn,1980,-1,synthetic\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(says({"teachers.csv", 2, "birth_cohort"},
                                "must lie in [1944, 2001]: staff of age 18 to 75 in 2020", "not an age"),
                           says({"teachers.csv", 5, "birth_cohort"}, "must lie in [1944, 2001]", "from 1 September"),
                           says({"teachers.csv", 6, "birth_cohort"}, "must lie in [1900, 2200]"),
                           says({"teachers.csv", 7, "stage"}, "no stage with this code", "primary"),
                           says({"teachers.csv", 7, "track"}, "must be men, women_55 or women_50", "men"),
                           says({"teachers.csv", 7, "staff"}, "must lie in [0, 10000000]")));
}

TEST(StaffFaults, SubjectsThatAreNotTheWholeOfAStage) {
  CaseCopy broken;
  broken.table("subjects",
               "county,stage,subject,hours_share,teachers,basis\n"
               ",primary,语文,0.6,40,synthetic\n"
               ",primary,数学,0.3,,synthetic\n"
               "X1,primary,语文,1,0,synthetic\n"
               ",junior,语文,0.5,,synthetic\n"
               ",junior,数学,0.5,,synthetic\n");
  EXPECT_THAT(
      broken.problems(),
      UnorderedElementsAre(
          says({"subjects.csv", 3, "hours_share"}, "of stage primary must sum to 1, not 0.9", "such as other"),
          says({"subjects.csv", 3, "teachers"}, "must not be blank where other subjects", "0 for a subject"),
          says({"subjects.csv", 4, "teachers"}, "some subject of stage primary must have teachers", "blank in all")));
  CaseCopy unread;
  unread.table("subjects",
               "county,stage,subject,hours_share,teachers,basis\n"
               "X9,primary,语文,1,,synthetic\n"
               "X,primary,语文,1,,synthetic\n"
               ",primry,语文,1,,synthetic\n"
               ",junior,语文,1.5,-1,synthetic\n");
  EXPECT_THAT(unread.problems(),
              UnorderedElementsAre(says({"subjects.csv", 2, "county"}, "no area with this code", "X"),
                                   says({"subjects.csv", 3, "county"}, "must be an area of level county"),
                                   says({"subjects.csv", 4, "stage"}, "no stage with this code", "primary"),
                                   says({"subjects.csv", 5, "hours_share"}, "must lie in [0, 1]"),
                                   says({"subjects.csv", 5, "teachers"}, "must lie in [0, 1000000]")));
}

TEST(StaffFaults, RedeploymentIntoAStageThatDoesNotExistOrTheSame) {
  CaseCopy broken;
  broken.table("redeployment",
               "from_stage,to_stage,from_year,most_share_a_year,lag_years,success_share,basis\n"
               "primary,juniors,2023,0.2,1,0.7,synthetic\n"
               "primary,小学,2023,0.2,0,0,synthetic\n"
               "junior,senior,2023,20,1,0.7,synthetic\n"
               "senior,senior,2023,0.2,1,0.7,synthetic\n");
  EXPECT_THAT(broken.problems(),
              UnorderedElementsAre(says({"redeployment.csv", 2, "to_stage"}, "no stage with this code", "junior"),
                                   says({"redeployment.csv", 3, "lag_years"}, "must lie in [1, 10]"),
                                   says({"redeployment.csv", 3, "success_share"}, "must lie in [0.01, 1]"),
                                   says({"redeployment.csv", 4, "most_share_a_year"}, "must lie in [0, 1]"),
                                   says({"redeployment.csv", 5, "to_stage"}, "another stage", "county_posting_share")));
}

TEST(StaffFaults, ReplacementThatRisesWithSurplus) {
  CaseCopy broken;
  broken.table("replacement", "staff_per_need,share,basis\n1,0.8,synthetic\n1.5,0.9,synthetic\n1.2,1.1,synthetic\n");
  EXPECT_THAT(broken.problems(), UnorderedElementsAre(says({"replacement.csv", 3, "share"}, "row before, 0.8", "fewer"),
                                                      says({"replacement.csv", 4, "share"}, "must lie in [0, 1]")));
}

TEST(StaffFaults, AFloorOfMoreThanEverything) {
  CaseCopy broken;
  broken.scenario("floor", R"("case": {"parameters": {"workforce": {"staffing_floor_share": 1.2}}})");
  EXPECT_THAT(
      broken.problems("floor"),
      UnorderedElementsAre(says({"scenarios/floor.json", 0, "", "/case/parameters/workforce/staffing_floor_share"},
                                "must lie in [0, 1]")));
}

TEST(StaffFaults, LittleExchangeIsAWarning) {
  CaseCopy copy;
  copy.scenario("posting", R"("case": {"parameters": {"workforce": {"county_posting_share": {"2025": 0.2, "2026": 1},
                              "exchange_share": 0.05}}})");
  EXPECT_THAT(read_case(Directory(copy.directory()), "posting").warnings,
              ::testing::Contains(says({"scenarios/posting.json", 0, "", "/case/parameters/workforce/exchange_share"},
                                       "below the 0.1", "a tenth of the eligible")));
}

}  // namespace
}  // namespace xuewei::testing

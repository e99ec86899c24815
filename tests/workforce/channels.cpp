// Channels of recruitment by hand: order of use, quotas, caps by year, terms of service, silver age.
#include "engine/workforce/channels.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using enum RecruitmentChannel;
using testing::staff_case;
using testing::staff_row;
using testing::WorkforceRun;

/// 100 men who do not retire, need 110 by ratio, nobody leaves; caps of every channel.
Case channel_case() {
  Case input = staff_case(1, 1, 2020, 2026);
  input.parameters.recruitment_multiplier = 1.0;
  input.stages.front().pupils_per_staff = 10.0;
  input.stages.front().teachers_per_class = 0.0;
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0)};
  input.channels = {
      {.channel = special_post, .order = 2, .first_age = 22, .last_age = 24, .service_years = 3},
      {.channel = publicly_funded, .order = 1, .first_age = 22, .last_age = 22, .service_years = 6},
      {.channel = silver_age, .order = 4, .service_years = 2},
      {.channel = open_recruitment, .order = 3},
  };
  return input;
}

RecruitmentRow cap(RecruitmentChannel channel, double cap_per_year, double quota_per_year = 0.0) {
  return {.county = "c0",
          .stage = "s0",
          .cap_per_year = cap_per_year,
          .channel = channel,
          .quota_per_year = quota_per_year};
}

double by_channel(const WorkforceRun& run, RecruitmentChannel channel) {
  return run.state().recruits_by_channel[static_cast<std::size_t>(channel)][0];
}

TEST(Channels, AreUsedInTheirOrderUpToTheirCaps) {
  Case input = channel_case();
  input.recruitment = {cap(open_recruitment, 4.0), cap(special_post, 5.0), cap(publicly_funded, 2.0),
                       cap(silver_age, 3.0)};
  WorkforceRun run(input, 1100.0, 0.0);
  run.advance();  // ten wanted: 2 + 5 + 3 of 4 + 0 of 3
  EXPECT_EQ(by_channel(run, publicly_funded), 2.0);
  EXPECT_EQ(by_channel(run, special_post), 5.0);
  EXPECT_EQ(by_channel(run, open_recruitment), 3.0);
  EXPECT_EQ(by_channel(run, silver_age), 0.0);
  EXPECT_EQ(run.state().recruits[0][0], 10.0);
  EXPECT_EQ(run.state().staff[0][0], 110.0);
}

TEST(Channels, QuotaIsTakenEvenInSurplus) {
  Case input = channel_case();
  input.recruitment = {cap(publicly_funded, 6.0, 4.0), cap(open_recruitment, 9.0)};
  WorkforceRun run(input, 0.0, 0.0);
  run.advance();
  EXPECT_EQ(by_channel(run, publicly_funded), 4.0);
  EXPECT_EQ(run.state().recruits[0][0], 4.0);
  input.parameters.recruitment_multiplier = 0.0;  // a freeze stops them too
  WorkforceRun frozen(input, 0.0, 0.0);
  frozen.advance();
  EXPECT_EQ(frozen.state().recruits[0][0], 0.0);
}

TEST(Channels, QuotaCountsTowardsWhatIsWanted) {
  Case input = channel_case();
  input.recruitment = {cap(special_post, 8.0, 7.0), cap(open_recruitment, 100.0)};
  WorkforceRun run(input, 1100.0, 0.0);
  run.advance();  // ten wanted, seven by quota, one more special post, two by open recruitment
  EXPECT_EQ(by_channel(run, special_post), 8.0);
  EXPECT_EQ(by_channel(run, open_recruitment), 2.0);
}

TEST(Channels, CapHoldsFromItsYearOn) {
  Case input = channel_case();
  input.recruitment = {cap(open_recruitment, 1.0), cap(open_recruitment, 3.0), cap(special_post, 2.0)};
  input.recruitment[1].from_year = 2023;
  input.recruitment[2].from_year = 2022;
  WorkforceRun run(input, 1.0e6, 0.0);
  for (const double recruits : {1.0, 3.0, 5.0, 5.0}) {  // 2021, 2022, 2023, 2024
    run.advance();
    EXPECT_EQ(run.state().recruits[0][0], recruits);
  }
}

TEST(Channels, TermOfServiceComesBeforeAttrition) {
  Case input = channel_case();
  input.stages.front().attrition_share = 0.5;
  input.recruitment = {cap(special_post, 90.0)};
  input.recruitment[0].from_year = 2021;
  input.channels[0].in_service_attrition_share = 0.1;
  input.channels[0].leaving_share = 0.2;
  input.teachers.clear();
  input.recruitment.push_back(cap(special_post, 0.0));
  input.recruitment.back().from_year = 2022;
  WorkforceRun run(input, 900.0, 0.0);
  run.advance();
  EXPECT_EQ(run.state().staff[0][0], 90.0);
  EXPECT_EQ(run.staff_of(RetirementTrack::men, 1998), 0.0);  // bound: not yet in a cohort
  run.advance();
  EXPECT_NEAR(run.state().attrition[0][0], 9.0, 1e-12);
  run.advance();
  EXPECT_NEAR(run.state().attrition[0][0], 8.1, 1e-12);
  run.advance();  // end of the third year: a tenth of 72.9 leaves, of the other 65.61 a fifth
  const double stay = 65.61 * 0.8;
  EXPECT_NEAR(run.state().attrition[0][0], 72.9 - stay, 1e-12);
  EXPECT_NEAR(run.state().staff[0][0], stay, 1e-12);
  // Recruits of 2021 aged 22 to 24 on 31 August 2021 were born from September 1996 to August 1999.
  for (const int cohort : {1996, 1997, 1998}) {
    EXPECT_NEAR(run.staff_of(RetirementTrack::men, cohort), stay * 0.3 / 3.0, 1e-12);
    EXPECT_NEAR(run.staff_of(RetirementTrack::women_55, cohort), stay * 0.7 / 3.0, 1e-12);
  }
  run.advance();  // from now on the stage's attrition
  EXPECT_NEAR(run.state().attrition[0][0], stay * 0.5, 1e-12);
}

TEST(Channels, SilverAgeStaffLeaveAtTheEndAndAreNotReplaced) {
  Case input = channel_case();
  input.recruitment = {cap(silver_age, 10.0), cap(open_recruitment, 50.0)};
  input.recruitment[1].from_year = 2022;
  input.parameters.replacement_share = 1.0;
  WorkforceRun run(input, 1100.0, 0.0);
  run.advance();
  EXPECT_EQ(by_channel(run, silver_age), 10.0);
  run.pupils().fill(0.0);
  run.advance();
  EXPECT_EQ(run.state().staff[0][0], 110.0);
  run.advance();
  EXPECT_EQ(run.state().attrition[0][0], 10.0);
  EXPECT_EQ(run.state().retirements[0][0], 0.0);
  EXPECT_EQ(run.state().recruits[0][0], 0.0);
  EXPECT_EQ(run.state().staff[0][0], 100.0);
}

TEST(Channels, RefuseWhatTheReaderWouldHaveRefused) {
  const auto compile = [](auto change) {
    Case input = channel_case();
    change(input);
    return compile_workforce(input, make_network(input));
  };
  EXPECT_NO_THROW(compile([](Case&) {}));
  EXPECT_THROW(compile([](Case& input) { input.channels[0].last_age = 53; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.channels[0].first_age = 30; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.channels[2].service_years = 0; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) { input.recruitment = {cap(special_post, 3.0, 4.0)}; }), std::invalid_argument);
  EXPECT_THROW(compile([](Case& input) {
                 input.channels.clear();
                 input.recruitment = {cap(special_post, 3.0)};
               }),
               std::invalid_argument);
}

/// Staff at the end of a year under low caps and under high ones, which are never below them.
struct LowAndHigh {
  double low, high;
};
LowAndHigh staff_under(Case input, const std::vector<RecruitmentRow>& low, const std::vector<RecruitmentRow>& high,
                       double pupils, int years, std::size_t county_stage = 0) {
  const auto staff = [&](const std::vector<RecruitmentRow>& caps) {
    input.recruitment = caps;
    WorkforceRun run(input, pupils, 0.0);
    for (int year = 0; year < years; ++year) run.advance();
    return run.state().staff[county_stage][0];
  };
  return {staff(low), staff(high)};
}

RecruitmentRow cap_from(int year, double cap_per_year) {
  RecruitmentRow row = cap(open_recruitment, cap_per_year);
  row.from_year = year;
  return row;
}

// Where RaisingEveryCapNeverRaisesTheGap would not hold.
TEST(HigherCaps, LoseWhoWasRecruitedTogetherAtOnce) {
  Case input = channel_case();
  input.teachers = {staff_row(RetirementTrack::men, 1985, 0.0)};
  input.channels.clear();
  input.parameters.recruit_first_age = input.parameters.recruit_last_age = 28;
  input.attrition = {{.stage = "s0", .from_age = 30, .attrition_share = 1.0}};  // all leave in their second year
  const LowAndHigh staff =
      staff_under(input, {cap_from(2021, 5.0)}, {cap_from(2021, 10.0), cap_from(2022, 5.0)}, 100.0, 3);
  EXPECT_NEAR(staff.low, 10.0, 1e-12);  // five and five, every year five of them anew
  EXPECT_NEAR(staff.high, 5.0, 1e-12);  // ten left, and five may come
}

TEST(HigherCaps, TakeThoseFirstWhoStayLess) {
  Case input = channel_case();
  input.teachers.clear();
  input.channels = {
      {.channel = special_post, .order = 1, .first_age = 22, .last_age = 24, .service_years = 1, .leaving_share = 1.0},
      {.channel = open_recruitment, .order = 2}};
  const std::vector<RecruitmentRow> open = {cap_from(2021, 10.0), cap_from(2022, 0.0)};
  std::vector<RecruitmentRow> both = open;
  both.push_back(cap(special_post, 10.0));
  both.push_back(cap(special_post, 0.0));
  both.back().from_year = 2022;
  const LowAndHigh staff = staff_under(input, open, both, 100.0, 2);
  EXPECT_NEAR(staff.low, 10.0, 1e-12);
  EXPECT_NEAR(staff.high, 0.0, 1e-12);  // special posts were filled in their place, for a year
}

TEST(HigherCaps, LeaveTheReserveLessToLend) {
  Case input = staff_case(1, 2, 2020, 2023);
  for (StageRow& stage : input.stages) stage.pupils_per_staff = 10.0;
  input.stages[0].pupils_per_staff = 1e9;  // needs nobody
  input.stages[0].attrition_share = 0.1;
  input.teachers = {staff_row(RetirementTrack::men, 1985, 100.0), {"c0", "s1", RetirementTrack::men, 1985, 10.0}};
  Parameters& parameters = input.parameters;
  parameters.recruitment_multiplier = 1.0;
  parameters.replacement_share = 1.0;
  parameters.establishment_fill_rate = 1.0;
  parameters.establishment_toward_need_share = 0.5;
  parameters.recount_years = 2;
  parameters.reserve_post_share = 1.0;
  // s0 has 81 of 100 posts left at the re-count, or 90; s1 gets ten posts and is lent what is left of 19, or of 10.
  const LowAndHigh staff = staff_under(input, {cap_from(2021, 0.0)}, {cap_from(2021, 10.0)}, 300.0, 2, 1);
  EXPECT_NEAR(staff.low, 29.0, 1e-6);
  EXPECT_NEAR(staff.high, 20.0, 1e-6);
}

TEST(HigherCaps, LeaveNoVacancyOldEnoughForTheVacancyRule) {
  Case input = channel_case();
  input.channels.clear();
  input.stages.front().attrition_share = 0.5;
  input.parameters.vacancy_years_most = 2;
  const LowAndHigh staff =
      staff_under(input, {cap_from(2021, 0.0)}, {cap_from(2021, 10.0), cap_from(2022, 0.0)}, 600.0, 3);
  EXPECT_NEAR(staff.low, 22.5, 1e-12);   // 100, 50, 25, 12.5, and ten vacant for two years
  EXPECT_NEAR(staff.high, 15.0, 1e-12);  // 100, 60, 30, 15
}

/// 100 men, young and old, split 60 / 40 over a town and a rural school.
Case town_and_country() {
  Case input = testing::with_sites(staff_case(1, 1, 2020, 2023), {Residence::town, Residence::rural});
  input.stages.front().attrition_share = 0.01;
  input.schools[0].staff = 60.0;
  input.schools[1].staff = 40.0;
  input.teachers = {staff_row(RetirementTrack::men, 1995, 50.0), staff_row(RetirementTrack::men, 1975, 50.0)};
  return input;
}

TEST(Attrition, GoesByAgeAndResidence) {
  Case input = town_and_country();
  input.attrition = {{.stage = "s0", .from_age = 18, .attrition_share = 0.02},
                     {.stage = "s0", .from_age = 40, .attrition_share = 0.004},
                     {.stage = "s0", .residence = Residence::rural, .from_age = 18, .attrition_share = 0.06}};
  WorkforceRun run(input, 0.0, 0.0);
  run.site_pupils().fill(100.0);
  run.restart();
  run.advance();
  // On 31 August 2021 the young are 25, the old 45. Town 2 % and 0.4 %, country 6 % at any age.
  const double young = 50.0 * (0.6 * 0.02 + 0.4 * 0.06);
  const double old = 50.0 * (0.6 * 0.004 + 0.4 * 0.06);
  EXPECT_NEAR(run.state().attrition[0][0], young + old, 1e-12);
  EXPECT_NEAR(run.staff_of(RetirementTrack::men, 1995), 50.0 - young, 1e-12);
}

TEST(Attrition, RuralRetentionKeepsStaffAtRuralSchools) {
  Case input = town_and_country();
  input.parameters.rural_attrition_multiplier = Path({{2021, 1.0}, {2022, 0.5}});
  WorkforceRun run(input, 0.0, 0.0);
  run.site_pupils().fill(100.0);
  run.restart();
  run.advance();
  EXPECT_NEAR(run.state().attrition[0][0], 1.0, 1e-12);
  run.advance();
  EXPECT_NEAR(run.state().attrition[0][0], 99.0 * (0.6 * 0.01 + 0.4 * 0.005), 1e-12);
}

}  // namespace
}  // namespace xuewei

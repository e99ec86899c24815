// Channels of recruitment by hand: order of use, quotas, caps by year, terms of service, silver age.
#include "engine/workforce/channels.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

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

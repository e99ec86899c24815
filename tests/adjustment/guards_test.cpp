// Every guard refuses by itself, and is logged with its name; what passes a guard by a hair is carried out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/adjustment/small_network.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Change = NetworkChangeRow::Change;
using Rule = RuleRow::Rule;

/// `small` with 60 pupils, 4.3 minutes from `near` with 120 pupils in 240 places; sites below 100 pupils merge.
struct TwoPrimarySchools : SmallNetwork {
  TwoPrimarySchools() {
    site({"small", "primary", "a-north", 118.0, 6, each(6, 10)});
    site({"near", "primary", "a-north", 118.02, 6, each(6, 20)});
    rule(Rule::merge_small, "primary", 100);
  }
};

TEST(Guards, LetASmallSchoolJoinTheNearest) {
  const Started run(TwoPrimarySchools().input);
  EXPECT_THAT(run.closures(), ElementsAre("small>near"));
  EXPECT_THAT(run.refusals(), IsEmpty());
}

TEST(Guards, ProtectedSchoolStays) {
  TwoPrimarySchools network;
  network.input.schools[0].flags = {"protected"};
  const Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("small protected_school"));
}

TEST(Guards, BorderSchoolStays) {
  TwoPrimarySchools network;
  network.input.schools[0].flags = {"border"};
  const Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("small border_school"));
}

TEST(Guards, LastSchoolOfACompulsoryStageStaysInItsCounty) {
  SmallNetwork network;
  network.site({"only", "primary", "b", 119.0, 6, each(6, 10)});
  network.site({"other", "primary", "a-north", 118.0, 6, each(6, 20)});
  network.rule(Rule::merge_small, "primary", 100);
  const Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("only last_of_county"));
}

TEST(Guards, LastSeniorSchoolStaysInItsCounty) {
  SmallNetwork network;
  network.site({"one", "senior", "a-north", 118.0, 6, each(3, 10)});
  network.site({"two", "senior", "a-south", 118.1, 6, each(3, 50)});
  network.site({"last", "senior", "b", 119.0, 6, each(3, 10)});
  network.rule(Rule::merge_small, "senior", 100);
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("one>two"));
  EXPECT_THAT(run.refusals(), ElementsAre("last last_senior"));
}

/// Two small kindergartens of township south, each nearer to the large one of township north.
struct Kindergartens : SmallNetwork {
  Kindergartens() {
    site({"large", "kindergarten", "a-north", 118.0, 9, each(3, 40)});
    site({"first", "kindergarten", "a-south", 118.1, 3, each(3, 5)});
    site({"second", "kindergarten", "a-south-2", 117.9, 3, each(3, 6)});
    rule(Rule::merge_small, "kindergarten", 30);
  }
};

TEST(Guards, TwoClosuresCannotPassOneGuardInTheSameYear) {
  const Started run(Kindergartens().input);
  EXPECT_THAT(run.closures(), ElementsAre("first>large"));
  EXPECT_THAT(run.refusals(), ElementsAre("second last_state_kindergarten"));
}

TEST(Guards, APrivateKindergartenIsNoSubstituteForTheLastInStateHands) {
  Kindergartens network;
  network.input.schools[1].sector = Sector::inclusive_private;
  const Started run(network.input);
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("second last_state_kindergarten"));
}

TEST(Guards, NextYearTheGuardStillHolds) {
  Started run(Kindergartens().input);
  for (int year = 0; year < 5; ++year) {
    run.advance();
    EXPECT_GT(run.rooms("second", "kindergarten"), 0.0);
    EXPECT_THAT(run.refusals(), ElementsAre("second last_state_kindergarten"));
  }
}

/// The only taker is 21.5 minutes away, the limit is `limit_minutes`; pupils as given. All children live beside the taker,
/// so that nobody boards there yet.
struct FarApart : SmallNetwork {
  FarApart(double limit_minutes, std::vector<double> pupils, double beds, bool boarding) {
    input.zones[0].child_share = input.zones[2].child_share = 0.0;
    input.zones[1].child_share = 1.0;
    site({"small", "primary", "a-north", 118.0, 6, std::move(pupils)});
    site({"far", "primary", "a-south", 118.1, 6, each(6, 20)}).beds = beds;
    stage_row("primary").travel_limit_minutes = each(6, limit_minutes);
    rule(Rule::merge_small, "primary", 100).boarding = boarding;
  }
};

TEST(Guards, TheTravelLimitHoldsWithoutBoarding) {
  const Started refused(FarApart(21.0, each(6, 10), 1000, false).input);
  EXPECT_THAT(refused.refusals(), ElementsAre("small travel_limit"));
  EXPECT_THAT(refused.closures(), IsEmpty());
  const Started passed(FarApart(22.0, each(6, 10), 0, false).input);
  EXPECT_THAT(passed.closures(), ElementsAre("small>far"));
  EXPECT_EQ(passed.pending()[0].limits_passed, 0);
}

TEST(Guards, InWinterTheSameWayIsLonger) {
  FarApart network(22.0, each(6, 10), 0, false);
  network.input.parameters.winter_speed_factor = 0.9;
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("small travel_limit"));
}

TEST(Guards, ChildrenTooYoungToBoardKeepTheirSchool) {
  const Started run(FarApart(21.0, each(6, 10), 1000, true).input);
  EXPECT_THAT(run.refusals(), ElementsAre("small no_bed"));
}

TEST(Guards, BoardersNeedABedEach) {
  const Started short_of_one(FarApart(21.0, {0, 0, 0, 10, 10, 10}, 29, true).input);
  EXPECT_THAT(short_of_one.refusals(), ElementsAre("small no_bed"));
  const Started enough(FarApart(21.0, {0, 0, 0, 10, 10, 10}, 30, true).input);
  EXPECT_THAT(enough.closures(), ElementsAre("small>far"));
  EXPECT_EQ(enough.pending()[0].limits_passed, 1);
}

TEST(Guards, NoBedIsPromisedTwice) {
  FarApart network(21.0, {0, 0, 0, 10, 10, 10}, 59, true);
  network.site({"small-2", "primary", "a-north", 118.0, 6, {0, 0, 0, 11, 10, 10}});
  // One room each: they cannot join each other.
  network.input.schools[0].classrooms = network.input.schools[2].classrooms = 1;
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("small>far"));
  EXPECT_THAT(run.refusals(), ElementsAre("small-2 no_bed"));
}

TEST(Guards, ThePlacesOfTheTakerAreTheLimit) {
  TwoPrimarySchools network;
  network.input.schools[1].pupils_by_grade = each(6, 30);  // 180 + 60 = 240 places
  EXPECT_THAT(Started(network.input).closures(), ElementsAre("small>near"));
  network.input.schools[1].pupils_by_grade[0] += 1;
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("small no_room"));
}

TEST(Guards, RoomsThatAreNotThereYetDoNotCount) {
  // 210 + 60 pupils need two of the temporary rooms that stand two years from now.
  TwoPrimarySchools network;
  network.input.schools[1].pupils_by_grade = each(6, 35);
  RuleRow rooms = network.input.rules[0];
  rooms.rule = Rule::temporary_classrooms;
  rooms.threshold = 0.7;
  rooms.lead_years = 2;
  network.input.rules.insert(network.input.rules.begin(), rooms);
  const Started run(network.input);
  EXPECT_EQ(run.pending().at(0).classrooms, 2.0);  // 210 / (0.7 x 40) = 7.5
  EXPECT_THAT(run.refusals(), ElementsAre("small no_room"));
}

TEST(Guards, NoGradeOfTheTakerGoesAboveTheHardLimit) {
  TwoPrimarySchools network;
  network.input.schools[1].pupils_by_grade = {55, 10, 10, 10, 10, 10};  // 55 + 10 = one class of 65
  EXPECT_THAT(Started(network.input).closures(), ElementsAre("small>near"));
  network.input.schools[1].pupils_by_grade[0] += 1;
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("small no_room"));
}

TEST(Guards, TheNearestThreeAreAskedAndTheLastOneNamesTheGuard) {
  SmallNetwork network;
  network.site({"small", "primary", "a-north", 118.0, 6, each(6, 10)});
  network.site({"full", "primary", "a-north", 118.01, 6, each(6, 35)});
  network.site({"full-2", "primary", "a-north", 118.02, 6, each(6, 35)});
  network.site({"third", "primary", "a-north", 118.03, 6, each(6, 35)});
  network.site({"fourth", "primary", "a-north", 118.04, 6, each(6, 20)});
  network.rule(Rule::merge_small, "primary", 100);
  const Started refused(network.input);
  EXPECT_THAT(refused.refusals(), ElementsAre("small no_room"));
  EXPECT_EQ(refused.name(refused.events().at(0).other), "third");
  network.input.schools[3].pupils_by_grade = each(6, 30);
  EXPECT_THAT(Started(network.input).closures(), ElementsAre("small>third"));
}

TEST(Guards, NobodyJoinsASchoolThatCloses) {
  TwoPrimarySchools network;
  network.input.rules.clear();
  network.site({"third", "primary", "a-south", 118.1, 12, each(6, 10)});
  network.plan(Change::merge, "near", "primary", 2021, "third");
  network.plan(Change::merge, "small", "primary", 2021, "near");
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("near>third"));
  EXPECT_THAT(run.refusals(), ElementsAre("small not_open"));
  EXPECT_EQ(run.events()[0].cause, Cause::plan);
  EXPECT_EQ(run.events()[0].cause_row, 1);
}

TEST(Guards, OfTwoSchoolsThatWouldJoinEachOtherOneStays) {
  TwoPrimarySchools network;
  network.input.rules.clear();
  network.site({"third", "primary", "a-south", 118.1, 12, each(6, 10)});
  network.plan(Change::merge, "small", "primary", 2021, "near");
  network.plan(Change::merge, "near", "primary", 2021, "small");
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("small>near"));
  EXPECT_THAT(run.refusals(), ElementsAre("near not_open"));
}

TEST(Guards, HoldForThePlanToo) {
  TwoPrimarySchools network;
  network.input.rules.clear();
  network.plan(Change::merge, "small", "primary", 2021, "near");
  network.plan(Change::close, "near", "primary", 2021);
  const Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("small>near"));
  EXPECT_THAT(run.refusals(), ElementsAre("near last_of_county"));
}

TEST(Guards, AClosedSchoolsPupilsAreNotSentToOneThatIsToCloseToo) {
  TwoPrimarySchools network;
  network.input.rules.clear();
  network.site({"third", "primary", "a-south", 118.1, 12, each(6, 10)});
  network.plan(Change::close, "small", "primary", 2021);
  network.plan(Change::close, "near", "primary", 2023);
  EXPECT_THAT(Started(network.input).closures(), ElementsAre("small>third"));
}

TEST(Guards, APlannedMergerBeyondTheLimitNeedsASchoolWithBeds) {
  FarApart network(21.0, {0, 0, 0, 10, 10, 10}, 0, false);
  network.input.rules.clear();
  network.plan(Change::merge, "small", "primary", 2021, "far");
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("small travel_limit"));
  network.input.schools[1].beds = 20;
  EXPECT_THAT(Started(network.input).refusals(), ElementsAre("small no_bed"));
  network.input.schools[1].beds = 30;
  EXPECT_THAT(Started(network.input).closures(), ElementsAre("small>far"));
}

TEST(Guards, WhatWasDecidedYearsAheadPassesThemAgainInItsLastYear) {
  // The taker has 105 pupils in 240 places; each year 55 enter where 10 leave, and after two years 195 + 60 are too many.
  TwoPrimarySchools network;
  network.input.rules[0].lead_years = 3;
  network.input.rules[0].to_year = 2020;
  network.input.schools[1].pupils_by_grade = {55, 10, 10, 10, 10, 10};
  Started run(network.input);
  EXPECT_THAT(run.closures(), ElementsAre("small>near"));
  run.advance();
  EXPECT_THAT(run.closures(), ElementsAre("small>near"));
  run.advance();
  EXPECT_THAT(run.closures(), IsEmpty());
  EXPECT_THAT(run.refusals(), ElementsAre("small no_room"));
  run.advance();
  EXPECT_GT(run.enrolment("small", "primary"), 0.0);
}

}  // namespace
}  // namespace xuewei::testing

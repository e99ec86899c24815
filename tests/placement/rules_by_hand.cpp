// Two zones, two one-grade sites with 10 and 20 places: every rule with a pocket calculator. Zone 0 stands at site 0 and
// prefers it four to one; to zone 1 both are the same.
#include <gtest/gtest.h>

#include "engine/placement/placement.hpp"

namespace xuewei {
namespace {

class TwoByTwo : public ::testing::Test {
 protected:
  TwoByTwo() : seekers(2), linked(1), continuing(2), classrooms(2), beds(2) {
    params.zones = 2;
    params.stage_count = params.counties = 1;
    params.site_first_cell = {0, 1};
    params.site_county = params.zone_county = {0, 0};
    params.site_private = {0, 1};
    PlacementStage stage;
    stage.last_site = 2;
    stage.sweep_size = stage.fill_size = {10.0};
    stage.years.resize(1);
    stage.years[0].passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
    stage.edges = {{{0, 2, 4}, {0, 1, 1, 0}, {4.0, 1.0, 1.0, 1.0}, {2, 2, 4, 4}}};
    stage.edges[0].markets = find_markets(stage.edges[0]);
    params.stages = {stage};
    classrooms[0].setConstant(1.0);
    classrooms[1].setConstant(2.0);
  }

  PlacementStage& stage() { return params.stages[0]; }
  PlacementYear& year() { return params.stages[0].years[0]; }

  /// The way from zone 0 to site 1 is longer than the only limit.
  void limit_travel() {
    stage().limits = {.count = 1, .minutes = {30.0}, .of_grade = {0}};
    stage().edges[0].zone_first_beyond = {1, 2, 4, 4};
  }

  void place_all(double seekers0, double seekers1) {
    seekers[0].setConstant(seekers0);
    seekers[1].setConstant(seekers1);
    params.most_passes = year().passes.size();
    state = PlacementState{params.sizes()};
    place(params, {{seekers, seekers}, linked, continuing, classrooms, beds}, 0, state);
  }

  void expect(double intake0, double intake1, double unplaced0, double unplaced1) {
    EXPECT_NEAR(state.intake[0][0][0], intake0, 1e-12);
    EXPECT_NEAR(state.intake[0][1][0], intake1, 1e-12);
    EXPECT_NEAR(state.zone_unplaced[0][0][0], unplaced0, 1e-12);
    EXPECT_NEAR(state.zone_unplaced[0][1][0], unplaced1, 1e-12);
  }

  PlacementParams params;
  LaneField seekers, linked, continuing, classrooms, beds;
  PlacementState state;
};

TEST_F(TwoByTwo, PupilsBeyondTheLimitAreCountedWhoeverTheyAskFirst) {
  limit_travel();
  place_all(20.0, 4.0);  // zone 0 asks 16 and 4, zone 1 two and two; 8/18 of those at site 0 go on to site 1
  expect(10.0, 14.0, 0.0, 0.0);
  EXPECT_NEAR(state.intake_beyond[0][0][1][0], 4.0 + 16.0 * 8.0 / 18.0, 1e-12);
  EXPECT_EQ(state.intake_beyond[0][0][0][0], 0.0);
}

TEST_F(TwoByTwo, NearestRoomAtTheEndCountsPupilsBeyondTheLimitToo) {
  limit_travel();
  params.sweeps = 0;
  place_all(13.0, 0.0);
  expect(10.0, 3.0, 0.0, 0.0);
  EXPECT_NEAR(state.intake_beyond[0][0][1][0], 3.0, 1e-12);
}

TEST_F(TwoByTwo, BeyondTheLimitOnlyBedsCount) {
  limit_travel();
  year().bed_only = true;
  beds[1].setConstant(3.0);
  place_all(20.0, 4.0);  // zone 0 asks site 0 alone, 20 of 22; then 3 board at site 1 and the others stay
  const double taken = 10.0 * 20.0 / 22.0;
  expect(10.0, 2.0 + 2.0 * 12.0 / 22.0 + 3.0, 20.0 - taken - 3.0, 0.0);
  EXPECT_NEAR(state.intake_beyond[0][0][1][0], 3.0, 1e-12);
}

TEST_F(TwoByTwo, WhoIsTooYoungToBoardStays) {
  limit_travel();
  year().bed_only = true;
  beds[1].setConstant(3.0);
  stage().boarding_first_grade = 2;
  place_all(20.0, 0.0);
  expect(10.0, 0.0, 10.0, 0.0);
}

TEST_F(TwoByTwo, PupilsWithinTheLimitComeBeforeBeds) {
  limit_travel();
  year().bed_only = true;
  beds[1].setConstant(100.0);
  params.sweeps = 0;
  place_all(18.0, 15.0);  // site 1 keeps its room for zone 1
  expect(10.0, 20.0, 3.0, 0.0);
}

TEST_F(TwoByTwo, PrivateSitesTakeTheirShareOfTheCounty) {
  stage().private_intake_share = 0.25;
  year().cap_private = true;
  place_all(10.0, 10.0);  // 5 at site 1
  EXPECT_NEAR(state.intake[0][1][0], 5.0, 1e-12);
  EXPECT_NEAR(state.intake[0][0][0], 10.0, 1e-12);
  EXPECT_NEAR(state.zone_unplaced[0][0][0] + state.zone_unplaced[0][1][0], 5.0, 1e-12);
}

TEST_F(TwoByTwo, GovernmentBuysPrivatePlacesAboveTheCap) {
  stage().private_intake_share = 0.25;
  year().cap_private = true;
  year().bought_places_share = 0.2;  // of 20 - 5
  place_all(10.0, 10.0);
  EXPECT_NEAR(state.intake[0][1][0], 5.0 + 3.0, 1e-12);
  EXPECT_NEAR(state.zone_unplaced[0][0][0] + state.zone_unplaced[0][1][0], 2.0, 1e-12);
}

TEST_F(TwoByTwo, TheCapHoldsWhenClassesCrowdAtTheEnd) {
  stage().private_intake_share = 0.25;
  stage().fill_size = {20.0};
  year().cap_private = true;
  place_all(10.0, 20.0);  // cap 7.5
  EXPECT_NEAR(state.intake[0][1][0], 7.5, 1e-12);
  EXPECT_NEAR(state.intake[0][0][0], 20.0, 1e-12);
}

TEST_F(TwoByTwo, ChildrenOfMigrantsQueueBehindTheRegistered) {
  // Half of zone 0 are children of migrants. Its 10 registered children and zone 1's 8 have site 0 to themselves: 8 + 4
  // ask for 10 places. The 2 refused and all others go to site 1.
  year().passes = {{.asks = {0}, .fill = 0, .zone_share = {0.5, 1.0}},
                   {.asks = {0}, .fill = 0, .zone_share = {0.5, 0.0}}};
  place_all(20.0, 8.0);
  expect(10.0, 18.0, 0.0, 0.0);
  place_all(24.0, 8.0);  // 2 too many: children of migrants, all of zone 0
  expect(10.0, 20.0, 2.0, 0.0);
  place_all(8.0, 26.0);  // 4 registered children of zone 0 and 26 of zone 1 fill 30 places
  expect(10.0, 20.0, 4.0, 0.0);
}

TEST_F(TwoByTwo, CatchmentsAreAskedBeforeTheRest) {
  // Zone 0 belongs to site 0, zone 1 to site 0 too: 6 + 9 ask for 10 places, a third of them goes on to site 1.
  EdgeSet& catchments = stage().edges.emplace_back(EdgeSet{{0, 1, 2}, {0, 0}, {4.0, 1.0}, {}});
  catchments.markets = find_markets(catchments);
  year().passes = {{.asks = {1, 0}, .fill = 0, .zone_share = {}}};
  place_all(6.0, 9.0);
  expect(10.0, 5.0, 0.0, 0.0);
}

TEST_F(TwoByTwo, FedLeaversEnterTheirSiteFirst) {
  stage().links = {{.link = 0, .zone = ZoneId(0), .site = SiteId(1), .limits_passed = 1}};
  limit_travel();
  year().links = true;
  linked[0].setConstant(6.0);
  place_all(10.0, 0.0);  // 6 of zone 0's seekers enter site 1; of the other 4, 3.2 ask at site 0
  expect(3.2, 6.8, 0.0, 0.0);
  EXPECT_NEAR(state.intake_beyond[0][0][1][0], 6.8, 1e-12);
}

TEST_F(TwoByTwo, FedLeaversWithoutRoomSeekAsOthersDo) {
  stage().links = {{.link = 0, .zone = ZoneId(1), .site = SiteId(0)}};
  year().links = true;
  linked[0].setConstant(12.0);
  place_all(0.0, 14.0);  // 10 of 12 enter site 0, then it is full
  expect(10.0, 4.0, 0.0, 0.0);
}

TEST_F(TwoByTwo, ALinkBeyondTheLimitIsNotFollowedWhereBedsDecide) {
  stage().links = {{.link = 0, .zone = ZoneId(0), .site = SiteId(1), .limits_passed = 1}};
  limit_travel();
  year().links = year().bed_only = true;
  linked[0].setConstant(6.0);
  place_all(10.0, 0.0);
  expect(10.0, 0.0, 0.0, 0.0);
}

TEST_F(TwoByTwo, SpreadsBeforeItCrowds) {
  stage().fill_size = {15.0};
  place_all(36.0, 0.0);  // to the norm everywhere first: 10 + 20, then 5 + 1 more, nearest first
  expect(15.0, 21.0, 0.0, 0.0);
}

TEST_F(TwoByTwo, CrowdsTheOwnSchoolFirst) {
  stage().sweep_size = stage().fill_size = {15.0};
  place_all(18.0, 0.0);  // 14.4 and 3.6, nobody is refused
  expect(14.4, 3.6, 0.0, 0.0);
}

}  // namespace
}  // namespace xuewei

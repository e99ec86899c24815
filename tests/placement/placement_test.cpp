#include "engine/placement/placement.hpp"

#include <gtest/gtest.h>

#include "engine/model/model.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

/// One zone-less world: two zones, two one-grade sites with 10 and 20 places, zone 0 prefers site 0 four to one.
PlacementParams two_by_two() {
  PlacementParams params;
  params.zones = 2;
  params.stage_count = 1;
  params.sweeps = 4;
  params.site_first_cell = {0, 1};
  PlacementStage stage;
  stage.last_site = 2;
  PlacementYear year;
  year.passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
  stage.years = {year};
  stage.sweep_size = stage.fill_size = {10.0};
  stage.edges = {{{0, 2, 4}, {0, 1, 1, 0}, {4.0, 1.0, 1.0, 1.0}, {}}};
  stage.edges[0].markets = find_markets(stage.edges[0]);
  params.stages = {stage};
  return params;
}

struct Outcome {
  double intake0, intake1, unplaced0, unplaced1;
};

Outcome place_two_by_two(double seekers0, double seekers1) {
  const PlacementParams params = two_by_two();
  PlacementState state{params.sizes()};
  LaneField seekers(2), continuing(2), classrooms(2);
  seekers[0].setConstant(seekers0);
  seekers[1].setConstant(seekers1);
  classrooms[0].setConstant(1.0);
  classrooms[1].setConstant(2.0);
  place(params, {{seekers, seekers}, {}, continuing, classrooms, {}}, 0, state);
  return {state.intake[0][0][0], state.intake[0][1][0], state.zone_unplaced[0][0][0], state.zone_unplaced[0][1][0]};
}

TEST(Placement, FollowsThePullsWhereThereIsRoom) {
  const Outcome outcome = place_two_by_two(10.0, 4.0);  // zone 0: 8 + 2; zone 1: 2 + 2
  EXPECT_DOUBLE_EQ(outcome.intake0, 10.0);
  EXPECT_DOUBLE_EQ(outcome.intake1, 4.0);
  EXPECT_DOUBLE_EQ(outcome.unplaced0 + outcome.unplaced1, 0.0);
}

TEST(Placement, SharesOutRoomAndSendsTheRestOn) {
  // Zone 0 asks 16 at site 0 and 4 at site 1; zone 1 asks 2 and 2: site 0 takes 10 of 18, the refused 8 go to site 1.
  const Outcome outcome = place_two_by_two(20.0, 4.0);
  EXPECT_DOUBLE_EQ(outcome.intake0, 10.0);
  EXPECT_NEAR(outcome.intake1, 14.0, 1e-12);
  EXPECT_DOUBLE_EQ(outcome.unplaced0 + outcome.unplaced1, 0.0);
}

TEST(Placement, LeavesUnplacedOnlyWhereEverySiteIsFull) {
  const Outcome outcome = place_two_by_two(30.0, 5.0);
  EXPECT_DOUBLE_EQ(outcome.intake0, 10.0);
  EXPECT_DOUBLE_EQ(outcome.intake1, 20.0);
  EXPECT_NEAR(outcome.unplaced0 + outcome.unplaced1, 5.0, 1e-12);
}

TEST(Placement, WithoutAnyRoomEverybodyStaysUnplaced) {
  const PlacementParams params = two_by_two();
  PlacementState state{params.sizes()};
  LaneField seekers(2, 3.0), continuing(2), classrooms(2);
  place(params, {{seekers, seekers}, {}, continuing, classrooms, {}}, 0, state);
  EXPECT_DOUBLE_EQ(state.zone_unplaced[0][0][0], 3.0);
  EXPECT_DOUBLE_EQ(state.zone_unplaced[0][1][0], 3.0);
}

TEST(Placement, WhereLanesDisagreeOnWhatIsFullEachLaneIsItsOwnSingleRun) {
  const PlacementParams params = two_by_two();
  PlacementState state{params.sizes()};
  LaneField seekers(2), continuing(2), classrooms(2);
  classrooms[0].setConstant(1.0);
  classrooms[1].setConstant(2.0);
  for (int lane = 0; lane < kLanes; ++lane) {
    seekers[0][lane] = 5.0 + 5.0 * lane;
    seekers[1][lane] = 4.0;
    if (lane == 1) classrooms[0][lane] = 0.0;  // closed in one lane only
  }
  place(params, {{seekers, seekers}, {}, continuing, classrooms, {}}, 0, state);
  for (int lane = 0; lane < kLanes; ++lane) {
    PlacementState alone{params.sizes()};
    LaneField same_seekers(2), same_classrooms(2);
    for (std::size_t i = 0; i < 2; ++i) {
      same_seekers[i].setConstant(seekers[i][lane]);
      same_classrooms[i].setConstant(classrooms[i][lane]);
    }
    place(params, {{same_seekers, same_seekers}, {}, continuing, same_classrooms, {}}, 0, alone);
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(state.intake[0][i][lane], alone.intake[0][i][0]) << lane;
      EXPECT_EQ(state.zone_unplaced[0][i][lane], alone.zone_unplaced[0][i][0]) << lane;
    }
  }
}

TEST(Placement, TheBaseYearReproducesItself) {
  const Case input = support::RandomCase(23, {.counties = 3, .crowding = 1.0}).make();
  const Model model = compile(input);
  PlacementState state{model.placement.sizes()};
  LaneField seekers(model.enrolment.base_seekers.size()), continuing(model.network.cells),
      classrooms(model.network.sites.size());
  for (std::size_t i = 0; i < seekers.size(); ++i) seekers[i].setConstant(model.enrolment.base_seekers[i]);
  for (std::size_t u = 0; u < classrooms.size(); ++u) classrooms[u].setConstant(model.estate.base_classrooms[u]);
  place(model.placement, {{seekers, seekers}, {}, continuing, classrooms, {}}, 0, state);
  for (const Site& site : model.network.sites) {
    const double base = input.schools[site.row].pupils_by_grade.front();
    EXPECT_NEAR(
        state.intake[0][site.first_cell.valid() ? static_cast<std::size_t>(&site - model.network.sites.data()) : 0][0],
        base, 1e-6 * base)
        << site.code;
  }
}

}  // namespace
}  // namespace xuewei

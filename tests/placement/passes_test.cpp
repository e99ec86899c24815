// Which sites each pass may ask, from a case of two counties: the first with a site in each of its areas, the second with
// one in its town and one, without classrooms, in its village.
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "engine/placement/compile_placement.hpp"
#include "engine/placement/placement.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kUrban = 0, kTown = 1, kVillage = 2, kOtherTown = 3, kOtherVillage = 4;  // zones and sites

class Passes : public ::testing::Test {
 protected:
  Passes() {
    input.base_year = 2020;
    input.horizon = 2021;
    input.parameters.detour_factor = 1.0;
    input.areas = {{"P", "", "", "", AreaLevel::prefecture, {}, Basis::synthetic},
                   {"A", "", "", "P", AreaLevel::county, {}, Basis::synthetic},
                   {"B", "", "", "P", AreaLevel::county, {}, Basis::synthetic}};
    const auto add = [&](const char* county, const char* name, Residence residence, double longitude, double rooms) {
      input.areas.push_back({name, "", "", county, AreaLevel::area, residence, Basis::synthetic});
      input.zones.push_back({name, "", name, "", longitude, 42.0, 1.0, 0.0, Basis::synthetic});
      SchoolRow school;
      school.school_code = name;
      school.stage = "junior";
      school.area = school.zone = name;
      school.longitude_deg = longitude;
      school.latitude_deg = 42.0;
      school.classrooms = rooms;
      school.pupils_by_grade = {10.0 * rooms};
      input.schools.push_back(school);
    };
    add("A", "AU", Residence::urban, 118.0, 10);
    add("A", "AT", Residence::town, 118.1, 10);
    add("A", "AR", Residence::rural, 118.2, 10);
    add("B", "BT", Residence::town, 119.0, 10);
    add("B", "BR", Residence::rural, 119.1, 0);
    StageRow row;
    row.id = "junior";
    row.first_grade = 7;
    row.grades = 1;
    row.compulsory = true;
    row.entry = StageRow::Entry::junior_from_primary;
    row.class_size_norm = {45};
    input.stages = {row};
    seekers = {100, 100, 100, 50, 50};
  }

  PlacementStage compiled() const { return compile_placement(input, make_network(input), seekers).stages[0]; }

  /// Sites a zone asks along an edge set, nearest first.
  static std::vector<std::size_t> sites(const EdgeSet& edges, std::size_t zone) {
    return {edges.edge_site.begin() + edges.zone_first_edge[zone],
            edges.edge_site.begin() + edges.zone_first_edge[zone + 1]};
  }
  using Sites = std::vector<std::size_t>;

  Case input;
  std::vector<double> seekers;
};

TEST_F(Passes, ByDefaultEverybodyAsksTheirCounty) {
  const PlacementStage stage = compiled();
  ASSERT_EQ(stage.years[1].passes.size(), 1u);
  EXPECT_TRUE(stage.years[1].passes[0].zone_share.empty());
  const EdgeSet& asks = stage.edges[stage.years[1].passes[0].asks.at(0)];
  const EdgeSet& fill = stage.edges[stage.years[1].passes[0].fill];
  EXPECT_EQ(sites(asks, kUrban), (Sites{kUrban, kTown, kVillage}));
  EXPECT_EQ(sites(fill, kUrban), (Sites{kUrban, kTown, kVillage}));
  EXPECT_EQ(sites(fill, kOtherVillage), (Sites{kOtherVillage, kOtherTown}));
}

TEST_F(Passes, WaysThatHardlyCountAreOnlyForLeftovers) {
  // Pulls 60, 39 and 1 for the first zone, 1, 39 and 60 for the second. Of 100 and 50 seekers the site in the middle gets
  // 39 + 19.5, the others 60 + 0.5 and 1 + 30. One in fifty: the second zone's way to the first site carries 1 % of its
  // seekers and 0.8 % of the site's, and is left out; the first zone's way to the last site carries 1 % of the
  // zone's but 3.2 % of the site's, and stays.
  PlacementStage stage;
  stage.last_site = 3;
  stage.edges = {{{0, 3, 6}, {0, 1, 2, 0, 1, 2}, {60, 39, 1, 1, 39, 60}, {1, 2, 3, 4}}};
  stage.years.resize(2);
  for (PlacementYear& year : stage.years) year.passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
  narrow_choice({100, 50}, {1, 1, 1}, 0.02, {0, 0}, stage);
  for (const PlacementYear& year : stage.years) {
    ASSERT_EQ(year.passes[0].asks, (std::vector<std::size_t>{1}));
    EXPECT_EQ(year.passes[0].fill, 0u);
  }
  ASSERT_EQ(stage.edges.size(), 2u);
  EXPECT_EQ(sites(stage.edges[1], 0), (Sites{0, 1, 2}));
  EXPECT_EQ(sites(stage.edges[1], 1), (Sites{1, 2}));
  EXPECT_EQ(stage.edges[1].edge_pull, (std::vector<double>{60, 39, 1, 39, 60}));
  EXPECT_EQ(stage.edges[1].zone_first_beyond, (std::vector<std::uint32_t>{1, 2, 3, 3}));
}

TEST_F(Passes, MarketsAreWhatWaysConnect) {
  // Zones 0 and 2 share site 1; zone 1 has site 2 for itself, zone 3 no way; nobody has a way to site 4.
  const std::vector<Market> markets = find_markets({{0, 2, 3, 5, 5}, {0, 1, 2, 5, 1}, {1, 1, 1, 1, 1}, {}});
  ASSERT_EQ(markets.size(), 2u);
  EXPECT_EQ(markets[0].zones, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(markets[0].sites, (std::vector<std::uint32_t>{0, 1, 5}));
  EXPECT_EQ(markets[1].zones, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(markets[1].sites, (std::vector<std::uint32_t>{2}));
}

TEST_F(Passes, AZoneWithoutSeekersKeepsItsWays) {
  PlacementStage stage;
  stage.last_site = 2;
  stage.edges = {{{0, 2, 4}, {0, 1, 0, 1}, {999, 1, 1, 999}, {2, 2, 4, 4}}};
  stage.years.resize(1);
  stage.years[0].passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
  narrow_choice({100, 0}, {1, 1}, 0.01, {0, 0}, stage);
  EXPECT_EQ(sites(stage.edges[1], 1), (Sites{0, 1}));
}

TEST_F(Passes, WaysEndAtTheBorderOfThePrefecture) {
  input.stages[0].catchment = StageRow::Catchment::prefecture;
  const PlacementStage united = compiled();
  EXPECT_EQ(sites(united.edges[0], kUrban), (Sites{kUrban, kTown, kVillage, kOtherTown, kOtherVillage}));
  input.areas.push_back({"Q", "", "", "", AreaLevel::prefecture, {}, Basis::synthetic});
  for (AreaRow& area : input.areas)
    if (area.code == "B") area.parent = "Q";
  const PlacementStage divided = compiled();
  EXPECT_EQ(sites(divided.edges[0], kUrban), (Sites{kUrban, kTown, kVillage}));
  EXPECT_EQ(sites(divided.edges[0], kOtherVillage), (Sites{kOtherVillage, kOtherTown}));
}

TEST_F(Passes, AZoneThatNeedsEveryWayKeepsThem) {
  PlacementStage stage;
  stage.last_site = 2;
  stage.edges = {{{0, 2, 4}, {0, 1, 0, 1}, {999, 1, 1, 999}, {2, 2, 4, 4}}};
  stage.years.resize(1);
  stage.years[0].passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
  narrow_choice({100, 100}, {1, 1}, 0.01, {0, 1}, stage);
  EXPECT_EQ(sites(stage.edges[1], 0), Sites{0});
  EXPECT_EQ(sites(stage.edges[1], 1), (Sites{0, 1}));
}

TEST_F(Passes, RegisteredThenMigrantsThenSeatChoosers) {
  input.parameters.migrant_child_share = Path(std::vector<std::pair<int, double>>{{2020, 0.1}, {2021, 0.3}});
  input.parameters.seat_choice_share = 0.2;
  const PlacementStage stage = compiled();
  const std::vector<Pass>& passes = stage.years[1].passes;
  ASSERT_EQ(passes.size(), 3u);
  EXPECT_EQ(passes[0].zone_share, (std::vector<double>{0.7, 1.0, 0.8, 1.0, 0.8}));
  EXPECT_EQ(passes[1].zone_share, (std::vector<double>{0.3, 0.0, 0.0, 0.0, 0.0}));
  EXPECT_EQ(passes[2].zone_share, (std::vector<double>{0.0, 0.0, 0.2, 0.0, 0.2}));
  EXPECT_EQ(stage.years[0].passes[1].zone_share[kUrban], 0.1);
  const EdgeSet& seat = stage.edges[passes[2].asks.at(0)];
  EXPECT_EQ(sites(seat, kVillage), Sites{kUrban});
  EXPECT_EQ(sites(seat, kOtherVillage), Sites{kOtherTown});  // no site in an urban area there
  EXPECT_EQ(sites(stage.edges[passes[2].fill], kVillage), (Sites{kVillage, kTown, kUrban}));
}

TEST_F(Passes, WhoMayNotCrossTheBorderAsksBeforeWhoMay) {
  input.stages[0].catchment = StageRow::Catchment::prefecture;
  input.stages[0].cross_county_share = 0.25;
  const PlacementStage stage = compiled();
  const std::vector<Pass>& passes = stage.years[1].passes;
  ASSERT_EQ(passes.size(), 2u);
  EXPECT_EQ(passes[0].zone_share, std::vector<double>(5, 0.75));
  EXPECT_EQ(passes[1].zone_share, std::vector<double>(5, 0.25));
  EXPECT_EQ(sites(stage.edges[passes[0].asks.at(0)], kOtherTown), (Sites{kOtherTown, kOtherVillage}));
  EXPECT_EQ(sites(stage.edges[passes[0].fill], kOtherTown), (Sites{kOtherTown, kOtherVillage}));
  EXPECT_EQ(sites(stage.edges[passes[1].asks.at(0)], kOtherTown).size(), 5u);
}

TEST_F(Passes, ACountyWithoutASiteIsNotBound) {
  input.stages[0].catchment = StageRow::Catchment::prefecture;
  input.stages[0].cross_county_share = 0.25;
  input.schools.resize(3);
  seekers = {75, 75, 75, 40, 35};
  const std::vector<Pass> passes = compiled().years[1].passes;
  EXPECT_EQ(passes[0].zone_share, (std::vector<double>{0.75, 0.75, 0.75, 0.0, 0.0}));
  EXPECT_EQ(passes[1].zone_share, (std::vector<double>{0.25, 0.25, 0.25, 1.0, 1.0}));
}

TEST_F(Passes, InTheBaseYearNoMoreAreBoundThanTheRollsTookIn) {
  input.stages[0].catchment = StageRow::Catchment::prefecture;
  input.stages[0].cross_county_share = 0.0;
  seekers = {50, 50, 50, 125, 125};  // B took in 100 of its 250 at most
  const PlacementStage stage = compiled();
  EXPECT_NEAR(stage.years[0].passes[0].zone_share[kOtherTown], 0.95 * 100.0 / 250.0, 1e-12);
  EXPECT_LT(stage.base_intake_error, 1e-9);
  EXPECT_TRUE(stage.years[1].passes[0].zone_share.empty());  // from then on all of them
}

TEST_F(Passes, StrictRuleAsksTheCatchmentFirst) {
  input.stages[0].intake_rule = StageRow::IntakeRule::strict;
  input.catchments = {{"AR", "AU", "junior", Basis::synthetic}, {"AR", "AT", "junior", Basis::synthetic}};
  const PlacementStage stage = compiled();
  const std::vector<std::size_t> asks = stage.years[1].passes.at(0).asks;
  ASSERT_EQ(asks.size(), 2u);
  EXPECT_EQ(sites(stage.edges[asks[0]], kVillage), (Sites{kTown, kUrban}));
  EXPECT_EQ(sites(stage.edges[asks[0]], kTown), Sites{kTown});               // no row: the nearest
  EXPECT_EQ(sites(stage.edges[asks[0]], kOtherVillage), Sites{kOtherTown});  // the nearest with classrooms
  EXPECT_EQ(sites(stage.edges[asks[1]], kVillage).size(), 3u);
  EXPECT_EQ(stage.years[0].passes.at(0).asks.size(), 1u);  // the base year is as families chose
}

TEST_F(Passes, ACatchmentInAnotherCountyIsRefused) {
  input.catchments = {{"AR", "BT", "junior", Basis::synthetic}};
  EXPECT_THROW(compiled(), std::invalid_argument);
  input.catchments = {{"nowhere", "AU", "junior", Basis::synthetic}};
  EXPECT_THROW(compiled(), std::invalid_argument);
}

TEST_F(Passes, ALotteryKnowsNoDistance) {
  input.stages[0].intake_rule = StageRow::IntakeRule::lottery;
  const PlacementStage stage = compiled();
  const EdgeSet& edges = stage.edges[stage.years[1].passes.at(0).asks.at(0)];
  const auto pull = [&](std::size_t zone, std::size_t site) {
    for (std::uint32_t e = edges.zone_first_edge[zone]; e < edges.zone_first_edge[zone + 1]; ++e)
      if (edges.edge_site[e] == site) return edges.edge_pull[e];
    return -1.0;
  };
  for (const std::size_t site : {kUrban, kTown, kVillage}) EXPECT_EQ(pull(kUrban, site), pull(kVillage, site));
  EXPECT_NE(pull(kUrban, kUrban), pull(kUrban, kVillage));
}

TEST_F(Passes, WaysBeyondALimitAreTheFarEndOfEachZone) {
  input.stages[0].travel_limit_minutes = {20};  // 10 km at 30 km/h; 0.1 degrees are 8.26 km at 42 degrees north
  PlacementStage stage = compiled();
  const auto within = [&](std::size_t zone) {
    return stage.edges[0].zone_first_beyond[zone * kTravelLimits] - stage.edges[0].zone_first_edge[zone];
  };
  EXPECT_EQ(within(kUrban), 2u);
  EXPECT_EQ(within(kTown), 3u);
  input.parameters.winter_speed_factor = 0.8;  // 8 km
  stage = compiled();
  EXPECT_EQ(within(kTown), 1u);
}

TEST_F(Passes, CrowdingPoliciesCountTheirSizes) {
  const auto sizes = [&](Parameters::Crowding crowding) {
    input.parameters.crowding = crowding;
    const PlacementStage stage = compiled();
    return std::pair{stage.sweep_size[0], stage.fill_size[0]};
  };
  EXPECT_EQ(sizes(Parameters::Crowding::stretch_first), (std::pair{55.0, 65.0}));
  EXPECT_EQ(sizes(Parameters::Crowding::spread_first), (std::pair{45.0, 65.0}));
  EXPECT_EQ(sizes(Parameters::Crowding::norm_only), (std::pair{45.0, 45.0}));
  input.stages[0].compulsory = false;
  EXPECT_EQ(sizes(Parameters::Crowding::stretch_first), (std::pair{45.0, 45.0}));
}

}  // namespace
}  // namespace xuewei

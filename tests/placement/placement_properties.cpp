// What must hold in every network, whatever rules, shares, limits and beds: random networks whose lanes differ in seekers,
// rooms and beds.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/placement/random_placement.hpp"
#include "tests/support/property.hpp"

namespace xuewei {
namespace {

constexpr double kTolerance = 1e-9;

RandomPlacementShape any_shape() {
  return {.passes = *rc::gen::arbitrary<bool>(),
          .rules = *rc::gen::arbitrary<bool>(),
          .limits = *rc::gen::arbitrary<bool>(),
          .bed_only = *rc::gen::arbitrary<bool>()};
}

TEST(PlacementProperties, EverySeekerIsPlacedOrLeftAndNobodyAboveTheHardLimit) {
  expect_property(kCases, [](std::uint64_t seed) {
    const RandomPlacement world(seed, any_shape());
    const PlacementState state = world.placed();
    for (int lane = 0; lane < kLanes; ++lane) {
      const double asked = world.sum(world.seekers, lane);
      const double placed = world.sum(state.intake[0], lane) + world.sum(state.zone_unplaced[0], lane);
      RC_ASSERT(std::abs(asked - placed) <= kTolerance * std::max(1.0, asked));
      for (const Lane& zone : state.zone_unplaced[0].all()) RC_ASSERT(zone[lane] >= 0.0);
      for (std::size_t u = world.stage().first_site; u < world.sites(); ++u) {
        RC_ASSERT(state.intake[0][u][lane] >= 0.0);
        RC_ASSERT(state.intake[0][u][lane] <= world.room_at_the_end(u, lane) + kTolerance);
      }
    }
  });
}

TEST(PlacementProperties, WithinACountyPupilsStayInIt) {
  expect_property(kCases, [](std::uint64_t seed) {
    const RandomPlacement world(seed, any_shape());
    RC_PRE(world.input.stages[1].catchment == StageRow::Catchment::county);
    const PlacementState state = world.placed();
    for (std::size_t c = 0; c < world.network.counties.size(); ++c)
      for (int lane = 0; lane < kLanes; ++lane) {
        double asked = 0.0, placed = 0.0;
        for (const ZoneId zone : world.network.counties[c].zones) {
          asked += world.seekers[world.zone_at(zone.index())][lane];
          placed += state.zone_unplaced[0][world.zone_at(zone.index())][lane];
        }
        for (std::size_t u = 0; u < world.sites(); ++u)
          if (world.network.sites[u].county.index() == c) placed += state.intake[0][u][lane];
        RC_ASSERT(std::abs(asked - placed) <= kTolerance * std::max(1.0, asked));
      }
  });
}

TEST(PlacementProperties, SomebodyIsLeftOnlyWhereEverySiteIsFull) {
  expect_property(kCases, [](std::uint64_t seed) {
    RandomPlacementShape shape = any_shape();
    shape.bed_only = false;
    RandomPlacement world(seed, shape);
    world.params.stages.back().years[1].cap_private = false;
    RC_PRE(world.input.stages[1].catchment == StageRow::Catchment::county);
    const PlacementState state = world.placed();
    for (std::size_t z = 0; z < world.network.zones.size(); ++z)
      for (int lane = 0; lane < kLanes; ++lane) {
        if (state.zone_unplaced[0][world.zone_at(z)][lane] <= kTolerance) continue;
        for (std::size_t u = world.stage().first_site; u < world.sites(); ++u)
          if (world.network.sites[u].county == world.network.zones[z].county)
            RC_ASSERT(state.intake[0][u][lane] >= world.room_at_the_end(u, lane) - kTolerance);
      }
  });
}

TEST(PlacementProperties, NoBedIsUsedTwice) {
  double boarded = 0.0;
  expect_property(kCases, [&](std::uint64_t seed) {
    RandomPlacementShape shape = any_shape();
    shape.limits = shape.bed_only = true;
    const RandomPlacement world(seed, shape);
    const PlacementState state = world.placed();
    const std::size_t limit = world.stage().limits.of_grade[0];
    for (std::size_t u = world.stage().first_site; u < world.sites(); ++u)
      for (int lane = 0; lane < kLanes; ++lane) {
        RC_ASSERT(state.intake_beyond[0][limit][u][lane] <= world.beds[u][lane] + kTolerance);
        for (std::size_t i = 0; i < kTravelLimits; ++i)
          RC_ASSERT(state.intake_beyond[0][i][u][lane] <= state.intake[0][u][lane] + kTolerance);
        boarded += state.intake_beyond[0][limit][u][lane];
      }
  });
  EXPECT_GT(boarded, 0.0);
}

TEST(PlacementProperties, MoreBedsNeverLeaveMorePupilsOut) {
  double helped = 0.0;
  expect_property(kCases, [&](std::uint64_t seed) {
    RandomPlacement world(seed, {.passes = *rc::gen::arbitrary<bool>(), .rules = false, .bed_only = true});
    const PlacementState fewer = world.placed();
    std::mt19937_64 random(seed + 1);
    for (Lane& beds : world.beds.all())
      beds += std::uniform_real_distribution<double>(-10.0, 30.0)(random) < 0 ? 0 : 20;
    const PlacementState more = world.placed();
    for (int lane = 0; lane < kLanes; ++lane) {
      const double before = world.sum(fewer.zone_unplaced[0], lane), after = world.sum(more.zone_unplaced[0], lane);
      RC_ASSERT(after <= before + kTolerance * std::max(1.0, before));
      helped += before - after;
    }
  });
  EXPECT_GT(helped, 1.0);  // beds mattered
}

TEST(PlacementProperties, PrivateIntakeKeepsBelowItsCap) {
  double at_the_cap = 0.0;
  expect_property(kCases, [&](std::uint64_t seed) {
    RandomPlacementShape shape = any_shape();
    shape.rules = true;
    const RandomPlacement world(seed, shape);
    RC_PRE(world.input.stages[1].private_intake_share < 1.0);
    const PlacementState state = world.placed();
    const double bought = world.input.parameters.bought_places_share.at(2021);
    for (std::size_t c = 0; c < world.network.counties.size(); ++c)
      for (int lane = 0; lane < kLanes; ++lane) {
        double seekers = 0.0, intake = 0.0, room = 0.0;
        for (const ZoneId zone : world.network.counties[c].zones)
          seekers += world.seekers[world.zone_at(zone.index())][lane];
        for (std::size_t u = world.stage().first_site; u < world.sites(); ++u) {
          if (world.network.sites[u].county.index() != c || !world.params.site_private[u]) continue;
          intake += state.intake[0][u][lane];
          room += world.room_at_the_end(u, lane);  // at least the room the cap is set from
        }
        const double share = world.input.stages[1].private_intake_share * seekers;
        const double cap = share + bought * std::max(0.0, room - share);
        RC_ASSERT(intake <= cap + kTolerance * std::max(1.0, cap));
        if (bought == 0.0 && share > 0.0 && intake > 0.999 * share) at_the_cap += 1.0;
      }
  });
  EXPECT_GT(at_the_cap, 0.0);
}

TEST(PlacementProperties, NoMoreLeaveTheirCountyThanMay) {
  double left = 0.0;
  expect_property(kCases, [&](std::uint64_t seed) {
    RandomPlacementShape shape = any_shape();
    shape.passes = shape.prefecture = true;
    RandomPlacement world(seed, shape);
    const std::size_t home = seed % world.network.counties.size();
    for (std::size_t z = 0; z < world.network.zones.size(); ++z)
      if (world.network.zones[z].county.index() != home) world.seekers[world.zone_at(z)].setZero();
    const std::vector<FeederLink> links = feeder_links(world.input, world.network);
    for (std::size_t l = 0; l < links.size(); ++l)
      if (world.network.sites[links[l].from.index()].county.index() != home) world.linked[l].setZero();
    const PlacementState state = world.placed();
    for (int lane = 0; lane < kLanes; ++lane) {
      double away = 0.0;
      for (std::size_t u = world.stage().first_site; u < world.sites(); ++u)
        if (world.network.sites[u].county.index() != home) away += state.intake[0][u][lane];
      const double most = world.input.stages[1].cross_county_share * world.sum(world.seekers, lane);
      RC_ASSERT(away <= most + kTolerance * std::max(1.0, most));
      left += away;
    }
  });
  EXPECT_GT(left, 0.0);
}

TEST(PlacementProperties, TheBaseYearReproducesItselfWithEveryPass) {
  std::size_t most_passes = 0;
  expect_property(kCases, [&](std::uint64_t seed) {
    RandomPlacement world(seed, any_shape());
    for (std::size_t z = 0; z < world.network.zones.size(); ++z)
      world.seekers[world.zone_at(z)].setConstant(world.base_seekers[world.zone_at(z)]);
    world.classrooms.fill(1000.0);
    world.continuing.fill(0.0);
    const PlacementState state = world.placed(0);
    for (std::size_t u = world.stage().first_site; u < world.sites(); ++u) {
      const double base = world.input.schools[world.network.sites[u].row].pupils_by_grade.front();
      RC_ASSERT(std::abs(state.intake[0][u][0] - base) <= 1e-6 * base);
    }
    most_passes = std::max(most_passes, world.stage().years.front().passes.size());
  });
  EXPECT_EQ(most_passes, 5u);
}

TEST(PlacementProperties, SeekersThatContradictTheBaseRollsAreNotLost) {
  double largest_error = 0.0;
  expect_property(kCases / 10, [&](std::uint64_t seed) {
    RandomPlacement world(seed, any_shape());
    for (double& seekers : world.base_seekers) seekers *= seed % 2 ? 3.0 : 0.3;
    world.params = compile_placement(world.input, world.network, world.base_seekers);
    const PlacementState state = world.placed();
    for (int lane = 0; lane < kLanes; ++lane) {
      const double asked = world.sum(world.seekers, lane);
      const double placed = world.sum(state.intake[0], lane) + world.sum(state.zone_unplaced[0], lane);
      RC_ASSERT(std::abs(asked - placed) <= kTolerance * std::max(1.0, asked));
    }
    largest_error = std::max(largest_error, world.stage().base_intake_error);
  });
  EXPECT_GT(largest_error, 0.5);
}

TEST(PlacementProperties, LanesThatDecideDifferentlyAreTheirOwnSingleRuns) {
  expect_property(kCases, [](std::uint64_t seed) {
    RandomPlacement world(seed, any_shape());
    const PlacementState together = world.placed();
    const int lane = static_cast<int>(seed % kLanes);
    for (LaneField* field : {&world.seekers, &world.linked, &world.continuing, &world.classrooms, &world.beds})
      for (Lane& value : field->all()) value.setConstant(value[lane]);
    const PlacementState alone = world.placed();
    for (std::size_t u = 0; u < world.sites(); ++u) {
      RC_ASSERT(together.intake[0][u][lane] == alone.intake[0][u][0]);
      for (std::size_t i = 0; i < kTravelLimits; ++i)
        RC_ASSERT(together.intake_beyond[0][i][u][lane] == alone.intake_beyond[0][i][u][0]);
    }
    for (std::size_t at = 0; at < together.zone_unplaced[0].size(); ++at)
      RC_ASSERT(together.zone_unplaced[0][at][lane] == alone.zone_unplaced[0][at][0]);
  });
}

}  // namespace
}  // namespace xuewei

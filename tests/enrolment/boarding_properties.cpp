// Whole years of random cases with travel limits, beds, feeder links, a change of the school system and every policy:
// beds are used once, pupils beyond a limit are pupils, every seeker is placed or left.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/year/year.hpp"
#include "tests/support/property.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

constexpr double kTolerance = 1e-9;

/// A random case whose network has limits and beds; policies and links as the seed wills.
Case case_with_limits(std::uint64_t seed) {
  std::mt19937_64 random(seed + 1);
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  Case input =
      support::RandomCase(seed, {.counties = whole(1, 2), .horizon = 2022, .crowding = 0.4 * whole(1, 4)}).make();
  for (StageRow& stage : input.stages) {
    if (stage.id != "primary" && stage.id != "junior" && stage.id != "senior") continue;
    stage.travel_limit_minutes.assign(static_cast<std::size_t>(stage.grades), whole(20, 90));
    stage.travel_limit_minutes.front() = whole(10, 60);
    stage.boarding_first_grade = stage.first_grade + whole(0, 1);
    stage.intake_rule = static_cast<StageRow::IntakeRule>(whole(0, 3));
    stage.private_intake_share = whole(0, 1) ? 1.0 : 0.3;
    stage.cross_county_share = 0.25 * whole(0, 4);
  }
  for (SchoolRow& school : input.schools) {
    school.beds = whole(0, 80);
    school.sector = whole(0, 3) ? Sector::state : Sector::other_private;
    if (school.stage != "primary") continue;
    for (const SchoolRow& fed : input.schools)
      if (fed.stage == "junior" && fed.zone == school.zone && whole(0, 1))
        input.feeders.push_back({school.school_code, "primary", fed.school_code, "junior", Basis::synthetic});
  }
  input.parameters.seat_choice_share = 0.2 * whole(0, 2);
  input.parameters.migrant_child_share = 0.3 * whole(0, 2);
  input.parameters.crowding = static_cast<Parameters::Crowding>(whole(0, 2));
  input.parameters.beyond_limit = static_cast<Parameters::BeyondLimit>(whole(0, 1));
  if (whole(0, 1)) input.regrades.push_back({2021, 6, "primary", "junior", Basis::synthetic});
  return input;
}

TEST(BoardingProperties, BedsAreUsedOnceAndNobodyIsLost) {
  double boarders = 0.0, riders = 0.0;
  expect_property(kCases, [&](std::uint64_t seed) {
    const Model model = compile(case_with_limits(seed));
    State state = start(model);
    for (std::size_t step = 0; step < model.network.calendar.steps; ++step) {
      if (step > 0) advance_year(model, BlockLuck{seed, 0}, step, state);
      const EnrolmentState& enrolment = state.enrolment;
      for (int lane = 0; lane < kLanes; ++lane) {
        for (std::size_t u = 0; u < model.network.sites.size(); ++u) {
          RC_ASSERT(enrolment.site_boarders[u][lane] >= 0.0);
          RC_ASSERT(enrolment.site_boarders[u][lane] <= state.estate.beds[u][lane]);
        }
        for (std::size_t i = 0; i < kTravelLimits; ++i)
          for (std::size_t cell = 0; cell < model.network.cells; ++cell) {
            RC_ASSERT(enrolment.beyond[i][cell][lane] >= 0.0);
            RC_ASSERT(enrolment.beyond[i][cell][lane] <= enrolment.pupils[cell][lane] + kTolerance);
          }
        // The longer limit is passed by fewer.
        for (std::size_t cell = 0; cell < model.network.cells; ++cell)
          RC_ASSERT(enrolment.beyond[1][cell][lane] <= enrolment.beyond[0][cell][lane] + kTolerance);
        for (const Lane& leaf : enrolment.riders.all()) RC_ASSERT(leaf[lane] >= -kTolerance);
        if (step == 0) continue;
        double seekers = 0.0, answered = 0.0;
        for (const LaneField& field : enrolment.seekers)
          for (const Lane& zone : field.all()) seekers += zone[lane];
        for (const ByEntering* fields : {&state.placement.intake, &state.placement.zone_unplaced})
          for (const LaneField& field : *fields)
            for (const Lane& value : field.all()) answered += value[lane];
        RC_ASSERT(std::abs(seekers - answered) <= kTolerance * seekers);
      }
      for (const Lane& leaf : enrolment.boarders.all()) boarders += leaf[0];
      for (const Lane& leaf : enrolment.riders.all()) riders += leaf[0];
    }
  });
  EXPECT_GT(boarders, 0.0);
  EXPECT_GT(riders, 0.0);
}

TEST(BoardingProperties, WhatFamiliesMayDoStillReturnsTheBaseIntake) {
  expect_property(kCases / 10, [](std::uint64_t seed) {
    const Model model = compile(case_with_limits(seed));
    for (const PlacementStage& stage : model.placement.stages) RC_ASSERT(stage.base_intake_error < 1e-9);
  });
}

}  // namespace
}  // namespace xuewei

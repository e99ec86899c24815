// A fault planted in each room, in what it is given or in what it knows, is caught by that room's own contract.
// Contracts are compiled in some builds only; elsewhere these tests are skipped.
#include <functional>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/contracts/contract.hpp"
#include "engine/record/ensemble_recorder.hpp"
#include "engine/run/run.hpp"
#include "engine/year/year.hpp"
#include "tests/adjustment/random_network.hpp"

namespace xuewei {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A network that changes, in its base year. A test breaks the model or the state and lets a year pass.
class PlantedFault : public ::testing::Test {
 protected:
  void SetUp() override {
#ifndef XUEWEI_CONTRACTS
    GTEST_SKIP() << "this build has no contracts";
#endif
  }

  void expect_caught(const std::string& room, const std::string& condition, const std::function<void()>& call) {
    try {
      call();
      ADD_FAILURE() << "no contract was broken";
    } catch (const ContractViolation& violation) {
      EXPECT_THAT(violation.what(), ::testing::HasSubstr("engine/" + room + "/"));
      EXPECT_THAT(violation.what(), ::testing::HasSubstr(condition));
    }
  }
  void expect_caught_in_a_year(const std::string& room, const std::string& condition) {
    expect_caught(room, condition, [&] { advance_year(model, BlockLuck{1, 0}, 1, state); });
  }

  Model model = compile(testing::RandomNetwork(7).make());
  State state = start(model);
};

TEST_F(PlantedFault, NoneIsFoundInASoundModel) {
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step)
    EXPECT_NO_THROW(advance_year(model, BlockLuck{1, 0}, step, state));
}

TEST_F(PlantedFault, PopulationThatIsNegative) {
  state.population.persons[5][kLanes - 1] = -3.0;
  expect_caught_in_a_year("population", "nonnegative(state.persons");
}

TEST_F(PlantedFault, PopulationThatComesFromNowhere) {
  for (double& share : model.population.departure_share) share = 0.0;  // movers arrive and never leave
  expect_caught_in_a_year("population", "sum(state.net_moves)");
}

TEST_F(PlantedFault, UncertaintyWithoutANumber) {
  model.uncertainty.processes[0].own_spread = kNaN;
  expect_caught_in_a_year("uncertainty", "usable(luck)");
}

TEST_F(PlantedFault, EnrolmentOfTheWrongSize) {
  state.population.children = LaneField(1);
  expect_caught("enrolment", "nonnegative(children", [&] {
    form_demand(model.enrolment, state.luck, state.population.children, state.estate.classrooms, 1, state.enrolment);
  });
}

TEST_F(PlantedFault, EnrolmentThatLosesPupils) {
  state.enrolment.pool[0].setConstant(50.0);  // wait for a grade that no stage teaches
  model.enrolment.pool_stage[0].fill(EnrolmentParams::kNoStage);
  expect_caught_in_a_year("enrolment", "heads_before");
}

TEST_F(PlantedFault, PlacementThatForgetsSeekers) {
  for (PlacementStage& stage : model.placement.stages)
    for (Pass& pass : stage.years[1].passes) pass.zone_share.assign(model.placement.zones, 0.25);
  expect_caught_in_a_year("placement", "everybody_has_an_answer");
}

TEST_F(PlantedFault, EstateWithFewerRoomsThanNone) {
  state.estate.classrooms[0][0] = -1.0;
  expect_caught("estate", "nonnegative(state.classrooms)",
                [&] { advance_estate(model.estate, state.luck, 1, state.estate); });
}

TEST_F(PlantedFault, EstateThatPaysAProjectTwice) {
  ASSERT_GE(model.estate.by_band.size(), 2u);
  for (std::size_t& project : model.estate.by_band) project = model.estate.by_band[0];
  expect_caught("estate", "sum(state.programme_spending_yuan)", [&] {
    for (std::size_t step = 1; step < model.network.calendar.steps; ++step)
      advance_estate(model.estate, state.luck, step, state.estate);
  });
}

TEST_F(PlantedFault, AdjustmentThatClosesASiteTwice) {
  const SiteChange closure{.kind = SiteChangeKind::close, .step = 9, .site = SiteId(0)};
  for (int i = 0; i < 2; ++i) state.adjustment.pending[0].push_back(closure);
  expect_caught_in_a_year("adjustment", "decisions_are_sound");
}

TEST_F(PlantedFault, WorkforceThatRetiresMoreThanThereAre) {
  for (double& share : model.workforce.retirement_share) share = 1.5;
  expect_caught_in_a_year("workforce", "nonnegative(state.staff)");
}

TEST_F(PlantedFault, FinanceOfALevelThatTakesMoney) {
  for (LevelShares& levels : model.finance.level_shares) levels.share[0] = -0.5;
  state.estate.project_spending_yuan[0].setConstant(1e6);
  const FinanceYear year{.pupils = state.enrolment.pupils,
                         .site_pupils = state.indicators.site_enrolment,
                         .boarders = state.enrolment.site_boarders,
                         .staff = state.workforce.staff,
                         .site_staff = state.workforce.posting.site_staff,
                         .project_spending = state.estate.project_spending_yuan};
  expect_caught("finance", "nonnegative(state.level_spending_yuan)",
                [&] { advance_finance(model.finance, year, 1, state.finance); });
}

TEST_F(PlantedFault, IndicatorsThatLeaveASiteOut) {
  --model.indicators.stages[0].last_site;
  state.indicators = IndicatorState{model.indicators.sizes()};
  expect_caught_in_a_year("indicators", "sum(state.site_enrolment)");
}

TEST_F(PlantedFault, RecordOfNoNumber) {
  const Expected expected = run_expected(model);
  EnsembleRecording recording(model, expected);
  EnsembleRecorder recorder(recording);
  state.indicators.enrolment[0][0] = kNaN;
  expect_caught("record", "is_complete", [&] { recorder.observe(state, 1, kLanes); });
}

TEST_F(PlantedFault, RecordOfTheWrongSize) {
  ExpectedRecorder recorder(model);
  state.estate.beds = LaneField(1);
  expect_caught("record", "is_complete", [&] { recorder.observe(state, 1); });
}

// Blocks run on several threads, and an exception must not leave one.
TEST_F(PlantedFault, IsReportedByARunOnSeveralThreads) {
  const Expected expected = run_expected(model);
  for (double& share : model.population.departure_share) share = 0.0;  // movers arrive and never leave
  RunPlan plan;
  plan.last_replicate = 5 * kLanes;
  plan.threads = 2;
  expect_caught("population", "sum(state.net_moves)", [&] { run_ensemble(model, expected, plan); });
}

}  // namespace
}  // namespace xuewei

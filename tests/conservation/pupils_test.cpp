// Every pupil is admitted, moves, repeats, drops out, dies or graduates: nobody appears from nowhere.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/year/year.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

constexpr double kTolerance = 1e-9;

double relative(double difference, double scale) { return std::abs(difference) / std::max(1.0, std::abs(scale)); }

/// Runs a model year by year with luck, calling `check(step, before, after)`.
template <class Check>
void run_years(const Model& model, Check check) {
  State state = start(model);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    const State before = state;
    advance_year(model, BlockLuck{7, 0}, step, state);
    check(step, before, state);
  }
}

RC_GTEST_PROP(Pupils, AreConservedBySiteAndGrade, (std::uint64_t seed)) {
  support::RandomCaseShape shape;
  shape.crowding = *rc::gen::elementOf(std::vector<double>{0.3, 1.0, 1.3});
  shape.moves_per_year = *rc::gen::elementOf(std::vector<double>{0.0, 0.02, 0.3});
  shape.horizon = 2026;
  const Model model = compile(support::RandomCase(seed, shape).make());
  run_years(model, [&](std::size_t, const State& before, const State& after) {
    for (const Site& site : model.network.sites) {
      const StageFlow& stage = model.enrolment.stages[site.stage.index()];
      const double promotion = 1.0 - stage.repetition - stage.dropout - stage.death;
      for (std::size_t g = 0; g < site.grades; ++g) {
        const std::size_t cell = site.first_cell.index() + g;
        const Lane promoted = g == 0 ? Lane(Lane::Zero()) : Lane(promotion * before.enrolment.pupils[cell - 1]);
        const Lane wanted = promoted + stage.repetition * before.enrolment.pupils[cell] +
                            after.enrolment.admitted[cell] + after.enrolment.transfers_in[cell] -
                            after.enrolment.transfers_out[cell];
        for (int lane = 0; lane < kLanes; ++lane) {
          RC_ASSERT(after.enrolment.pupils[cell][lane] >= 0.0);
          RC_ASSERT(relative(after.enrolment.pupils[cell][lane] - wanted[lane], wanted[lane]) < kTolerance);
        }
      }
    }
  });
}

double lane0_sum(const LaneField& field) {
  double sum = 0.0;
  for (const Lane& lane : field.all()) sum += lane[0];
  return sum;
}

RC_GTEST_PROP(Pupils, AreConservedInTotalWithThePool, (std::uint64_t seed)) {
  support::RandomCaseShape shape;
  shape.crowding = *rc::gen::elementOf(std::vector<double>{0.5, 1.6});
  shape.horizon = 2027;
  Case input = support::RandomCase(seed, shape).make();
  // Too few rooms on purpose: later cohorts overflow into the pool.
  for (PopulationRow& row : input.population)
    if (row.age < 6) row.persons *= 2.0;
  const Model model = compile(input);
  run_years(model, [&](std::size_t, const State& before, const State& after) {
    const double stock = lane0_sum(before.enrolment.pupils) + lane0_sum(before.enrolment.pool);
    // First-grade seekers ask once; those without a place stay in the pool where school is compulsory.
    double entering = lane0_sum(after.enrolment.seekers[0]);
    for (std::size_t k = 0; k < model.enrolment.stages.size(); ++k)
      if (!model.enrolment.stages[k].compulsory)
        for (std::size_t z = 0; z < model.enrolment.zones; ++z)
          entering -= after.placement.zone_unplaced[0][model.enrolment.zone_stage(z, k)][0];
    // Late starters of kindergarten classes are the only others who come in; pool pupils placed later only change
    // sides.
    double later = 0.0;
    for (const Site& site : model.network.sites)
      if (model.enrolment.stages[site.stage.index()].entry == StageRow::Entry::participation)
        for (std::size_t g = 1; g < site.grades; ++g) later += after.enrolment.admitted[site.first_cell.index() + g][0];
    double leaving =
        lane0_sum(after.enrolment.graduates) + lane0_sum(after.enrolment.dropouts) + lane0_sum(after.enrolment.deaths);
    // Pool pupils past the last grade of their stage leave it for the next as graduates do.
    leaving += lane0_sum(after.enrolment.county_leavers[0]) - lane0_sum(after.enrolment.graduates);
    const double now = lane0_sum(after.enrolment.pupils) + lane0_sum(after.enrolment.pool);
    RC_ASSERT(relative(now - (stock + entering + later - leaving), stock) < kTolerance);
  });
}

RC_GTEST_PROP(Pupils, TransfersLeaveOneSchoolForAnother, (std::uint64_t seed)) {
  support::RandomCaseShape shape;
  shape.moves_per_year = 0.2;
  shape.horizon = 2024;
  const Model model = compile(support::RandomCase(seed, shape).make());
  run_years(model, [&](std::size_t, const State&, const State& after) {
    const double in = lane0_sum(after.enrolment.transfers_in), out = lane0_sum(after.enrolment.transfers_out);
    RC_ASSERT(relative(in - out, in) < kTolerance);
    RC_ASSERT(out > 0.0);
  });
}

TEST(Pupils, EverySeekerIsPlacedOrUnplaced) {
  const Model model = compile(support::RandomCase(11, {.counties = 3, .crowding = 1.4}).make());
  run_years(model, [&](std::size_t step, const State&, const State& after) {
    for (int lane = 0; lane < kLanes; ++lane) {
      double seekers = 0.0, intake = 0.0, unplaced = 0.0;
      for (const Lane& zone : after.enrolment.seekers[0].all()) seekers += zone[lane];
      for (const Lane& site : after.placement.intake[0].all()) intake += site[lane];
      for (const Lane& zone : after.placement.zone_unplaced[0].all()) unplaced += zone[lane];
      EXPECT_NEAR(intake + unplaced, seekers, 1e-9 * seekers) << "step " << step << " lane " << lane;
    }
  });
}

TEST(Places, EqualTheBasePlusTheirLedger) {
  Case input = support::RandomCase(3).make();
  input.parameters.class_size_multiplier = Path(std::vector<std::pair<int, double>>{{2024, 1.0}, {2030, 0.8}});
  const Model model = compile(input);
  State state = start(model);
  std::vector<double> ledger;
  for (const Lane& places : state.estate.places.all()) ledger.push_back(places[0]);
  double opened = 0.0;
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    advance_year(model, std::nullopt, step, state);
    for (std::size_t u = 0; u < ledger.size(); ++u) {
      ledger[u] += state.estate.places_opened[u][0] + state.estate.places_restandardised[u][0] +
                   state.estate.places_adjusted[u][0];
      opened += state.estate.places_opened[u][0];
      EXPECT_DOUBLE_EQ(state.estate.places[u][0], ledger[u]);
      const double norm = model.estate.norm_places(u, step) * model.estate.class_size_multiplier[step];
      EXPECT_NEAR(state.estate.places[u][0], state.estate.classrooms[u][0] * norm, 1e-9 * (1.0 + ledger[u]));
      EXPECT_GE(state.estate.places[u][0], 0.0);
    }
  }
  EXPECT_GT(opened, 0.0);
}

TEST(Money, OfAProgrammeIsItsProjectsToTheYuan) {
  for (int slip : {0, 2}) {
    Case input = support::RandomCase(5).make();
    input.parameters.programme_slip_years = slip;
    const Model model = compile(input);
    State state = start(model);
    double spent = state.estate.programme_spending_yuan[0][0];
    for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
      advance_year(model, std::nullopt, step, state);
      spent += state.estate.programme_spending_yuan[0][0];
    }
    EXPECT_EQ(spent, static_cast<double>(input.programmes[0].money_yuan));
  }
}

}  // namespace
}  // namespace xuewei

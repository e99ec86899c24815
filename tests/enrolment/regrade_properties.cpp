// Changes of the school system in random networks: nobody is lost, and nothing happens before its year.
#include <cmath>

#include "engine/year/year.hpp"
#include "tests/support/property.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei::regrade_properties {

constexpr std::size_t kPrimary = 1, kJunior = 2;
constexpr BlockLuck kLuck{7, 0};

/// To 5-4 in a random year and, in most cases, back in a later one.
Case regraded_case(std::uint64_t seed, support::RandomCaseShape shape) {
  shape.counties = 1 + static_cast<int>(seed % 2);
  shape.horizon = 2026;
  shape.special = seed % 3 == 0;
  Case input = support::RandomCase(seed, shape).make();
  const int there = *rc::gen::inRange(2021, 2027), back = *rc::gen::inRange(there + 1, 2029);
  input.regrades = {{there, 6, "primary", "junior", Basis::estimated},
                    {back, 6, "junior", "primary", Basis::estimated}};
  return input;
}

support::RandomCaseShape any_shape() {
  support::RandomCaseShape shape;
  shape.crowding = *rc::gen::elementOf(std::vector<double>{0.3, 1.0, 1.5});
  shape.moves_per_year = *rc::gen::elementOf(std::vector<double>{0.0, 0.02, 0.3});
  return shape;
}

void expect_close(double value, double wanted) {
  RC_ASSERT(std::abs(value - wanted) < 1e-9 * std::max(1.0, std::abs(wanted)));
}

template <class Check>
void run_years(const Model& model, Check check) {
  State state = start(model);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    const State before = state;
    advance_year(model, kLuck, step, state);
    check(step, before, state);
  }
}

double lane_sum(const LaneField& field, int lane) {
  double sum = 0.0;
  for (const Lane& value : field.all()) sum += value[lane];
  return sum;
}

bool teaches(const TaughtGrades& taught, std::size_t grade) { return grade >= taught.first && grade <= taught.last; }

TEST(RegradeProperties, EveryPupilOfASiteIsAccountedFor) {
  expect_property(kCases, [](std::uint64_t seed) {
    const Model model = compile(regraded_case(seed, any_shape()));
    run_years(model, [&](std::size_t step, const State& before, const State& after) {
      for (const Site& site : model.network.sites) {
        const StageFlow& stage = model.enrolment.stages[site.stage.index()];
        const double promotion = 1.0 - stage.repetition - stage.dropout - stage.death;
        const TaughtGrades &then = stage.taught[step - 1], &now = stage.taught[step];
        for (std::size_t g = 0; g < site.grades; ++g) {
          const std::size_t cell = site.first_cell.index() + g;
          const Lane& pupils = after.enrolment.pupils[cell];
          if (!teaches(now, g)) {
            RC_ASSERT((pupils == 0.0).all());
            continue;
          }
          Lane wanted = after.enrolment.admitted[cell] + after.enrolment.transfers_in[cell] -
                        after.enrolment.transfers_out[cell] + stage.repetition * before.enrolment.pupils[cell];
          if (g > 0 && teaches(then, g - 1)) {
            wanted += promotion * before.enrolment.pupils[cell - 1];
            if (!teaches(now, g - 1)) wanted += stage.repetition * before.enrolment.pupils[cell - 1];
          }
          for (int lane = 0; lane < kLanes; ++lane) {
            RC_ASSERT(pupils[lane] >= 0.0);
            expect_close(pupils[lane], wanted[lane]);
          }
        }
      }
    });
  });
}

TEST(RegradeProperties, NobodyIsLostOnTheWayFromPrimaryToJunior) {
  expect_property(kCases, [](std::uint64_t seed) {
    Case input = regraded_case(seed, any_shape());
    for (PopulationRow& row : input.population)
      if (row.age < 6) row.persons *= *rc::gen::element(1.0, 3.0);  // too few rooms later: the pool fills
    const Model model = compile(input);
    run_years(model, [&](std::size_t step, const State& before, const State& after) {
      const EnrolmentState &then = before.enrolment, &now = after.enrolment;
      const std::size_t stages = model.network.stages.size();
      for (int lane = 0; lane < kLanes; ++lane) {
        double leavers = 0.0, seekers = 0.0, placed = 0.0, unplaced = 0.0, entering = 0.0;
        for (std::size_t c = 0; c < model.enrolment.counties; ++c)
          leavers +=
              now.county_leavers[0][c * stages + kPrimary][lane] + now.county_leavers[1][c * stages + kPrimary][lane];
        for (std::size_t z = 0; z < model.enrolment.zones; ++z)
          for (std::size_t k = 0; k < stages; ++k) {
            const std::size_t at = z * stages + k;
            const double asking = now.seekers[0][at][lane] + now.seekers[1][at][lane];
            const double left = after.placement.zone_unplaced[0][at][lane] + after.placement.zone_unplaced[1][at][lane];
            if (k == kJunior) seekers += asking;
            if (k == kJunior) unplaced += left;
            entering += model.enrolment.stages[k].compulsory ? asking : asking - left;
          }
        for (std::size_t u = model.network.stage_first_site[kJunior]; u < model.network.stage_first_site[kJunior + 1];
             ++u)
          placed += after.placement.intake[0][u][lane] + after.placement.intake[1][u][lane];
        expect_close(seekers, model.enrolment.years[step].junior_share * leavers);
        expect_close(placed + unplaced, seekers);

        // Everybody: last year's pupils and pool, who asks, late kindergarten starters, less who leaves each stage.
        for (const Site& site : model.network.sites)
          if (model.enrolment.stages[site.stage.index()].entry == StageRow::Entry::participation)
            for (std::size_t g = 1; g < site.grades; ++g) entering += now.admitted[site.first_cell.index() + g][lane];
        const double leaving = lane_sum(now.county_leavers[0], lane) + lane_sum(now.county_leavers[1], lane) +
                               lane_sum(now.dropouts, lane) + lane_sum(now.deaths, lane);
        const double stock = lane_sum(then.pupils, lane) + lane_sum(then.pool, lane);
        expect_close(lane_sum(now.pupils, lane) + lane_sum(now.pool, lane), stock + entering - leaving);
      }
    });
  });
}

TEST(RegradeProperties, NobodyIsPlacedAboveTheHardSize) {
  expect_property(kCases, [](std::uint64_t seed) {
    const Case input = regraded_case(seed, any_shape());
    const Model model = compile(input);
    run_years(model, [&](std::size_t, const State&, const State& after) {
      for (std::size_t u = model.network.stage_first_site[kJunior]; u < model.network.stage_first_site[kJunior + 1];
           ++u)
        for (int lane = 0; lane < kLanes; ++lane) {
          const double placed = after.placement.intake[0][u][lane] + after.placement.intake[1][u][lane];
          if (placed <= 0.0) continue;
          double pupils = placed;
          for (std::size_t g = 0; g < model.network.sites[u].grades; ++g) {
            const std::size_t cell = model.network.sites[u].first_cell.index() + g;
            pupils += after.enrolment.pupils[cell][lane] - after.enrolment.admitted[cell][lane];
          }
          const double limit = input.stages[kJunior].class_size_hard * after.estate.classrooms[u][lane];
          RC_ASSERT(pupils <= limit * (1.0 + 1e-9));
        }
    });
  });
}

TEST(RegradeProperties, NothingChangesBeforeTheYear) {
  expect_property(kCases, [](std::uint64_t seed) {
    Case input = regraded_case(seed, any_shape());
    const auto last_unchanged = static_cast<std::size_t>(input.regrades[0].year - 1 - input.base_year);
    const Model changed = compile(input);
    input.regrades.clear();
    const Model unchanged = compile(input);
    State a = start(changed), b = start(unchanged);
    for (std::size_t step = 1; step <= std::min(last_unchanged, changed.network.calendar.steps - 1); ++step) {
      advance_year(changed, kLuck, step, a);
      advance_year(unchanged, kLuck, step, b);
      for (std::size_t u = 0; u < changed.network.sites.size(); ++u) {
        const Site &site = changed.network.sites[u], &plain = unchanged.network.sites[u];
        const std::size_t first = changed.network.stages[site.stage.index()].taught[0].first;
        for (std::size_t g = 0; g < plain.grades; ++g)
          RC_ASSERT((a.enrolment.pupils[site.first_cell.index() + first + g] ==
                     b.enrolment.pupils[plain.first_cell.index() + g])
                        .all());
        RC_ASSERT((a.estate.places[u] == b.estate.places[u]).all());
        RC_ASSERT((a.indicators.site_classes[u] == b.indicators.site_classes[u]).all());
      }
      for (std::size_t at = 0; at < a.enrolment.unplaced.size(); ++at)
        RC_ASSERT((a.enrolment.unplaced[at] == b.enrolment.unplaced[at]).all());
    }
  });
}

/// Where both stages have the same rates, nobody repeats and everybody goes on to junior, the border does not matter:
/// each county has as many pupils of each grade, in school or waiting, as without the change.
TEST(RegradeProperties, TheBorderAloneChangesNobodysGrade) {
  expect_property(kCases, [](std::uint64_t seed) {
    support::RandomCaseShape shape = any_shape();
    shape.moves_per_year = 0.0;
    Case input = regraded_case(seed, shape);
    for (std::size_t k : {kPrimary, kJunior}) {
      input.stages[k].repetition_share = 0.0;
      input.stages[k].dropout_share = 0.003;
      input.stages[k].death_share = 0.0003;
    }
    input.parameters.primary_to_junior_share = 1.0;
    const Model changed = compile(input);
    input.regrades.clear();
    const Model unchanged = compile(input);

    const auto by_county_and_grade = [](const Model& model, const State& state) {
      std::vector<double> sum(model.enrolment.counties * EnrolmentParams::kPoolGrades, 0.0);
      for (const Site& site : model.network.sites)
        for (std::size_t g = 0; g < site.grades; ++g)
          if (site.stage.index() == kPrimary || site.stage.index() == kJunior) {
            const int grade = model.network.stages[site.stage.index()].first_grade + static_cast<int>(g);
            sum[site.county.index() * EnrolmentParams::kPoolGrades + static_cast<std::size_t>(grade - 1)] +=
                state.enrolment.pupils[site.first_cell.index() + g][0];
          }
      for (std::size_t leaf = 0; leaf < model.enrolment.leaves; ++leaf)
        for (std::size_t g = 0; g < EnrolmentParams::kPoolGrades; ++g)
          sum[model.enrolment.leaf_county[leaf] * EnrolmentParams::kPoolGrades + g] +=
              state.enrolment.pool[leaf * EnrolmentParams::kPoolGrades + g][0];
      return sum;
    };
    State a = start(changed), b = start(unchanged);
    for (std::size_t step = 1; step < changed.network.calendar.steps; ++step) {
      advance_year(changed, kLuck, step, a);
      advance_year(unchanged, kLuck, step, b);
      const std::vector<double> with = by_county_and_grade(changed, a), without = by_county_and_grade(unchanged, b);
      for (std::size_t i = 0; i < with.size(); ++i) expect_close(with[i], without[i]);
    }
  });
}

}  // namespace xuewei::regrade_properties

// What must hold whatever the programmes, prices, luck and changes are.
#include <cmath>

#include <gtest/gtest.h>

#include "tests/estate/random_estate.hpp"
#include "tests/support/property.hpp"

namespace xuewei {
namespace {

using support::EstateRun;
using support::opening_years;
using support::RandomEstate;

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * (1.0 + std::abs(a) + std::abs(b)); }

/// Whole yuan that became due in a fiscal year, worked out beside the engine.
double cost_of(const EstateRun& run, const Case& input, std::size_t i, int lane) {
  const Project& project = run.params.projects[i];
  const int step = static_cast<int>(run.step);
  if (step < project.first_step || step > project.last_step) return 0.0;
  const int first = std::max(0, project.first_step);
  const double yuan = run.params.instalment_yuan[project.first_instalment + static_cast<std::size_t>(step - first)];
  return std::nearbyint(yuan * input.parameters.construction_cost_multiplier.at(run.year()) *
                        run.luck.construction_cost_multiplier[i][lane]);
}

TEST(EstateProperties, MoneyIsConservedToTheYuanAndNeverAboveWhatIsAvailable) {
  expect_property(kCases, [] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    const Case input = random.make();
    EstateRun run(input);
    random.draw_luck(run.luck);
    run.restart();
    const std::size_t projects = input.projects.size(), programmes = input.programmes.size();
    LaneField paid(projects), cost(projects), carried(programmes);
    while (true) {
      LaneField spent(programmes);
      for (std::size_t i = 0; i < projects; ++i) {
        std::size_t p = 0;
        while (input.programmes[p].programme != input.projects[i].programme) ++p;
        const Lane& now = run.state.project_spending_yuan[i];
        const Lane& due = run.state.project_due_yuan[i];
        paid[i] += now;
        spent[p] += now;
        const Project& project = run.params.projects[i];
        for (int lane = 0; lane < kLanes; ++lane) {
          cost[i][lane] += cost_of(run, input, i, lane);
          RC_ASSERT(now[lane] >= 0.0 && due[lane] >= 0.0 && std::floor(now[lane]) == now[lane]);
          const bool may_be_released = project.site.valid() && run.state.project_open[i][lane] == 0.0 &&
                                       (run.state.closed[project.site.index()][lane] > 0.0 ||
                                        run.state.closed[project.receiver().index()][lane] > 0.0 ||
                                        static_cast<int>(run.step) >= project.until_step);
          RC_ASSERT(paid[i][lane] + due[lane] <= cost[i][lane]);
          if (!may_be_released) RC_ASSERT(paid[i][lane] + due[lane] == cost[i][lane]);
        }
      }
      for (std::size_t p = 0; p < programmes; ++p) {
        const Lane ceiling = run.state.programme_ceiling_yuan[p];
        RC_ASSERT((spent[p] == run.state.programme_spending_yuan[p]).all());
        if (std::isnan(ceiling[0])) continue;
        const Lane available = ceiling + carried[p];
        const Lane left = run.state.programme_carried_yuan[p] + run.state.programme_lapsed_yuan[p];
        RC_ASSERT((spent[p] <= available).all());
        RC_ASSERT((available == spent[p] + left).all());
        carried[p] = run.state.programme_carried_yuan[p];
      }
      if (run.done()) break;
      run.advance(random.changes(run.network, run.step + 1));
    }
  });
}

TEST(EstateProperties, PlacesAreTheBasePlusTheLedgerAndNeverNegative) {
  expect_property(kCases, [] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    const Case input = random.make();
    EstateRun run(input);
    random.draw_luck(run.luck);
    run.restart();
    LaneField ledger = run.state.places;
    while (!run.done()) {
      run.advance(random.changes(run.network, run.step + 1));
      LaneField beds(run.params.leaf_stages);
      for (std::size_t u = 0; u < ledger.size(); ++u) {
        ledger[u] += run.state.places_opened[u] + run.state.places_restandardised[u] + run.state.places_adjusted[u];
        beds[run.params.leaf_stage[u]] += run.state.beds[u];
        const double norm = run.params.norm_places(u, run.step) * run.params.class_size_multiplier[run.step];
        for (int lane = 0; lane < kLanes; ++lane) {
          const double places = run.state.places[u][lane];
          RC_ASSERT(places >= 0.0 && run.state.classrooms[u][lane] >= 0.0 && run.state.floor_area_m2[u][lane] >= 0.0 &&
                    run.state.beds[u][lane] >= 0.0 && run.state.grounds_m2[u][lane] >= 0.0);
          RC_ASSERT(near(places, ledger[u][lane]));
          RC_ASSERT(near(places, run.state.classrooms[u][lane] * norm));
        }
      }
      for (std::size_t at = 0; at < beds.size(); ++at) RC_ASSERT((beds[at] == run.state.leaf_beds[at]).all());
      for (int lane = 0; lane < kLanes; ++lane) RC_ASSERT(run.state.events.lost(lane) == 0U);
    }
  });
}

TEST(EstateProperties, NothingOpensBeforeItsPlannedYearAndNothingTwice) {
  expect_property(kCases, [] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    const Case input = random.make();
    EstateRun run(input);
    random.draw_luck(run.luck);
    run.restart();
    std::vector<int> openings(input.projects.size() * static_cast<std::size_t>(kLanes), 0);
    while (!run.done()) {
      run.advance(random.changes(run.network, run.step + 1));
      for (const Event& event : run.state.events.events()) {
        if (event.cause != Cause::project) continue;
        const ProjectRow& row = input.projects[static_cast<std::size_t>(event.cause_row)];
        const int planned = row.opening_year + input.parameters.programme_slip_years;
        if (event.kind == EventKind::project_opened || event.kind == EventKind::converted) {
          RC_ASSERT(run.year() >= planned);
          RC_ASSERT(++openings[static_cast<std::size_t>(event.cause_row * kLanes + event.lane)] == 1);
        }
        if (event.kind == EventKind::project_delayed) RC_ASSERT(run.year() >= planned);
      }
    }
  });
}

/// Cumulative places opened by projects, by year, in lane 0.
std::vector<double> opened_so_far(EstateRun& run) {
  std::vector<double> result;
  double sum = 0.0;
  for (run.restart(); !run.done();) {
    run.advance();
    for (const Lane& places : run.state.places_opened.all()) sum += places[0];
    result.push_back(sum);
  }
  return result;
}

// Independent extensions, each in a band of its own, unspent money carried: then money that comes earlier never waits
// for something else, every backlog is smaller, and the work done is more in every year.
TEST(EstateProperties, ALargerCeilingNeverOpensFewerPlaces) {
  int gained = 0;
  expect_property(kCases, [&] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    const Case input = random.make_strict();
    Case richer = input;
    for (CeilingRow& row : richer.ceilings)
      if (random.maybe(0.5)) row.money_yuan += random.money() / 4;
    EstateRun run(input), richer_run(richer);
    random.draw_luck(run.luck);
    richer_run.luck = run.luck;
    const std::vector<double> opened = opened_so_far(run), more = opened_so_far(richer_run);
    for (std::size_t step = 0; step < opened.size(); ++step) RC_ASSERT(more[step] >= opened[step]);
    gained += more != opened;
  });
  EXPECT_GT(gained, kCases / 20) << "the property must not hold for want of cases";
}

// Where the multipliers do not fall with time.
TEST(EstateProperties, SlippingAProgrammeNeverOpensAPlaceEarlier) {
  expect_property(kCases, [] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    Case input = random.make_strict();
    input.parameters.construction_time_multiplier =
        Path(std::vector<std::pair<int, double>>{{2020, random.uniform(0.7, 1.2)}, {2030, random.uniform(1.2, 2.0)}});
    if (random.maybe(0.5))
      input.parameters.construction_cost_multiplier =
          Path(std::vector<std::pair<int, double>>{{2020, 1.0}, {2030, random.uniform(1.0, 1.5)}});
    Case later = input;
    later.parameters.programme_slip_years = random.whole(1, 3);
    EstateRun run(input), later_run(later);
    random.draw_luck(run.luck);
    later_run.luck = run.luck;
    const std::vector<int> years = opening_years(run), later_years = opening_years(later_run);
    for (std::size_t i = 0; i < years.size(); ++i) RC_ASSERT(later_years[i] >= years[i]);
  });
}

std::vector<const LaneField*> fields_of(const EstateState& state) {
  return {&state.classrooms,
          &state.places,
          &state.floor_area_m2,
          &state.grounds_m2,
          &state.beds,
          &state.childcare_places,
          &state.closed,
          &state.places_opened,
          &state.places_adjusted,
          &state.leaf_floor_area_m2,
          &state.programme_spending_yuan,
          &state.programme_carried_yuan,
          &state.programme_lapsed_yuan,
          &state.project_spending_yuan,
          &state.project_due_yuan,
          &state.project_months,
          &state.project_open};
}

TEST(EstateProperties, LanesThatDifferEqualSingleRuns) {
  expect_property(kCases / 5, [] {
    RandomEstate random(*rc::gen::arbitrary<std::uint64_t>());
    const Case input = random.make();
    EstateRun together(input);
    random.draw_luck(together.luck);
    std::vector<EstateRun> alone(kLanes, together);
    for (int lane = 0; lane < kLanes; ++lane) {
      EstateRun& run = alone[static_cast<std::size_t>(lane)];
      for (LaneField* field : {&run.luck.construction_time_multiplier, &run.luck.construction_cost_multiplier})
        for (Lane& lanes : field->all()) lanes = Lane::Constant(lanes[lane]);
      run.restart();
    }
    together.restart();
    while (!together.done()) {
      const std::vector<SiteChange> changes = random.changes(together.network, together.step + 1);
      together.advance(changes);
      for (int lane = 0; lane < kLanes; ++lane) {
        std::vector<SiteChange> own;
        for (const SiteChange& change : changes)
          for (int copy = 0; copy < kLanes && change.lane == lane; ++copy) {
            own.push_back(change);
            own.back().lane = copy;
          }
        EstateRun& run = alone[static_cast<std::size_t>(lane)];
        run.advance(own);
        const auto expected = fields_of(run.state), found = fields_of(together.state);
        for (std::size_t f = 0; f < found.size(); ++f)
          for (std::size_t i = 0; i < found[f]->size(); ++i) RC_ASSERT((*found[f])[i][lane] == (*expected[f])[i][0]);
      }
    }
  });
}

}  // namespace
}  // namespace xuewei

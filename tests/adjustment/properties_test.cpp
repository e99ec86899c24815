// What no plan and no rule may break, over random networks whose lanes decide differently.
#include <gtest/gtest.h>

#include <set>

#include "tests/adjustment/random_network.hpp"
#include "tests/support/property.hpp"

#include "engine/year/year.hpp"
#include "io/words/words.hpp"

namespace xuewei::testing {
namespace {

constexpr double kTolerance = 1e-9;

/// A seed of the full width, so that no network comes twice.
std::uint64_t any_seed() { return *rc::gen::noShrink(rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>())); }

/// Runs a random network year by year with luck, calling `check(model, step, before, after)`.
template <class Check>
void run_years(std::uint64_t seed, Check check) {
  const Model model = compile(RandomNetwork(seed).make());
  State state = start(model);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    const State before = state;
    advance_year(model, BlockLuck{seed, 0}, step, state);
    check(model, step, before, state);
  }
}

bool close_to(double value, double wanted) {
  return std::abs(value - wanted) <= kTolerance * std::max(1.0, std::abs(wanted));
}

TEST(NetworkProperties, PupilsAreConservedBySiteAndGradeThroughEveryChange) {
  double displaced = 0.0;
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    run_years(seed, [&](const Model& model, std::size_t, const State& before, const State& after) {
      const EnrolmentState &last = before.enrolment, &now = after.enrolment;
      for (const Site& site : model.network.sites) {
        const StageFlow& stage = model.enrolment.stages[site.stage.index()];
        const double promotion = 1.0 - stage.repetition - stage.dropout - stage.death;
        for (std::size_t g = 0; g < site.grades; ++g) {
          const std::size_t cell = site.first_cell.index() + g;
          for (int lane = 0; lane < kLanes; ++lane) {
            const auto moved = [&](std::size_t c) {
              return last.pupils[c][lane] + now.displaced_in[c][lane] - now.displaced_out[c][lane];
            };
            const double wanted = (g == 0 ? 0.0 : promotion * moved(cell - 1)) + stage.repetition * moved(cell) +
                                  now.admitted[cell][lane] + now.transfers_in[cell][lane] -
                                  now.transfers_out[cell][lane];
            RC_ASSERT(moved(cell) >= -kTolerance);
            RC_ASSERT(now.pupils[cell][lane] >= 0.0);
            RC_ASSERT(close_to(now.pupils[cell][lane], wanted));
          }
        }
      }
      for (int lane = 0; lane < kLanes; ++lane) {
        double in = 0.0, out = 0.0, of_leaves = 0.0;
        for (std::size_t c = 0; c < model.network.cells; ++c) {
          in += now.displaced_in[c][lane];
          out += now.displaced_out[c][lane];
        }
        for (const Lane& leaf : now.displaced.all()) of_leaves += leaf[lane];
        RC_ASSERT(close_to(in, out));
        RC_ASSERT(close_to(of_leaves, out));
        displaced += out;
      }
    });
  });
  EXPECT_GT(displaced, 0.0);
}

TEST(NetworkProperties, PlacesAreTheBasePlusTheirLedgerAndNeverNegative) {
  double adjusted = 0.0;
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    run_years(seed, [&](const Model& model, std::size_t step, const State& before, const State& after) {
      const EstateState &last = before.estate, &now = after.estate;
      for (std::size_t u = 0; u < model.network.sites.size(); ++u)
        for (int lane = 0; lane < kLanes; ++lane) {
          const double ledger =
              now.places_opened[u][lane] + now.places_restandardised[u][lane] + now.places_adjusted[u][lane];
          RC_ASSERT(close_to(now.places[u][lane], last.places[u][lane] + ledger));
          RC_ASSERT(now.places[u][lane] >= 0.0);
          RC_ASSERT(now.classrooms[u][lane] >= 0.0);
          const double norm = model.estate.norm_places_per_classroom[u] * model.estate.class_size_multiplier[step];
          RC_ASSERT(close_to(now.places[u][lane], now.classrooms[u][lane] * norm));
          adjusted += std::abs(now.places_adjusted[u][lane]);
        }
    });
  });
  EXPECT_GT(adjusted, 0.0);
}

TEST(NetworkProperties, TownshipsKeepAStateKindergartenAndCountiesTheirSchools) {
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    std::set<std::pair<std::size_t, StageId>> townships, counties;
    run_years(seed, [&](const Model& model, std::size_t, const State& before, const State& after) {
      const AdjustmentParams& params = model.adjustment;
      for (int lane = 0; lane < kLanes; ++lane) {
        const auto open = [&](const State& state, bool township) {
          std::set<std::pair<std::size_t, StageId>> found;
          for (std::size_t u = 0; u < params.sites.size(); ++u) {
            const AdjustedSite& site = params.sites[u];
            const AdjustedStage& stage = params.stage(site.stage);
            if (state.estate.classrooms[u][lane] == 0.0) continue;
            if (township && stage.kindergarten && site.state) found.emplace(site.township.index(), site.stage);
            if (!township && (stage.general_senior || stage.serves_county))
              found.emplace(site.county.index(), site.stage);
          }
          return found;
        };
        for (const bool township : {true, false})
          for (const auto& kept : open(before, township)) RC_ASSERT(open(after, township).contains(kept));
      }
      for (const EventLog* log : {&after.adjustment.events, &after.estate.events})
        for (int lane = 0; lane < kLanes; ++lane) RC_ASSERT(log->lost(lane) == 0u);
    });
  });
}

TEST(NetworkProperties, SlowTheRandomNetworksMeetEveryGuard) {
  std::set<Guard> met;
  for (std::uint64_t seed = 1; seed <= 400; ++seed)
    run_years(seed, [&](const Model&, std::size_t, const State&, const State& after) {
      for (const Event& event : after.adjustment.events.events()) met.insert(event.guard);
    });
  EXPECT_EQ(met.size(), words_of<Guard>().size());
}

TEST(NetworkProperties, NobodyIsAboveTheHardLimit) {
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    const Case input = RandomNetwork(seed).make();
    run_years(seed, [&](const Model& model, std::size_t, const State&, const State& after) {
      for (std::size_t u = 0; u < model.network.sites.size(); ++u) {
        const Site& site = model.network.sites[u];
        for (int lane = 0; lane < kLanes; ++lane) {
          double pupils = 0.0;
          for (std::size_t g = 0; g < site.grades; ++g)
            pupils += after.enrolment.pupils[site.first_cell.index() + g][lane];
          RC_ASSERT(pupils <=
                    input.stages[site.stage.index()].class_size_hard * after.estate.classrooms[u][lane] + 1e-5);
        }
      }
    });
  });
}

TEST(NetworkProperties, ClosedSitesStayEmptyAndMoneyStaysUnderItsCeiling) {
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    const Case input = RandomNetwork(seed).make();
    run_years(seed, [&](const Model& model, std::size_t, const State& before, const State& after) {
      for (int lane = 0; lane < kLanes; ++lane) {
        for (std::size_t u = 0; u < model.network.sites.size(); ++u) {
          const bool was_closed = before.adjustment.closed[static_cast<std::size_t>(lane)][u];
          const bool is_closed = after.adjustment.closed[static_cast<std::size_t>(lane)][u];
          RC_ASSERT(is_closed || !was_closed);
          if (!is_closed) continue;
          RC_ASSERT(after.enrolment.pupils[model.network.sites[u].first_cell.index()][lane] == 0.0);
        }
        for (std::size_t r = 0; r < input.rules.size(); ++r) {
          const double spent = after.adjustment.rule_spending_yuan[r][lane];
          RC_ASSERT(spent == std::floor(spent));
          if (input.rules[r].rule == RuleRow::Rule::need_driven_building && input.rules[r].yuan_a_year > 0.0)
            RC_ASSERT(spent <= input.rules[r].yuan_a_year);
        }
      }
    });
  });
}

TEST(NetworkProperties, WithoutProgrammesPlacesDifferByTheLedgersEntryByEntry) {
  double opened = 0.0, adjusted = 0.0;
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    Case input = RandomNetwork(seed).make();
    const Model baseline = compile(input);
    input.parameters.programmes_build = false;
    const Model without = compile(input);
    State with_projects = start(baseline), no_projects = start(without);
    LaneField ledgers(baseline.network.sites.size());
    for (std::size_t step = 1; step < baseline.network.calendar.steps; ++step) {
      advance_year(baseline, BlockLuck{seed, 0}, step, with_projects);
      advance_year(without, BlockLuck{seed, 0}, step, no_projects);
      const EstateState &a = with_projects.estate, &b = no_projects.estate;
      for (std::size_t u = 0; u < ledgers.size(); ++u) {
        ledgers[u] += (a.places_opened[u] - b.places_opened[u]) +
                      (a.places_restandardised[u] - b.places_restandardised[u]) +
                      (a.places_adjusted[u] - b.places_adjusted[u]);
        RC_ASSERT((b.places_opened[u] == 0.0).all());
        RC_ASSERT(((a.places[u] - b.places[u] - ledgers[u]).abs() < 1e-8).all());
        opened += a.places_opened[u].abs().sum();
        adjusted += (a.places_adjusted[u] - b.places_adjusted[u]).abs().sum();
      }
    }
  });
  EXPECT_GT(opened, 0.0);
  EXPECT_GT(adjusted, 0.0) << "the rules never answer the projects";
}

/// What lane `a` of one state and lane `b` of another hold.
bool same_lane(const Model& model, const State& one, int a, const State& other, int b) {
  const auto same = [&](const LaneField& x, const LaneField& y) {
    for (std::size_t i = 0; i < x.size(); ++i)
      if (x[i][a] != y[i][b]) return false;
    return true;
  };
  if (!same(one.enrolment.pupils, other.enrolment.pupils) ||
      !same(one.enrolment.displaced, other.enrolment.displaced) ||
      !same(one.estate.classrooms, other.estate.classrooms) || !same(one.estate.places, other.estate.places) ||
      !same(one.adjustment.rule_spending_yuan, other.adjustment.rule_spending_yuan) ||
      !same(one.adjustment.rule_places, other.adjustment.rule_places) ||
      !same(one.adjustment.rule_sites, other.adjustment.rule_sites) ||
      !same(one.adjustment.temporary_rooms, other.adjustment.temporary_rooms))
    return false;
  const auto of_lane = [](const EventLog& log, int lane) {
    std::vector<std::tuple<int, int, int, int, int, double, double>> list;
    for (const Event& event : log.events())
      if (event.lane == lane)
        list.emplace_back(static_cast<int>(event.kind), static_cast<int>(event.guard), event.cause_row,
                          event.site.value, event.other.value, event.classrooms, event.places);
    return list;
  };
  return of_lane(one.adjustment.events, a) == of_lane(other.adjustment.events, b) &&
         of_lane(one.estate.events, a) == of_lane(other.estate.events, b) &&
         model.network.sites.size() == one.estate.classrooms.size();
}

bool lanes_agree_on_rooms(const State& state) {
  for (const Lane& rooms : state.estate.classrooms.all())
    if (!(rooms == rooms[0]).all()) return false;
  return true;
}

TEST(NetworkProperties, LanesThatDecideDifferentlyAreSingleRuns) {
  int differing = 0;
  expect_property(kCases, [&] {
    const std::uint64_t seed = any_seed();
    const Model model = compile(RandomNetwork(seed).make());
    State block = start(model), alone = block;
    const int lane = static_cast<int>(seed % kLanes);
    bool differ = false;
    for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
      advance_year(model, BlockLuck{seed, 0}, step, block);
      advance_year(model, BlockLuck{seed, static_cast<std::uint64_t>(lane)}, step, alone);
      RC_ASSERT(same_lane(model, block, lane, alone, 0));
      differ = differ || !lanes_agree_on_rooms(block);
    }
    differing += differ;
  });
  EXPECT_GT(differing, kCases / 10) << "the lanes hardly ever decide differently";
}

}  // namespace
}  // namespace xuewei::testing

#include "engine/population/population.hpp"

#include <algorithm>
#include <array>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/lane_math.hpp"
#include "engine/population/children.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kWomen = static_cast<std::size_t>(Sex::female);

/// External migration of ages [first, end) of one leaf. A cell gives no more persons than it has.
void add_external(const PopulationParams& params, const Luck& luck, const std::vector<double>& migrants,
                  std::size_t step, std::size_t leaf, std::size_t first, std::size_t end, PopulationState& state) {
  const Lane multiplier =
      params.external_multiplier[step] * luck.of(varying("population/external_migration_multiplier"), leaf);
  const double* leaf_migrants = &migrants[(*params.external_set[step] * params.leaves + leaf) * kSexes * params.ages];
  Lane net = Lane::Zero();
  for (std::size_t sex = 0; sex < kSexes; ++sex) {
    Lane* persons = &state.persons[params.cell(leaf, sex, 0)];
    for (std::size_t age = first; age < end; ++age) {
      const Lane after = (persons[age] + multiplier * leaf_migrants[sex * params.ages + age]).max(0.0);
      net += after - persons[age];
      persons[age] = after;
    }
  }
  state.net_external[leaf] += net;
}

/// How much of every cell of one leaf is on the move: F[e,x] = move_share[e,x] mobile[x].
void find_mobile(const PopulationParams& params, const Lane& multiplier, std::size_t step, std::size_t leaf,
                 PopulationState& state) {
  for (std::size_t sex = 0; sex < kSexes; ++sex) {
    const std::size_t cell = params.cell(leaf, sex, 0);
    const double* reach = &params.departure_reach[params.survival_at(step, params.survival_table_of_leaf[leaf], sex)];
    const double* limit = &params.departure_limit[cell];
    const Lane* persons = &state.persons[cell];
    Lane* mobile = &state.mobile[cell];
    for (std::size_t age = 0; age < params.ages; ++age)
      mobile[age] = multiplier.min(reach[age] * limit[age]) * persons[age];
  }
}

/// D of one leaf and sex, by age.
void find_moves(const PopulationParams& params, std::size_t leaf, std::size_t sex, PopulationState& state) {
  Lane* moves = &state.moves[0];
  const double* departure_share = &params.departure_share[params.cell(leaf, sex, 0)];
  const Lane* mobile = &state.mobile[params.cell(leaf, sex, 0)];
  for (std::size_t age = 0; age < params.ages; ++age) moves[age] = -departure_share[age] * mobile[age];
  for (std::size_t edge = params.first_arrival[leaf]; edge < params.first_arrival[leaf + 1]; ++edge) {
    const double* share = &params.move_share[(edge * kSexes + sex) * params.ages];
    const Lane* arriving = &state.mobile[params.cell(params.origin[edge], sex, 0)];
    for (std::size_t age = 0; age < params.ages; ++age) moves[age] += share[age] * arriving[age];
  }
}

/// Survives one leaf and sex into the next age groups; leaves Q in `middle` and age 0 empty. Counts moves and deaths.
void age_one_step(const PopulationParams& params, std::size_t step, std::size_t leaf, std::size_t sex,
                  PopulationState& state) {
  const double* survival = &params.survival[params.survival_at(step, params.survival_table_of_leaf[leaf], sex)];
  const Lane* moves = &state.moves[0];
  Lane* middle = &state.middle[0];
  Lane* persons = &state.persons[params.cell(leaf, sex, 0)];
  Lane net_moves = Lane::Zero(), deaths = Lane::Zero();
  Lane reaching = Lane::Zero();  // those who enter the group from the one below
  for (std::size_t age = 0; age + 1 < params.ages; ++age) {
    const Lane half = 0.5 * moves[age];
    net_moves += moves[age];
    middle[age] = persons[age] + half;
    persons[age] = reaching;
    const Lane survivors = middle[age] * survival[age];
    deaths += middle[age] - survivors;
    reaching = survivors + half;
  }
  const std::size_t open = params.ages - 1;
  const Lane half = 0.5 * moves[open];
  net_moves += moves[open];
  middle[open] = persons[open] + half;
  const Lane survivors = middle[open] * survival[open];
  deaths += middle[open] - survivors;
  persons[open] = reaching + (survivors + half);
  state.net_moves[leaf] += net_moves;
  state.deaths[leaf] += deaths;
}

/// Expects Q of the women in `middle`.
void bear(const PopulationParams& params, const Lane& multiplier, std::size_t step, std::size_t leaf,
          PopulationState& state) {
  const double* fertility = &params.fertility[params.fertility_at(step, params.fertility_table_of_leaf[leaf])];
  const Lane* middle = &state.middle[0];
  const Lane* women = &state.persons[params.cell(leaf, kWomen, 0)];
  Lane births = Lane::Zero();
  const std::size_t younger = params.births_by_age_reached ? 1 : 0;  // at the start, than at the end
  for (std::size_t age = params.first_fertile_age; age < params.end_fertile_age; ++age)
    births += fertility[age] * (middle[age - younger] + women[age]);
  if (params.births_by_age_reached && params.end_fertile_age == params.ages)
    births += fertility[params.ages - 1] * middle[params.ages - 1];  // who is in the open group stays in it
  state.births[leaf] = births * multiplier;
  if (params.observed_births[step].empty()) return;
  const auto width = static_cast<std::size_t>(params.years_per_step);
  Lane mean_women = Lane::Zero();
  for (std::size_t age = 15 / width; age < std::min(50 / width, params.ages); ++age)
    mean_women += 0.5 * (middle[age] + women[age]);
  state.mean_women[leaf] = mean_women;
}

/// Counted births are shared in proportion to projected births; without any, to women of 15-49; without any, evenly.
void observe_births(const ObservedBirths& observed, PopulationState& state) {
  Lane projected = Lane::Zero();
  Lane women = Lane::Zero();
  for (const LeafId at : observed.leaves) {
    const std::size_t leaf = at.index();
    projected += state.births[leaf];
    women += state.mean_women[leaf];
  }
  const Lane even = Lane::Constant(1.0 / static_cast<double>(observed.leaves.size()));
  for (const LeafId at : observed.leaves) {
    const std::size_t leaf = at.index();
    const Lane by_women = where_positive(women, ratio_or_zero(state.mean_women[leaf], women), even);
    state.births[leaf] =
        observed.births * where_positive(projected, ratio_or_zero(state.births[leaf], projected), by_women);
  }
}

/// Newborns survive to 31 December and then move: they were exposed for half the step, and all of it comes at the end.
/// Boys per girl are the odds of a boy.
void settle_newborns(const PopulationParams& params, const Luck& luck, const Lane& moves_multiplier, std::size_t step,
                     PopulationState& state) {
  const Lane male_share =
      share_with_luck(params.male_birth_share[step], luck, varying("population/sex_ratio_at_birth"));
  const std::array<Lane, kSexes> share = {male_share, 1.0 - male_share};
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    const std::size_t table = step * params.survival_tables + params.survival_table_of_leaf[leaf];
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
      const Lane born = share[sex] * state.births[leaf];
      const Lane alive = born * params.newborn_survival[table * kSexes + sex];
      state.deaths[leaf] += born - alive;
      state.newborns[leaf * kSexes + sex] = alive;
      const double limit = params.departure_limit[params.cell(leaf, sex, 0)];
      state.newborn_moves[leaf * kSexes + sex] = (0.5 * moves_multiplier).min(limit) * alive;
    }
  }
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
      const std::size_t cell = params.cell(leaf, sex, 0);
      Lane net = -params.departure_share[cell] * state.newborn_moves[leaf * kSexes + sex];
      for (std::size_t edge = params.first_arrival[leaf]; edge < params.first_arrival[leaf + 1]; ++edge)
        net += params.move_share[(edge * kSexes + sex) * params.ages] *
               state.newborn_moves[params.origin[edge] * kSexes + sex];
      state.net_moves[leaf] += net;
      state.persons[cell] = state.newborns[leaf * kSexes + sex] + net;
    }
  }
}

/// The block takes the sexes and ages of those who live in the origin on 31 December, and never more than there are.
void relocate(const PopulationParams& params, const Relocation& relocation, PopulationState& state) {
  const std::size_t from = params.cell(relocation.origin.index(), 0, 0);
  const std::size_t to = params.cell(relocation.destination.index(), 0, 0);
  const std::size_t cells = kSexes * params.ages;
  Lane residents = Lane::Zero();
  for (std::size_t i = 0; i < cells; ++i) residents += state.persons[from + i];
  const Lane share = ratio_or_zero(Lane::Constant(relocation.persons), residents).min(1.0);
  for (std::size_t i = 0; i < cells; ++i) {
    const Lane moving = share * state.persons[from + i];
    state.persons[from + i] -= moving;
    state.persons[to + i] += moving;
    state.net_moves[relocation.origin.index()] -= moving;
    state.net_moves[relocation.destination.index()] += moving;
  }
}

}  // namespace

PopulationState start_population(const PopulationParams& params, const Luck& luck) {
  constexpr std::size_t known = varying("population/base_persons");  // by leaf and age, both sexes alike
  PopulationState state{params.sizes()};
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
    for (std::size_t sex = 0; sex < kSexes; ++sex)
      for (std::size_t age = 0; age < params.ages; ++age) {
        const std::size_t cell = params.cell(leaf, sex, age);
        state.persons[cell] = params.base_persons[cell] * luck.of(known, leaf * params.ages + age);
      }
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) state.births[leaf].setConstant(params.base_births[leaf]);
  count_children(params, 0, state.persons, state.children);
  XUEWEI_ENSURE(nonnegative(state.persons) && nonnegative(state.births) && nonnegative(state.children));
  return state;
}

void advance_population(const PopulationParams& params, const Luck& luck, std::size_t step, PopulationState& state) {
  XUEWEI_EXPECT(step >= 1 && step < params.steps);
  XUEWEI_EXPECT(nonnegative(state.persons, params.cells()));
  XUEWEI_REMEMBER(const Lane persons_before = sum(state.persons));
  const Lane moves_multiplier = params.moves_multiplier[step] * luck.of(varying("population/moves_multiplier"));
  const bool external = params.external_set[step].has_value();

  state.net_external.fill(0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    if (external) add_external(params, luck, params.external_start, step, leaf, 0, params.ages, state);
    find_mobile(params, moves_multiplier, step, leaf, state);
  }

  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    state.deaths[leaf].setZero();
    state.net_moves[leaf].setZero();
    for (std::size_t sex = 0; sex < kSexes; ++sex) {  // women last: their Q is still in `middle` when they bear
      find_moves(params, leaf, sex, state);
      age_one_step(params, step, leaf, sex, state);
    }
    const auto arrive = [&] { add_external(params, luck, params.external_end, step, leaf, 1, params.ages, state); };
    if (external && params.external_bear) arrive();
    bear(params, luck.of(varying("population/fertility_multiplier"), leaf), step, leaf, state);
    if (external && !params.external_bear) arrive();
  }

  for (const ObservedBirths& observed : params.observed_births[step]) observe_births(observed, state);
  settle_newborns(params, luck, moves_multiplier, step, state);
  if (external)
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
      add_external(params, luck, params.external_end, step, leaf, 0, 1, state);
  for (const Relocation& relocation : params.relocations[step]) relocate(params, relocation, state);
  count_children(params, step, state.persons, state.children);

  XUEWEI_ENSURE(nonnegative(state.persons) && nonnegative(state.births) && nonnegative(state.deaths));
  XUEWEI_ENSURE(nonnegative(state.children));
  XUEWEI_ENSURE(same(persons_before + sum(state.net_moves), persons_before));  // who leaves an area comes to another
  XUEWEI_ENSURE(
      same(sum(state.persons), persons_before + sum(state.births) - sum(state.deaths) + sum(state.net_external)));
}

}  // namespace xuewei

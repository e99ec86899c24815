// Population: persons by leaf area, sex and age on 31 December, and the children among them on 31 August.
//
// Two-sex, multi-area cohort component with age groups and steps of n = years_per_step years. For leaf a, sex s and age
// group x, over the step that ends on 31 December t (docs/methods/population.md has the derivations):
//   present      P[x] = N[x,t-n] + E0[x]                                      E0, E1: external migration, see below
//   departures   F[e,x] = q[e,x] min(multiplier, limit[x]) P[origin(e),x]     q: move_share of edge e
//   middle       Q[x] = P[x] + D[x] / 2                                       D: arrivals less departures of the cohort
//   survivors    N[x+1,t] = Q[x] S[x] + D[x] / 2 + E1[x+1]                    S: survival; the open group keeps its own
//   births       B = sum over x of n f[x] (Q_f[x] + N_f[x,t]) / 2             f: births per woman and year x multipliers
//                (by the age reached: Q_f[x-1]; N_f less E1 where those who arrive at the end do not bear)
//   newborns     N[0,t] = B share(s) S0 + D0 + E1[0]                          D0: moves, half a step's exposure
//   children     C[x,t] = w[t-x] N[x,t] + (1 - w[t-x-1]) N[x+1,t]             both sexes, age x on 31 August t
// External migration M comes half at the start (E0, survived) and half at the end (E1): by age at event E0[x] = E1[x] =
// M[x]/2; by cohort (age reached at the end of the step) E0[x] = M[x+1]/2, E1[x+1] = M[x+1]/2; or all at the end,
// E0 = 0. A cell never falls below zero: external departures stop at the persons there are, and limit[x] keeps
// Q S + D/2 >= 0 whatever the multiplier. Last, the step's relocations move their blocks. Hence, in every lane,
//   sum N[t] = sum N[t-n] + births - deaths + net_moves + net_external, net_moves summing to zero over the leaves
//
// Units: persons; shares and births per step. Sources: Preston, Heuveline and Guillot (2001), Demography, chapter 6.
// Not modelled: moves and migration whose rates react to schools or houses, marriage, deaths between 31
// August and 31 December in C. Where ages are wider than one year C is not defined and stays zero.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/network/school_ages.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

/// Births counted in one area in one step; they replace the projected births of its leaves. Leaves that a smaller
/// observed area covers are left out, and so are its births.
struct ObservedBirths {
  double births = 0.0;
  std::vector<LeafId> leaves;
};

/// A block of people who move from one leaf to another at the end of a step.
struct Relocation {
  LeafId origin, destination;  ///< leaves
  double persons = 0.0;
};

inline constexpr std::size_t kSexes = static_cast<std::size_t>(Sex::female) + 1;

struct PopulationSizes {
  std::size_t leaves = 0, ages = 0, cells = 0;
};

struct PopulationParams {
  static constexpr std::size_t kSchoolAges = xuewei::kSchoolAges;

  std::size_t leaves = 0, ages = 0, steps = 0;  ///< `ages`: age groups, the last one open
  int years_per_step = 1;                       ///< n, also the width of an age group
  bool has_school_ages = true;  ///< false: ages are too wide or end too early for children by single age

  std::vector<double> base_persons;  ///< [cell]
  std::vector<double> base_births;   ///< [leaf] in the n years before the base date: observed, else survivors / S0

  // A table serves all leaves below the area it was given for.
  std::size_t survival_tables = 0, fertility_tables = 0;
  std::vector<std::size_t> survival_table_of_leaf, fertility_table_of_leaf;
  std::vector<double> survival;  ///< [step x table x sex x age] S: to the next group; last two: into the open one
  std::vector<double> newborn_survival;  ///< [step x table x sex] S0
  std::vector<double> fertility;         ///< [step x table x age] n f / 2, the case's multiplier included
  std::vector<double> male_birth_share;  ///< [step]
  std::size_t first_fertile_age = 0, end_fertile_age = 0;
  bool births_by_age_reached = false;  ///< f[x] is of those who enter group x in the step, not of those who are in it
  bool external_bear = true;           ///< E1 is there when births are counted

  std::vector<std::size_t>
      first_arrival;                     ///< [leaf + 1] edges into leaf a are [first_arrival[a], first_arrival[a + 1])
  std::vector<std::size_t> origin;       ///< [edge] leaf
  std::vector<double> move_share;        ///< [edge x sex x age] of the origin's persons, per step
  std::vector<double> departure_share;   ///< [cell] sum of move_share over the edges out of the leaf
  std::vector<double> departure_limit;   ///< [cell] largest multiplier that leaves nobody moving twice, 0: no edge
  std::vector<double> departure_reach;   ///< [step x table x sex x age] 2 S / (1 + S), times departure_limit: `limit`
  std::vector<double> moves_multiplier;  ///< [step]

  std::vector<double> external_start, external_end;      ///< [set x cell] E0 and E1 before the multiplier
  std::vector<std::optional<std::size_t>> external_set;  ///< [step] set in force
  std::vector<double> external_multiplier;               ///< [step]

  std::vector<std::vector<ObservedBirths>> observed_births;  ///< [step]
  std::vector<std::vector<Relocation>> relocations;          ///< [step]

  std::vector<double> same_age_share;   ///< [step x school age] w[t-x]: of those aged x on 31 December
  std::vector<double> older_age_share;  ///< [step x school age] 1 - w[t-x-1]: of those aged x + 1

  PopulationSizes sizes() const { return {.leaves = leaves, .ages = ages, .cells = cells()}; }
  std::size_t cells() const { return leaves * kSexes * ages; }
  std::size_t cell(std::size_t leaf, std::size_t sex, std::size_t age) const {
    return (leaf * kSexes + sex) * ages + age;
  }
  std::size_t child(std::size_t leaf, std::size_t age_on_31_august) const {
    return leaf * kSchoolAges + age_on_31_august;
  }
  std::size_t survival_at(std::size_t step, std::size_t table, std::size_t sex) const {
    return ((step * survival_tables + table) * kSexes + sex) * ages;
  }
  std::size_t fertility_at(std::size_t step, std::size_t table) const {
    return (step * fertility_tables + table) * ages;
  }
};

/// Written by this room only.
struct PopulationState {
  PopulationSizes n;
  LaneField persons{n.cells};        ///< [leaf x sex x age] on 31 December
  LaneField births{n.leaves};        ///< [leaf] in the step
  LaneField deaths{n.leaves};        ///< [leaf] in the step
  LaneField net_moves{n.leaves};     ///< [leaf] from other leaves, in the step
  LaneField net_external{n.leaves};  ///< [leaf] as it happened: what a cell could not give is left out
  LaneField children{n.leaves * PopulationParams::kSchoolAges};  ///< [leaf x age on 31 August]

  // scratch of one step
  ScratchField mobile{n.cells};                   ///< [cell] min(multiplier, limit) P
  ScratchField middle{n.ages};                    ///< [age] Q
  ScratchField moves{n.ages};                     ///< [age] D
  ScratchField mean_women{n.leaves};              ///< [leaf] aged 15-49
  ScratchField newborns{n.leaves * kSexes};       ///< [leaf x sex] survivors of the step's births
  ScratchField newborn_moves{n.leaves * kSexes};  ///< [leaf x sex] as `mobile`, for newborns
};

/// Throws std::invalid_argument on what `read_case` should have refused.
PopulationParams compile_population(const Case& input, const Network& network);

/// Step 0: the base population, carried unshifted to 31 December of the base year, and its children.
PopulationState start_population(const PopulationParams& params, const Luck& luck = no_luck());

/// Step >= 1: from 31 December of the step before to 31 December of this one.
void advance_population(const PopulationParams& params, const Luck& luck, std::size_t step, PopulationState& state);

}  // namespace xuewei

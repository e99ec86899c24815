// The numbers of a case by name: every parameter, and what luck may act on beside them, with range and luck.
//
// One table for all readers: the catalogue of `io` takes names and ranges from it, the room `uncertainty` what may
// vary, and every other room reads the luck of a number through its place in it, `varying("population/moves_multiplier")`,
// which the compiler looks up. A number that is read so becomes uncertain by the word factor or share in its row, and
// certain by no. Rows without a word about luck are numbers that no room reads so; the comment before them says why.
// Switches and choices stand here for their names.
#pragma once

#include <cstddef>
#include <iterator>
#include <limits>
#include <string_view>

#include "engine/case/quantity.hpp"

namespace xuewei {
namespace quantity_table {

using P = Parameters;
using enum Vary;
using enum Drawn;
using enum LuckBy;
inline constexpr double kNoMost = std::numeric_limits<double>::infinity();

// clang-format off
inline constexpr Quantity kRows[] = {
    {"population/sex_ratio_at_birth", &P::sex_ratio_at_birth, 0.8, 1.4, no},
    // By cohort, compiled into the weights of two ages: a cohort's share must not change while it grows up.
    {"population/births_january_august_share", &P::births_january_august_share, 0, 1},
    {"population/fertility_multiplier", &P::fertility_multiplier, 0, 10, factor, {area}},
    // Compiled into counted births, which are known.
    {"population/resident_births_per_registered", &P::resident_births_per_registered, 0.1, 10},
    {"population/moves_multiplier", &P::moves_multiplier, 0, 10, factor},
    {"population/external_migration_multiplier", &P::external_migration_multiplier, 0, 10, factor, {area}},
    {"population/base_persons", {}, 0, 1e9, factor, {area, age}, in_base_year},

    {"enrolment/kindergarten_participation_multiplier", &P::kindergarten_participation_multiplier, 0, 3, factor,
     {county, grade}},
    {"enrolment/primary_ever_entering_share", &P::primary_ever_entering_share, 0, 1, factor},
    // Of a cohort, over two years: luck that changed between them would lose children or let them enter twice.
    {"enrolment/primary_entry_at_six_share", &P::primary_entry_at_six_share, 0, 1},
    {"enrolment/primary_to_junior_share", &P::primary_to_junior_share, 0, 1, share},
    {"enrolment/senior_entry_share", &P::senior_entry_share, 0, 1, share},
    {"enrolment/vocational_intake_share", &P::vocational_intake_share, 0, 1, share},
    {"enrolment/special_entry_share", &P::special_entry_share, 0, 1, no},
    {"enrolment/school_change_share", &P::school_change_share, 0, 1, share},
    {"enrolment/dropout_share", {}, 0, 1, share, {stage}},
    {"enrolment/repetition_share", {}, 0, 1, share, {stage}},

    // Ways, their travel times and who is bound to which are compiled: the base year is fitted to them.
    {"placement/detour_factor", &P::detour_factor, 1, 5},
    {"placement/placement_sweeps", &P::placement_sweeps, 1, 50},
    {"placement/least_way_share", &P::least_way_share, 0, 0.05},
    {"placement/travel_speed_km_per_hour", &P::travel_speed_km_per_hour, 1, 200},
    {"placement/winter_speed_factor", &P::winter_speed_factor, 0.1, 1},
    {"placement/crowding", &P::crowding},
    {"placement/beyond_limit", &P::beyond_limit},
    {"placement/seat_choice_share", &P::seat_choice_share, 0, 1},
    {"placement/migrant_child_share", &P::migrant_child_share, 0, 1},
    {"placement/bought_places_share", &P::bought_places_share, 0, 1, no},
    {"placement/attraction", {}, 0, kNoMost, factor, {site}},

    // Norms and warning levels are what is asked for, not what happens.
    {"standards/class_size_multiplier", &P::class_size_multiplier, 0.2, 2},
    {"indicators/warning_surplus_below", &P::warning_surplus_below, 0, 1},
    {"indicators/warning_yellow_from", &P::warning_yellow_from, 0, 2},
    {"indicators/warning_orange_above", &P::warning_orange_above, 0, 2},
    {"indicators/warning_red_class_size", &P::warning_red_class_size, 1, 200},

    // Plans and their dates are compiled; what becomes of them is luck of time, cost and ceiling.
    {"estate/programmes_build", &P::programmes_build},
    {"estate/programme_slip_years", &P::programme_slip_years, 0, 30},
    {"estate/ceiling_multiplier", &P::ceiling_multiplier, 0, 10, factor, {programme}},
    {"estate/unspent_money", &P::unspent_money},
    {"estate/winter_stop", &P::winter_stop},
    {"estate/construction_cost_multiplier", &P::construction_cost_multiplier, 0.1, 10, factor, {project}, once},
    {"estate/construction_time_multiplier", &P::construction_time_multiplier, 0.1, 10, factor, {project}, once},
    {"estate/programme_overlap_share", &P::programme_overlap_share, 0, 1},

    // Retirement, the ages of recruits and attrition by age are compiled into tables of birth cohorts; posts of the base
    // year and the years of re-counts are given.
    {"workforce/retirement_reform", &P::retirement_reform},
    {"workforce/early_retirement_share", &P::early_retirement_share, 0, 1},
    {"workforce/early_retirement_months", &P::early_retirement_months, 0, 36},
    {"workforce/late_retirement_share", &P::late_retirement_share, 0, 1},
    {"workforce/late_retirement_months", &P::late_retirement_months, 0, 36},
    {"workforce/attrition_share", {}, 0, 1, factor, {county, stage}},
    {"workforce/recruitment_multiplier", &P::recruitment_multiplier, 0, 10, factor, {county, stage}},
    {"workforce/replacement_share", &P::replacement_share, 0, 1, share},
    {"workforce/recruit_first_age", &P::recruit_first_age, 16, 60},
    {"workforce/recruit_last_age", &P::recruit_last_age, 16, 60},
    {"workforce/recruit_women_share", &P::recruit_women_share, 0, 1},
    {"workforce/staffing_need", &P::staffing_need},
    {"workforce/staffed_ahead_years", &P::staffed_ahead_years, 0, 5},
    {"workforce/establishment_fill_rate", &P::establishment_fill_rate, 0, 1},
    {"workforce/establishment_toward_need_share", &P::establishment_toward_need_share, 0, 1, no},
    {"workforce/recount_years", &P::recount_years, 1, 10},
    {"workforce/reserve_post_share", &P::reserve_post_share, 0, 1, no},
    {"workforce/reserve_level", &P::reserve_level},
    {"workforce/vacancy_years_most", &P::vacancy_years_most, 0, 10},
    {"workforce/staffing_floor_share", &P::staffing_floor_share, 0, 1},
    {"workforce/county_posting_share", &P::county_posting_share, 0, 1, no},
    {"workforce/eligible_exchange_share", &P::eligible_exchange_share, 0, 1, no},
    {"workforce/exchange_share", &P::exchange_share, 0, 1, no},
    {"workforce/backbone_exchange_share", &P::backbone_exchange_share, 0, 1, no},
    {"workforce/rural_attrition_multiplier", &P::rural_attrition_multiplier, 0, 10},

    // The pay of civil servants is a floor that is compiled into pay.
    {"finance/grants_multiplier", &P::grants_multiplier, 0, 10, factor, {stage}},
    {"finance/pay_multiplier", &P::pay_multiplier, 0, 10, factor, {stage}},
    {"finance/civil_servant_pay_yuan", &P::civil_servant_pay_yuan, 0, 1e7},
    {"finance/pay_to_civil_servants", &P::pay_to_civil_servants, 0, 3},
    {"finance/budget", {}, 0, kNoMost, factor, {county}},
};
// clang-format on

}  // namespace quantity_table

inline constexpr const auto& kQuantities = quantity_table::kRows;
inline constexpr std::size_t kQuantityCount = std::size(kQuantities);

/// Place of a number in the table, or kQuantityCount.
constexpr std::size_t find_quantity(std::string_view name) {
  std::size_t i = 0;
  while (i < kQuantityCount && kQuantities[i].name != name) ++i;
  return i;
}

/// Place of a number in the table; a name that is not there does not compile.
consteval std::size_t varying(std::string_view name) {
  std::size_t i = 0;
  while (kQuantities[i].name != name) ++i;
  return i;
}

/// The row of a parameter; one that is not there does not compile.
consteval const Quantity& quantity_of(Quantity::Member member) {
  std::size_t i = 0;
  while (kQuantities[i].member != member) ++i;
  return kQuantities[i];
}

}  // namespace xuewei

// Parameters: one value or path for the whole case.
#pragma once

#include "engine/case/values.hpp"

namespace xuewei {

struct Parameters {
  // population
  Path sex_ratio_at_birth = 1.06;                ///< boys per girl
  Path births_january_august_share = 2.0 / 3.0;  ///< w, by birth year
  Path fertility_multiplier = 1.0;
  Path resident_births_per_registered = 1.0;  ///< times observed births that are counted by registration
  Path moves_multiplier = 1.0;
  Path external_migration_multiplier = 1.0;
  // enrolment
  Path kindergarten_participation_multiplier = 1.0;
  Path primary_ever_entering_share = 1.0;  ///< by cohort: year of the sixth birthday's intake
  Path primary_entry_at_six_share = 1.0;   ///< of those who ever enter, by cohort as above
  Path primary_to_junior_share = 1.0;
  Path senior_entry_share = 0.95;      ///< of junior graduates, general and vocational together
  Path vocational_intake_share = 0.4;  ///< of senior entrants
  Path special_entry_share = 0.003;    ///< of primary entrants
  Path school_change_share = 0.5;      ///< of pupils whose family moves, those who change school
  // placement
  double detour_factor = 1.3;  ///< road / straight-line distance
  int placement_sweeps = 4;
  /// Of a zone's seekers and of a site's intake, what the ways that are asked only for leftovers carry together.
  double least_way_share = 0.001;
  double travel_speed_km_per_hour = 30.0;
  double winter_speed_factor = 1.0;  ///< the limit must hold in winter
  /// stretch_first: crowd the own school to the stretch size before going further away. spread_first: norm first, then
  /// further away, crowded only at the end. norm_only: nobody is placed above the norm.
  enum class Crowding { stretch_first, spread_first, norm_only } crowding = Crowding::stretch_first;
  /// Beyond the travel limit: ride (and are counted), or only with a free bed.
  enum class BeyondLimit { ride, bed_only } beyond_limit = BeyondLimit::ride;
  Path seat_choice_share = 0.0;    ///< of rural seekers, those who choose the county seat whatever the distance
  Path migrant_child_share = 0.0;  ///< of urban seekers, those who queue behind registered children (随迁子女)
  Path bought_places_share = 0.0;  ///< of private places above the cap that government buys (购买学位)
  // standards
  Path class_size_multiplier = 1.0;  ///< times every class size norm (小班化 below 1)
  // indicators: warning levels of a site
  double warning_surplus_below = 0.70;   ///< pupils per place: blue below, green from here
  double warning_yellow_from = 0.95;     ///< pupils per place
  double warning_orange_above = 1.0;     ///< pupils per place
  double warning_red_class_size = 56.0;  ///< mean class
  // estate
  bool programmes_build = true;   ///< false: no project is built and no programme money is spent
  int programme_slip_years = 0;   ///< added to every project's money and opening years
  Path ceiling_multiplier = 1.0;  ///< times every programme's yearly ceiling
  enum class UnspentMoney { carry, lapse } unspent_money = UnspentMoney::carry;
  bool winter_stop = false;                 ///< no work from November to March
  Path construction_cost_multiplier = 1.0;  ///< price growth: times money of the fiscal year
  Path construction_time_multiplier = 1.0;  ///< by planned opening year
  double programme_overlap_share = 0.0;     ///< of new sites' rooms and money counted in two programmes: left out once
  // workforce
  bool retirement_reform = true;        ///< 2025 statutory rule; false: 60 / 55 / 50 for ever
  double early_retirement_share = 0.0;  ///< from 2025, of those reaching an age that rose: retire early, by ...
  int early_retirement_months = 36;     ///< ... so many months at most, never below the old age
  double late_retirement_share = 0.0;   ///< from 2025, of those reaching the age: agree to stay ...
  int late_retirement_months = 36;      ///< ... so many months longer
  Path recruitment_multiplier = 1.0;    ///< times every recruitment cap
  double replacement_share = 0.5;       ///< of leavers replaced even where staff exceed need
  int recruit_first_age = 22;
  int recruit_last_age = 30;
  double recruit_women_share = 0.7;  ///< of recruits; all on the 55 track
  /// Whether the larger of ratio and class need is taken by county and stage, or school by school and summed.
  enum class StaffingNeed { county, school } staffing_need = StaffingNeed::county;
  int staffed_ahead_years = 0;           ///< staff of new rooms are sought so many years before they open
  double establishment_fill_rate = 0.0;  ///< staff / posts in the base; 0: no establishment unless the table has rows
  double establishment_toward_need_share = 0.0;  ///< of the distance from posts to need, closed at a re-count
  int recount_years = 1;                         ///< years between re-counts of posts
  double reserve_post_share = 0.0;               ///< most posts in a reserve, of the posts of its counties
  /// Whether posts that re-counts cut make a reserve of every county or one of all counties of a prefecture.
  enum class ReserveLevel { county, prefecture } reserve_level = ReserveLevel::county;
  int vacancy_years_most = 0;             ///< vacancies older than this are filled above the caps; 0: no such rule
  double staffing_floor_share = 0.8;      ///< of the teachers its classes need, what transfers always bring a site to
  Path county_posting_share = 0.0;        ///< 县管校聘: how far staff of a county are posted to sites by need
  double eligible_exchange_share = 0.5;   ///< of staff, those long enough in one school to be exchanged
  double exchange_share = 0.1;            ///< of the eligible, exchanged every year where staff are posted
  double backbone_exchange_share = 0.2;   ///< of the exchanged, 骨干
  Path rural_attrition_multiplier = 1.0;  ///< times attrition at 乡村 schools: below 1 they keep more of their staff
  // finance
  Path grants_multiplier = 1.0;       ///< times every grant
  Path pay_multiplier = 1.0;          ///< times pay of the table pay
  Path civil_servant_pay_yuan = 0.0;  ///< a year; 0: no floor for pay
  Path pay_to_civil_servants = 1.0;   ///< teachers' pay is at least so many times it
};

}  // namespace xuewei

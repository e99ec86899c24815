// Enrolment: who is in which grade of which site, and who asks for a place.
//
// Equations (docs/methods/enrolment.md), for every site u and grade g of its stage:
//   promotion[k] = 1 - repetition[k] - dropout[k] - death[k]
//   P[u,g,t] = promotion P[u,g-1,t-1] + repetition P[u,g,t-1] + admitted[u,g,t]
//              + transfers_in[u,g,t] - transfers_out[u,g,t]
//   graduates[u,t] = promotion P[u,last,t-1]
//   nine-year progression[t] = product over grades 1-9 of promotion / (1 - repetition - death), x transition to junior,
//                each grade at the rates of the stage that teaches it in year t
// P[.,t-1] counts displaced_in - displaced_out already: pupils of a school that joins another on 1 September t are moved
// before anything else, so that the school that takes them over sees them through the summer.
//
// In the year a grade moves to another stage (regrade), with last[t] the last grade taught:
//   where the last grade leaves, two groups seek the two youngest grades of the stage it joins:
//     leavers[u,t] = promotion P[u,last[t],t-1];  second leavers[u,t] = (promotion + repetition) P[u,last[t-1],t-1]
//   where the first grade leaves, its pupils become the next grade of the same site.
// Repeaters of a grade that leaves go on with the promoted.
//
// Seekers S[z,k,t] of the first grade, by zone z of leaf area a in county c (C: children by age on 31 August):
//   birth_cohort          S = share[z] factor[c,k] (e6[t] C[a,6,t] + e7[t-1] C[a,7,t]) (1 - special share)
//   special               S = share[z] factor[c,k] (e6[t] C[a,6,t] + e7[t-1] C[a,7,t]) special share
//   participation         need of each class g: max(0, n[c,g] C[c,age(g)] - continuing[c,g]), spread over zones by C
//   junior_from_primary   county's primary graduates x transition, spread over zones by children of entry age
//   general_senior        county's junior graduates x rho (1 - v), spread likewise;  vocational_senior: x rho v
// e6 = ever x at_six, e7 = ever (1 - at_six), both of the birth cohort, so that a change of rule touches later cohorts
// only and nobody enters twice. n and factor are solved so that the base year reproduces itself.
//
// Pupils beyond travel limit i of their stage, B[i,u,g,t] <= P[u,g,t], progress as P does; new pupils bring their own way,
// whoever comes or goes later leaves B / P as it was:
//   boarders[u] = min(beds[u], sum of B[limit of g,u,g] over grades that may board);  riders[u] = sum over g of B - boarders
//
// Units: pupils (real-valued heads). Years: flows of the school year before 1 September t.
// Not modelled yet: rates that differ by area, the age mix inside a grade.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/events/site_change.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/network/school_ages.hpp"
#include "engine/network/travel_limits.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

struct StageFlow {
  StageRow::Entry entry = StageRow::Entry::birth_cohort;
  bool compulsory = false;
  int first_grade = 1;                ///< the lowest it teaches in any year; grades are offsets from it
  std::size_t grades = 0;             ///< from there to the highest it teaches in any year
  std::vector<TaughtGrades> taught;   ///< [step]
  std::size_t first_grade_index = 0;  ///< of its grades among the grades of all stages, one after another
  double repetition = 0.0, dropout = 0.0, death = 0.0;  ///< shares of last year's pupils, per year
  /// [step] Pupils of one grade a site takes at most, per classroom: 1 / sum over the grades taught of 1 / size.
  std::vector<double> grade_limit_per_classroom;
  std::size_t first_site = 0, last_site = 0;  ///< its sites: [first_site, last_site)
  TravelLimits limits;
  int boarding_first_grade = 1;  ///< absolute grade from which pupils beyond the limit may board

  std::size_t age(std::size_t grade) const { return entry_age(first_grade + static_cast<int>(grade)); }
};

/// One way families move between leaf areas, as far as schools feel it.
struct TransferEdge {
  LeafId origin, destination;
  std::array<double, kSchoolAges> moving_share{};  ///< [age on 31 August] of the origin's children, per year
};

/// Leavers of a site who enter another without choosing, in the order of network/feeders.hpp.
struct LeaverLink {
  StageId stage;  ///< they enter
  SiteId site;    ///< they leave
  ZoneId zone;
  CountyId county;
  double share = 1.0;  ///< of the site's leavers
};

/// What one year's rules say; all shares in [0, 1] unless a multiplier.
struct EnrolmentYear {
  double participation_multiplier = 1.0;
  double ever_share = 1.0, at_six_share = 1.0;  ///< of the cohort whose sixth birthday falls before this autumn
  double previous_ever_share = 1.0, previous_at_six_share = 1.0;  ///< of the cohort a year older
  double junior_share = 1.0, senior_share = 1.0, vocational_share = 0.0, special_share = 0.0;
  double school_change_share = 0.0, moves_multiplier = 1.0;
};

struct EnrolmentSizes {
  std::size_t leaves = 0, counties = 0, zones = 0, stages = 0, sites = 0, cells = 0, grade_indices = 0, links = 0;

  std::size_t leaf_stages() const { return leaves * stages; }
  std::size_t county_stages() const { return counties * stages; }
  std::size_t zone_stages() const { return zones * stages; }
};

struct EnrolmentParams {
  /// The pool holds pupils of compulsory age without a place, by leaf area and grade 1..12.
  static constexpr std::size_t kPoolGrades = 12;
  static constexpr std::size_t kNoStage = static_cast<std::size_t>(-1);

  std::size_t leaves = 0, counties = 0, zones = 0, cells = 0, grade_indices = 0;
  std::vector<StageFlow> stages;
  /// [step][grade - 1] the compulsory stage that teaches the grade in that year, or kNoStage.
  std::vector<std::array<std::size_t, kPoolGrades>> pool_stage;
  std::vector<std::size_t> site_leaf, site_county, site_stage, site_first_cell;
  std::vector<char> site_suspended;  ///< [site] 1: nobody is sent to its later grades either
  std::vector<std::size_t> leaf_county;
  std::vector<std::size_t> zone_leaf;
  std::vector<double> zone_share;     ///< [zone] of its leaf's children
  std::vector<double> base_pupils;    ///< [cell]
  std::vector<double> base_seekers;   ///< [zone x stage]
  std::vector<double> entry_factor;   ///< [county x stage] base intake / demand computed from children
  std::vector<double> participation;  ///< [county x grade index] pupils a child of the class's age, base year
  std::vector<TransferEdge> transfers;
  std::vector<LeaverLink> links;
  double largest_moving_share = 0.0;  ///< over leaves and ages: sum over the edges out
  std::vector<EnrolmentYear> years;   ///< [step]

  EnrolmentSizes sizes() const {
    return {.leaves = leaves,
            .counties = counties,
            .zones = zones,
            .stages = stages.size(),
            .sites = site_first_cell.size(),
            .cells = cells,
            .grade_indices = grade_indices,
            .links = links.size()};
  }
  std::size_t county_stage(std::size_t county, std::size_t stage) const { return county * stages.size() + stage; }
  std::size_t leaf_stage(std::size_t leaf, std::size_t stage) const { return leaf * stages.size() + stage; }
  std::size_t zone_stage(std::size_t zone, std::size_t stage) const { return zone * stages.size() + stage; }
  std::size_t leaf_grade(std::size_t leaf, const StageFlow& stage, std::size_t grade) const {
    return leaf * grade_indices + stage.first_grade_index + grade;
  }
  /// Of the first grade a site teaches in a year.
  std::size_t first_cell(std::size_t site, const StageFlow& stage, std::size_t step) const {
    return site_first_cell[site] + stage.taught[step].first;
  }
};

/// Written by this room only.
struct EnrolmentState {
  EnrolmentSizes n;
  LaneField pupils{n.cells};    ///< [cell] on 1 September
  LaneField admitted{n.cells};  ///< [cell] new pupils placed this year; in the base year the first grade's roll
  // [cell] ledgers; empty where nobody reads them (keep_totals_only in year/year.hpp)
  LaneField transfers_in{n.cells}, transfers_out{n.cells};
  LaneField displaced_in{n.cells}, displaced_out{n.cells};  ///< grade of last year
  LaneField displaced{n.leaf_stages()};                     ///< [leaf x stage] out, where the school stood
  /// [limit][cell] pupils who live beyond the travel limit; 0 where a stage has none
  ByLimit beyond = repeated<kTravelLimits>(LaneField(n.cells));
  LaneField site_boarders{n.sites};      ///< [site] pupils beyond the limit of their grade who sleep at school
  LaneField boarders{n.leaf_stages()};   ///< [leaf x stage] where the school stands
  LaneField riders{n.leaf_stages()};     ///< [leaf x stage] pupils beyond the limit of their grade who travel daily
  LaneField graduates{n.leaf_stages()};  ///< [leaf x stage] where the school stands
  LaneField dropouts{n.leaf_stages()};   ///< [leaf x stage] pool included
  LaneField deaths{n.leaf_stages()};     ///< [leaf x stage] pool included
  ByEntering seekers = repeated<kEnteringGrades>(LaneField(n.zone_stages()));  ///< [entering grade][zone x stage]
  LaneField linked_seekers{n.links};                        ///< [link] of the first grade, counted in `seekers` too
  LaneField pool{n.leaves * EnrolmentParams::kPoolGrades};  ///< [leaf x pool grade]
  LaneField unplaced{n.leaf_stages()};  ///< [leaf x stage] this autumn: first grade and later grades
  LaneField nine_year_progression{1};   ///< [1] of a cohort, net of deaths, that completes grade 9 at the year's rates

  /// [grade index] 1: some site took pupils in this year
  std::vector<char> admitted_grades = std::vector<char>(n.grade_indices, true);
  /// [site] 1: pupils left or came with a merger this year, in some lane
  std::vector<char> displaced_sites = std::vector<char>(n.sites, false);
  bool anyone_displaced = false;  ///< in any lane this year
  bool anyone_transfers = false;  ///< in any lane this year

  // scratch of one step
  ScratchField free_beds{n.sites};     ///< [site] before this autumn's intake
  ScratchField site_leavers{n.sites};  ///< [site] after the last grade taught; only where links are followed
  /// [entering grade they seek][county x stage] graduates of schools and pool: after the last grade taught, and of a
  /// grade that was the last until this year
  std::array<ScratchField, kEnteringGrades> county_leavers = repeated<kEnteringGrades>(ScratchField(n.county_stages()));
  ScratchField leaf_grade_pupils{n.leaves * n.grade_indices};     ///< [leaf x grade index]
  ScratchField leaf_grade_room{n.leaves * n.grade_indices};       ///< [leaf x grade index]
  ScratchField leaf_grade_arrivals{n.leaves * n.grade_indices};   ///< [leaf x grade index] asked for, then accepted
  ScratchField leaf_grade_accepted{n.leaves * n.grade_indices};   ///< [leaf x grade index] share of those who ask
  ScratchField leaf_grade_leaving{n.leaves * n.grade_indices};    ///< [leaf x grade index] share of pupils
  ScratchField county_sum{n.counties}, county_other{n.counties};  ///< [county]
  ScratchField leaf_ask{n.leaves};                                ///< [leaf]
};

/// `base_children`: [leaf x age on 31 August], one value each.
EnrolmentParams compile_enrolment(const Case& input, const Network& network, const std::vector<double>& base_children);

/// Base year: pupils as given, seekers such that the base intake comes out of the base children.
/// `base_beyond_share`: [site x kTravelLimits] of a site's pupils.
EnrolmentState start_enrolment(const EnrolmentParams& params, const std::vector<double>& base_beyond_share);

/// 1 September: pupils of the sites that join another today go there.
void move_displaced(const EnrolmentParams& params, std::span<const SiteChange> changes, EnrolmentState& state);

/// Progression, transfers that follow moves, and the seekers of this autumn. `children`: [leaf x age on 31 August];
/// `classrooms`: [site], after openings.
void form_demand(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                 const LaneField& classrooms, std::size_t step, EnrolmentState& state);

/// What placement decided this autumn, and what later grades need to know.
struct Admission {
  const LaneField& children;                                  ///< [leaf x age on 31 August]
  const LaneField& classrooms;                                ///< [site], after openings
  const ByEntering& intake;                                   ///< [entering grade][site]
  const std::array<ByLimit, kEnteringGrades>& intake_beyond;  ///< [entering grade][limit][site] beyond the travel limit
  const ByEntering& zone_unplaced;                            ///< [entering grade][zone x stage]
  const Luck& luck = no_luck();
};

/// Takes in what placement decided; late kindergarten starters and pupils of the pool then take what room is left in
/// their county's later grades.
void admit(const EnrolmentParams& params, const Admission& admission, std::size_t step, EnrolmentState& state);

/// Beds that last year's pupils leave free for this autumn's intake, after progression and transfers. `beds`: [site].
void count_free_beds(const EnrolmentParams& params, const LaneField& beds, std::size_t step, EnrolmentState& state);

/// Pupils beyond the travel limit of their grade board where they may and a bed is free; the others ride.
void board(const EnrolmentParams& params, const LaneField& beds, std::size_t step, EnrolmentState& state);

}  // namespace xuewei

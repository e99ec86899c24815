// Adjustment: what the plan and the rules decide about the network, every year, from what is known that year.
//
// In every lane of its own (docs/methods/adjustment.md has each rule), after year t has been measured:
//   outlook        = the network of year t with everything that is decided already and not yet in force
//   confirm        a closure or loss of rooms decided years ahead passes the guards again in its last year, or is refused
//   plan           the dated changes of year t + 1, in the order of the case
//   rules          in the order of the case, each over a short list in a stated order; ties go by site or zone order
// Every decision changes the outlook before the next is taken, so that two closures cannot pass one guard together.
// A change holds from 1 September t + lead; estate and enrolment carry it out.
//   places[u]      = rooms[u] x mean norm of the stage x class_size_multiplier[t]
//   minutes[u,v]   = 60 x detour x distance / (speed x winter factor)
//   room for P     : enrolment + P <= places, and in no grade more than rooms / grades x hard class size
//   spare rooms[u] = floor(rooms - enrolment / (threshold x norm)), one room is kept
// Units: pupils, rooms, places, minutes, whole yuan (of the plan, not deflated) in the year of the decision.
// Not modelled: teachers of a closed school (they stand in their county's pool), the wishes of families, demolition.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/events/event.hpp"
#include "engine/events/site_change.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/lanes/reserved.hpp"
#include "engine/network/network.hpp"
#include "engine/network/school_ages.hpp"
#include "engine/network/travel_limits.hpp"

namespace xuewei {

/// What the room knows about a stage.
struct AdjustedStage {
  std::size_t first_site = 0, last_site = 0, grades = 0;
  std::size_t first_age = 0;                      ///< on 31 August, of its first grade
  std::vector<double> norm_places_per_room;       ///< [step] over the grades taught, before the multiplier
  std::vector<double> hard_grade_limit_per_room;  ///< [step] pupils of one grade, per room, at the hard class size
  TravelLimits limits;
  std::size_t boarding_first_grade = 0;  ///< offset; `grades` where nobody may board
  bool serves_county = false;            ///< compulsory, and its catchment is the county
  bool general_senior = false;
  bool kindergarten = false;
};

/// What the room knows about a site.
struct AdjustedSite {
  StageId stage;
  CountyId county;
  ZoneId zone;
  TownshipId township;
  CellId first_cell;
  double longitude_deg = 0.0, latitude_deg = 0.0;
  bool state = true;
  bool border = false, kept = false;  ///< flags border and protected
  bool coming = false;                ///< has no rooms yet; a project will open it
  int last_step_as_source = -1;       ///< the plan closes or converts it on this step: rules leave it alone until then
  int last_step_as_target = -1;       ///< the plan sends pupils or rooms there: rules do not close it until then
};

/// One dated change.
struct PlannedChange {
  NetworkChangeRow::Change change = NetworkChangeRow::Change::close;
  std::int32_t row = -1;
  std::int32_t step = 0;
  SiteId site, other;
  double rooms = 0.0;
};

/// One row of the rules.
struct AdjustmentRule {
  RuleRow::Rule rule = RuleRow::Rule::merge_small;
  std::int32_t row = -1;
  StageId stage, to_stage;
  int first_step = 0, last_step = 0;  ///< of the decision; of the year of leaving for exit_noncompliant
  int lead = 1;
  double threshold = 0.0, most_a_year = 0.0, rooms = 0.0;
  double yuan_per_room = 0.0, yuan_a_year = 0.0;
  bool boarding = false;
  std::vector<SiteId> potential;  ///< [county], [township] or [zone] by rule; invalid: none

  /// Whether it decides in a step. Non-compliant schools leave in the rule's first year, so it decides before.
  bool active(int step) const {
    const int year = rule == RuleRow::Rule::exit_noncompliant ? step + lead : step;
    return year >= first_step && year <= last_step;
  }
};

struct AdjustmentSizes {
  std::size_t sites = 0, cells = 0, stages = 0, rules = 0, counties = 0, townships = 0, zones = 0;
  std::size_t most_pending = 0;  ///< of one lane

  std::size_t county_stages() const { return counties * stages; }
  std::size_t zone_stages() const { return zones * stages; }
  std::size_t township_stages() const { return townships * stages; }
};

struct AdjustmentParams {
  std::size_t steps = 0, counties = 0, zones = 0, townships = 0, leaves = 0;
  std::vector<AdjustedStage> stages;
  std::vector<AdjustedSite> sites;
  std::vector<PlannedChange> planned;          ///< in the order of the case
  std::vector<AdjustmentRule> rules;           ///< in the order of the case
  std::vector<std::uint32_t> first_neighbour;  ///< [site + 1] into the list below
  std::vector<std::uint32_t> neighbour;        ///< sites a site may join, nearest first
  std::vector<std::uint32_t> zone_first_site;  ///< [zone x stage + 1] into the list below
  std::vector<std::uint32_t> zone_site;        ///< sites of a zone and stage
  std::vector<std::size_t> school_of_site;     ///< sites of one school have the same
  std::vector<CountyId> leaf_county;
  std::vector<LeafId> zone_leaf;
  std::vector<TownshipId> zone_township;
  std::vector<double> zone_share;
  std::vector<double> class_size_multiplier;  ///< [step]
  double minutes_per_km = 0.0;                ///< detour included
  std::size_t cells = 0;                      ///< grades of all sites
  std::size_t most_pending = 0;               ///< of one lane

  AdjustmentSizes sizes() const {
    return {.sites = sites.size(),
            .cells = cells,
            .stages = stages.size(),
            .rules = rules.size(),
            .counties = counties,
            .townships = townships,
            .zones = zones,
            .most_pending = most_pending};
  }
  bool decides_at(std::size_t step) const;
  const AdjustedStage& stage(StageId id) const { return stages[id.index()]; }
  std::size_t zone_stage(ZoneId zone, StageId at) const { return zone.index() * stages.size() + at.index(); }
  std::size_t county_stage(CountyId county, StageId at) const { return county.index() * stages.size() + at.index(); }
  std::size_t township_stage(TownshipId township, StageId at) const {
    return township.index() * stages.size() + at.index();
  }
};

/// One lane's network as it will stand when everything decided so far is in force.
struct Outlook {
  AdjustmentSizes n;
  std::vector<double> pupils = std::vector<double>(n.cells);         ///< [cell]
  std::vector<double> enrolment = std::vector<double>(n.sites);      ///< [site]
  std::vector<double> rooms = std::vector<double>(n.sites);          ///< [site]
  std::vector<double> beds_free = std::vector<double>(n.sites);      ///< [site]
  std::vector<double> rooms_to_come = std::vector<double>(n.sites);  ///< [site] of `rooms`, those not there today
  /// [site] has rooms today and no decision closes it
  std::vector<unsigned char> open = std::vector<unsigned char>(n.sites);
  std::vector<std::uint32_t> awaiting = std::vector<std::uint32_t>(n.sites);  ///< [site] changes decided that name it
  std::vector<double> unplaced = std::vector<double>(n.zone_stages());        ///< [zone x stage]
  std::vector<int> open_in_county = std::vector<int>(n.county_stages());      ///< [county x stage]
  std::vector<int> open_state_in_township = std::vector<int>(n.township_stages());  ///< [township x stage]
};

/// Written by this room only. As made it is the base year's before anything is decided.
struct AdjustmentState {
  using Marks = std::array<std::vector<unsigned char>, kLanes>;

  AdjustmentSizes n;
  Reserved<SiteChange> due{n.most_pending * kLanes};  ///< in force from 1 September of this step, lane by lane
  /// Decided, in force later; in order of decision.
  std::array<Reserved<SiteChange>, kLanes> pending = repeated<kLanes>(Reserved<SiteChange>(n.most_pending));
  EventLog events{n.most_pending * kLanes};             ///< of this year: triggered, refused
  LaneField rule_spending_yuan{n.rules};                ///< [rule] decided this year
  LaneField rule_places{n.rules}, rule_sites{n.rules};  ///< [rule] in force from this year: added less taken away
  LaneField temporary_rooms{n.sites};                   ///< [site] decided by rules and not yet taken away
  Marks closed = repeated<kLanes>(std::vector<unsigned char>(n.sites));  ///< [site] for ever
  Marks begun = repeated<kLanes>(std::vector<unsigned char>(n.sites));   ///< [site] has had rooms from a rule

  // scratch of one step
  ScratchField county_residents{n.counties};  ///< [county]

  // scratch of one lane
  Outlook outlook{n};
  /// (key, site or zone), taken in ascending order
  Reserved<std::pair<double, std::uint32_t>> candidates{std::max(n.sites, n.zones)};
  std::vector<double> changes_of_county = std::vector<double>(n.counties);  ///< [county] by one rule
  std::vector<double> children = std::vector<double>(n.townships);          ///< [township]
};

/// What is known when a year has been measured.
struct AdjustmentView {
  const LaneField& persons;             ///< [leaf x sex x age] on 31 December
  const LaneField& children;            ///< [leaf x age on 31 August]
  const LaneField& pupils;              ///< [cell]
  const LaneField& admitted;            ///< [cell]
  const LaneField& zone_unplaced;       ///< [zone x stage] of the first grade taught
  const LaneField& classrooms;          ///< [site]
  const LaneField& floor_area_m2;       ///< [site]
  const LaneField& beds;                ///< [site]
  const LaneField* boarders = nullptr;  ///< [site]; none: all beds are free
};

/// `input` as `with_potential_sites` returns it. Throws std::invalid_argument on what `read_case` should have refused.
AdjustmentParams compile_adjustment(const Case& input, const Network& network);

/// 1 September of a step (>= 1): `state.due` is what is in force from today. `classrooms`: [site], before the changes.
void take_due(const AdjustmentParams& params, const LaneField& classrooms, std::size_t step, AdjustmentState& state);

/// Decides from what is known in `step` about the Septembers after it. `alike`: every lane holds the same replicate, so
/// that what the first decides holds for all.
void decide(const AdjustmentParams& params, const AdjustmentView& view, std::size_t step, bool alike,
            AdjustmentState& state);

}  // namespace xuewei

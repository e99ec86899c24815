// Spare rooms of one stage turn over to another stage (潮汐学校) or into childcare places (托位).
#include <algorithm>

#include "engine/adjustment/guards.hpp"
#include "engine/adjustment/rules.hpp"

namespace xuewei {
namespace {

/// Rooms of one stage for another.
struct Turnover {
  const AdjustmentRule& rule;
  StageId from, to;
  bool within_school = false;
};

/// Rooms a site can give and stay at or below the rule's utilisation, with room for every grade; one room is kept.
double spare_rooms(const Decision& decision, const AdjustmentRule& rule, StageId stage, std::size_t u) {
  const Outlook& outlook = decision.outlook();
  if (!decision.site(u).state || !decision.free_for_rules(u)) return 0.0;
  const double pupils_per_room = rule.threshold * decision.places_per_room(stage);
  const double needed = std::max(1.0, (outlook.enrolment[u] - kSameHeads) / pupils_per_room);
  double spare = outlook.rooms[u] > needed ? whole_below(outlook.rooms[u] - needed) : 0.0;
  while (spare > 0.0 && !can_spare(decision, u, spare)) spare -= 1.0;
  return spare;
}

/// Sites with spare rooms, most spare first.
void list_spare(Decision& decision, const AdjustmentRule& rule, StageId stage) {
  AdjustmentState& state = decision.state;
  state.candidates.clear();
  const AdjustedStage& sites = decision.params.stage(stage);
  for (std::size_t u = sites.first_site; u < sites.last_site; ++u) {
    const double spare = spare_rooms(decision, rule, stage, u);
    if (spare > 0.0) state.candidates.emplace_back(-spare, static_cast<std::uint32_t>(u));
  }
  std::sort(state.candidates.begin(), state.candidates.end());
}

void clear_changes(Decision& decision) {
  std::fill(decision.state.changes_of_county.begin(), decision.state.changes_of_county.end(), 0.0);
}

/// Rooms that a site of the other stage is short of, the zone's seekers without a place among those who need them.
double rooms_short(const Decision& decision, StageId stage, std::size_t v) {
  const Outlook& outlook = decision.outlook();
  if (!outlook.open[v] || !decision.site(v).state || decision.site(v).last_step_as_source > decision.step) return 0.0;
  const double unplaced = outlook.unplaced[decision.params.zone_stage(decision.site(v).zone, stage)];
  const double pupils = outlook.enrolment[v] + unplaced - decision.places(v);
  return above(pupils, 0.0) ? rooms_for(pupils, decision.places_per_room(stage)) : 0.0;
}

/// Turns rooms of u over to v, as far as both want; returns what is left to give.
double give(Decision& decision, const Turnover& turnover, std::size_t u, std::size_t v, double spare) {
  const double rooms = std::min(spare, rooms_short(decision, turnover.to, v));
  if (rooms <= 0.0) return spare;
  // Places beyond the site's own pupils serve the zone's seekers, once.
  const double unused =
      decision.places(v) + rooms * decision.places_per_room(turnover.to) - decision.outlook().enrolment[v];
  double& unplaced = decision.state.outlook.unplaced[decision.params.zone_stage(decision.site(v).zone, turnover.to)];
  unplaced = std::max(0.0, unplaced - std::max(0.0, unused));
  decision.commit(reason_of(turnover.rule),
                  {.kind = SiteChangeKind::convert, .site = SiteId(u), .other = SiteId(v), .classrooms = rooms});
  return spare - rooms;
}

void turn_over(Decision& decision, const Turnover& turnover) {
  const AdjustmentParams& params = decision.params;
  list_spare(decision, turnover.rule, turnover.from);
  for (const auto& [key, u] : decision.state.candidates) {
    double& changes = decision.state.changes_of_county[params.sites[u].county.index()];
    if (changes >= turnover.rule.most_a_year) continue;
    const double spare = -key;
    double left = spare;
    const std::size_t at = params.zone_stage(params.sites[u].zone, turnover.to);
    for (const bool same_school : {true, false}) {
      if (turnover.within_school && !same_school) break;
      for (std::uint32_t i = params.zone_first_site[at]; i < params.zone_first_site[at + 1] && left > 0.0; ++i) {
        const std::size_t v = params.zone_site[i];
        if ((params.school_of_site[v] == params.school_of_site[u]) == same_school)
          left = give(decision, turnover, u, v, left);
      }
    }
    if (left < spare) changes += 1.0;
  }
}

}  // namespace

void convert_between_stages(Decision& decision, const AdjustmentRule& rule) {
  clear_changes(decision);
  turn_over(decision, {rule, rule.stage, rule.to_stage});
}

void share_rooms(Decision& decision, const AdjustmentRule& rule) {
  clear_changes(decision);
  turn_over(decision, {rule, rule.stage, rule.to_stage, true});
  turn_over(decision, {rule, rule.to_stage, rule.stage, true});
}

void convert_to_childcare(Decision& decision, const AdjustmentRule& rule) {
  clear_changes(decision);
  list_spare(decision, rule, rule.stage);
  for (const auto& [key, u] : decision.state.candidates) {
    double& changes = decision.state.changes_of_county[decision.site(u).county.index()];
    if (changes >= rule.most_a_year) continue;
    decision.commit(reason_of(rule), {.kind = SiteChangeKind::convert, .site = SiteId(u), .classrooms = -key});
    changes += 1.0;
  }
}

}  // namespace xuewei

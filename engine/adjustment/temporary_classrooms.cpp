// Temporary rooms at state sites that are too full, until they are no longer needed.
#include <algorithm>

#include "engine/adjustment/guards.hpp"
#include "engine/adjustment/rules.hpp"

namespace xuewei {

void set_temporary_classrooms(Decision& decision, const AdjustmentRule& rule) {
  AdjustmentState& state = decision.state;
  const AdjustedStage& stage = decision.params.stage(rule.stage);
  const double most_pupils_per_room = rule.threshold * decision.places_per_room(rule.stage);
  std::fill(state.changes_of_county.begin(), state.changes_of_county.end(), 0.0);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    double& changes = state.changes_of_county[decision.site(u).county.index()];
    if (!decision.site(u).state || !decision.free_for_rules(u) || changes >= rule.most_a_year) continue;
    const double rooms = decision.outlook().rooms[u];
    const double wanted = rooms_for(decision.outlook().enrolment[u], most_pupils_per_room);
    double& temporary = state.temporary_rooms[u][decision.lane];
    if (wanted > rooms) {
      const double added = whole_above(wanted - rooms);
      temporary += added;
      state.rule_spending_yuan[static_cast<std::size_t>(rule.row)][decision.lane] += added * rule.yuan_per_room;
      decision.trigger(reason_of(rule), SiteId(u), added);
    } else {
      double removed = std::min(temporary, whole_below(rooms - wanted));
      while (removed > 0.0 && !can_spare(decision, u, removed)) removed -= 1.0;
      if (removed <= 0.0) continue;
      temporary -= removed;
      decision.commit(reason_of(rule), {.kind = SiteChangeKind::add_rooms, .site = SiteId(u), .classrooms = -removed});
    }
    changes += 1.0;
  }
}

}  // namespace xuewei

// Dated changes, decided in the year before they hold.
#include <algorithm>
#include <limits>

#include "engine/adjustment/guards.hpp"
#include "engine/adjustment/rules.hpp"

namespace xuewei {
namespace {

using Change = NetworkChangeRow::Change;

void merge(Decision& decision, const PlannedChange& change, const Reason& reason) {
  const std::size_t u = change.site.index(), v = change.other.index();
  Guard guard = may_close(decision, u);
  // A plan that names a school with beds means its pupils to board there.
  const bool boarding = decision.view.beds[v][decision.lane] > 0.0;
  if (guard == Guard::none) guard = may_move(decision, u, v, boarding);
  if (guard != Guard::none) {
    decision.refuse(reason, change.site, change.other, guard);
    return;
  }
  decision.commit(reason, {.kind = SiteChangeKind::merge,
                           .site = change.site,
                           .other = change.other,
                           .limits_passed = limits_passed(decision, u, v)});
}

void convert(Decision& decision, const PlannedChange& change, const Reason& reason) {
  const std::size_t u = change.site.index();
  const double rooms = std::min(change.rooms, decision.standing_rooms(u));
  Guard guard = decision.outlook().open[u] ? Guard::none : Guard::not_open;
  if (decision.gone(change.other.index())) guard = Guard::not_open;
  if (guard == Guard::none && rooms == decision.standing_rooms(u)) guard = may_close(decision, u);
  if (guard == Guard::none && !can_spare(decision, u, rooms)) guard = Guard::no_room;
  if (guard != Guard::none) {
    decision.refuse(reason, change.site, change.other, guard);
    return;
  }
  decision.commit(reason,
                  {.kind = SiteChangeKind::convert, .site = change.site, .other = change.other, .classrooms = rooms});
}

}  // namespace

void carry_out_plan(Decision& decision) {
  for (const PlannedChange& change : decision.params.planned) {
    if (change.step != decision.step + 1) continue;
    const Reason reason{Cause::plan, change.row, 1};
    switch (change.change) {
      case Change::close:
        decision.close(reason, change.site.index(), {.most_targets = std::numeric_limits<std::size_t>::max()});
        break;
      case Change::merge:
        merge(decision, change, reason);
        break;
      case Change::convert:
        convert(decision, change, reason);
        break;
    }
  }
}

}  // namespace xuewei

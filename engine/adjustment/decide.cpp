#include <algorithm>

#include "engine/adjustment/guards.hpp"
#include "engine/adjustment/rules.hpp"
#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"

namespace xuewei {
namespace {

/// The guard that a change decided years ahead meets in its last year.
Guard guard_of(const Decision& decision, const SiteChange& change) {
  const std::size_t u = change.site.index();
  switch (change.kind) {
    case SiteChangeKind::close:
      return may_close(decision, u);
    case SiteChangeKind::merge: {
      const Guard guard = may_close(decision, u);
      const bool boarding = decision.params.rules[static_cast<std::size_t>(change.cause_row)].boarding;
      return guard == Guard::none ? may_move(decision, u, change.other.index(), boarding) : guard;
    }
    case SiteChangeKind::convert:
    case SiteChangeKind::add_rooms:
      break;
  }
  const double leaving = change.kind == SiteChangeKind::convert ? change.classrooms : -change.classrooms;
  return leaving <= 0.0 || can_spare(decision, u, leaving) ? Guard::none : Guard::no_room;
}

/// Takes what is decided already into the outlook, in the order of the decisions. What is in force next September
/// passes the guards once more; all of it came from rules, because the plan is decided one year ahead.
void confirm(Decision& decision) {
  std::vector<SiteChange>& pending = decision.state.pending[static_cast<std::size_t>(decision.lane)];
  std::size_t kept = 0;
  for (const SiteChange& change : pending) {
    const Guard guard = change.step == decision.step + 1 ? guard_of(decision, change) : Guard::none;
    if (guard != Guard::none) {
      decision.refuse({change.cause, change.cause_row}, change.site, change.other, guard);
      if (change.kind == SiteChangeKind::add_rooms)
        decision.state.temporary_rooms[change.site.index()][decision.lane] -= change.classrooms;
      continue;
    }
    decision.foresee(change);
    pending[kept++] = change;
  }
  pending.resize(kept);
}

/// Places and sites that a change brings or takes away, for the rule that decided it.
void count(const AdjustmentParams& params, const LaneField& classrooms, std::size_t step, const SiteChange& change,
           AdjustmentState& state) {
  const std::size_t u = change.site.index(), rule = static_cast<std::size_t>(change.cause_row);
  const auto places = [&](std::size_t site, double rooms) {
    return rooms * params.stage(params.sites[site].stage).norm_places_per_room[step] *
           params.class_size_multiplier[step];
  };
  double &rule_places = state.rule_places[rule][change.lane], &rule_sites = state.rule_sites[rule][change.lane];
  switch (change.kind) {
    case SiteChangeKind::close:
    case SiteChangeKind::merge:
      rule_places -= places(u, classrooms[u][change.lane]);
      rule_sites -= 1.0;
      return;
    case SiteChangeKind::convert:
      rule_places -= places(u, change.classrooms);
      if (change.other.valid()) rule_places += places(change.other.index(), change.classrooms);
      return;
    case SiteChangeKind::add_rooms: {
      rule_places += places(u, change.classrooms);
      unsigned char& begun = state.begun[static_cast<std::size_t>(change.lane)][u];
      if (classrooms[u][change.lane] == 0.0 && !begun) rule_sites += 1.0;
      begun = 1;
      return;
    }
  }
}

void count_residents(const AdjustmentParams& params, const LaneField& persons, AdjustmentState& state) {
  state.county_residents.fill(0.0);
  const std::size_t cells = persons.size() / params.leaves;
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
    for (const Lane& persons_of_age : persons.slice(leaf * cells, cells))
      state.county_residents[params.leaf_county[leaf].index()] += persons_of_age;
}

/// What the first lane decided, in every other one.
void hold_in_all_lanes(AdjustmentState& state) {
  const std::size_t events = state.events.events().size();
  for (int lane = 1; lane < kLanes; ++lane) {
    Reserved<SiteChange>& pending = state.pending[static_cast<std::size_t>(lane)];
    pending = state.pending.front();
    for (SiteChange& change : pending) change.lane = lane;
    for (std::size_t i = 0; i < events; ++i) {
      Event event = state.events.events()[i];
      event.lane = lane;
      state.events.add(event);
    }
  }
  for (LaneField* field : {&state.rule_spending_yuan, &state.temporary_rooms})
    for (Lane& value : field->all()) value.setConstant(value[0]);
}

[[maybe_unused]] std::size_t pending_changes(const AdjustmentState& state) {
  std::size_t changes = 0;
  for (const Reserved<SiteChange>& pending : state.pending) changes += pending.size();
  return changes;
}

/// What is decided lies ahead, belongs to its lane, and closes a site once.
[[maybe_unused]] bool decisions_are_sound(const AdjustmentState& state, std::int32_t step) {
  for (std::size_t lane = 0; lane < state.pending.size(); ++lane) {
    std::vector<unsigned char> leaves = state.closed[lane];
    for (const SiteChange& change : state.pending[lane]) {
      if (change.step <= step || change.lane != static_cast<std::int32_t>(lane) || !change.site.valid()) return false;
      if (change.kind != SiteChangeKind::close && change.kind != SiteChangeKind::merge) continue;
      if (leaves[change.site.index()]) return false;
      leaves[change.site.index()] = 1;
    }
  }
  return true;
}

}  // namespace

void take_due(const AdjustmentParams& params, const LaneField& classrooms, std::size_t step, AdjustmentState& state) {
  XUEWEI_EXPECT(step >= 1);
  XUEWEI_EXPECT(state.n.sites == 0 || nonnegative(classrooms, state.n.sites));
  XUEWEI_REMEMBER(const std::size_t decided = pending_changes(state));
  state.due.clear();
  state.rule_places.fill(0.0);
  state.rule_sites.fill(0.0);
  for (Reserved<SiteChange>& pending : state.pending) {
    std::size_t kept = 0;
    for (const SiteChange& change : pending) {
      if (change.step != static_cast<std::int32_t>(step)) {
        pending[kept++] = change;
        continue;
      }
      state.due.push_back(change);
      if (change.kind == SiteChangeKind::close || change.kind == SiteChangeKind::merge)
        state.closed[static_cast<std::size_t>(change.lane)][change.site.index()] = 1;
      if (change.cause == Cause::rule) count(params, classrooms, step, change, state);
    }
    pending.resize(kept);
  }
  XUEWEI_ENSURE(state.due.size() + pending_changes(state) == decided);
}

void decide(const AdjustmentParams& params, const AdjustmentView& view, std::size_t step, bool alike,
            AdjustmentState& state) {
  XUEWEI_EXPECT(nonnegative(view.persons) && nonnegative(view.children) && nonnegative(view.pupils));
  XUEWEI_EXPECT(nonnegative(view.zone_unplaced) && nonnegative(view.classrooms) && nonnegative(view.beds));
  state.events.clear();
  state.rule_spending_yuan.fill(0.0);
  const bool under_way = std::any_of(state.pending.begin(), state.pending.end(),
                                     [](const Reserved<SiteChange>& pending) { return !pending.empty(); });
  if (!under_way && !params.decides_at(step)) return;
  count_residents(params, view.persons, state);
  for (int lane = 0; lane < (alike ? 1 : kLanes); ++lane) {
    Decision decision{params, view, static_cast<std::int32_t>(step), lane, state};
    decision.look();
    confirm(decision);
    carry_out_plan(decision);
    for (const AdjustmentRule& rule : params.rules)
      if (rule.active(decision.step)) apply(decision, rule);
  }
  if (alike) hold_in_all_lanes(state);
  XUEWEI_ENSURE(decisions_are_sound(state, static_cast<std::int32_t>(step)));
  XUEWEI_ENSURE(pending_changes(state) <= state.n.most_pending * kLanes);
  XUEWEI_ENSURE(nonnegative(state.temporary_rooms) && finite(state.rule_spending_yuan));
}

}  // namespace xuewei

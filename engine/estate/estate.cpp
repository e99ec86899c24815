#include "engine/estate/estate.hpp"

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/estate/programmes.hpp"
#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Months by which work may miss its time through the rounding of shares.
constexpr double kMonthTolerance = 1e-9;

void log_lanes(EventKind kind, const EstateParams& params, std::size_t project, const Lane& lanes,
               const Lane& classrooms, double places_per_classroom, EstateState& state) {
  const Project& planned = params.projects[project];
  for (int lane = 0; lane < kLanes; ++lane)
    if (lanes[lane] > 0.0)
      state.events.add({.kind = kind,
                        .cause = Cause::project,
                        .lane = lane,
                        .cause_row = static_cast<std::int32_t>(project),
                        .site = planned.site,
                        .other = planned.to,
                        .classrooms = classrooms[lane],
                        .places = classrooms[lane] * places_per_classroom});
}

/// Rooms go from one stage to another where `opens`, as many as are there, and the floor they stand on with them.
Lane convert_rooms(const Project& planned, const Lane& opens, double from_norm, double to_norm, EstateState& state) {
  const std::size_t from = planned.site.index(), to = planned.to.index();
  const Lane moved = (opens * planned.classrooms).min(state.classrooms[from]);
  const Lane floor =
      ratio_or_zero(Lane(state.floor_area_m2[from] * moved), state.classrooms[from]).min(state.floor_area_m2[from]);
  state.classrooms[from] -= moved;
  state.classrooms[to] += moved;
  state.floor_area_m2[from] -= floor;
  state.floor_area_m2[to] += floor;
  state.places_adjusted[from] -= moved * from_norm;
  state.places_adjusted[to] += moved * to_norm;
  return moved;
}

void open_project(const EstateParams& params, std::size_t project, const Lane& opens, std::size_t step,
                  EstateState& state) {
  const Project& planned = params.projects[project];
  const std::size_t u = planned.receiver().index();
  const double multiplier = params.class_size_multiplier[step];
  const double norm = params.norm_places(u, step) * multiplier;
  if (planned.kind == ProjectKind::conversion) {
    const double from_norm = params.norm_places(planned.site.index(), step) * multiplier;
    const Lane moved = convert_rooms(planned, opens, from_norm, norm, state);
    log_lanes(EventKind::converted, params, project, opens, moved, norm, state);
  } else {
    const Lane rooms = opens * planned.classrooms;
    state.classrooms[u] += rooms;
    state.places_opened[u] += rooms * params.norm_places(u, step) * multiplier;
    log_lanes(EventKind::project_opened, params, project, opens, rooms, norm, state);
  }
  state.floor_area_m2[u] = (state.floor_area_m2[u] + opens * planned.floor_area_m2).max(0.0);
  state.grounds_m2[u] += opens * planned.grounds_m2;
  state.beds[u] += opens * planned.beds;
  state.project_open[project] += opens;
  state.changed = true;
}

/// Temporary rooms and what came with them leave, as far as they are still there.
void take_away(const EstateParams& params, std::size_t project, std::size_t step, EstateState& state) {
  const Project& planned = params.projects[project];
  const std::size_t u = planned.site.index();
  const Lane& stands = state.project_open[project];
  const double norm = params.norm_places(u, step) * params.class_size_multiplier[step];
  const auto remove = [&](double planned_value, LaneField& field) {
    const Lane removed = (stands * std::max(0.0, planned_value)).min(field[u]);
    field[u] -= removed;
    return removed;
  };
  const Lane rooms = remove(planned.classrooms, state.classrooms);
  remove(planned.floor_area_m2, state.floor_area_m2);
  remove(planned.grounds_m2, state.grounds_m2);
  remove(planned.beds, state.beds);
  state.places_adjusted[u] -= rooms * norm;
  log_lanes(EventKind::temporary_removed, params, project, rooms, rooms, norm, state);
  state.changed = true;
}

/// 1 where the project is wanted and not open yet.
Lane still_to_build(const EstateParams& params, std::size_t project, int step, const EstateState& state) {
  return wanted(params, state, project, static_cast<std::size_t>(step)) * (1.0 - state.project_open[project]);
}

/// Work of a calendar year, at the pace the year's money allows, and what is finished by 31 August opens.
void build(const EstateParams& params, const Luck& luck, std::size_t project, int step, EstateState& state) {
  const Project& planned = params.projects[project];
  const Lane& paid = state.project_spending_yuan[project];
  const Lane asked = paid + state.project_due_yuan[project];
  const Lane pace = where_positive(asked, Lane(paid / asked.max(1.0)), Lane(Lane::Ones()));
  const WorkingMonths months = working_months(step == planned.first_step, params.winter_stop);
  Lane able = still_to_build(params, project, step, state);
  if (step >= planned.opening_step) {
    const Lane needed = planned.months_needed * luck.of(varying("estate/construction_time_multiplier"), project);
    const Lane ahead = state.project_months[project] + months.by_september * pace - needed;
    const Lane opens = able * at_least(Lane(ahead + kMonthTolerance), 0.0);
    if (any_positive(opens)) open_project(params, project, opens, static_cast<std::size_t>(step), state);
    able -= opens;
    if (any_positive(able)) log_lanes(EventKind::project_delayed, params, project, able, Lane::Zero(), 0.0, state);
  }
  if (step == planned.until_step && any_positive(state.project_open[project]))
    take_away(params, project, static_cast<std::size_t>(step), state);
  state.project_months[project] += able * months.all * pace;
}

bool has_settled(const EstateParams& params, std::size_t project, int step, const EstateState& state) {
  const Project& planned = params.projects[project];
  if (step < planned.last_step || any_positive(state.project_due_yuan[project])) return false;
  if (planned.opening_step == Project::kNever) return true;
  if (planned.until_step != Project::kNever && step < planned.until_step) return false;
  return !any_positive(still_to_build(params, project, step, state));
}

void settle_places(const EstateParams& params, EstateState& state) {
  for (LaneField* field : {&state.leaf_floor_area_m2, &state.leaf_grounds_m2, &state.leaf_beds}) field->fill(0.0);
  for (std::size_t u = 0; u < params.base_classrooms.size(); ++u) {
    const Lane entries = state.places_opened[u] + state.places_restandardised[u] + state.places_adjusted[u];
    // A site without rooms has exactly no places, whatever rounding its entries have left.
    state.places[u] =
        where_positive(state.classrooms[u], Lane((state.places[u] + entries).max(0.0)), Lane(Lane::Zero()));
    const std::size_t at = params.leaf_stage[u];
    state.leaf_floor_area_m2[at] += state.floor_area_m2[u];
    state.leaf_grounds_m2[at] += state.grounds_m2[u];
    state.leaf_beds[at] += state.beds[u];
  }
}

/// Places of every site are those before and the entries of the ledger; without rooms there are none.
[[maybe_unused]] bool places_follow_the_ledger(const LaneField& before, const EstateState& state) {
  for (std::size_t u = 0; u < before.size(); ++u) {
    const Lane wanted = before[u] + state.places_opened[u] + state.places_restandardised[u] + state.places_adjusted[u];
    if (!same(state.places[u], where_positive(state.classrooms[u], wanted, Lane(Lane::Zero())))) return false;
  }
  return true;
}

/// What a programme with a ceiling may spend is spent, carried over or lost. `carried`: from the year before.
[[maybe_unused]] bool money_is_accounted_for(const LaneField& carried, const EstateState& state) {
  for (std::size_t p = 0; p < carried.size(); ++p) {
    const Lane& ceiling = state.programme_ceiling_yuan[p];
    if (ceiling.isNaN().any()) continue;
    if (!same(ceiling + carried[p],
              state.programme_spending_yuan[p] + state.programme_carried_yuan[p] + state.programme_lapsed_yuan[p]))
      return false;
  }
  return true;
}

}  // namespace

EstateState start_estate(const EstateParams& params, const Luck& luck) {
  EstateState state{params.sizes()};
  for (std::size_t u = 0; u < params.base_classrooms.size(); ++u) {
    state.classrooms[u].setConstant(params.base_classrooms[u]);
    state.places[u] = state.classrooms[u] * params.norm_places(u, 0) * params.class_size_multiplier[0];
    state.floor_area_m2[u].setConstant(params.base_floor_area_m2[u]);
    state.grounds_m2[u].setConstant(params.base_grounds_m2[u]);
    state.beds[u].setConstant(params.base_beds[u]);
  }
  for (std::size_t i = 0; i < params.projects.size(); ++i) {
    state.project_months[i].setConstant(params.projects[i].months_before);
    state.project_started[i].setConstant(params.projects[i].first_step < 0 ? 1.0 : 0.0);
    state.settled[i] = params.projects[i].first_step == Project::kNever;
  }
  state.changed = true;
  advance_estate(params, luck, 0, state);
  return state;
}

void advance_estate(const EstateParams& params, const Luck& luck, std::size_t step, EstateState& state) {
  XUEWEI_EXPECT(step < params.steps);
  XUEWEI_EXPECT(nonnegative(luck.all()));
  XUEWEI_EXPECT(nonnegative(state.classrooms) && nonnegative(state.places) && nonnegative(state.project_due_yuan));
  XUEWEI_REMEMBER(const LaneField places_before = state.places, carried_before = state.programme_carried_yuan);
  pay_projects(params, luck, step, state);
  const int now = static_cast<int>(step);
  for (std::size_t i = 0; i < params.projects.size(); ++i) {
    if (now < params.projects[i].first_step || state.settled[i]) continue;
    if (params.projects[i].opening_step != Project::kNever) build(params, luck, i, now, state);
    state.settled[i] = has_settled(params, i, now, state);
  }
  if (state.changed) settle_places(params, state);

  XUEWEI_ENSURE(nonnegative(state.classrooms) && nonnegative(state.places) && nonnegative(state.floor_area_m2));
  XUEWEI_ENSURE(nonnegative(state.beds) && nonnegative(state.childcare_places));
  XUEWEI_ENSURE(!state.changed || places_follow_the_ledger(places_before, state));
  XUEWEI_ENSURE(nonnegative(state.project_spending_yuan) && whole(state.project_spending_yuan));
  XUEWEI_ENSURE(nonnegative(state.project_due_yuan) &&
                none_above(state.project_open, LaneField(state.n.projects, 1.0)));
  XUEWEI_ENSURE(same(sum(state.project_spending_yuan), sum(state.programme_spending_yuan)));
  XUEWEI_ENSURE(money_is_accounted_for(carried_before, state));
}

}  // namespace xuewei

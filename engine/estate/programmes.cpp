#include "engine/estate/programmes.hpp"

#include <cmath>

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

/// Above 1 by more than the rounding of a share, and by too little to make a whole yuan of 10^14: what is exactly whole
/// stays whole under floor.
constexpr double kShareGuard = 1.0 + 0x1p-50;

bool may_owe(const EstateParams& params, const EstateState& state, std::size_t project, int step) {
  return step >= params.projects[project].first_step && !state.settled[project];
}

/// Adds this year's instalment to what each project of a band owes; returns what the band owes.
Lane owe(const EstateParams& params, const Luck& luck, const Band& band, int step, EstateState& state) {
  Lane due = Lane::Zero();
  for (std::size_t at = band.first; at < band.last; ++at) {
    const std::size_t i = params.by_band[at];
    if (!may_owe(params, state, i, step)) continue;
    const Project& project = params.projects[i];
    if (step <= project.last_step) {
      const auto instalment = static_cast<std::size_t>(step - std::max(0, project.first_step));
      const double yuan = params.instalment_yuan[project.first_instalment + instalment] *
                          params.cost_multiplier[static_cast<std::size_t>(step)];
      state.project_due_yuan[i] +=
          nearest_whole(Lane(yuan * luck.of(varying("estate/construction_cost_multiplier"), i)));
    }
    state.project_due_yuan[i] *= wanted(params, state, i, static_cast<std::size_t>(step));
    due += state.project_due_yuan[i];
  }
  return due;
}

void log_first_payments(const EstateParams& params, std::size_t project, const Lane& first, EstateState& state) {
  for (int lane = 0; lane < kLanes; ++lane)
    if (first[lane] > 0.0)
      state.events.add({.kind = EventKind::project_started,
                        .cause = Cause::project,
                        .lane = lane,
                        .cause_row = static_cast<std::int32_t>(project),
                        .site = params.projects[project].site,
                        .other = params.projects[project].to});
}

/// Pays a band all it owes where `short_of` is not positive, `share` of it elsewhere; returns what was paid.
Lane pay(const EstateParams& params, const Band& band, int step, const Lane& short_of, const Lane& share,
         EstateState& state) {
  Lane spent = Lane::Zero();
  for (std::size_t at = band.first; at < band.last; ++at) {
    const std::size_t i = params.by_band[at];
    if (!may_owe(params, state, i, step)) continue;
    Lane& due = state.project_due_yuan[i];
    const Lane paid = where_positive(short_of, floor_whole(Lane(due * share)), due);
    due -= paid;
    spent += paid;
    state.project_spending_yuan[i] = paid;
    const Lane first = where_positive(paid, Lane(1.0 - state.project_started[i]), Lane(Lane::Zero()));
    if (any_positive(first)) log_first_payments(params, i, first, state);
    state.project_started[i] += first;
  }
  return spent;
}

}  // namespace

WorkingMonths working_months(bool first_year, bool winter_stop) {
  if (winter_stop) return {5.0, 7.0};                                       // April to August, to October
  return first_year ? WorkingMonths{6.0, 10.0} : WorkingMonths{8.0, 12.0};  // from March, from January
}

Lane wanted(const EstateParams& params, const EstateState& state, std::size_t project, std::size_t step) {
  const Project& planned = params.projects[project];
  const Lane& open = state.project_open[project];
  if (!planned.site.valid()) return Lane::Ones();
  if (static_cast<int>(step) >= planned.until_step) return open;
  const Lane closed = state.closed[planned.site.index()].max(state.closed[planned.receiver().index()]);
  return 1.0 - closed * (1.0 - open);
}

void pay_projects(const EstateParams& params, const Luck& luck, std::size_t step, EstateState& state) {
  state.project_spending_yuan.fill(0.0);
  state.programme_spending_yuan.fill(0.0);
  state.programme_lapsed_yuan.fill(0.0);
  for (std::size_t p = 0; p < params.programmes; ++p)
    state.programme_ceiling_yuan[p] = nearest_whole(
        Lane(params.ceiling_yuan[p * params.steps + step] * luck.of(varying("estate/ceiling_multiplier"), p)));

  Lane left = Lane::Zero();  // of the programme's money, for the bands to come
  for (std::size_t b = 0; b < params.bands.size(); ++b) {
    const Band& band = params.bands[b];
    const std::size_t p = band.programme;
    const bool limited = !std::isnan(params.ceiling_yuan[p * params.steps + step]);
    if (b == 0 || params.bands[b - 1].programme != p)
      left = limited ? Lane(state.programme_ceiling_yuan[p] + state.programme_carried_yuan[p]) : Lane(Lane::Zero());
    const Lane due = owe(params, luck, band, static_cast<int>(step), state);
    const Lane short_of = limited ? Lane(due - left) : Lane(Lane::Zero());
    const Lane share = ratio_or_zero(left, due) * kShareGuard;
    state.programme_spending_yuan[p] += pay(params, band, static_cast<int>(step), short_of, share, state);
    left = (left - due).max(0.0);
  }

  for (std::size_t p = 0; p < params.programmes; ++p) {
    if (std::isnan(params.ceiling_yuan[p * params.steps + step])) continue;
    const Lane unspent =
        state.programme_ceiling_yuan[p] + state.programme_carried_yuan[p] - state.programme_spending_yuan[p];
    (params.carry_unspent ? state.programme_carried_yuan : state.programme_lapsed_yuan)[p] = unspent;
  }
}

}  // namespace xuewei

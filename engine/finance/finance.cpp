#include "engine/finance/finance.hpp"

#include <cmath>
#include <utility>

#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/lanes/limits.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kGrants = varying("finance/grants_multiplier");  // by stage, as pay
constexpr std::size_t kPay = varying("finance/pay_multiplier");

constexpr std::size_t index_of(SpendingItem item) { return static_cast<std::size_t>(item); }

Lane over_fiscal_year(const Lane& before, const Lane& now) { return before * kSpringShare + now * kAutumnShare; }

/// Who of a site's pupils a grant counts.
Lane counted_at(const FinanceParams& params, const FinanceYear& year, std::size_t step, std::size_t u, std::size_t g) {
  const Grant& grant = params.grants[g];
  const Lane& pupils = year.site_pupils[u];
  if (grant.item == SpendingItem::boarding) return year.boarders[u];
  if (grant.item == SpendingItem::free_last_year)
    return year.pupils[params.first_cell[u] + params.last_grade[step * params.stages + grant.stage.index()]];
  const double least = params.least_pupils[step * params.grants.size() + g];
  if (least > 0.0) return where_positive(Lane(pupils - kSameHeads), Lane(pupils.max(least)), pupils);
  return pupils;
}

/// Cost and pupils of a site go to the band of its size, in every lane its own; without pupils to none.
void add_by_size(const Lane& pupils, const Lane& cost, Lane* band_cost, Lane* band_pupils) {
  Lane reached = where_positive(pupils, 1.0, 0.0);
  for (std::size_t band = 0; band < kSchoolSizeBands && any_positive(reached); ++band) {
    const bool last = band + 1 == kSchoolSizeBands;
    const Lane beyond = last ? Lane(Lane::Zero()) : reaches(pupils, kSchoolSizeFrom[band + 1]);
    band_cost[band] += cost * (reached - beyond);
    band_pupils[band] += pupils * (reached - beyond);
    reached = beyond;
  }
}

/// A site's pupils, who of them the grants that it gets count, and what it costs at the rates of this autumn.
void count_site(const FinanceParams& params, const FinanceYear& year, std::size_t step, std::size_t u,
                FinanceState& state) {
  const std::size_t at = params.county_stage[u], grants = params.grants.size();
  const std::size_t county = at / params.stages, stage = at % params.stages;
  const Lane& pupils = year.site_pupils[u];
  state.pupils[at] += pupils;
  if (params.is_private[u]) state.private_pupils[at] += pupils;
  const double pay_yuan = params.is_private[u] ? 0.0 : params.pay_yuan[step * params.stages + stage];
  Lane cost = year.site_staff[u] * pay_yuan * year.luck.of(kPay, stage);
  for (std::uint32_t entry = params.first_grant[u]; entry < params.first_grant[u + 1]; ++entry) {
    const std::size_t g = params.grant_of_site[entry];
    const Lane counted = counted_at(params, year, step, u, g);
    state.counted[county * grants + g] += counted;
    if (params.grants[g].item != SpendingItem::fee)
      cost += counted * params.autumn_yuan[step * grants + g] * year.luck.of(kGrants, stage);
  }
  add_by_size(pupils, cost, &state.size_cost_yuan[at * kSchoolSizeBands], &state.size_pupils[at * kSchoolSizeBands]);
}

/// 1 September: the autumn's pupils take the place of last year's.
void count_pupils(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  std::swap(state.counted, state.counted_before);
  std::swap(state.pupils, state.pupils_before);
  for (LaneField* field :
       {&state.counted, &state.pupils, &state.private_pupils, &state.size_cost_yuan, &state.size_pupils})
    field->fill(0.0);
  for (std::size_t u = 0; u < params.sites; ++u) count_site(params, year, step, u, state);
  for (std::size_t g = 0; g < params.grants.size(); ++g) {
    if (params.grants[g].item != SpendingItem::bought_places) continue;
    const std::size_t stage = params.grants[g].stage.index();
    for (std::size_t c = 0; c < params.counties; ++c) {
      const std::size_t at = c * params.stages + stage;
      state.counted[c * params.grants.size() + g] =
          (state.private_pupils[at] - state.pupils[at] * params.private_share[stage]).max(0.0);
    }
  }
}

void pay_grants(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  const std::size_t grants = params.grants.size();
  const Lane fees_stay = Lane::Ones();
  for (std::size_t c = 0; c < params.counties; ++c)
    for (std::size_t g = 0; g < grants; ++g) {
      const double spring = kSpringShare * params.spring_yuan[step * grants + g];
      const double autumn = kAutumnShare * params.autumn_yuan[step * grants + g];
      const std::size_t at = c * params.stages + params.grants[g].stage.index();
      const SpendingItem item = params.grants[g].item;
      const Lane& luck = item == SpendingItem::fee ? fees_stay : year.luck.of(kGrants, params.grants[g].stage.index());
      Lane& yuan = item == SpendingItem::fee ? state.family_fees_yuan[at]
                                             : state.spending_yuan[at * kSpendingItems + index_of(item)];
      yuan += nearest_whole(
          Lane((state.counted_before[c * grants + g] * spring + state.counted[c * grants + g] * autumn) * luck));
    }
}

/// What the state pays in place of a fee, families do not.
void relieve_families(const FinanceParams& params, FinanceState& state) {
  for (std::size_t at = 0; at < params.county_stages(); ++at) {
    const Lane& paid = state.spending_yuan[at * kSpendingItems + index_of(SpendingItem::free_last_year)];
    state.family_fees_yuan[at] = (state.family_fees_yuan[at] - paid).max(0.0);
  }
}

void pay_staff(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  for (std::size_t at = 0; at < params.county_stages(); ++at) {
    const std::size_t stage = at % params.stages;
    const double yuan = params.pay_yuan[step * params.stages + stage] * params.state_staff_share[at];
    const Lane staff = over_fiscal_year(state.staff_before[at], year.staff[at]);
    state.spending_yuan[at * kSpendingItems + index_of(SpendingItem::pay)] =
        nearest_whole(Lane(staff * yuan * year.luck.of(kPay, stage)));
    state.staff_before[at] = year.staff[at];
  }
}

/// Shares whole yuan over counties and stages by pupils: differences of rounded running sums, so that nothing is lost.
void share_equipment(const FinanceParams& params, const Lane& yuan, FinanceState& state) {
  Lane all = Lane::Zero();
  for (const Lane& pupils : state.pupils.all()) all += pupils;
  Lane pupils = Lane::Zero(), shared = Lane::Zero();
  for (std::size_t at = 0; at < params.county_stages(); ++at) {
    pupils += state.pupils[at];
    const bool last = at + 1 == params.county_stages();
    const Lane until = last ? yuan : nearest_whole(Lane(yuan * ratio_or_zero(pupils, all)));
    state.spending_yuan[at * kSpendingItems + index_of(SpendingItem::equipment)] = until - shared;
    shared = until;
  }
}

void pay_works(const FinanceParams& params, const FinanceYear& year, FinanceState& state) {
  const auto works_at = [&](std::size_t site) -> Lane& {
    return state.spending_yuan[params.county_stage[site] * kSpendingItems + index_of(SpendingItem::works)];
  };
  Lane equipment = Lane::Zero();
  for (std::size_t i = 0; i < params.project_site.size(); ++i) {
    const SiteId site = params.project_site[i];
    if (!site.valid())
      equipment += year.project_spending[i];
    else
      works_at(site.index()) += year.project_spending[i];
  }
  share_equipment(params, equipment, state);
  for (const SiteChange& change : year.changes) {
    if (change.kind != SiteChangeKind::add_rooms || change.cause != Cause::rule || change.classrooms <= 0.0) continue;
    Lane rooms = Lane::Zero();
    rooms[change.lane] = change.classrooms;
    works_at(change.site.index()) +=
        nearest_whole(Lane(rooms * params.rule_yuan_per_classroom[static_cast<std::size_t>(change.cause_row)]));
  }
}

/// What each level of government bears of one item.
void split_levels(const LevelShares& levels, const Lane& spending, Lane* level_spending) {
  Lane left = spending;
  for (std::size_t level = 0; level < levels.last; ++level) {
    if (levels.share[level] == 0.0) continue;
    const Lane borne = floor_whole(Lane(spending * levels.share[level])).min(left);
    level_spending[level] += borne;
    left -= borne;
  }
  level_spending[levels.last] += left;
}

void add_up(const FinanceParams& params, std::size_t step, FinanceState& state) {
  for (LaneField* field : {&state.county_spending_yuan, &state.county_fiscal_year_pupils, &state.level_spending_yuan})
    field->fill(0.0);
  for (std::size_t at = 0; at < params.county_stages(); ++at) {
    const std::size_t county = at / params.stages, stage = at % params.stages;
    Lane total = Lane::Zero();
    for (std::size_t item = 0; item < kSpendingItems; ++item) {
      const Lane& spending = state.spending_yuan[at * kSpendingItems + item];
      total += spending;
      split_levels(params.level_shares[(step * params.stages + stage) * kSpendingItems + item], spending,
                   &state.level_spending_yuan[county * kGovernmentLevels]);
    }
    state.stage_spending_yuan[at] = total;
    state.county_spending_yuan[county] += total;
    state.fiscal_year_pupils[at] = over_fiscal_year(state.pupils_before[at], state.pupils[at]);
    state.county_fiscal_year_pupils[county] += state.fiscal_year_pupils[at];
  }
}

void measure_gap(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  for (std::size_t c = 0; c < params.counties; ++c) {
    const double planned = params.budget_yuan[step * params.counties + c];
    const Lane budget = nearest_whole(Lane(planned * year.luck.of(varying("finance/budget"), c)));
    const Lane& borne = state.level_spending_yuan[c * kGovernmentLevels + kGovernmentLevels - 1];
    state.budget_yuan[c] = budget;
    state.financing_gap_yuan[c] = std::isnan(planned) ? Lane(Lane::Zero()) : Lane((borne - budget).max(0.0));
  }
}

/// One budget against the two no-decrease rules; remembers it for the next year. Spending per pupil falls where there
/// are more pupils than the money pays for at last year's amount per pupil.
void test_no_decrease(const Lane& spending, const Lane& pupils, Lane& before, Lane& pupils_before, Lane& fell,
                      Lane& per_pupil_fell) {
  fell = where_positive(before - spending, 1.0, 0.0);
  const Lane was = ratio_or_zero(before, pupils_before);
  per_pupil_fell = above(pupils, ratio_or_zero(spending, was)) * where_positive(was, 1.0, 0.0);
  before = spending;
  pupils_before = pupils;
}

void test_rules(const FinanceParams& params, FinanceState& state) {
  Lane pupils = Lane::Zero();
  for (std::size_t c = 0; c < params.counties; ++c) {
    pupils += state.county_fiscal_year_pupils[c];
    test_no_decrease(state.county_spending_yuan[c], state.county_fiscal_year_pupils[c], state.spending_before[c],
                     state.pupils_of_year_before[c], state.spending_fell[c], state.spending_per_pupil_fell[c]);
  }
  for (std::size_t level = 0; level < kGovernmentLevels; ++level) {
    Lane spending = Lane::Zero();
    for (std::size_t c = 0; c < params.counties; ++c)
      spending += state.level_spending_yuan[c * kGovernmentLevels + level];
    const std::size_t at = params.counties + level;
    test_no_decrease(spending, pupils, state.spending_before[at], state.pupils_of_year_before[at],
                     state.level_spending_fell[level], state.level_spending_per_pupil_fell[level]);
  }
}

[[maybe_unused]] bool is_complete(const FinanceParams& params, const FinanceYear& year) {
  return nonnegative(year.pupils) && nonnegative(year.site_pupils, params.sites) &&
         nonnegative(year.boarders, params.sites) && nonnegative(year.staff, params.county_stages()) &&
         nonnegative(year.site_staff, params.sites) && nonnegative(year.project_spending, params.project_site.size());
}

/// To the yuan: items, stages, counties and levels of government have the same total.
[[maybe_unused]] bool totals_agree(const FinanceState& state) {
  const Lane total = sum(state.spending_yuan);
  return (sum(state.stage_spending_yuan) == total).all() && (sum(state.county_spending_yuan) == total).all() &&
         (sum(state.level_spending_yuan) == total).all();
}

void spend(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  XUEWEI_EXPECT(is_complete(params, year));
  for (LaneField* field : {&state.spending_yuan, &state.family_fees_yuan}) field->fill(0.0);
  pay_grants(params, year, step, state);
  relieve_families(params, state);
  pay_staff(params, year, step, state);
  pay_works(params, year, state);
  add_up(params, step, state);
  measure_gap(params, year, step, state);
  test_rules(params, state);
  XUEWEI_ENSURE(nonnegative(state.spending_yuan) && whole(state.spending_yuan) && nonnegative(state.family_fees_yuan));
  XUEWEI_ENSURE(nonnegative(state.level_spending_yuan) && totals_agree(state));
  XUEWEI_ENSURE(nonnegative(state.financing_gap_yuan) && nonnegative(state.fiscal_year_pupils));
}

}  // namespace

FinanceState start_finance(const FinanceParams& params, const FinanceYear& year) {
  FinanceState state{params.sizes()};
  count_pupils(params, year, 0, state);
  for (std::size_t i = 0; i < state.counted.size(); ++i) state.counted_before[i] = state.counted[i];
  for (std::size_t at = 0; at < params.county_stages(); ++at) {
    state.pupils_before[at] = state.pupils[at];
    state.staff_before[at] = year.staff[at];
  }
  spend(params, year, 0, state);
  return state;
}

void advance_finance(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state) {
  XUEWEI_EXPECT(step >= 1 && (step + 1) * params.stages <= params.pay_yuan.size());
  count_pupils(params, year, step, state);
  spend(params, year, step, state);
}

}  // namespace xuewei

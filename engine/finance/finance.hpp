// Finance: what public budgets spend on schools in a fiscal year, by county, stage and item, and which level of
// government bears it; and, apart from it, the fees that families pay.
//
// Equations (docs/methods/finance.md). Fiscal year t is calendar year t: eight months of school year t-1, four of t.
// For county c, stage k, item i, grant g (one series of the table grants), site u:
//   counted[u,g,t]  = pupils of u on 1 September t, at least g's least number where there are any      most items
//                   = boarders of u | pupils of the stage's last grade                   boarding | free_last_year
//   counted[c,g,t]  = sum over g's sites; bought_places: max(0, private pupils - private share x all pupils)
//   spending[c,k,i] = sum over g of round(8/12 spring yuan[g,t] counted[c,g,t-1] + 4/12 autumn yuan[g,t] counted[c,g,t])
//   spending[c,k,pay]       = round(yuan per head[k,t] x share in state schools[c,k] x (8/12 staff[t-1] + 4/12 staff[t]))
//   yuan per head           = max(pay[k,t] x multiplier[t], civil servants' pay[t] x ratio[t])
//   spending[c,k,works]     = paid for projects of c's and k's sites in t + round(rooms of rules opened in t x price)
//   spending[c,k,equipment] = paid for projects without a site, shared over counties and stages by pupils
//   level of government l   = floor(share[k,i,t,l] x spending), the lowest level with a share bears what is left
//   financing gap[c,t]      = max(0, what level county bears in c - round(10000 (ceiling[c,t] + transfers[c,t])))
//   fell[c,t]               = 1 where spending[t] < spending[t-1]; per pupil: spending / pupils of the fiscal year; and both
//                             by level of government over all counties (the two no-decrease rules, tested apart)
// so that sum over items = total = sum over levels, to the yuan. Fees are in none of these:
//   family fees[c,k] = max(0, sum over fee series of round(as a grant's spending) - spending[c,k,free_last_year])
// Cost of site u at the rates of the autumn, twelve months of them, summed by county, stage and size of site:
//   cost[u,t]       = sum over u's grants of autumn yuan[g,t] x counted[u,g,t] + yuan per head[k,t] x staff[u,t] if state
// Units: whole yuan of the fiscal year, nominal; pupils; persons.
// In the base year, of whose preceding school year nothing is known, that year counts as equal.
// Not modelled: money of families beyond the fee, of owners, debt, pensions, staff of private schools, price growth of grants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/events/site_change.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/uncertainty/luck.hpp"

namespace xuewei {

inline constexpr std::size_t kSpendingItems = 11;  ///< SpendingItem, all but the fee
static_assert(static_cast<std::size_t>(SpendingItem::fee) == kSpendingItems);
inline constexpr std::size_t kGovernmentLevels = 4;  ///< central, region, prefecture, county
inline constexpr double kSchoolSizeFrom[] = {0.0, 100.0, 300.0, 600.0, 1200.0};  ///< pupils where each band begins
inline constexpr std::size_t kSchoolSizeBands = std::size(kSchoolSizeFrom);
inline constexpr double kSpringShare = 8.0 / 12.0;  ///< of a fiscal year: January to August
inline constexpr double kAutumnShare = 1.0 - kSpringShare;

/// One series of the table grants.
struct Grant {
  SpendingItem item = SpendingItem::public_use;
  StageId stage;
};

/// How an item is borne in one fiscal year; `last` bears what rounding leaves.
struct LevelShares {
  double share[kGovernmentLevels] = {0.0, 0.0, 0.0, 1.0};
  std::size_t last = kGovernmentLevels - 1;
};

struct FinanceSizes {
  std::size_t counties = 0, county_stages = 0, grants = 0;
};

struct FinanceParams {
  std::size_t counties = 0, stages = 0, sites = 0;
  std::vector<Grant> grants;
  std::vector<double> spring_yuan,
      autumn_yuan;                           ///< [step x grant] per pupil and year, in force before and from September
  std::vector<double> least_pupils;          ///< [step x grant] per site, in force on 1 September
  std::vector<std::uint32_t> first_grant;    ///< [site + 1] into the list below
  std::vector<std::uint32_t> grant_of_site;  ///< those that count pupils of single sites
  std::vector<std::size_t> county_stage;     ///< [site]
  std::vector<std::size_t> first_cell;       ///< [site]
  std::vector<std::uint8_t> is_private;      ///< [site]
  std::vector<double> private_share;         ///< [stage] of pupils; private pupils above it are bought places
  std::vector<std::size_t> last_grade;       ///< [step x stage] position among the stage's grades
  std::vector<double> pay_yuan;              ///< [step x stage] per head and year
  std::vector<LevelShares> level_shares;     ///< [(step x stages + stage) x items + item]
  std::vector<double> budget_yuan;           ///< [step x county] ceiling and transfers; NaN: no ceiling
  std::vector<SiteId> project_site;          ///< [project] invalid: equipment
  std::vector<double> rule_yuan_per_classroom;  ///< [rule]

  FinanceSizes sizes() const {
    return {.counties = counties, .county_stages = county_stages(), .grants = grants.size()};
  }
  std::size_t county_stages() const { return counties * stages; }
};

/// [county x stage] unless said otherwise.
struct FinanceState {
  FinanceSizes n;
  // [county x grant] this school year and the one before
  LaneField counted{n.counties * n.grants}, counted_before{n.counties * n.grants};
  LaneField pupils{n.county_stages}, pupils_before{n.county_stages};
  LaneField private_pupils{n.county_stages};
  LaneField staff_before{n.county_stages};
  LaneField fiscal_year_pupils{n.county_stages};              ///< 8/12 and 4/12 of two school years
  LaneField spending_yuan{n.county_stages * kSpendingItems};  ///< [county x stage x item]
  LaneField stage_spending_yuan{n.county_stages};             ///< sum over items
  LaneField family_fees_yuan{n.county_stages};                ///< what families pay, no part of spending
  // [county x stage x school size band]
  LaneField size_cost_yuan{n.county_stages * kSchoolSizeBands}, size_pupils{n.county_stages * kSchoolSizeBands};
  LaneField county_spending_yuan{n.counties};                         ///< [county] sum over stages
  LaneField county_fiscal_year_pupils{n.counties};                    ///< [county]
  LaneField level_spending_yuan{n.counties * kGovernmentLevels};      ///< [county x level of government]
  LaneField budget_yuan{n.counties}, financing_gap_yuan{n.counties};  ///< [county] no ceiling: NaN, and no gap
  LaneField spending_fell{n.counties},
      spending_per_pupil_fell{n.counties};  ///< [county] 1: below the fiscal year before
  // [level of government] over all counties
  LaneField level_spending_fell{kGovernmentLevels}, level_spending_per_pupil_fell{kGovernmentLevels};
  // [county, then level of government] for the rules
  LaneField spending_before{n.counties + kGovernmentLevels}, pupils_of_year_before{n.counties + kGovernmentLevels};
};

/// What finance reads of a year.
struct FinanceYear {
  const LaneField& pupils;                ///< [cell]
  const LaneField& site_pupils;           ///< [site]
  const LaneField& boarders;              ///< [site]
  const LaneField& staff;                 ///< [county x stage] of state schools
  const LaneField& site_staff;            ///< [site]
  const LaneField& project_spending;      ///< [project] yuan of the fiscal year
  std::span<const SiteChange> changes{};  ///< in force from this 1 September
  const Luck& luck = no_luck();
};

/// Throws std::invalid_argument on what `read_case` should have refused.
FinanceParams compile_finance(const Case& input, const Network& network);

/// The base year, and its fiscal year.
FinanceState start_finance(const FinanceParams& params, const FinanceYear& year);

/// Fiscal year `step` (>= 1), of which the school year that has just begun is the last third.
void advance_finance(const FinanceParams& params, const FinanceYear& year, std::size_t step, FinanceState& state);

}  // namespace xuewei

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "engine/finance/finance.hpp"

namespace xuewei {
namespace {

StageId known_stage(const Network& network, const std::string& id, const char* table) {
  const StageId stage = network.find_stage(id);
  if (!stage.valid()) throw std::invalid_argument("table " + std::string(table) + ": no stage is called `" + id + "`");
  return stage;
}

/// Rows of one series by their start.
struct GrantSeries {
  std::optional<Sector> sector;
  std::optional<Residence> residence;
  std::vector<const GrantRow*> rows;

  /// The row in force in a term of a fiscal year, or nullptr.
  const GrantRow* at(int year, GrantRow::Term term) const {
    const GrantRow* found = nullptr;
    for (const GrantRow* row : rows)
      if (row->from_year < year || (row->from_year == year && row->term <= term)) found = row;
    return found != nullptr && year <= found->to_year ? found : nullptr;
  }
};

/// In the order in which the case first names each series.
std::vector<GrantSeries> read_series(const Case& input, const Network& network, FinanceParams& params) {
  std::vector<GrantSeries> series;
  std::map<std::tuple<SpendingItem, std::string, std::optional<Sector>, std::optional<Residence>>, std::size_t> known;
  for (const GrantRow& row : input.grants) {
    const auto [found, first] =
        known.emplace(std::tuple(row.item, row.stage, row.sector, row.residence), series.size());
    if (first) {
      series.push_back({row.sector, row.residence, {}});
      params.grants.push_back({.item = row.item, .stage = known_stage(network, row.stage, "grants")});
    }
    series[found->second].rows.push_back(&row);
  }
  for (GrantSeries& one : series)
    std::ranges::stable_sort(one.rows, [](const GrantRow* a, const GrantRow* b) {
      return std::tuple(a->from_year, a->term) < std::tuple(b->from_year, b->term);
    });
  return series;
}

void set_grants(const Case& input, const Network& network, FinanceParams& params) {
  const std::vector<GrantSeries> series = read_series(input, network, params);
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const int year = network.calendar.year(step);
    for (std::size_t g = 0; g < series.size(); ++g) {
      const GrantSeries& one = series[g];
      const bool is_fee = params.grants[g].item == SpendingItem::fee;
      const double multiplier = is_fee ? 1.0 : input.parameters.grants_multiplier.at(year);
      const GrantRow *spring = one.at(year, GrantRow::Term::spring), *autumn = one.at(year, GrantRow::Term::autumn);
      params.spring_yuan.push_back(spring != nullptr ? spring->yuan_per_pupil_year * multiplier : 0.0);
      params.autumn_yuan.push_back(autumn != nullptr ? autumn->yuan_per_pupil_year * multiplier : 0.0);
      params.least_pupils.push_back(autumn != nullptr ? autumn->least_pupils_per_site : 0.0);
    }
  }
  params.first_grant.push_back(0);
  for (const Site& site : network.sites) {
    const SchoolRow& row = input.schools[site.row];
    for (std::size_t g = 0; g < series.size(); ++g) {
      if (params.grants[g].stage != site.stage || params.grants[g].item == SpendingItem::bought_places) continue;
      if (series[g].sector && *series[g].sector != row.sector) continue;
      if (series[g].residence && *series[g].residence != network.leaves[site.leaf.index()].residence) continue;
      params.grant_of_site.push_back(static_cast<std::uint32_t>(g));
    }
    params.first_grant.push_back(static_cast<std::uint32_t>(params.grant_of_site.size()));
  }
}

void set_sites(const Case& input, const Network& network, FinanceParams& params) {
  for (const Site& site : network.sites) {
    const SchoolRow& row = input.schools[site.row];
    const std::size_t at = site.county.index() * params.stages + site.stage.index();
    params.county_stage.push_back(at);
    params.first_cell.push_back(site.first_cell.index());
    params.is_private.push_back(row.sector != Sector::state);
  }
  for (const StageRow& stage : input.stages) params.private_share.push_back(stage.private_intake_share);
  for (std::size_t step = 0; step < network.calendar.steps; ++step)
    for (const Stage& stage : network.stages) params.last_grade.push_back(stage.taught[step].last);
}

void set_pay(const Case& input, const Network& network, FinanceParams& params) {
  std::vector<std::vector<std::pair<int, double>>> points(params.stages);
  for (const PayRow& row : input.pay)
    points[known_stage(network, row.stage, "pay").index()].emplace_back(row.year, row.yuan_per_staff_year);
  std::vector<Path> paths;
  for (auto& stage : points) {
    std::ranges::sort(stage);
    paths.push_back(stage.empty() ? Path(0.0) : Path(std::move(stage)));
  }
  const Parameters& parameters = input.parameters;
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const int year = network.calendar.year(step);
    const double floor = parameters.civil_servant_pay_yuan.at(year) * parameters.pay_to_civil_servants.at(year);
    for (const Path& pay : paths)
      params.pay_yuan.push_back(std::max(floor, pay.at(year) * parameters.pay_multiplier.at(year)));
  }
}

LevelShares level_shares(const FundingShareRow& row) {
  LevelShares result{.share = {row.central_share, row.region_share, row.prefecture_share, row.county_share}, .last = 0};
  for (std::size_t level = 0; level < kGovernmentLevels; ++level)
    if (result.share[level] > 0.0) result.last = level;
  return result;
}

void set_level_shares(const Case& input, const Network& network, FinanceParams& params) {
  params.level_shares.resize(network.calendar.steps * params.stages * kSpendingItems);
  std::vector<std::size_t> order(input.funding_shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return input.funding_shares[i].from_year; });
  for (const std::size_t i : order) {
    const FundingShareRow& row = input.funding_shares[i];
    const std::size_t stage = known_stage(network, row.stage, "funding_shares").index();
    if (row.item == SpendingItem::fee) throw std::invalid_argument("table funding_shares: no budget bears a fee");
    for (std::size_t step = 0; step < network.calendar.steps; ++step)
      if (network.calendar.year(step) >= row.from_year)
        params.level_shares[(step * params.stages + stage) * kSpendingItems + static_cast<std::size_t>(row.item)] =
            level_shares(row);
  }
}

void set_budgets(const Case& input, const Network& network, FinanceParams& params) {
  params.budget_yuan.assign(network.calendar.steps * params.counties, std::numeric_limits<double>::quiet_NaN());
  for (const BudgetRow& row : input.budgets) {
    const CountyId county = network.find_county(row.county);
    if (!county.valid()) throw std::invalid_argument("table budgets: no county is called `" + row.county + "`");
    for (std::size_t step = 0; step < network.calendar.steps; ++step)
      if (network.calendar.year(step) == row.year)
        params.budget_yuan[step * params.counties + county.index()] =
            std::round(1e4 * (row.ceiling_ten_thousand_yuan + row.transfers_ten_thousand_yuan));
  }
}

void set_works(const Case& input, const Network& network, FinanceParams& params) {
  for (const ProjectRow& project : input.projects) {
    const SiteId site = network.find_site(project.school_code, project.stage);
    params.project_site.push_back(site);
  }
  for (const RuleRow& rule : input.rules) params.rule_yuan_per_classroom.push_back(rule.yuan_per_classroom);
}

}  // namespace

FinanceParams compile_finance(const Case& input, const Network& network) {
  FinanceParams params;
  params.counties = network.counties.size();
  params.stages = network.stages.size();
  params.sites = network.sites.size();
  set_grants(input, network, params);
  set_sites(input, network, params);
  set_pay(input, network, params);
  set_level_shares(input, network, params);
  set_budgets(input, network, params);
  set_works(input, network, params);
  return params;
}

}  // namespace xuewei

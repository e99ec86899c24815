#include <algorithm>
#include <cmath>

#include "tools/report/collect.hpp"

namespace xuewei::report {
namespace {

/// Values of one variable at area `whole`, [year x inner] in the file; empty where the file has none.
class AtWhole {
 public:
  AtWhole(const ScenarioResults& from, std::string_view id, std::size_t whole)
      : values_(from.expected.values.at(variable_index(id))),
        years_(from.steps()),
        areas_(from.texts("area").size()),
        whole_(whole),
        inner_(values_.empty() ? 0 : values_.size() / (years_ * areas_)) {}

  std::size_t inner() const { return inner_; }
  double at(std::size_t year, std::size_t i) const { return values_[(year * areas_ + whole_) * inner_ + i]; }
  /// [inner x year]
  std::vector<double> by_year() const {
    std::vector<double> list;
    for (std::size_t i = 0; i < inner_; ++i)
      for (std::size_t year = 0; year < years_; ++year) list.push_back(at(year, i));
    return list;
  }

 private:
  const std::vector<double>& values_;
  std::size_t years_, areas_, whole_, inner_;
};

/// Sums over stages, [stage x inner x year] to [inner x year].
std::vector<double> over_stages(const std::vector<double>& by_stage, std::size_t stages) {
  const std::size_t size = by_stage.size() / stages;
  std::vector<double> sums(size);
  for (std::size_t i = 0; i < by_stage.size(); ++i) sums[i % size] += by_stage[i];
  return sums;
}

bool any_yuan(const std::vector<double>& values) {
  return std::any_of(values.begin(), values.end(), [](double value) { return value > 0.0; });
}

}  // namespace

void collect_money(const ScenarioResults& from, const ReportData& data, std::size_t whole, Scenario& to) {
  if (data.stages.empty() || to.lacking.contains("spending")) return;
  const auto values = [&](std::string_view id) { return AtWhole(from, id, whole); };
  Money& money = to.money;
  money.by_item = over_stages(values("spending_by_item").by_year(), data.stages.size());
  money.by_level = values("spending_by_level").by_year();
  money.per_pupil = values("spending_per_pupil").by_year();
  money.stage_per_pupil = values("stage_spending_per_pupil").by_year();
  money.fell = values("spending_fell").by_year();
  money.per_pupil_fell = values("spending_per_pupil_fell").by_year();
  const std::vector<double>& budgets = from.expected.values.at(variable_index("budget"));
  if (std::any_of(budgets.begin(), budgets.end(), [](double yuan) { return !std::isnan(yuan); }))
    money.gap = values("financing_gap").by_year();
  if (const auto fees = over_stages(values("family_fees").by_year(), data.stages.size()); any_yuan(fees))
    money.family_fees = fees;
  const AtWhole cost = values("cost_per_pupil_by_school_size"), pupils = values("pupils_by_school_size");
  for (const std::size_t year : {std::size_t{0}, data.years.size() - 1})
    for (std::size_t i = 0; i < pupils.inner(); ++i) {
      money.size_cost_per_pupil.push_back(cost.at(year, i));
      money.size_pupils.push_back(pupils.at(year, i));
    }
}

}  // namespace xuewei::report

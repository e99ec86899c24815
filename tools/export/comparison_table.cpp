#include "tools/export/comparison_table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "io/case/reading/nearest.hpp"
#include "io/description/variable_values.hpp"
#include "io/usage_error.hpp"
#include "tools/export/columns.hpp"

namespace xuewei {
namespace {

constexpr double kNormal80 = 1.2815515655446004, kNormal95 = 1.9599639845400545;

/// Which entries of an axis a filter leaves: all where it is empty.
std::vector<std::size_t> chosen(const NamedAxis& axis, const std::string& wanted, const char* what) {
  std::vector<std::size_t> entries;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < axis.size(); ++i) {
    const std::string zh = axis.label(i, Language::chinese), en = axis.label(i, Language::english);
    const std::string& code = std::get<std::vector<std::string>>(axis.codes->values)[i];
    known.insert(known.end(), {code, zh, en});
    if (wanted.empty() || wanted == code || wanted == zh || wanted == en) entries.push_back(i);
  }
  const Bilingual hint = did_you_mean(wanted, known, {"give its code or name", "请给出代码或名称"});
  if (entries.empty())
    throw UsageError({fmt::format("--{} {}: there is none in the results; {}", what, wanted, hint.en),
                      fmt::format("--{} {}：结果中没有；{}", what, wanted, hint.zh)});
  return entries;
}

std::vector<std::size_t> chosen_years(const ScenarioResults& scenario, const std::optional<int>& year) {
  const std::vector<std::int32_t>& years = scenario.integers("year");
  std::vector<std::size_t> steps;
  for (std::size_t step = 0; step < years.size(); ++step)
    if (!year || years[step] == *year) steps.push_back(step);
  if (steps.empty())
    throw UsageError({fmt::format("--year {}: the results reach from {} to {}", *year, years.front(), years.back()),
                      fmt::format("--year {}：结果的年份为 {} 至 {}", *year, years.front(), years.back())});
  return steps;
}

std::vector<std::size_t> chosen_variables(const std::string& wanted) {
  std::vector<std::size_t> list;
  std::vector<std::string> known;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    if (!variables()[v].compared) continue;
    known.emplace_back(variables()[v].id);
    if (wanted.empty() || wanted == known.back()) list.push_back(v);
  }
  if (list.empty())
    throw UsageError({fmt::format("--variable {}: scenarios are compared by {}", wanted, fmt::join(known, ", ")),
                      fmt::format("--variable {}：可比较的指标有 {}", wanted, fmt::join(known, "、"))});
  return list;
}

/// Place of a scenario among those compared.
std::optional<std::size_t> place_of(const Results& results, const std::string& name) {
  if (!results.comparison || results.comparison->sums.replicates == 0) return std::nullopt;
  const std::vector<std::string>& names = results.comparison->scenarios;
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

/// One row: where it stands, and what the two differ by there.
struct Row {
  std::size_t step, area;
  std::optional<std::size_t> stage;
  double of_a = kMissing, of_b = kMissing;  ///< means of the replicates, or the expected paths
  Difference difference{};
  double expected = kMissing;  ///< difference of the expected paths
  double variance_saved = kMissing;

  double shown() const { return difference.replicates > 0 ? difference.mean : expected; }
  bool differs() const { return difference.replicates > 0 ? difference.equal < 1.0 : std::abs(expected) > 0.0; }
};

class Comparer {
 public:
  Comparer(const Results& results, const ScenarioResults& a, const ScenarioResults& b)
      : results_(&results), a_(&a), b_(&b), place_a_(place_of(results, a.name)), place_b_(place_of(results, b.name)) {
    topmost_ = a.topmost_areas();
  }

  /// Nothing where the results hold differences, but not of this area.
  std::optional<Row> row(std::size_t v, std::size_t step, std::size_t area, std::optional<std::size_t> stage) const {
    const std::size_t areas = a_->texts("area").size(), inner = stage ? a_->texts("stage").size() : 1;
    const std::size_t at = (step * areas + area) * inner + stage.value_or(0);
    Row row{step, area, stage};
    row.of_a = expected(*a_, v, at);
    row.of_b = expected(*b_, v, at);
    row.expected = row.of_a - row.of_b;
    if (!place_a_ || !place_b_) return row;
    std::size_t place = at;
    if (*place_a_ != 0 && *place_b_ != 0) {
      const auto top = std::ranges::find(topmost_, area);
      if (top == topmost_.end()) return std::nullopt;
      place = (step * topmost_.size() + static_cast<std::size_t>(top - topmost_.begin())) * inner + stage.value_or(0);
    }
    row.difference = difference_at(results_->comparison->sums, v, *place_a_, *place_b_, place);
    row.of_a = mean(*a_, v, at);
    row.of_b = mean(*b_, v, at);
    const double quantum = variables()[v].quantum;
    const double apart = quantum * quantum * (variance(*a_, v, at) + variance(*b_, v, at));
    if (row.difference.variance > 0.0) row.variance_saved = apart / row.difference.variance;
    return row;
  }

 private:
  static double expected(const ScenarioResults& scenario, std::size_t v, std::size_t at) {
    const std::vector<double>& values = scenario.expected.values.at(v);
    return values.empty() ? kMissing : values[at];
  }
  /// What the ensemble keeps; missing where it does not keep the variable.
  static const Moments* moments(const ScenarioResults& scenario, std::size_t v, std::size_t at) {
    if (!scenario.ensemble) return nullptr;
    const Moments& kept = scenario.ensemble->moments.at(v);
    return kept.count.empty() || kept.count[at] == 0 ? nullptr : &kept;
  }
  static double mean(const ScenarioResults& scenario, std::size_t v, std::size_t at) {
    const Moments* kept = moments(scenario, v, at);
    if (kept == nullptr) return kMissing;
    return variables()[v].quantum * static_cast<double>(kept->sum[at]) / static_cast<double>(kept->count[at]);
  }
  static double variance(const ScenarioResults& scenario, std::size_t v, std::size_t at) {
    const Moments* kept = moments(scenario, v, at);
    return kept == nullptr ? kMissing : variance_of(*kept, at);
  }

  const Results* results_;
  const ScenarioResults *a_, *b_;
  std::optional<std::size_t> place_a_, place_b_;
  std::vector<std::size_t> topmost_;
};

void add_columns(bool brief, bool replicates, ExportTable& table) {
  const auto add = [&](const char* id, const char* en, const char* zh, int shown_decimals) {
    table.columns.push_back({id, en, zh, shown_decimals, false});
  };
  constexpr int fine = 1;
  add("a", "A", "A", 0);
  add("b", "B", "B", 0);
  if (!replicates) return add("difference", "A - B, expected paths", "A−B（期望路径）", fine);
  add("difference", "A - B", "A−B", fine);
  add("difference_mcse", "Monte Carlo error", "抽样误差", fine);
  add("p10", "80 % from", "80%区间下限", fine);
  add("p90", "to", "上限", fine);
  if (!brief) {
    add("p025", "95 % from", "95%区间下限", fine);
    add("p975", "to", "上限", fine);
    add("minimum", "Smallest", "最小", fine);
    add("maximum", "Largest", "最大", fine);
    add("difference_of_expected", "A - B, expected paths", "A−B（期望路径）", fine);
  }
  add("chance_above", "P(A > B)", "P(A>B)", 3);
  add("chance_equal", "P(A = B)", "P(A=B)", 3);
  if (!brief) {
    add("chance_above_mcse", "Monte Carlo error of P(A > B)", "P(A>B)的抽样误差", 4);
    add("replicates", "Replicates", "抽样数", 0);
  }
  add("variance_saved", "Variance saved", "方差节省倍数", 1);
}

void add_cells(const Row& row, bool brief, bool replicates, std::vector<Cell>& cells) {
  const auto add = [&](double value) { cells.push_back(number_cell(value)); };
  add(row.of_a);
  add(row.of_b);
  if (!replicates) return add(row.expected);
  const Difference& found = row.difference;
  const double sd = std::sqrt(found.variance);
  const auto edge = [&](double z) { return std::clamp(found.mean + z * sd, found.minimum, found.maximum); };
  add(found.mean);
  add(found.mcse);
  add(edge(-kNormal80));
  add(edge(kNormal80));
  if (!brief)
    for (const double value : {edge(-kNormal95), edge(kNormal95), found.minimum, found.maximum, row.expected})
      add(value);
  add(found.above);
  add(found.equal);
  if (!brief) {
    add(found.chance_mcse);
    cells.emplace_back(found.replicates);
  }
  add(row.variance_saved);
}

}  // namespace

bool is_compared(const Results& results, const std::string& a, const std::string& b) {
  return place_of(results, a) && place_of(results, b);
}

ExportTable comparison_table(const Results& results, const ScenarioResults& a, const ScenarioResults& b,
                             const ComparisonFilter& filter, Language language) {
  const bool brief = filter.rows_of_a_variable > 0, replicates = is_compared(results, a.name, b.name);
  const bool chinese = language == Language::chinese;
  ExportTable table{"comparison",
                    {fmt::format("A = {}, B = {}", a.name, b.name),
                     fmt::format("A = {}，B = {}", a.title_zh.empty() ? a.name : a.title_zh,
                                 b.title_zh.empty() ? b.name : b.title_zh)},
                    {{"variable", "Variable", "指标代码", 0, true},
                     {"variable_name", "Variable", "指标"},
                     {"units", "Unit", "单位", 0, true},
                     kYearColumn},
                    {}};
  add_area_columns(table);
  add_stage_columns(table);
  add_columns(brief, replicates, table);
  if (a.texts("area") != b.texts("area") || a.texts("stage") != b.texts("stage") ||
      a.integers("year") != b.integers("year"))
    throw UsageError({fmt::format("scenarios {} and {} have other years, areas or stages, so they cannot be compared",
                                  a.name, b.name),
                      fmt::format("情景 {} 与 {} 的年份、地区或学段不同，不能比较", a.name, b.name)});
  const std::vector<std::size_t> steps = chosen_years(a, filter.year);
  const std::vector<std::size_t> areas = chosen(axis_of(a, Axis::area), filter.area, "area");
  const std::vector<std::size_t> stages = chosen(axis_of(a, Axis::stage), filter.stage, "stage");
  const ScenarioValues labels(a, language);
  const Comparer comparer(results, a, b);
  for (const std::size_t v : chosen_variables(filter.variable)) {
    const Variable& variable = variables()[v];
    const TableColumn heading = column_of({variable.id});
    const bool by_stage = variable.axes.size() > 1;
    if (!by_stage && !filter.stage.empty()) continue;
    std::vector<Row> rows;
    const auto take = [&](const std::optional<Row>& row) {
      if (row && !std::isnan(row->shown()) && (!brief || row->differs())) rows.push_back(*row);
    };
    for (const std::size_t step : steps)
      for (const std::size_t area : areas) {
        if (!by_stage) take(comparer.row(v, step, area, std::nullopt));
        for (std::size_t k = 0; by_stage && k < stages.size(); ++k) take(comparer.row(v, step, area, stages[k]));
      }
    std::ranges::stable_sort(rows, std::greater<>(), [](const Row& row) { return std::abs(row.shown()); });
    if (brief && rows.size() > filter.rows_of_a_variable) rows.resize(filter.rows_of_a_variable);
    for (const Row& row : rows) {
      std::vector<Cell> cells = {std::string(variable.id), chinese ? heading.name_zh : heading.name_en,
                                 std::string(variable.units), labels.year(row.step)};
      add_area(labels, row.area, cells);
      if (row.stage)
        add_stage(labels, *row.stage, cells);
      else
        cells.insert(cells.end(), {Cell{}, Cell{}});
      add_cells(row, brief, replicates, cells);
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

}  // namespace xuewei

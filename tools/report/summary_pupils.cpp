#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tools/report/number_words.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

constexpr double kLevelShare = 0.95;
constexpr double kFlatShare = 0.99;  ///< a stage that never leaves this band of its maximum has no peak

/// All years within 5 % of the maximum, run by run, when they are at least three.
Bilingual plateau(const std::vector<int>& years, const std::vector<double>& pupils, std::size_t peak) {
  std::vector<Bilingual> runs;
  std::size_t level_years = 0;
  for (std::size_t first = 0; first < pupils.size(); ++first) {
    if (pupils[first] < kLevelShare * pupils[peak]) continue;
    std::size_t last = first;
    while (last + 1 < pupils.size() && pupils[last + 1] >= kLevelShare * pupils[peak]) ++last;
    runs.push_back(year_range(years[first], years[last]));
    level_years += last - first + 1;
    first = last;
  }
  if (level_years < 3) return {};
  const Bilingual ranges = list(runs);
  return {fmt::format("; {} above 95% of the peak", ranges.en), fmt::format("；{} 年在峰值的 95% 以上", ranges.zh)};
}

Sentence pupils_of_stage(const ReportData& data, const Stage& stage, const std::vector<double>& pupils) {
  const std::size_t peak = static_cast<std::size_t>(std::max_element(pupils.begin(), pupils.end()) - pupils.begin());
  const Bilingual base = count(pupils.front(), {"", "人"}), top = count(pupils[peak], {"", "人"}),
                  end = count(pupils.back(), {"", "人"});
  const int last_year = data.years.back(), peak_year = data.years[peak];
  const std::string fall = percentage(1.0 - pupils.back() / pupils[peak]);
  const Bilingual level = plateau(data.years, pupils, peak);
  Sentence sentence{"pupils", stage.name, {}};
  if (std::all_of(pupils.begin(), pupils.end(), [&](double value) { return value >= kFlatShare * pupils[peak]; })) {
    const Bilingual range = year_range(data.years.front(), last_year);
    sentence.text = {
        fmt::format("Hardly changes in {}: {} in the base year, {} in {}.", range.en, base.en, end.en, last_year),
        fmt::format("{} 年大体不变：基年 {}，{} 年 {}。", range.zh, base.zh, last_year, end.zh)};
  } else if (peak + 1 == pupils.size()) {
    const std::string rise = pupils.front() > 0 ? percentage(pupils.back() / pupils.front() - 1.0) : "";
    sentence.text = {
        fmt::format("No peak before {}: {}, base year {} (up {}){}.", last_year, end.en, base.en, rise, level.en),
        fmt::format("到 {} 年仍未见顶：{}，基年 {}（增加 {}）{}。", last_year, end.zh, base.zh, rise, level.zh)};
  } else if (peak == 0) {
    sentence.text = {fmt::format("Largest in the base year {} ({}); by {} it is {}, {} lower{}.", peak_year, top.en,
                                 last_year, end.en, fall, level.en),
                     fmt::format("基年 {} 年即为最高（{}），到 {} 年降至 {}，减少 {}{}。", peak_year, top.zh, last_year,
                                 end.zh, fall, level.zh)};
  } else {
    sentence.text = {fmt::format("Peaks in {} at {} (base year {}); by {} it is {}, {} below the peak{}.", peak_year,
                                 top.en, base.en, last_year, end.en, fall, level.en),
                     fmt::format("{} 年达到峰值 {}（基年 {}），到 {} 年降至 {}，比峰值减少 {}{}。", peak_year, top.zh,
                                 base.zh, last_year, end.zh, fall, level.zh)};
  }
  return sentence;
}

}  // namespace

void summarise_pupils(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  if (summarise_lacking("pupils", "enrolment", data, scenario, sentences)) return;
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> pupils = by_year(data, scenario, "enrolment", 0, stage);
    const bool any = std::any_of(pupils.begin(), pupils.end(), [](double value) { return value > 0.5; });
    if (any) sentences.push_back(pupils_of_stage(data, data.stages[stage], pupils));
  }
}

namespace {

/// Sum over stages of the whole at the horizon; NaN if the scenario lacks the variable.
double at_horizon(const ReportData& data, const Scenario& scenario, const std::string& variable) {
  double sum = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> values = by_year(data, scenario, variable, 0, stage);
    if (!values.empty()) sum = (std::isnan(sum) ? 0.0 : sum) + values.back();
  }
  return sum;
}

Bilingual difference_words(const ReportData& data, double here, double there) {
  const Bilingual by = count(std::abs(here - there), {});
  const std::string share = there > 0 ? percentage(std::abs(here - there) / there) : "—";
  const Bilingual& baseline = data.scenarios.front().title;
  return {fmt::format("{} ({}) {} than in “{}” in {}.", by.en, share, here > there ? "more" : "fewer", baseline.en,
                      data.years.back()),
          fmt::format("{} 年比“{}”{} {}（{}）。", data.years.back(), baseline.zh, here > there ? "多" : "少", by.zh,
                      share)};
}

}  // namespace

void summarise_comparison(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  const Scenario& baseline = data.scenarios.front();
  if (&scenario == &baseline) return;
  const auto compare = [&](const Bilingual& subject, double here, double there) {
    if (!(std::abs(here - there) >= 0.5)) return;
    sentences.push_back({"comparison", subject, difference_words(data, here, there)});
  };
  const std::size_t before = sentences.size();
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> here = by_year(data, scenario, "enrolment", 0, stage);
    const std::vector<double> there = by_year(data, baseline, "enrolment", 0, stage);
    const Bilingual& name = data.stages[stage].name;
    if (!here.empty() && !there.empty()) compare({name.en + " pupils", name.zh + "在校生"}, here.back(), there.back());
  }
  if (sentences.size() == before) {
    sentences.push_back({"comparison",
                         {"Pupils", "在校生"},
                         {fmt::format("As many as in “{}” at every stage in {}.", baseline.title.en, data.years.back()),
                          fmt::format("{} 年各学段与“{}”相同。", data.years.back(), baseline.title.zh)}});
  }
  compare({"Places", "学位总数"}, at_horizon(data, scenario, "places"), at_horizon(data, baseline, "places"));
  compare({"Staff", "教职工"}, at_horizon(data, scenario, "staff"), at_horizon(data, baseline, "staff"));
}

}  // namespace xuewei::report

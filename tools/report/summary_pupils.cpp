#include <fmt/format.h>

#include <algorithm>

#include "tools/report/number_words.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

constexpr double kLevelShare = 0.95;

/// Years around the maximum that stay within 5 % of it, when there are at least three.
Words plateau(const std::vector<int>& years, const std::vector<double>& pupils, std::size_t peak) {
  std::size_t first = peak, last = peak;
  while (first > 0 && pupils[first - 1] >= kLevelShare * pupils[peak]) --first;
  while (last + 1 < pupils.size() && pupils[last + 1] >= kLevelShare * pupils[peak]) ++last;
  if (last - first < 2) return {};
  const Words range = year_range(years[first], years[last]);
  return {fmt::format("；{} 年保持在峰值的 95% 以上", range.zh), fmt::format("; {} stay above 95% of the peak", range.en)};
}

Sentence pupils_of_stage(const ReportData& data, const Stage& stage, const std::vector<double>& pupils) {
  const std::size_t peak = static_cast<std::size_t>(std::max_element(pupils.begin(), pupils.end()) - pupils.begin());
  const Words base = count(pupils.front(), "人", ""), top = count(pupils[peak], "人", ""),
              end = count(pupils.back(), "人", "");
  const int last_year = data.years.back(), peak_year = data.years[peak];
  const std::string fall = percentage(1.0 - pupils.back() / pupils[peak]);
  const Words level = plateau(data.years, pupils, peak);
  Sentence sentence{"pupils", stage.name, {}};
  if (peak + 1 == pupils.size()) {
    const std::string rise = pupils.front() > 0 ? percentage(pupils.back() / pupils.front() - 1.0) : "";
    sentence.text = {fmt::format("到 {} 年仍未见顶：{}，基年 {}（增加 {}）{}。", last_year, end.zh, base.zh, rise, level.zh),
                     fmt::format("No peak before {}: {}, base year {} (up {}){}.", last_year, end.en, base.en, rise,
                                 level.en)};
  } else if (peak == 0) {
    sentence.text = {fmt::format("基年 {} 年即为最高（{}），到 {} 年降至 {}，减少 {}{}。", peak_year, top.zh, last_year, end.zh,
                                 fall, level.zh),
                     fmt::format("Largest in the base year {} ({}); by {} it is {}, {} lower{}.", peak_year, top.en,
                                 last_year, end.en, fall, level.en)};
  } else {
    sentence.text = {fmt::format("{} 年达到峰值 {}（基年 {}），到 {} 年降至 {}，比峰值减少 {}{}。", peak_year, top.zh, base.zh,
                                 last_year, end.zh, fall, level.zh),
                     fmt::format("Peaks in {} at {} (base year {}); by {} it is {}, {} below the peak{}.", peak_year,
                                 top.en, base.en, last_year, end.en, fall, level.en)};
  }
  return sentence;
}

}  // namespace

void summarise_pupils(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> pupils = by_year(data, scenario, "enrolment", 0, stage);
    const bool any = std::any_of(pupils.begin(), pupils.end(), [](double value) { return value > 0.5; });
    if (any) sentences.push_back(pupils_of_stage(data, data.stages[stage], pupils));
  }
}

void summarise_comparison(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  const Scenario& baseline = data.scenarios.front();
  if (&scenario == &baseline) return;
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> here = by_year(data, scenario, "enrolment", 0, stage);
    const std::vector<double> there = by_year(data, baseline, "enrolment", 0, stage);
    if (here.empty() || there.empty() || there.back() <= 0.5) continue;
    const double difference = here.back() - there.back();
    const Words by = count(std::abs(difference), "人", "");
    const int year = data.years.back();
    Sentence sentence{"comparison", data.stages[stage].name, {}};
    if (std::abs(difference) < 0.5) {
      sentence.text = {fmt::format("{} 年在校生与“{}”相同。", year, baseline.title.zh),
                       fmt::format("Pupils in {} equal those of “{}”.", year, baseline.title.en)};
    } else {
      const std::string share = percentage(std::abs(difference) / there.back());
      sentence.text = {fmt::format("{} 年在校生比“{}”{} {}（{}）。", year, baseline.title.zh, difference > 0 ? "多" : "少", by.zh,
                                   share),
                       fmt::format("Pupils in {} are {} ({}) {} than in “{}”.", year, by.en, share,
                                   difference > 0 ? "more" : "fewer", baseline.title.en)};
    }
    sentences.push_back(sentence);
  }
}

}  // namespace xuewei::report

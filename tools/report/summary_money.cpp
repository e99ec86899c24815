#include <fmt/format.h>

#include <algorithm>

#include "tools/report/number_words.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

/// Sum over items, by year.
std::vector<double> total_spending(const ReportData& data, const Money& spent) {
  std::vector<double> total(data.years.size(), 0.0);
  for (std::size_t i = 0; i < spent.by_item.size(); ++i) total[i % total.size()] += spent.by_item[i];
  return total;
}

void spending_sentence(const ReportData& data, const Money& spent, const std::vector<double>& total,
                       std::vector<Sentence>& sentences) {
  const auto most = std::max_element(total.begin(), total.end());
  const int first = data.years.front(), last = data.years.back();
  const int year = data.years[static_cast<std::size_t>(most - total.begin())];
  const Bilingual base = money(total.front()), end = money(total.back()), top = money(*most);
  const Bilingual pupil = count(spent.per_pupil.front(), {"", "元"}),
                  pupil_end = count(spent.per_pupil.back(), {"", "元"});
  sentences.push_back({"money",
                       {"Public spending", "财政支出"},
                       {fmt::format("{} in {}, {} in {}, most in {} ({}); {} yuan per pupil, then {}.", base.en, first,
                                    end.en, last, year, top.en, pupil.en, pupil_end.en),
                        fmt::format("{} 年 {}，{} 年 {}，最多的是 {} 年（{}）；生均由 {} 变为 {}。", first, base.zh,
                                    last, end.zh, year, top.zh, pupil.zh, pupil_end.zh)}});
}

/// In how many years some county spends less than the year before, and where that is most frequent.
Bilingual broken_rule(const ReportData& data, const std::vector<double>& counties) {
  const auto years = std::count_if(counties.begin(), counties.end(), [](double broken) { return broken > 0.0; });
  if (years == 0) return {"kept every year", "每年都做到"};
  // The base year is not observed: NaN, and not the largest.
  const auto most = std::max_element(counties.begin() + 1, counties.end());
  const int year = data.years[static_cast<std::size_t>(most - counties.begin())];
  return {fmt::format("broken in {} years, most in {} ({:.0f} counties)", years, year, *most),
          fmt::format("{} 个年度有旗县区下降，最多的是 {} 年（{:.0f} 个）", years, year, *most)};
}

}  // namespace

void summarise_money(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  const Money& spent = scenario.money;
  if (spent.by_item.empty() || data.years.size() < 2) return;
  const std::vector<double> all = total_spending(data, spent);
  if (std::all_of(all.begin(), all.end(), [](double yuan) { return yuan <= 0.0; })) return;
  spending_sentence(data, spent, all, sentences);
  const Bilingual total = broken_rule(data, spent.fell), pupil = broken_rule(data, spent.per_pupil_fell);
  sentences.push_back({"money",
                       {"No decrease", "两个只增不减"},
                       {fmt::format("In total: {}; per pupil: {}. Nominal, works included.", total.en, pupil.en),
                        fmt::format("总额：{}；生均：{}。当年价，含基本建设。", total.zh, pupil.zh)}});
  if (spent.gap.empty()) return;
  double gap = 0.0;
  for (const double yuan : spent.gap) gap += yuan;
  const Bilingual range = year_range(data.years.front(), data.years.back()), sum = money(gap);
  sentences.push_back({"money",
                       {"Financing gap", "经费缺口"},
                       {fmt::format("{} in {}.", sum.en, range.en), fmt::format("{} 年合计 {}。", range.zh, sum.zh)}});
}

}  // namespace xuewei::report

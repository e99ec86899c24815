#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/report/number_words.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

constexpr double kHalf = 0.5;  ///< places: less than this rounds to none
constexpr std::size_t kNamed = 3;

Bilingual balance_words(double balance) { return count(balance, {"places", "个"}); }

/// Pupils above the places of their own schools and the unplaced: what a balance in total hides.
Bilingual hidden_shortage(const ReportData& data, const std::vector<double>& short_by_year) {
  if (short_by_year.empty()) return {};
  const auto most = std::max_element(short_by_year.begin(), short_by_year.end());
  if (!(*most >= kHalf)) return {"; no school is above its places", "；没有学校超员"};
  const int year = data.years[static_cast<std::size_t>(most - short_by_year.begin())];
  const Bilingual pupils = count(*most, {"pupils", "人"});
  return {
      fmt::format("; school by school, most are above their school's places or unplaced in {}: {}", year, pupils.en),
      fmt::format("；分校看，{} 年超出本校学位和未安置的最多，共 {}", year, pupils.zh)};
}

Sentence places_of_stage(const ReportData& data, const Scenario& scenario, std::size_t stage,
                         const std::vector<double>& balance) {
  const std::vector<double> places = by_year(data, scenario, "places", 0, stage);
  const auto use = [&](std::size_t year) {
    return places.empty() || places[year] <= 0 ? std::string("—") : percentage(1.0 - balance[year] / places[year]);
  };
  const auto negative = [](double value) { return value <= -kHalf; };
  const std::size_t tightest =
      static_cast<std::size_t>(std::min_element(balance.begin(), balance.end()) - balance.begin());
  const Bilingual worst = balance_words(balance[tightest]), end = balance_words(balance.back());
  const int worst_year = data.years[tightest], last_year = data.years.back();
  const Bilingual hidden = hidden_shortage(data, by_year(data, scenario, "places_short", 0, stage));
  Sentence sentence{"places", data.stages[stage].name, {}};
  const auto first = std::find_if(balance.begin(), balance.end(), negative);
  if (first == balance.end()) {
    sentence.text = {
        fmt::format("Enough in total every year: tightest in {} with {} to spare (used {}), {} in {} (used {}){}.",
                    worst_year, worst.en, use(tightest), end.en, last_year, use(balance.size() - 1), hidden.en),
        fmt::format("总量各年不缺：最紧的 {} 年余 {}（利用率 {}），{} 年余 {}（利用率 {}）{}。", worst_year, worst.zh,
                    use(tightest), last_year, end.zh, use(balance.size() - 1), hidden.zh)};
    return sentence;
  }
  const int first_year = data.years[static_cast<std::size_t>(first - balance.begin())];
  const auto last = std::find_if(balance.rbegin(), balance.rend(), negative);
  Bilingual then{fmt::format(", still short in {} ({})", last_year, end.en),
                 fmt::format("，到 {} 年仍缺（余缺 {}）", last_year, end.zh)};
  if (last != balance.rbegin()) {
    const int spare_from = data.years[balance.size() - static_cast<std::size_t>(last - balance.rbegin())];
    then = {
        fmt::format(", to spare from {}, {} in {} (used {})", spare_from, end.en, last_year, use(balance.size() - 1)),
        fmt::format("，{} 年起转为有余，{} 年余 {}（利用率 {}）", spare_from, last_year, end.zh,
                    use(balance.size() - 1))};
  }
  sentence.text = {fmt::format("First short in total in {}, most in {} (balance {}, used {}){}{}.", first_year,
                               worst_year, worst.en, use(tightest), then.en, hidden.en),
                   fmt::format("首次总量不足在 {} 年，最缺的是 {} 年（余缺 {}，利用率 {}）{}{}。", first_year,
                               worst_year, worst.zh, use(tightest), then.zh, hidden.zh)};
  return sentence;
}

struct CountyBalance {
  std::size_t area = 0, stage = 0, year = 0;
  double balance = 0.0;
};

Bilingual name_them(const ReportData& data, const std::vector<CountyBalance>& rows) {
  std::vector<Bilingual> items;
  for (const CountyBalance& row : rows) {
    const Bilingual value = balance_words(row.balance);
    const Bilingual &area = data.areas[row.area].name, &stage = data.stages[row.stage].name;
    items.push_back({fmt::format("{}, {} ({}: {})", area.en, stage.en, data.years[row.year], value.en),
                     fmt::format("{}{}（{} 年 {}）", area.zh, stage.zh, data.years[row.year], value.zh)});
  }
  return list(items);
}

}  // namespace

void summarise_places(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
    const std::vector<double> balance = by_year(data, scenario, "places_balance", 0, stage);
    const std::vector<double> pupils = by_year(data, scenario, "enrolment", 0, stage);
    const bool any = std::any_of(pupils.begin(), pupils.end(), [](double value) { return value >= kHalf; });
    if (any && !balance.empty()) sentences.push_back(places_of_stage(data, scenario, stage, balance));
  }
}

void summarise_counties(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  std::vector<CountyBalance> shortest, horizon;
  for (const std::size_t area : county_rows(data)) {
    for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
      const std::vector<double> balance = by_year(data, scenario, "places_balance", area, stage);
      if (balance.empty() || std::isnan(balance.front())) continue;
      const auto least = std::min_element(balance.begin(), balance.end());
      if (*least <= -kHalf)
        shortest.push_back({area, stage, static_cast<std::size_t>(least - balance.begin()), *least});
      if (balance.back() >= kHalf) horizon.push_back({area, stage, balance.size() - 1, balance.back()});
    }
  }
  if (shortest.empty() && horizon.empty()) return;
  const std::size_t all_short = shortest.size();
  std::stable_sort(shortest.begin(), shortest.end(),
                   [](const auto& a, const auto& b) { return a.balance < b.balance; });
  std::stable_sort(horizon.begin(), horizon.end(), [](const auto& a, const auto& b) { return a.balance > b.balance; });
  shortest.resize(std::min(shortest.size(), kNamed));
  horizon.resize(std::min(horizon.size(), kNamed));
  if (shortest.empty()) {
    sentences.push_back({"counties",
                         {"Shortest", "最缺"},
                         {"No county is short in total at any stage.", "没有旗县区在任何学段出现总量不足。"}});
  } else {
    const Bilingual named = name_them(data, shortest);
    sentences.push_back(
        {"counties",
         {"Shortest", "最缺"},
         {fmt::format("{}. {} pairs of county and stage are short in total in at least one year.", named.en, all_short),
          fmt::format("{}。至少一年总量不足的“旗县区·学段”共 {} 个。", named.zh, all_short)}});
  }
  if (!horizon.empty()) {
    const Bilingual named = name_them(data, horizon);
    sentences.push_back({"counties", {"Most to spare", "最余"}, {named.en + ".", named.zh + "。"}});
  }
}

void summarise_warnings(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  if (scenario.warning_counts.empty()) return;
  const auto sites = [&](std::size_t year, std::size_t colour) {
    double sum = 0;
    for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
      sum += scenario.warning_counts[(year * data.stages.size() + stage) * kWarnings + colour];
    }
    return sum;
  };
  constexpr std::size_t kBlue = 1, kOrange = 4, kRed = 5;
  const auto crowded = [&](std::size_t year) { return sites(year, kOrange) + sites(year, kRed); };
  const std::size_t last = data.years.size() - 1;
  std::size_t worst = 0;
  for (std::size_t year = 1; year <= last; ++year) {
    if (crowded(year) > crowded(worst)) worst = year;
  }
  const int base_year = data.years[0], worst_year = data.years[worst], last_year = data.years[last];
  const auto words = [&](std::size_t year) {
    const double red = sites(year, kRed);
    return Bilingual{fmt::format("{}: {:.0f} sites{}", data.years[year], crowded(year),
                                 red > 0 ? fmt::format(", {:.0f} of them red", red) : ""),
                     fmt::format("{} 年 {:.0f} 个校点{}", data.years[year], crowded(year),
                                 red > 0 ? fmt::format("（其中红色 {:.0f} 个）", red) : "")};
  };
  Bilingual text = words(0);
  if (worst != 0 && worst != last) {
    text.zh += fmt::format("，最多的是 {}", words(worst).zh);
    text.en += fmt::format("; most in {}", words(worst).en);
  } else {
    text.zh += fmt::format("，{} 年最多", worst_year);
    text.en += fmt::format("; most in {}", worst_year);
  }
  sentences.push_back(
      {"warnings",
       {"Red and orange", "红色和橙色"},
       {fmt::format("{}; {}.", text.en, words(last).en), fmt::format("{}，{}。", text.zh, words(last).zh)}});
  sentences.push_back(
      {"warnings",
       {"Blue (surplus)", "蓝色（富余）"},
       {fmt::format("{}: {:.0f} sites; {}: {:.0f}.", base_year, sites(0, kBlue), last_year, sites(last, kBlue)),
        fmt::format("{} 年 {:.0f} 个校点，{} 年 {:.0f} 个。", base_year, sites(0, kBlue), last_year,
                    sites(last, kBlue))}});
}

}  // namespace xuewei::report

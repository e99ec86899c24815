#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/report/number_words.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

struct TwoSides {
  double surplus = 0.0, shortage = 0.0;
};

/// Sums over counties and stages, surpluses and shortages kept apart: nobody teaches in two counties at once.
TwoSides two_sides(const ReportData& data, const Field& gap, std::size_t year) {
  TwoSides sides;
  for (const std::size_t area : county_rows(data)) {
    for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
      const double value = gap[data.at(year, area, stage)];
      if (value > 0) sides.surplus += value;
      if (value < 0) sides.shortage -= value;
    }
  }
  return sides;
}

void gap_sentence(const ReportData& data, const Field& gap, const Bilingual& subject,
                  std::vector<Sentence>& sentences) {
  const std::size_t last = data.years.size() - 1;
  const TwoSides base = two_sides(data, gap, 0), end = two_sides(data, gap, last);
  const auto words = [](double value) { return count(value, {"", "人"}); };
  sentences.push_back(
      {"teachers",
       subject,
       {fmt::format("{}: counties and stages in surplus have {} too many, those short lack {}; {}: {} and {}.",
                    data.years[0], words(base.surplus).en, words(base.shortage).en, data.years[last],
                    words(end.surplus).en, words(end.shortage).en),
        fmt::format("{} 年富余的旗县区和学段合计多 {}，不足的合计缺 {}；{} 年分别为 {}、{}。", data.years[0],
                    words(base.surplus).zh, words(base.shortage).zh, data.years[last], words(end.surplus).zh,
                    words(end.shortage).zh)}});
}

/// Sum over stages of the whole, by year; the base year has no observed flow.
std::vector<double> flow_of_whole(const ReportData& data, const Field& flow) {
  std::vector<double> sums(data.years.size(), 0.0);
  for (std::size_t year = 1; year < sums.size(); ++year) {
    for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
      const double value = flow[data.at(year, 0, stage)];
      if (!std::isnan(value)) sums[year] += value;
    }
  }
  return sums;
}

}  // namespace

void summarise_teachers(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  if (summarise_lacking("teachers", "staff", data, scenario, sentences)) return;
  const auto field = [&](const char* id) {
    const auto found = scenario.fields.find(id);
    return found == scenario.fields.end() ? nullptr : &found->second;
  };
  if (const Field* gap = field("staff_balance")) gap_sentence(data, *gap, {"By ratio", "按生师比"}, sentences);
  if (const Field* gap = field("teachers_balance")) gap_sentence(data, *gap, {"By class", "按班级"}, sentences);
  const Field *retirements = field("retirements"), *recruits = field("recruits");
  if (retirements == nullptr || recruits == nullptr || data.years.size() < 2) return;
  const std::vector<double> leaving = flow_of_whole(data, *retirements), coming = flow_of_whole(data, *recruits);
  const auto most = std::max_element(leaving.begin(), leaving.end());
  if (*most < 0.5) return;
  double left = 0, came = 0;
  for (const double value : leaving) left += value;
  for (const double value : coming) came += value;
  const Bilingual range = year_range(data.years[1], data.years.back());
  const int year = data.years[static_cast<std::size_t>(most - leaving.begin())];
  const Bilingual all = count(left, {"", "人"}), top = count(*most, {"", "人"}), in = count(came, {"", "人"});
  sentences.push_back(
      {"teachers",
       {"Retiring and recruited", "退休与补充"},
       {fmt::format("{}: {} retire, most in {} ({}); {} are recruited.", range.en, all.en, year, top.en, in.en),
        fmt::format("{} 年共退休 {}，最多的是 {} 年（{}）；补充 {}。", range.zh, all.zh, year, top.zh, in.zh)}});
}

void summarise_building(const ReportData& data, const Scenario& scenario, std::vector<Sentence>& sentences) {
  if (data.programmes.empty() || scenario.spending_yuan.empty()) return;
  double total = 0, opened = 0;
  std::size_t first = data.years.size(), last = 0;
  for (std::size_t programme = 0; programme < data.programmes.size(); ++programme) {
    for (std::size_t year = 0; year < data.years.size(); ++year) {
      const double yuan = scenario.spending_yuan[programme * data.years.size() + year];
      if (yuan <= 0) continue;
      total += yuan;
      first = std::min(first, year);
      last = std::max(last, year);
    }
  }
  for (const double places : scenario.places_opened) opened += places;
  const Bilingual subject{"Money and places", "投入与学位"};
  if (total <= 0) {
    sentences.push_back({"building", subject, {"This scenario builds nothing.", "本情景没有建设投入。"}});
    return;
  }
  const Bilingual range = year_range(data.years[first], data.years[last]), sum = money(total),
                  places = count(opened, {"places", "个"});
  sentences.push_back(
      {"building",
       subject,
       {fmt::format("{} programmes spend {} in {} and open {}.", data.programmes.size(), sum.en, range.en, places.en),
        fmt::format("{} 个项目包在 {} 年共投入 {}，新增学位 {}。", data.programmes.size(), range.zh, sum.zh,
                    places.zh)}});
}

}  // namespace xuewei::report

// Money: grants whose years follow one another, columns an item reads, pay in yuan, and levels that bear the whole.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/text.hpp"
#include "io/words/words.hpp"

namespace xuewei {
namespace {

/// Below this, and above 0, a year's pay is taken for ten-thousand yuan: a limit of sense (E).
constexpr double least_pay_yuan = 1000.0;

/// Above this, a county's money per pupil is taken for yuan written as ten-thousand yuan: a limit of sense (E), sixty times
/// what the region spent per pupil in 2020.
constexpr double most_yuan_a_pupil = 1e6;

bool is_a_pupil(SpendingItem item) {
  return item != SpendingItem::pay && item != SpendingItem::works && item != SpendingItem::equipment;
}

void check_grant(std::size_t i, Draft& draft) {
  const GrantRow& row = draft.data.grants[i];
  const Word& item = words_of<SpendingItem>()[static_cast<std::size_t>(row.item)];
  const auto add = [&](const char* column, std::string value, Bilingual rule, Bilingual hint) {
    draft.problems.add(draft.cell("grants", i, column), std::move(value), std::move(rule), std::move(hint));
  };
  const auto not_read = [&](const char* column, std::string value) {
    add(column, std::move(value),
        {fmt::format("has no meaning with item {}: leave it blank", item.name),
         fmt::format("项目“{}”不用此列，应留空", item.zh)},
        {"see docs/methods/finance.md, grants", "见 docs/methods/finance.md"});
  };
  if (!is_a_pupil(row.item))
    add("item", std::string(item.name), {"is not an amount per pupil", "不是按学生数核定的项目"},
        {"pay stands in the table pay; works and equipment follow from projects",
         "人员经费列入 pay 表；基本建设与设备由项目得出"});
  if (row.to_year < row.from_year)
    add("to_year", std::to_string(row.to_year),
        {fmt::format("must not be before from_year, {}", row.from_year),
         fmt::format("不得早于起始年份 {}", row.from_year)},
        {"blank: until the next row", "留空表示直到下一行"});
  const bool no_least = row.item == SpendingItem::boarding || row.item == SpendingItem::free_last_year ||
                        row.item == SpendingItem::bought_places || row.item == SpendingItem::fee;
  if (no_least && row.least_pupils_per_site > 0.0)
    not_read("least_pupils_per_site", shortest(row.least_pupils_per_site));
  if (row.item != SpendingItem::bought_places) return;
  if (row.sector) not_read("sector", name_of(*row.sector));
  if (row.residence) not_read("residence", name_of(*row.residence));
}

/// A later row begins where the one before it ends: no year without an amount, none with two.
void check_series(Draft& draft) {
  std::map<std::tuple<SpendingItem, std::string, std::optional<Sector>, std::optional<Residence>>,
           std::vector<std::size_t>>
      series;
  const auto& grants = draft.data.grants;
  for (std::size_t i = 0; i < grants.size(); ++i)
    if (draft.sound("grants", i))
      series[{grants[i].item, grants[i].stage, grants[i].sector, grants[i].residence}].push_back(i);
  for (auto& [key, rows] : series) {
    std::ranges::sort(rows, {}, [&](std::size_t i) { return grants[i].from_year; });
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const GrantRow &before = grants[rows[r - 1]], &next = grants[rows[r]];
      const bool autumn = next.term == GrantRow::Term::autumn;
      if (before.to_year == 9999 || before.from_year == next.from_year) continue;
      if (before.to_year < next.from_year - (autumn ? 0 : 1))
        draft.problems.add(
            draft.cell("grants", rows[r], "from_year"), std::to_string(next.from_year),
            {fmt::format("leaves a gap: the row before it ends in {}", before.to_year),
             fmt::format("年份有缺口：上一行到 {} 年为止", before.to_year)},
            {autumn ? "a grant that changes in autumn is paid by the row before until 31 August: end it in that year, "
                      "or leave its to_year blank"
                    : "leave to_year of the row before blank, or add a row for the years between, 0 if nothing is paid",
             autumn ? "秋季调整的标准，8 月底前仍按上一行：上一行的终止年份写当年或留空"
                    : "上一行的终止年份留空，或补上中间年份（不拨款写 0）"});
      else if (before.to_year >= next.from_year + (autumn ? 1 : 0))
        draft.problems.add(draft.cell("grants", rows[r], "from_year"), std::to_string(next.from_year),
                           {fmt::format("overlaps: the row before it holds to {}", before.to_year),
                            fmt::format("年份重叠：上一行有效至 {} 年", before.to_year)},
                           {"a later row ends the one before it: leave that to_year blank",
                            "新标准自动替代旧标准：上一行的终止年份可留空"});
    }
  }
}

void check_pay(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.pay.size(); ++i) {
    const double yuan = draft.data.pay[i].yuan_per_staff_year;
    if (!draft.sound("pay", i) || yuan == 0.0 || yuan >= least_pay_yuan) continue;
    draft.problems.add(draft.cell("pay", i, "yuan_per_staff_year"), shortest(yuan),
                       {fmt::format("must be 0 or at least {} yuan per year", shortest(least_pay_yuan)),
                        fmt::format("应为 0 或至少每年 {} 元", shortest(least_pay_yuan))},
                       {fmt::format("written in ten-thousand yuan? then it is {}", shortest(yuan * 1e4)),
                        fmt::format("是否以万元填写？折合 {} 元", shortest(yuan * 1e4))});
  }
}

void check_funding_shares(Draft& draft) {
  for (std::size_t i = 0; i < draft.data.funding_shares.size(); ++i) {
    if (!draft.sound("funding_shares", i)) continue;
    const FundingShareRow& row = draft.data.funding_shares[i];
    if (row.item == SpendingItem::fee)
      draft.problems.add(draft.cell("funding_shares", i, "item"), name_of(row.item),
                         {"is paid by families: no level of government bears it", "由家庭缴纳，不由各级财政分担"},
                         {"what the state pays in its place is item free_last_year or sector_subsidy",
                          "财政代付的部分用“免保育教育费”或“办园补助”"});
    const double sum = row.central_share + row.region_share + row.prefecture_share + row.county_share;
    if (std::abs(sum - 1.0) <= 1e-9) continue;
    draft.problems.add(
        draft.cell("funding_shares", i, "county_share"), shortest(row.county_share),
        {fmt::format("the four levels bear {:.6g}, not 1", sum), fmt::format("四级分担合计为 {:.6g}，不是 1", sum)},
        {"shares, not percent; a blank cell is 0", "填比例而非百分数；留空为 0"});
  }
}

/// A county's money in yuan where ten-thousand yuan are asked for shows as a fortune per pupil.
void check_budgets(const AreaTree& tree, Draft& draft) {
  if (!draft.sound("areas") || !draft.sound("schools")) return;
  std::map<std::string, double> pupils;
  for (const SchoolRow& school : draft.data.schools)
    if (const auto area = tree.find(school.area))
      if (const auto county = tree.at_level(*area, AreaLevel::county))
        for (const double grade : school.pupils_by_grade) pupils[draft.data.areas[*county].code] += grade;
  for (std::size_t i = 0; i < draft.data.budgets.size(); ++i) {
    const BudgetRow& row = draft.data.budgets[i];
    if (!draft.sound("budgets", i) || pupils[row.county] <= 0.0) continue;
    const auto check = [&](const char* column, double value) {
      const double yuan_a_pupil = value * 1e4 / pupils[row.county];
      if (yuan_a_pupil <= most_yuan_a_pupil) return;
      draft.problems.add(draft.cell("budgets", i, column), shortest(value),
                         {fmt::format("would be {:.0f} yuan per pupil of the base year; at most {:.0f} makes sense",
                                      yuan_a_pupil, most_yuan_a_pupil),
                          fmt::format("折合基年每生 {:.0f} 元，合理上限为 {:.0f} 元", yuan_a_pupil, most_yuan_a_pupil)},
                         {fmt::format("written in yuan? the column is in ten-thousand yuan: {}", shortest(value / 1e4)),
                          fmt::format("是否以元填写？此列单位为万元，应为 {}", shortest(value / 1e4))});
    };
    check("ceiling_ten_thousand_yuan", row.ceiling_ten_thousand_yuan);
    check("transfers_ten_thousand_yuan", row.transfers_ten_thousand_yuan);
  }
}

}  // namespace

void validate_finance(Draft& draft, const Lookups& lookups) {
  for (std::size_t i = 0; i < draft.data.grants.size(); ++i)
    if (draft.sound("grants", i)) check_grant(i, draft);
  check_series(draft);
  check_pay(draft);
  check_funding_shares(draft);
  check_budgets(lookups.areas, draft);
}

}  // namespace xuewei

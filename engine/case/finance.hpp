// What budgets spend, on what, and which level bears it.
#pragma once

#include <optional>
#include <string>

#include "engine/case/schools.hpp"
#include "engine/case/values.hpp"

namespace xuewei {

/// What public money is spent on, and last the fees of families. `works` and `equipment` come from the projects of the
/// estate, `pay` from staff; all others are an amount per pupil, see GrantRow.
enum class SpendingItem {
  pay,             ///< 人员经费
  public_use,      ///< 生均公用经费
  boarding,        ///< 寄宿生公用经费补助: counts boarders
  heating,         ///< 取暖费
  nutrition,       ///< 营养改善计划
  free_last_year,  ///< 学前一年免保育教育费: counts the last grade of the stage
  sector_subsidy,  ///< 普惠性民办园补助 and the like
  bought_places,   ///< 政府购买学位: counts pupils of private schools above the private share
  other,           ///< 其他经费
  works,           ///< 基本建设: projects at a school, rooms of rules
  equipment,       ///< 设备与信息化: projects without a school
  fee              ///< 保教费: charged to families, no public money
};

/// Public money (item fee: money of families) per pupil and year, from a term on until the next row of the same series
/// (item, stage, sector, residence) or the end of `to_year`. Rows of different series add up.
struct GrantRow {
  enum class Term { spring, autumn };  ///< from 1 January / 1 September of from_year
  SpendingItem item = SpendingItem::public_use;
  std::string stage;
  std::optional<Sector> sector;        ///< empty: all
  std::optional<Residence> residence;  ///< of the school's area; empty: all
  int from_year = 0;
  Term term = Term::spring;
  int to_year = 9999;
  double yuan_per_pupil_year = 0.0;
  double least_pupils_per_site = 0.0;  ///< a school with fewer pupils, and some, counts as this many
  Basis basis = Basis::published;
};

/// Cost of one member of staff of a state school in a fiscal year; linear between the years given, constant outside.
struct PayRow {
  std::string stage;
  int year = 0;
  double yuan_per_staff_year = 0.0;
  Basis basis = Basis::published;
};

/// Who bears an item of spending, from a fiscal year on until the next row. Without a row the county bears all.
struct FundingShareRow {
  SpendingItem item = SpendingItem::public_use;
  std::string stage;
  int from_year = 0;
  double central_share = 0.0, region_share = 0.0, prefecture_share = 0.0, county_share = 0.0;
  Basis basis = Basis::published;
};

/// Most a county may spend from its own budget on schools in a fiscal year (中期财政规划), and what it gets on top.
struct BudgetRow {
  std::string county;
  int year = 0;
  double ceiling_ten_thousand_yuan = 0.0;
  double transfers_ten_thousand_yuan = 0.0;  ///< 教育一般性转移支付
  Basis basis = Basis::published;
};

}  // namespace xuewei

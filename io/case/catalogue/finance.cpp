// Columns of the tables about money, and the parameters of finance.
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/catalogue/shared_columns.hpp"

namespace xuewei {
namespace {

template <class Row>
Field<Row> item_column() {
  return field(&Row::item, {.name = "item",
                            .zh = "支出项目",
                            .doc = "what the money is for",
                            .doc_zh = "支出用途",
                            .need = Need::required,
                            .key = true});
}

template <class Row>
Field<Row> from_year_column() {
  return field(&Row::from_year, {.name = "from_year",
                                 .zh = "起始年份",
                                 .unit = "year",
                                 .doc = "first fiscal year",
                                 .doc_zh = "起始财政年度",
                                 .need = Need::required,
                                 .least = 1900,
                                 .most = 2200,
                                 .key = true});
}

}  // namespace

Table<GrantRow> grants_table() {
  using R = GrantRow;
  return {"grants",
          "生均拨款",
          "public money (item fee: money of families) per pupil and year; a row holds until the next of the same item, "
          "stage, sector and residence",
          "每生每年财政拨款（保教费为家庭缴费）；每行有效至同一项目、学段、办学性质、城乡的下一行为止",
          &Case::grants,
          {item_column<R>(), stage_column<R>(),
           field(&R::sector, {.name = "sector",
                              .zh = "办学性质",
                              .doc = "schools of this sector only; blank: all",
                              .doc_zh = "仅限此类学校；留空为全部",
                              .need = Need::blankable,
                              .key = true}),
           field(&R::residence, {.name = "residence",
                                 .zh = "城乡类型",
                                 .doc = "schools in areas of this kind only; blank: all",
                                 .doc_zh = "仅限此类地区的学校；留空为全部",
                                 .need = Need::blankable,
                                 .key = true}),
           from_year_column<R>().acting(Acts::to_next_row),
           field(&R::term, {.name = "term",
                            .zh = "起始学期",
                            .doc = "from 1 January (spring) or 1 September (autumn) of from_year",
                            .doc_zh = "自起始年份 1 月 1 日（春季）或 9 月 1 日（秋季）起",
                            .need = Need::blankable}),
           field(&R::to_year, {.name = "to_year",
                               .zh = "终止年份",
                               .unit = "year",
                               .doc = "last fiscal year; blank: until the next row",
                               .doc_zh = "最后财政年度；留空直到下一行",
                               .need = Need::blankable,
                               .least = 1900,
                               .most = 9999})
               .acting(Acts::until_year),
           field(&R::yuan_per_pupil_year, {.name = "yuan_per_pupil_year",
                                           .zh = "生均标准（元/年）",
                                           .unit = "yuan per pupil per year",
                                           .doc = "in yuan of the year, not deflated",
                                           .doc_zh = "当年价，元",
                                           .need = Need::required,
                                           .least = 0,
                                           .most = 1e6}),
           field(&R::least_pupils_per_site, {.name = "least_pupils_per_site",
                                             .zh = "最低核定人数",
                                             .unit = "pupils per school",
                                             .doc = "a school with fewer pupils, and some, counts as this many",
                                             .doc_zh = "学生不足此数（且不为零）的学校按此数核定",
                                             .need = Need::blankable,
                                             .least = 0,
                                             .most = 1000}),
           basis_column<R>()}};
}

Table<PayRow> pay_table() {
  using R = PayRow;
  return {"pay",
          "人员经费标准",
          "cost of one member of staff of a state school; linear between the years given, constant outside",
          "公办学校每名教职工年人员经费；所列年份之间线性插值，之外不变",
          &Case::pay,
          {stage_column<R>(), year_column<R>("fiscal year", "财政年度").acting(Acts::along_years),
           field(&R::yuan_per_staff_year, {.name = "yuan_per_staff_year",
                                           .zh = "人均人员经费（元/年）",
                                           .unit = "yuan per person per year",
                                           .doc = "pay with contributions, in yuan of the year",
                                           .doc_zh = "工资及单位缴费，当年价，元",
                                           .need = Need::required,
                                           .least = 0,
                                           .most = 1e7}),
           basis_column<R>()}};
}

Table<FundingShareRow> funding_shares_table() {
  using R = FundingShareRow;
  return {"funding_shares",
          "分担比例",
          "levels of government that bear an item, until the next row; without a row the county bears all",
          "各级财政分担比例，有效至下一行；没有行的由旗县区承担",
          &Case::funding_shares,
          {item_column<R>(), stage_column<R>(), from_year_column<R>().acting(Acts::to_next_row),
           share_column(&R::central_share, Need::blankable, "central_share", "中央分担", "share",
                        "of the central government", "中央"),
           share_column(&R::region_share, Need::blankable, "region_share", "自治区分担", "share", "of the region",
                        "自治区（省级）"),
           share_column(&R::prefecture_share, Need::blankable, "prefecture_share", "盟市分担", "share",
                        "of the prefecture", "盟市"),
           share_column(&R::county_share, Need::blankable, "county_share", "旗县区分担", "share",
                        "of the county; the four sum to 1", "旗县区；四项合计为 1"),
           basis_column<R>()}};
}

Table<BudgetRow> budgets_table() {
  using R = BudgetRow;
  const auto money_column = [](double R::*member, Need need, std::string_view name, std::string_view zh,
                               std::string_view doc, std::string_view doc_zh) {
    return field(member, {.name = name,
                          .zh = zh,
                          .unit = "ten-thousand yuan",
                          .doc = doc,
                          .doc_zh = doc_zh,
                          .need = need,
                          .least = 0,
                          .most = most_money_yuan});
  };
  return {"budgets",
          "年度预算",
          "medium-term budget of a county for its schools, by fiscal year; a year without a row has no ceiling",
          "旗县区教育支出中期财政规划，按财政年度；没有行的年份不设上限",
          &Case::budgets,
          {county_column<R>(), year_column<R>("fiscal year", "财政年度").acting(Acts::in_base_too),
           money_column(&R::ceiling_ten_thousand_yuan, Need::required, "ceiling_ten_thousand_yuan", "支出上限（万元）",
                        "most money of the county's own", "本级支出上限"),
           money_column(&R::transfers_ten_thousand_yuan, Need::blankable, "transfers_ten_thousand_yuan",
                        "转移支付（万元）", "general transfers on top of it", "上级一般性转移支付"),
           basis_column<R>()}};
}

}  // namespace xuewei

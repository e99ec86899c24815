#include "engine/record/variable_kinds.hpp"

namespace xuewei {

void append_finance_variables(std::vector<Variable>& list) {
  using enum Axis;
  using namespace variable_kinds;
  list.push_back(by_county("spending_by_item", "Public spending in the fiscal year by item", "财政年度支出（分项目）",
                           "yuan", "", {area, stage, spending_item}, 0.0,
                           [](const State& s) { return s.finance.spending_yuan.all(); })
                     .adds_up_to("stage_spending")
                     .computed_from(Given::spending));
  list.push_back(
      by_county("spending_by_level", "Public spending in the fiscal year by the level of government that bears it",
                "财政年度支出（分级负担）", "yuan", "share of the level x spending", {area, government_level}, 1.0,
                [](const State& s) { return s.finance.level_spending_yuan.all(); })
          .adds_up_to("spending")
          .computed_from(Given::spending));
  list.push_back(by_county("stage_spending", "Public spending in the fiscal year by stage", "财政年度支出（分学段）",
                           "yuan", "sum over items", {area, stage}, 1.0,
                           [](const State& s) { return s.finance.stage_spending_yuan.all(); })
                     .adds_up_to("spending")
                     .computed_from(Given::spending)
                     .for_comparison());
  list.push_back(by_county("spending", "Public spending in the fiscal year", "财政年度支出", "yuan", "sum over stages",
                           {area}, 1.0, [](const State& s) { return s.finance.county_spending_yuan.all(); })
                     .headed("Public spending", "财政支出")
                     .computed_from(Given::spending)
                     .for_comparison());
  list.back().histogram = true;
  list.push_back(by_county("family_fees", "Fees of families in the fiscal year by stage, no part of public spending",
                           "家庭缴纳的保教费（分学段，不计入财政支出）", "yuan",
                           "max(0, fees charged - spending on free_last_year)", {area, stage}, 1.0,
                           [](const State& s) { return s.finance.family_fees_yuan.all(); })
                     .headed("Fees of families, not public", "家庭缴纳的保教费，不计入支出")
                     .only_on_request()
                     .computed_from(Given::fees));
  list.push_back(
      by_county("cost_by_school_size", "Recurrent public cost per year at the rates of autumn, by size of school",
                "按校点规模分的经常性财政成本（秋季标准，全年）", "yuan",
                "autumn grants x pupils counted + pay per head x site staff", {area, stage, school_size_band}, 1.0,
                [](const State& s) { return s.finance.size_cost_yuan.all(); })
          .only_on_request()
          .computed_from(Given::spending));
  list.push_back(by_county("pupils_by_school_size", "Pupils by size of school", "按校点规模分的在校生数", "pupils",
                           "sum over sites", {area, stage, school_size_band}, kHead,
                           [](const State& s) { return s.finance.size_pupils.all(); })
                     .adds_up_to("enrolment")
                     .only_on_request());
  list.push_back(by_county("stage_fiscal_year_pupils", "Pupils of the fiscal year by stage",
                           "财政年度平均在校生数（分学段）", "pupils",
                           "8/12 of the school year before, 4/12 of this one", {area, stage}, kHead,
                           [](const State& s) { return s.finance.fiscal_year_pupils.all(); })
                     .adds_up_to("fiscal_year_pupils")
                     .only_on_request());
  list.push_back(by_county("fiscal_year_pupils", "Pupils of the fiscal year", "财政年度平均在校生数", "pupils",
                           "sum over stages", {area}, kHead,
                           [](const State& s) { return s.finance.county_fiscal_year_pupils.all(); })
                     .only_on_request());
  list.push_back(by_county("budget",
                           "Ceiling and transfers of the county's budget in the fiscal year; missing: no ceiling",
                           "年度预算（上限与转移支付）", "yuan", "10000 x (ceiling + transfers)", {area}, 0.0,
                           [](const State& s) { return s.finance.budget_yuan.all(); })
                     .headed("Budgets with transfers", "年度预算")
                     .computed_from(Given::budgets));
  list.push_back(by_county("financing_gap", "What counties bear above their budgets in the fiscal year", "经费缺口",
                           "yuan", "max(0, spending of level county - budget)", {area}, 1.0,
                           [](const State& s) { return s.finance.financing_gap_yuan.all(); })
                     .headed("Financing gap")
                     .worse()
                     .computed_from(Given::budgets));
  list.push_back(by_county("spending_fell", "Counties whose spending is below the fiscal year before",
                           "教育支出减少的旗县区数（只增不减之一）", "counties", "spending[t] < spending[t-1]", {area},
                           1.0, [](const State& s) { return s.finance.spending_fell.all(); })
                     .flow()
                     .headed("Counties that spend less than the year before", "支出减少的旗县区数")
                     .counted()
                     .worse()
                     .computed_from(Given::spending));
  list.push_back(by_county("spending_per_pupil_fell",
                           "Counties whose spending per pupil is below the fiscal year before",
                           "生均教育支出减少的旗县区数（只增不减之二）", "counties",
                           "spending / pupils[t] < spending / pupils[t-1]", {area}, 1.0,
                           [](const State& s) { return s.finance.spending_per_pupil_fell.all(); })
                     .flow()
                     .headed("Counties that spend less per pupil", "生均支出减少的旗县区数")
                     .counted()
                     .worse()
                     .computed_from(Given::spending));
  const auto rule_by_level = [&](std::string_view id, std::string_view en, std::string_view zh,
                                 std::string_view formula, std::span<const Lane> (*values)(const State&)) {
    Variable variable = plain(id, en, zh, "1", formula, {government_level}, values, 1.0).flow();
    variable.probability = true;
    return variable;
  };
  list.push_back(rule_by_level("level_spending_fell",
                               "Spending of a level of government is below the fiscal year before (1) or not (0)",
                               "本级负担支出减少", "spending[t] < spending[t-1]",
                               [](const State& s) { return s.finance.level_spending_fell.all(); })
                     .recomputed()
                     .worse()
                     .computed_from(Given::spending));
  list.push_back(
      rule_by_level("level_spending_per_pupil_fell",
                    "Spending per pupil of a level of government is below the fiscal year before (1) or not (0)",
                    "本级负担生均支出减少", "spending / pupils[t] < spending / pupils[t-1]",
                    [](const State& s) { return s.finance.level_spending_per_pupil_fell.all(); })
          .recomputed()
          .worse()
          .computed_from(Given::spending));
  list.push_back(ratio("stage_spending_per_pupil", "Public spending per pupil by stage", "生均财政支出（分学段）",
                       "yuan per pupil", {area, stage}, "stage_spending", "stage_fiscal_year_pupils"));
  list.push_back(ratio("spending_per_pupil", "Public spending per pupil", "生均财政支出", "yuan per pupil", {area},
                       "spending", "fiscal_year_pupils")
                     .headed("Spending per pupil", "生均支出"));
  list.push_back(ratio("cost_per_pupil_by_school_size", "Recurrent public cost per pupil by size of school",
                       "按校点规模分的生均经常性财政成本", "yuan per pupil", {area, stage, school_size_band},
                       "cost_by_school_size", "pupils_by_school_size")
                     .only_on_request());
  list.back().histogram = false;
  for (std::size_t last = list.size() - 3; last < list.size(); ++last) {
    list[last].quantum = kHead;
  }
  defined_in("docs/methods/finance.md", list);
}

}  // namespace xuewei

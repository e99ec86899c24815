#include "engine/case/given.hpp"

#include <algorithm>

#include "engine/case/case.hpp"
#include "engine/case/stage_kinds.hpp"

namespace xuewei {
namespace {

bool pays_staff(const Case& input) {
  if (!input.pay.empty()) return true;
  for (int year = input.base_year; year <= input.horizon; ++year)
    if (input.parameters.civil_servant_pay_yuan.at(year) * input.parameters.pay_to_civil_servants.at(year) > 0.0)
      return true;
  return false;
}

bool spends(const Case& input, bool staff_known) {
  const bool pays = pays_staff(input);
  if (pays && !staff_known) return false;  // the largest item of all would be left out
  return pays || !input.projects.empty() ||
         std::ranges::any_of(input.grants, [](const GrantRow& row) { return row.item != SpendingItem::fee; }) ||
         std::ranges::any_of(input.rules, [](const RuleRow& row) { return row.yuan_per_classroom > 0.0; });
}

}  // namespace

WhatIsGiven what_is_given(const Case& input) {
  const bool schools = !input.schools.empty(), teachers = !input.teachers.empty();
  const auto some_stage = [&](auto property) { return std::ranges::any_of(input.stages, property); };
  WhatIsGiven given;
  const auto set = [&](Given what, bool value) { given.all[static_cast<std::size_t>(what)] = value; };
  set(Given::always, true);
  set(Given::schools, schools);
  set(Given::teachers, teachers);
  set(Given::establishment,
      teachers && (!input.establishment.empty() || input.parameters.establishment_fill_rate > 0.0));
  set(Given::redeployment, teachers && !input.redeployment.empty());
  set(Given::supplements, !input.staffing_supplements.empty());
  set(Given::moves, !input.moves.empty() || !input.relocations.empty());
  set(Given::external_migration, !input.external_migration.empty());
  set(Given::travel_limits,
      schools && some_stage([](const StageRow& stage) { return !stage.travel_limit_minutes.empty(); }));
  set(Given::senior_stages,
      schools && some_stage([](const StageRow& stage) { return kind_of(stage).senior != StageKind::Senior::no; }));
  int grades = 0;
  for (const StageRow& stage : input.stages) grades += kind_of(stage).of_nine_years ? stage.grades : 0;
  set(Given::nine_grades, grades == 9);
  set(Given::spending, spends(input, teachers));
  set(Given::fees,
      std::ranges::any_of(input.grants, [](const GrantRow& row) { return row.item == SpendingItem::fee; }));
  set(Given::budgets, !input.budgets.empty() && given[Given::spending]);
  return given;
}

}  // namespace xuewei

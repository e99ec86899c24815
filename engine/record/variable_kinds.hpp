// Inside the record room: the kinds of variables, each a row of the catalogue with what its kind has in common.
#pragma once

#include <utility>

#include "engine/record/variables.hpp"

namespace xuewei::variable_kinds {

// Quanta: a thousandth of a head (binary, so that every rounded value is exact), and of shares.
inline constexpr double kHead = 1.0 / 1024.0;
inline constexpr double kShare = 1.0 / 1048576.0;

/// By area and stage, summed over leaf areas.
inline Variable leaf_stage(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                           std::string_view formula, std::span<const Lane> (*values)(const State&)) {
  return Variable{.id = id,
                  .long_name = en,
                  .long_name_zh = zh,
                  .units = units,
                  .formula = formula,
                  .source = Source::leaf,
                  .axes = {Axis::area, Axis::stage},
                  .quantum = kHead,
                  .histogram = true,
                  .values = values};
}

/// By area and stage: the sum of what the sites have.
inline Variable sum_over_sites(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                               std::string_view formula, Lane (*of_site)(const SiteYear&)) {
  Variable variable = leaf_stage(id, en, zh, units, formula, nullptr);
  variable.of_site = of_site;
  return variable;
}

/// Persons by county and stage.
inline Variable county_stage(std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                             std::span<const Lane> (*values)(const State&)) {
  Variable variable = leaf_stage(id, en, zh, "persons", formula, values);
  variable.source = Source::county;
  return variable;
}

/// The page that defines the variables appended since the last call.
inline void defined_in(std::string_view page, std::vector<Variable>& list) {
  for (Variable& variable : list)
    if (variable.definition.empty()) variable.definition = page;
}

/// Of two other variables.
inline Variable ratio(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                      std::vector<Axis> axes, std::string_view numerator, std::string_view denominator) {
  return Variable{.id = id,
                  .long_name = en,
                  .long_name_zh = zh,
                  .units = units,
                  .source = Source::ratio,
                  .axes = std::move(axes),
                  .quantum = kShare,
                  .histogram = true,
                  .numerator = numerator,
                  .denominator = denominator,
                  .aggregation = Aggregation::ratio_of_sums};
}

/// 0 or 1, told from other variables.
inline Variable event(std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                      std::vector<Axis> axes, std::vector<std::string_view> operands, Lane (*of)(const EventAt&)) {
  return Variable{.id = id,
                  .long_name = en,
                  .long_name_zh = zh,
                  .units = "1",
                  .formula = formula,
                  .source = Source::event,
                  .axes = std::move(axes),
                  .quantum = 1.0,
                  .probability = true,
                  .operands = std::move(operands),
                  .event = of,
                  .aggregation = Aggregation::recomputed};
}

/// Exactly the axes named.
inline Variable plain(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                      std::string_view formula, std::vector<Axis> axes, std::span<const Lane> (*values)(const State&),
                      double quantum = 0.0) {
  return Variable{.id = id,
                  .long_name = en,
                  .long_name_zh = zh,
                  .units = units,
                  .formula = formula,
                  .source = Source::plain,
                  .axes = std::move(axes),
                  .quantum = quantum,
                  .values = values};
}

/// Of every site.
inline Variable each_site(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                          std::string_view formula, Lane (*of_site)(const SiteYear&), double quantum) {
  Variable variable = plain(id, en, zh, units, formula, {Axis::site}, nullptr, quantum);
  variable.of_site = of_site;
  return variable;
}

/// By county, for counties and what is made of them.
inline Variable by_county(std::string_view id, std::string_view en, std::string_view zh, std::string_view units,
                          std::string_view formula, std::vector<Axis> axes, double quantum,
                          std::span<const Lane> (*values)(const State&)) {
  Variable variable = plain(id, en, zh, units, formula, std::move(axes), values, quantum);
  variable.source = Source::county;
  return variable;
}

/// Persons by area: a flow of the calendar year.
inline Variable leaf_only(std::string_view id, std::string_view en, std::string_view zh, std::string_view formula,
                          std::span<const Lane> (*values)(const State&)) {
  return Variable{.id = id,
                  .long_name = en,
                  .long_name_zh = zh,
                  .units = "persons",
                  .formula = formula,
                  .source = Source::leaf,
                  .axes = {Axis::area},
                  .quantum = kHead,
                  .histogram = true,
                  .missing_in_base_year = true,
                  .values = values};
}

}  // namespace xuewei::variable_kinds

namespace xuewei {

// The catalogue in its order, each part in the source file of its name (variables_of_*.cpp).
void append_area_variables(std::vector<Variable>& list);
void append_staff_variables(std::vector<Variable>& list);
void append_site_variables(std::vector<Variable>& list);
void append_finance_variables(std::vector<Variable>& list);
void append_grade_variables(std::vector<Variable>& list);

}  // namespace xuewei

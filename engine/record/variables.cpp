#include "engine/record/variables.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "engine/record/variable_kinds.hpp"

namespace xuewei {
namespace {

std::vector<Variable> make_variables() {
  std::vector<Variable> list;
  append_area_variables(list);
  append_staff_variables(list);
  append_site_variables(list);
  append_finance_variables(list);
  append_grade_variables(list);
  return list;
}

}  // namespace

const std::vector<Variable>& variables() {
  static const std::vector<Variable> list = make_variables();
  return list;
}

Recorded all_recorded() {
  Recorded recorded;
  for (const Variable& variable : variables()) recorded.push_back(variable.quantum > 0.0);
  return recorded;
}

Recorded recorded_by_default() {
  Recorded recorded = all_recorded();
  for (std::size_t v = 0; v < recorded.size(); ++v) recorded[v] = recorded[v] && !variables()[v].on_request;
  return recorded;
}

std::size_t variable_index(std::string_view id) {
  for (std::size_t v = 0; v < variables().size(); ++v)
    if (variables()[v].id == id) return v;
  throw std::out_of_range("no variable is called `" + std::string(id) + "`");
}

std::size_t first_known_step(const Variable& variable, const Model& model) {
  if (variable.source == Source::ratio)
    return std::max(first_known_step(variables()[variable_index(variable.numerator)], model),
                    first_known_step(variables()[variable_index(variable.denominator)], model));
  if (variable.source == Source::event) {
    std::size_t first = 0;
    for (const std::string_view operand : variable.operands)
      first = std::max(first, first_known_step(variables()[variable_index(operand)], model));
    return first;
  }
  if (!model.given[variable.needs]) return model.network.calendar.steps;
  return variable.missing_in_base_year ? 1 : 0;
}

Level level_of(const Variable& variable) {
  if (variable.source == Source::ratio) return level_of(variables()[variable_index(variable.numerator)]);
  if (variable.source == Source::event) return level_of(variables()[variable_index(variable.operands.front())]);
  if (variable.source == Source::county) return Level::county;
  for (const Axis axis : variable.axes) {
    if (axis == Axis::area) return Level::area;
    if (axis == Axis::zone) return Level::zone;
    if (axis == Axis::site) return Level::site;
    if (axis == Axis::programme) return Level::programme;
    if (axis == Axis::project) return Level::project;
    if (axis == Axis::rule) return Level::rule;
    if (axis == Axis::government_level) return Level::government_level;
  }
  return Level::whole;
}

std::string formula_of(const Variable& variable) {
  if (variable.source != Source::ratio) return std::string(variable.formula);
  return std::string(variable.numerator) + " / " + std::string(variable.denominator);
}

std::vector<int> grades_of(const Network& network) {
  std::vector<int> grades;
  for (int grade = -12; grade <= 12; ++grade)
    for (const Stage& stage : network.stages)
      if (grade >= stage.first_grade && grade < stage.first_grade + static_cast<int>(stage.grades)) {
        grades.push_back(grade);
        break;
      }
  return grades;
}

std::size_t axis_size(Axis axis, const Model& model) {
  using enum Axis;
  switch (axis) {
    case area:
      return model.network.nodes.size();
    case zone:
      return model.network.zones.size();
    case stage:
      return model.network.stages.size();
    case grade:
      return grades_of(model.network).size();
    case site:
      return model.network.sites.size();
    case sex:
      return kSexes;
    case age:
      return model.population.ages;
    case age_on_31_august:
      return kSchoolAges;
    case class_size_band:
      return kClassSizeBands;
    case warning_level:
      return kWarningLevels;
    case school_size_band:
      return kSchoolSizeBands;
    case channel:
      return kRecruitmentChannels;
    case subject:
      return model.workforce.subjects.names.size();
    case programme:
      return model.estate.programmes;
    case project:
      return model.estate.projects.size();
    case rule:
      return model.adjustment.rules.size();
    case spending_item:
      return kSpendingItems;
    case government_level:
      return kGovernmentLevels;
  }
  return 0;
}

std::size_t members_of(const Variable& variable, const Model& model) {
  if (variable.source != Source::event) return 1;
  const Variable& operand = variables()[variable_index(variable.operands.front())];
  return variable.axes.size() > operand.axes.size() ? axis_size(variable.axes.back(), model) : 1;
}

std::size_t values_per_year(const Variable& variable, const Model& model) {
  std::size_t size = 1;
  for (Axis axis : variable.axes) size *= axis_size(axis, model);
  return size;
}

}  // namespace xuewei

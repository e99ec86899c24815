// The catalogue of recorded variables: one row each, driving recorders, the results file, its documentation and labels.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/given.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/model/model.hpp"
#include "engine/record/meaning.hpp"
#include "engine/year/state.hpp"

namespace xuewei {

enum class Axis {
  area,
  zone,
  stage,
  grade,
  site,
  sex,
  age,
  age_on_31_august,
  class_size_band,
  warning_level,
  school_size_band,
  channel,
  subject,
  programme,
  project,
  rule,
  spending_item,
  government_level
};

/// Where the values stand in the State and how they reach the axes of the results.
enum class Source {
  leaf,    ///< [leaf x inner axes], additive: reported for every area node as sums over its leaves
  county,  ///< [county x inner axes], additive: reported for nodes made of whole counties, missing elsewhere
  plain,   ///< exactly the axes named
  cell,    ///< [cell] scattered to site x grade, missing where a site lacks the grade
  event,   ///< 0 or 1, from what other variables have at the same place; missing where one of them is
  ratio,   ///< numerator / denominator of two other variables on the same axes, missing where the denominator is 0
};

/// One site in one year.
struct SiteYear {
  const Model& model;
  const State& state;
  std::size_t step = 0;
  std::size_t site = 0;
};

/// One place in one year: the values of an event's operands there, and what the event itself was a year before (0 in the
/// first year; of an event that remembers).
struct EventAt {
  const Model& model;
  std::span<const Lane> operands;
  Lane before;
};
inline constexpr std::size_t kMostOperands = 4;  ///< of an event

struct Variable {
  std::string_view id;
  std::string_view long_name;
  std::string_view long_name_zh;
  std::string_view units;
  std::string_view formula;  ///< empty: see `definition`
  Source source = Source::plain;
  std::vector<Axis> axes;  ///< after `year`
  double quantum = 0.0;    ///< step to which replicates are rounded before exact summing; 0: not in the ensemble
  bool histogram = false;  ///< quantiles wanted
  std::string_view histogram_scale{};  ///< variable whose expected value sets the histogram's width; empty: itself
  bool probability = false;            ///< 0 or 1: replicates are counted, and the ensemble mean is a probability
  bool on_request = false;             ///< replicates keep it only if it is asked for
  bool missing_in_base_year = false;   ///< a flow nobody observed before the base year
  Given needs = Given::always;         ///< what a case must give; without it the variable is missing in every year
  bool compared = false;  ///< by area and perhaps stage: scenarios are compared by it, replicate by replicate
  std::span<const Lane> (*values)(const State&) = nullptr;  ///< what a room keeps
  /// Instead of it, where no room needs the sum: the value of one site. A leaf variable sums it by leaf and stage.
  Lane (*of_site)(const SiteYear&) = nullptr;
  std::string_view numerator{}, denominator{};  ///< of a ratio
  std::vector<std::string_view> operands{};     ///< of an event; with a quantum, or kept by a room as they are
  /// 1 or 0; of an event that has one axis more than its operands: the position there that holds, which alone is 1.
  Lane (*event)(const EventAt&) = nullptr;
  bool remembers = false;  ///< the event asks for what it was a year before, and has no axis of its own
  Direction more_is = Direction::neither;
  Aggregation aggregation = Aggregation::sum;
  /// Variable that this one adds up to over the axes it has more, a site belonging to its stage, area and county.
  std::string_view part_of{};
  std::string_view definition{};             ///< page that defines it, docs/methods/*.md
  std::string_view heading{}, heading_zh{};  ///< of a column, where the long name is too long

  // What a row of the catalogue may add to its kind.

  Variable only_on_request() const { return with(&Variable::on_request, true); }
  /// Nobody observed it before the base year.
  Variable flow() const { return with(&Variable::missing_in_base_year, true); }
  Variable computed_from(Given given) const { return with(&Variable::needs, given); }
  /// With the histogram of another variable's width.
  Variable scaled(std::string_view scale) const { return with(&Variable::histogram_scale, scale); }
  Variable headed(std::string_view en, std::string_view zh = {}) const {
    return with(&Variable::heading, en).with(&Variable::heading_zh, zh);
  }
  Variable for_comparison() const { return with(&Variable::compared, true); }
  Variable adds_up_to(std::string_view whole) const { return with(&Variable::part_of, whole); }
  Variable counted() const { return with(&Variable::aggregation, Aggregation::count); }
  Variable recomputed() const { return with(&Variable::aggregation, Aggregation::recomputed); }
  Variable remembering() const { return with(&Variable::remembers, true); }
  Variable better() const { return with(&Variable::more_is, Direction::better); }
  Variable worse() const { return with(&Variable::more_is, Direction::worse); }

  template <class T>
  Variable with(T Variable::*member, T value) const {
    Variable changed = *this;
    changed.*member = value;
    return changed;
  }
};

/// Which variables replicates keep, by variable; of those with a quantum.
using Recorded = std::vector<bool>;
Recorded all_recorded();
/// All but those on request.
Recorded recorded_by_default();

/// Absolute grades taught anywhere in the case, ascending: the coordinate of Axis::grade.
std::vector<int> grades_of(const Network& network);

const std::vector<Variable>& variables();
/// The first step in which a variable has values: that after the base year where it is a flow, none at all (as many as
/// there are steps) where the case does not give what it needs; of a ratio or an event, where all of its parts have.
std::size_t first_known_step(const Variable& variable, const Model& model);
/// The smallest unit with a value of its own, which follows from axes and source.
Level level_of(const Variable& variable);
/// Formed from other variables, not from a State.
inline bool is_derived(const Variable& variable) {
  return variable.source == Source::event || variable.source == Source::ratio;
}
std::string formula_of(const Variable& variable);
std::size_t variable_index(std::string_view id);  ///< throws std::out_of_range
std::size_t axis_size(Axis axis, const Model& model);
/// Values of an event for each value of its operands; 1 of what is no event.
std::size_t members_of(const Variable& variable, const Model& model);
/// Product of the axes' sizes: values per year.
std::size_t values_per_year(const Variable& variable, const Model& model);

}  // namespace xuewei

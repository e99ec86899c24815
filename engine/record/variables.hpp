// The catalogue of recorded variables: one row each, driving recorders, the results file, its documentation and labels.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/lanes/lane.hpp"
#include "engine/model/model.hpp"
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
  ratio,   ///< numerator / denominator of two other variables on the same axes, missing where the denominator is 0
};

struct Variable {
  std::string_view id;
  std::string_view long_name;
  std::string_view long_name_zh;
  std::string_view units;
  std::string_view formula;
  Source source = Source::plain;
  std::vector<Axis> axes;  ///< after `year`
  double quantum = 0.0;    ///< step to which replicates are rounded before exact summing; 0: not in the ensemble
  bool histogram = false;  ///< quantiles wanted
  std::string_view histogram_scale{};  ///< variable whose expected value sets the histogram's width; empty: itself
  bool probability = false;            ///< 0/1 indicator: the ensemble mean is a probability
  bool missing_in_base_year = false;   ///< a flow nobody observed before the base year
  std::span<const Lane> (*values)(const State&) = nullptr;
  std::string_view numerator{}, denominator{};  ///< of a ratio
};

/// Absolute grades taught anywhere in the case, ascending: the coordinate of Axis::grade.
std::vector<int> grades_of(const Network& network);

const std::vector<Variable>& variables();
std::size_t variable_index(std::string_view id);  ///< throws std::out_of_range
std::size_t axis_size(Axis axis, const Model& model);
/// Product of the axes' sizes: values a year.
std::size_t values_per_year(const Variable& variable, const Model& model);

}  // namespace xuewei

#include "engine/model/model.hpp"

#include <stdexcept>

#include "engine/adjustment/potential_sites.hpp"

namespace xuewei {
namespace {

/// Children on 31 August of the base year, one value each: the population room's own answer, with uncertainty off.
std::vector<double> base_children(const PopulationParams& params) {
  const PopulationState state = start_population(params);
  std::vector<double> children;
  children.reserve(state.children.size());
  for (const Lane& lane : state.children.all()) children.push_back(lane[0]);
  return children;
}

/// Compiles a case whose sites are all there.
Model compile_complete(const Case& input) {
  for (const StageRow& stage : input.stages)
    if (stage.class_size_norm.size() != static_cast<std::size_t>(stage.grades))
      throw std::invalid_argument("stage `" + stage.id + "` must have a class size norm for every grade");
  Model model;
  model.given = what_is_given(input);
  model.network = make_network(input);
  model.population = compile_population(input, model.network);
  model.uncertainty = compile_uncertainty(input, model.network);
  model.enrolment = compile_enrolment(input, model.network, base_children(model.population));
  model.placement = compile_placement(input, model.network, model.enrolment.base_seekers);
  model.estate = compile_estate(input, model.network);
  model.adjustment = compile_adjustment(input, model.network);
  model.workforce = compile_workforce(input, model.network);
  model.finance = compile_finance(input, model.network);
  model.indicators = compile_indicators(input, model.network);
  return model;
}

}  // namespace

Model compile(const Case& input) {
  return input.rules.empty() ? compile_complete(input) : compile_complete(with_potential_sites(input));
}

}  // namespace xuewei

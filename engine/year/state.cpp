#include "engine/year/state.hpp"

namespace xuewei {

State make_state(const Model& model) {
  State state;
  state.luck = make_luck(model.uncertainty);
  state.uncertainty = make_uncertainty_state(model.uncertainty);
  state.population = make_population_state(model.population);
  state.enrolment = make_enrolment_state(model.enrolment);
  state.placement = make_placement_state(model.placement, model.network.sites.size());
  state.estate = make_estate_state(model.estate);
  state.adjustment = make_adjustment_state(model.adjustment);
  state.workforce = make_workforce_state(model.workforce);
  state.finance = make_finance_state(model.finance);
  state.indicators = make_indicator_state(model.indicators);
  return state;
}

}  // namespace xuewei

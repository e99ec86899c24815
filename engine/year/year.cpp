#include "engine/year/year.hpp"

namespace xuewei {
namespace {

void measure_year(const Model& model, std::size_t step, State& state) {
  const MeasuredYear year{.children = state.population.children,
                          .pupils = state.enrolment.pupils,
                          .admitted = state.enrolment.admitted,
                          .unplaced = state.enrolment.unplaced,
                          .classrooms = state.estate.classrooms,
                          .places = state.estate.places,
                          .seekers = state.enrolment.seekers,
                          .second_seekers = state.enrolment.second_seekers,
                          .zone_unplaced = state.placement.zone_unplaced,
                          .second_zone_unplaced = state.placement.second_zone_unplaced};
  measure(model.indicators, year, step, state.indicators);
}

}  // namespace

void start(const Model& model, State& state) {
  start_luck(model.uncertainty, state.uncertainty, state.luck);
  start_estate(model.estate, state.estate);
  start_population(model.population, state.population);
  start_enrolment(model.enrolment, state.enrolment);
  start_placement(state.placement);
  measure_year(model, 0, state);
  start_workforce(model.workforce, state.indicators.county_pupils, state.indicators.county_classes, state.workforce);
}

void advance_year(const Model& model, const std::optional<BlockLuck>& luck, std::size_t step, State& state) {
  if (luck) draw_luck(model.uncertainty, luck->seed, luck->first_replicate, step, state.uncertainty, state.luck);

  // 1 September: what was finished by 31 August opens, then this autumn's children ask for their places.
  open_projects(model.estate, step, state.estate);
  advance_population(model.population, state.luck, step, state.population);
  form_demand(model.enrolment, state.luck, state.population.children, state.estate.classrooms, step, state.enrolment);
  place(model.placement,
        {.seekers = state.enrolment.seekers,
         .second_seekers = state.enrolment.second_seekers,
         .continuing = state.enrolment.pupils,
         .classrooms = state.estate.classrooms},
        step, state.placement);
  admit(model.enrolment,
        {.children = state.population.children,
         .classrooms = state.estate.classrooms,
         .intake = state.placement.intake,
         .zone_unplaced = state.placement.zone_unplaced,
         .second_intake = state.placement.second_intake,
         .second_zone_unplaced = state.placement.second_zone_unplaced},
        step, state.enrolment);
  measure_year(model, step, state);
  advance_workforce(model.workforce, state.indicators.county_pupils, state.indicators.county_classes, step,
                    state.workforce);
}

}  // namespace xuewei

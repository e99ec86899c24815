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
                          .zone_unplaced = state.placement.zone_unplaced};
  measure(model.indicators, year, step, state.indicators);
}

StaffDemand staff_demand(const State& state) {
  return {.pupils = state.indicators.county_pupils,
          .classes = state.indicators.county_classes,
          .site_pupils = state.indicators.site_enrolment,
          .site_classes = state.indicators.site_classes,
          .luck = state.luck};
}

FinanceYear finance_year(const State& state) {
  return {.pupils = state.enrolment.pupils,
          .site_pupils = state.indicators.site_enrolment,
          .boarders = state.enrolment.site_boarders,
          .staff = state.workforce.staff,
          .site_staff = state.workforce.posting.site_staff,
          .project_spending = state.estate.project_spending_yuan,
          .changes = state.adjustment.due,
          .luck = state.luck};
}

/// Decides, from what is known now, what holds from the Septembers to come. `alike`: without luck all lanes are the same.
void decide_year(const Model& model, std::size_t step, bool alike, State& state) {
  const AdjustmentView known{.persons = state.population.persons,
                             .children = state.population.children,
                             .pupils = state.enrolment.pupils,
                             .admitted = state.enrolment.admitted,
                             .zone_unplaced = state.placement.zone_unplaced[0],
                             .classrooms = state.estate.classrooms,
                             .floor_area_m2 = state.estate.floor_area_m2,
                             .beds = state.estate.beds,
                             .boarders = &state.enrolment.site_boarders};
  decide(model.adjustment, known, step, alike, state.adjustment);
}

}  // namespace

State start(const Model& model, const std::optional<BlockLuck>& luck) {
  State state;
  state.luck = model.uncertainty.luck;
  state.uncertainty = UncertaintyState{model.uncertainty.sizes};
  if (luck) draw_luck(model.uncertainty, luck->seed, luck->first_replicate, 0, state.uncertainty, state.luck);
  state.estate = start_estate(model.estate, state.luck);
  state.population = start_population(model.population, state.luck);
  state.enrolment = start_enrolment(model.enrolment, model.placement.base_beyond_share);
  board(model.enrolment, state.estate.beds, 0, state.enrolment);
  state.placement = PlacementState{model.placement.sizes()};
  state.indicators = IndicatorState{model.indicators.sizes()};
  measure_year(model, 0, state);
  state.workforce = start_workforce(model.workforce, staff_demand(state));
  state.adjustment = AdjustmentState{model.adjustment.sizes()};
  state.finance = start_finance(model.finance, finance_year(state));
  decide_year(model, 0, !luck || !model.uncertainty.base_year_varies, state);
  return state;
}

void keep_totals_only(State& state) {
  state.estate.events = EventLog(0);
  state.adjustment.events = EventLog(0);
  EnrolmentState& enrolment = state.enrolment;
  for (LaneField* ledger :
       {&enrolment.transfers_in, &enrolment.transfers_out, &enrolment.displaced_in, &enrolment.displaced_out})
    *ledger = LaneField();
}

void advance_year(const Model& model, const std::optional<BlockLuck>& luck, std::size_t step, State& state) {
  if (luck) draw_luck(model.uncertainty, luck->seed, luck->first_replicate, step, state.uncertainty, state.luck);

  // 1 September: what was decided is in force, what was finished by 31 August opens, then this autumn's children ask for
  // their places.
  take_due(model.adjustment, state.estate.classrooms, step, state.adjustment);
  apply_changes(model.estate, state.adjustment.due, step, state.estate);
  move_displaced(model.enrolment, state.adjustment.due, state.enrolment);
  advance_estate(model.estate, state.luck, step, state.estate);
  advance_population(model.population, state.luck, step, state.population);
  form_demand(model.enrolment, state.luck, state.population.children, state.estate.classrooms, step, state.enrolment);
  if (model.placement.needs_free_beds(step)) count_free_beds(model.enrolment, state.estate.beds, step, state.enrolment);
  place(model.placement,
        {.seekers = state.enrolment.seekers,
         .linked_seekers = state.enrolment.linked_seekers,
         .continuing = state.enrolment.pupils,
         .classrooms = state.estate.classrooms,
         .free_beds = state.enrolment.free_beds,
         .luck = state.luck},
        step, state.placement);
  admit(model.enrolment,
        {.children = state.population.children,
         .classrooms = state.estate.classrooms,
         .intake = state.placement.intake,
         .intake_beyond = state.placement.intake_beyond,
         .zone_unplaced = state.placement.zone_unplaced,
         .luck = state.luck},
        step, state.enrolment);
  board(model.enrolment, state.estate.beds, step, state.enrolment);
  measure_year(model, step, state);
  advance_workforce(model.workforce, staff_demand(state), step, state.workforce);
  advance_finance(model.finance, finance_year(state), step, state.finance);
  decide_year(model, step, !luck, state);
}

}  // namespace xuewei

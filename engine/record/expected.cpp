#include "engine/record/expected.hpp"

#include <cmath>

#include "engine/contracts/contract.hpp"

namespace xuewei {

ExpectedRecorder::ExpectedRecorder(const Model& model) : model_(&model), gathering_(model) {
  for (const Variable& variable : variables()) {
    layouts_.push_back(make_layout(variable, model));
    expected_.values.emplace_back(layouts_.back().size * model.network.calendar.steps, kMissing);
  }
}

void ExpectedRecorder::observe(const State& state, std::size_t step) {
  XUEWEI_EXPECT(step < model_->network.calendar.steps);
  gathering_.gather(state, step);
  XUEWEI_EXPECT(is_complete(layouts_, step, state, gathering_));
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (is_derived(variable) || (step == 0 && variable.missing_in_base_year)) continue;
    const std::span<const Lane> values = gathering_.values(v, state);
    spread(
        variable, layouts_[v], [&](std::size_t i) { return values[i][0]; }, kMissing,
        expected_.values[v].data() + step * layouts_[v].size);  // an axis may be empty
  }
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (variable.source != Source::ratio) continue;
    const std::size_t first = step * layouts_[v].size;
    const double* numerator = expected_.values[variable_index(variable.numerator)].data() + first;
    const double* denominator = expected_.values[variable_index(variable.denominator)].data() + first;
    for (std::size_t i = 0; i < layouts_[v].size; ++i)
      if (denominator[i] > 0.0) expected_.values[v][first + i] = numerator[i] / denominator[i];
  }
  for (std::size_t v = 0; v < variables().size(); ++v)
    if (variables()[v].source == Source::event) form_event(v, step);
  expected_.lost_events = 0;
  for (const EventLog* log : {&state.estate.events, &state.adjustment.events}) {
    for (const Event& event : log->events())
      if (event.lane == 0) add_event(state, step, event);
    expected_.lost_events += log->lost(0);  // of all years so far
  }
}

void ExpectedRecorder::form_event(std::size_t v, std::size_t step) {
  const Variable& variable = variables()[v];
  const std::size_t size = layouts_[v].size, members = members_of(variable, *model_);
  std::vector<const double*> values;
  for (const std::string_view operand : variable.operands)
    values.push_back(expected_.values[variable_index(operand)].data() + step * size / members);
  std::vector<Lane> operands(values.size());
  for (std::size_t i = 0; i < size; ++i) {
    bool there = true;
    for (std::size_t o = 0; o < operands.size(); ++o) {
      const double value = values[o][i / members];
      there = there && !std::isnan(value);
      operands[o].setConstant(value);
    }
    if (there)
      expected_.values[v][step * size + i] =
          variable.event({.model = *model_, .step = step, .operands = operands, .member = i % members})[0];
  }
}

/// The estate says which site joined another; enrolment knows who went.
void ExpectedRecorder::add_event(const State& state, std::size_t step, Event event) {
  if (event.kind == EventKind::merged) {
    const Site& site = model_->network.sites[event.site.index()];
    for (std::size_t g = 0; g < site.grades; ++g)
      event.pupils += state.enrolment.displaced_out[site.first_cell.index() + g][0];
  }
  expected_.events.push_back({step, event});
}

}  // namespace xuewei

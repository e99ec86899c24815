#include "engine/record/expected.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "engine/contracts/contract.hpp"
#include "engine/record/whole.hpp"

namespace xuewei {

ExpectedRecorder::ExpectedRecorder(const Model& model)
    : model_(&model), everything_(variables().size(), true), gathering_(model, everything_) {
  for (const Variable& variable : variables()) {
    layouts_.push_back(make_layout(variable, model));
    expected_.values.emplace_back(layouts_.back().size * model.network.calendar.steps, kMissing);
  }
}

void ExpectedRecorder::observe(const State& state, std::size_t step) {
  XUEWEI_EXPECT(step < model_->network.calendar.steps);
  gathering_.gather(state, step);
  XUEWEI_EXPECT(is_complete(everything_, layouts_, step, state, gathering_));
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (is_derived(variable) || step < layouts_[v].first_known_step) continue;
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

/// From whole quanta, as replicates form it: where nothing varies, theirs is the same.
void ExpectedRecorder::form_event(std::size_t v, std::size_t step) {
  const Variable& variable = variables()[v];
  const std::size_t members = members_of(variable, *model_), places = layouts_[v].size / members;
  double* const now = expected_.values[v].data() + step * layouts_[v].size;
  std::vector<std::size_t> of;
  for (const std::string_view operand : variable.operands) of.push_back(variable_index(operand));
  std::vector<Lane> operands(of.size());
  for (std::size_t place = 0; place < places; ++place) {
    for (std::size_t o = 0; o < of.size(); ++o) {
      operands[o] = Lane::Constant(expected_.values[of[o]][step * places + place]);
      if (const double quantum = variables()[of[o]].quantum; quantum > 0.0)
        operands[o] = in_quanta(operands[o], 1.0 / quantum) * quantum;
    }
    if (std::ranges::any_of(operands, [](const Lane& operand) { return std::isnan(operand[0]); })) continue;
    const bool was = variable.remembers && step > 0 && (now - places)[place] > 0.0;
    const double found =
        variable.event({.model = *model_, .operands = operands, .before = Lane::Constant(was ? 1.0 : 0.0)})[0];
    for (std::size_t member = 0; member < members; ++member)
      now[place * members + member] = members == 1 ? found : static_cast<double>(member) == found ? 1.0 : 0.0;
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

// The expected path: one run with uncertainty off, every catalogued variable in full.
#pragma once

#include <utility>
#include <vector>

#include "engine/record/aggregate.hpp"

namespace xuewei {

struct RecordedEvent {
  std::size_t step = 0;
  Event event;
};

/// values[v]: [step x axes of variable v], row major; missing values are quiet NaN. Events in order of time; those that
/// a log had no room for are counted.
struct Expected {
  std::vector<std::vector<double>> values;
  std::vector<RecordedEvent> events;
  std::size_t lost_events = 0;
};

/// Collects lane 0 of a State year by year.
class ExpectedRecorder {
 public:
  explicit ExpectedRecorder(const Model& model);
  void observe(const State& state, std::size_t step);
  Expected take() { return std::move(expected_); }

 private:
  void form_event(std::size_t variable, std::size_t step);
  void add_event(const State& state, std::size_t step, Event event);

  const Model* model_;
  std::vector<Layout> layouts_;
  Recorded everything_;  ///< what is wanted
  Gathering gathering_;
  Expected expected_;
};

}  // namespace xuewei

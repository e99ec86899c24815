// The expected path: one run with uncertainty off, every catalogued variable in full.
#pragma once

#include <utility>
#include <vector>

#include "engine/record/aggregate.hpp"

namespace xuewei {

/// values[v]: [step x axes of variable v], row major; missing values are quiet NaN.
struct Expected {
  std::vector<std::vector<double>> values;
};

/// Collects lane 0 of a State year by year.
class ExpectedRecorder {
 public:
  explicit ExpectedRecorder(const Model& model);
  void observe(const State& state, std::size_t step);
  Expected take() { return std::move(expected_); }

 private:
  std::vector<Layout> layouts_;
  Expected expected_;
};

}  // namespace xuewei

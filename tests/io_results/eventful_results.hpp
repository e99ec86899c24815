// The minimal case with events made by hand, so that every kind of reason is there.
#pragma once

#include "engine/model/model.hpp"
#include "engine/record/expected.hpp"
#include "io/case/read_case.hpp"
#include "io/description/results.hpp"

namespace xuewei::testing {

struct Eventful {
  LoadedCase loaded;
  Model model;
  Expected expected;
};

/// A project that starts, is late and opens; a merger by plan; a closure that a guard refuses to a rule.
const Eventful& with_events();

/// Results of it with the replicates [first, last) of the minimal case.
Results results_with_events(std::uint64_t first = 0, std::uint64_t last = 0);

}  // namespace xuewei::testing

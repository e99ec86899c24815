// The recorder against one that takes a replicate at a time in whole numbers, over values no year brings about: zeros,
// halves of a quantum, negative ones, more than doubles add exactly, and areas without children to divide by.
#include "engine/record/ensemble_recorder.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

#include "engine/record/whole.hpp"
#include "engine/run/run.hpp"
#include "engine/year/year.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/same_ensemble.hpp"

namespace xuewei {
namespace {

using Whole = std::optional<std::int64_t>;

Whole nearest(double value, double quantum) {
  if (std::isnan(value)) return {};
  return static_cast<std::int64_t>(std::round(value / quantum));
}

using Wholes = std::vector<std::vector<Whole>>;  // by variable

/// An event at place `place` of its operands; the year before it was `before`.
Whole happens(const Variable& variable, const Model& model, const State& state, const Gathering& gathering,
              const Wholes& parts, std::size_t place, int lane, Whole before) {
  std::vector<Lane> operands;
  for (const std::string_view operand : variable.operands) {
    const std::size_t of = variable_index(operand);
    const double quantum = variables()[of].quantum;
    if (quantum > 0.0 && !parts[of][place]) return {};
    operands.push_back(Lane::Constant(quantum > 0.0 ? quantum * static_cast<double>(*parts[of][place])
                                                    : gathering.values(of, state)[place][lane]));
  }
  const Lane was = Lane::Constant(static_cast<double>(before.value_or(0)));
  return static_cast<std::int64_t>(variable.event({.model = model, .operands = operands, .before = was})[0]);
}

/// All values of one year in one lane; `last`: those of the year before.
Wholes wholes(const Model& model, const State& state, const Gathering& gathering, std::size_t step, int lane,
              const Wholes& last) {
  Wholes all(variables().size());
  for (std::size_t v = 0; v < all.size(); ++v) {
    const Variable& variable = variables()[v];
    const Layout layout = make_layout(variable, model);
    std::vector<Whole>& result = all[v];
    result.resize(layout.size);
    if (variable.quantum == 0.0 || step < layout.first_known_step) continue;
    if (variable.source == Source::ratio) {
      const std::size_t top = variable_index(variable.numerator), bottom = variable_index(variable.denominator);
      const double scale = variables()[top].quantum / variables()[bottom].quantum;
      for (std::size_t i = 0; i < result.size(); ++i)
        if (all[top][i] && all[bottom][i].value_or(0) > 0)
          result[i] = nearest(scale * static_cast<double>(*all[top][i]) / static_cast<double>(*all[bottom][i]),
                              variable.quantum);
      continue;
    }
    if (variable.source == Source::event) {
      const std::size_t members = members_of(variable, model);
      for (std::size_t i = 0; i < result.size(); ++i) {
        const Whole before = variable.remembers && !last.empty() ? last[v][i] : 0;
        result[i] = happens(variable, model, state, gathering, all, i / members, lane, before);
        if (members > 1 && result[i]) result[i] = *result[i] == static_cast<std::int64_t>(i % members) ? 1 : 0;
      }
      continue;
    }
    const std::span<const Lane> values = gathering.values(v, state);
    if (variable.source == Source::plain) {
      for (std::size_t i = 0; i < result.size(); ++i) result[i] = nearest(values[i][lane], variable.quantum);
      continue;
    }
    for (std::size_t node = 0; node < layout.sources.size(); ++node)
      for (std::size_t i = 0; i < layout.inner; ++i)
        for (std::size_t source : layout.sources[node]) {
          Whole& sum = result[node * layout.inner + i];
          sum = sum.value_or(0) + *nearest(values[source * layout.inner + i][lane], variable.quantum);
        }
  }
  return all;
}

class Recorder : public ::testing::Test {
 protected:
  const Model model = compile(support::RandomCase(8, {.counties = 2, .horizon = 2022}).make());
  const Expected expected = run_expected(model);
  State state = start(model);
  std::mt19937_64 random{11};

  double wild() {
    switch (random() % 6) {
      case 0:
        return 0.0;
      case 1:
        return static_cast<double>(random() % 9) / 2048.0;
      case 2:
        return -static_cast<double>(random() % 100000) / 2048.0;
      default:
        return std::exp(std::uniform_real_distribution<double>(-5.0, 20.0)(random));
    }
  }

  /// Other values for everything the variables read from a State.
  void scatter() {
    for (const Variable& variable : variables())
      if (variable.quantum > 0.0 && variable.values != nullptr)
        for (const Lane& lanes : variable.values(state))
          for (int lane = 0; lane < kLanes; ++lane)
            const_cast<Lane&>(lanes)[lane] = variable.probability ? static_cast<double>(random() % 2) : wild();
    for (Lane& lanes : state.indicators.site_warning.all())
      for (int lane = 0; lane < kLanes; ++lane) lanes[lane] = static_cast<double>(random() % kWarningLevels);
  }
};

TEST_F(Recorder, CountsWhatOneReplicateAtATimeCounts) {
  const std::size_t steps = model.network.calendar.steps;
  EnsembleRecording recording(model, expected);
  EnsembleRecorder recorder(recording);
  Ensemble wanted = make_ensemble(model);
  Gathering gathering(model, all_recorded());
  const auto add = [&](std::size_t v, std::size_t i, std::int64_t whole) {
    Moments& moments = wanted.moments[v];
    ++moments.count[i];
    moments.sum[i] += whole;
    if (variables()[v].probability) return;
    moments.sum_of_squares[i] += static_cast<Int128>(whole) * whole;
    if (variables()[v].histogram) {
      Histogram& histogram = wanted.histograms[v];
      histogram.at_minimum[i] =
          whole < moments.minimum[i] ? 1 : histogram.at_minimum[i] + (whole == moments.minimum[i]);
      histogram.at_maximum[i] =
          whole > moments.maximum[i] ? 1 : histogram.at_maximum[i] + (whole == moments.maximum[i]);
      ++wanted.histograms[v].counts[i * kSlots + slot_of(histogram_bins(expected, v, i),
                                                         static_cast<double>(whole) * variables()[v].quantum)];
    }
    moments.minimum[i] = std::min(moments.minimum[i], whole);
    moments.maximum[i] = std::max(moments.maximum[i], whole);
  };
  std::size_t missing = 0, beyond_doubles = 0;
  // More blocks than wait to be counted, the last not full.
  for (std::size_t block = 0; block < kSlotsWaiting / kLanes + 2; ++block) {
    const int live = block == 3 ? 1 : block % 2 == 0 ? kLanes : kLanes - 1;
    std::vector<Wholes> last(static_cast<std::size_t>(live));
    for (std::size_t step = 0; step < steps; ++step) {
      scatter();
      recorder.observe(state, step, live);
      gathering.gather(state, step);
      for (int lane = 0; lane < live; ++lane) {
        Wholes& all = last[static_cast<std::size_t>(lane)];
        all = wholes(model, state, gathering, step, lane, all);
        for (std::size_t v = 0; v < variables().size(); ++v) {
          const std::vector<Whole>& values = all[v];
          if (variables()[v].quantum == 0.0 || step < first_known_step(variables()[v], model)) continue;
          for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i]) add(v, step * values.size() + i, *values[i]);
            missing += values[i] ? 0 : 1;
            beyond_doubles += values[i] && std::abs(static_cast<double>(*values[i])) > 1e8 ? 1 : 0;
          }
        }
      }
    }
    recorder.block_done(live);
    wanted.replicates += live;
  }
  recorder.finish();
  support::expect_same(recording.take(), wanted);
  EXPECT_GT(missing, 1000u);
  EXPECT_GT(beyond_doubles, 1000u) << "squares of values above 2^26.5 are not exact in doubles";
}

TEST_F(Recorder, RefusesWhatExactSumsCannotHold) {
  EnsembleRecording recording(model, expected);
  for (const double absurd : {9e12, -9e15, 1e300}) {
    EnsembleRecorder recorder(recording);
    state.population.births[0][kLanes - 1] = absurd;
    try {
      recorder.observe(state, 1, kLanes);
      ADD_FAILURE() << absurd;
    } catch (const std::overflow_error& error) {
      EXPECT_NE(std::string(error.what()).find("`births` of 2021"), std::string::npos) << error.what();
    }
    EXPECT_NO_THROW(recorder.observe(state, 1, kLanes - 1)) << "the lane is not live";
  }
}

TEST(InQuanta, RoundsHalvesAwayFromZero) {
  const auto rounded = [](double value) { return in_quanta(Lane::Constant(value), 1024.0)[0]; };
  EXPECT_EQ(rounded(0.5 / 1024), 1.0);
  EXPECT_EQ(rounded(-0.5 / 1024), -1.0);
  EXPECT_EQ(rounded(2.5 / 1024), 3.0);
  EXPECT_EQ(rounded(0.49999999999999994 / 1024), 1.0) << "0.5 less its last bit, to which 0.5 is added";
  EXPECT_EQ(rounded(4503599627370497.0 / 1024), 4503599627370497.0);
  EXPECT_EQ(rounded(-9007199254740991.0 / 1024), -9007199254740991.0);
  EXPECT_FALSE(std::signbit(rounded(-0.0)));
  EXPECT_FALSE(std::signbit(rounded(-0.1 / 1024)));
}

TEST(Catalogue, QuantaArePowersOfTwo) {
  for (const Variable& variable : variables()) {
    if (variable.quantum == 0.0) continue;
    int exponent = 0;
    EXPECT_EQ(std::frexp(variable.quantum, &exponent), 0.5) << variable.id;
  }
}

}  // namespace
}  // namespace xuewei

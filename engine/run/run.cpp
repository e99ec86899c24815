#include "engine/run/run.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "engine/record/ensemble_recorder.hpp"
#include "engine/year/year.hpp"

namespace xuewei {
namespace {

/// What the threads of a run share.
struct Shared {
  std::span<const ScenarioToRun> scenarios;
  std::vector<State> bases;
  std::vector<std::unique_ptr<EnsembleRecording>> recordings;
  std::size_t compared = 0;  ///< scenarios

  explicit Shared(std::span<const ScenarioToRun> run, const Recorded& recorded) : scenarios(run) {
    const auto first = std::ranges::find_if(scenarios, &ScenarioToRun::compare);
    for (const ScenarioToRun& scenario : scenarios) {
      if (scenario.compare && !comparable(*first->model, *scenario.model))
        throw std::invalid_argument("scenarios of other years, areas or stages cannot be compared");
      keep_totals_only(bases.emplace_back(start(*scenario.model)));
      const Recorded kept = scenario.record ? recorded : Recorded(recorded.size());
      recordings.push_back(
          std::make_unique<EnsembleRecording>(*scenario.model, *scenario.expected, kept, scenario.compare));
      compared += scenario.compare ? 1 : 0;
    }
  }
};

/// What a thread has of its own: one State for all blocks of all scenarios.
class Worker {
 public:
  explicit Worker(const Shared& shared) : shared_(&shared), state_(shared.bases.front()) {
    for (const auto& recording : shared.recordings) recorders_.emplace_back(*recording);
    const auto first = std::ranges::find_if(shared.scenarios, &ScenarioToRun::compare);
    if (shared.compared > 1) comparison_.emplace(*first->model, shared.compared);
  }

  /// The exceptions are by scenario: what made it fail, here or in another block.
  void run_block(const BlockLuck& luck, int live, std::vector<std::exception_ptr>& failures) {
    std::size_t compared = 0;
    for (std::size_t s = 0; s < recorders_.size(); ++s) {
      const std::size_t place = shared_->scenarios[s].compare ? compared++ : shared_->compared;
      if (!failures[s]) attempt([&] { run_scenario(s, place, luck, live); }, failures[s]);
    }
    if (comparison_) comparison_->block_done(live);
  }

  void finish(std::vector<std::exception_ptr>& failures) {
    for (std::size_t s = 0; s < recorders_.size(); ++s)
      if (!failures[s]) attempt([&] { recorders_[s].finish(); }, failures[s]);
  }

  std::optional<ComparisonRecorder>& comparison() { return comparison_; }

 private:
  template <class Work>
  static void attempt(const Work& work, std::exception_ptr& failure) {
    try {
      work();
    } catch (const std::overflow_error&) {
      failure = std::current_exception();
    }
  }

  /// `place` among those compared; not below their number: it is not.
  void run_scenario(std::size_t s, std::size_t place, const BlockLuck& luck, int live) {
    const Model& model = *shared_->scenarios[s].model;
    EnsembleRecorder& recorder = recorders_[s];
    const bool compare = comparison_ && place < shared_->compared;
    const auto observe = [&](std::size_t step) {
      recorder.observe(state_, step, live);
      if (compare) comparison_->observe(place, recorder, step);
    };
    if (model.uncertainty.base_year_varies) {
      state_ = start(model, luck);
      keep_totals_only(state_);
    } else {
      state_ = shared_->bases[s];
    }
    observe(0);
    for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
      advance_year(model, luck, step, state_);
      observe(step);
    }
    recorder.block_done(live);
    if (compare) comparison_->scenario_done(place, live);
  }

  const Shared* shared_;
  State state_;
  std::vector<EnsembleRecorder> recorders_;  ///< by scenario
  std::optional<ComparisonRecorder> comparison_;
};

Expected run_one(const Model& model, const std::optional<BlockLuck>& luck) {
  State state = start(model, luck);
  ExpectedRecorder recorder(model);
  recorder.observe(state, 0);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    advance_year(model, luck, step, state);
    recorder.observe(state, step);
  }
  return recorder.take();
}

/// The differences that a thread has found.
void join(Worker& worker, ScenariosRun& result) {
  if (!worker.comparison()) return;
  Comparison found = worker.comparison()->take();
  if (result.comparison)
    result.comparison->merge(found);
  else
    result.comparison = std::move(found);
}

}  // namespace

int thread_count([[maybe_unused]] int threads) {
#ifdef _OPENMP
  return threads > 0 ? threads : omp_get_max_threads();
#else
  return 1;
#endif
}

Expected run_expected(const Model& model) { return run_one(model, std::nullopt); }

Expected run_replicate(const Model& model, std::uint64_t seed, std::uint64_t replicate) {
  return run_one(model, BlockLuck{seed, replicate});  // a draw belongs to the replicate, so it may stand in lane 0
}

EnsembleRun run_ensemble(const Model& model, const Expected& expected, const RunPlan& plan,
                         const AfterBlock& after_block) {
  const ScenarioToRun only{.model = &model, .expected = &expected};
  ScenariosRun run = run_scenarios({&only, 1}, plan, after_block);
  if (run.failures.front()) std::rethrow_exception(run.failures.front());
  return {std::move(run.ensembles.front()), run.first_replicate, run.last_replicate};
}

ScenariosRun run_scenarios(std::span<const ScenarioToRun> scenarios, const RunPlan& plan,
                           const AfterBlock& after_block) {
  if (plan.last_replicate < plan.first_replicate)
    throw std::invalid_argument("the range of replicates ends before it begins");
  const std::uint64_t total = plan.last_replicate - plan.first_replicate;
  const std::uint64_t blocks = (total + kLanes - 1) / kLanes;
  ScenariosRun result;
  result.first_replicate = plan.first_replicate;
  result.failures.resize(scenarios.size());
  const Shared shared(scenarios, plan.record);
  std::uint64_t next_block = 0, done = 0;
  bool stop = false;
  // An exception must leave neither the parallel region nor a critical one: the first is kept, and no block starts after it.
  std::exception_ptr failure;
  const auto attempt = [&failure](const auto& work) {
    try {
      work();
    } catch (...) {
      if (!failure) failure = std::current_exception();
    }
  };
  const auto add_failures = [&result](const std::vector<std::exception_ptr>& found) {
    for (std::size_t s = 0; s < found.size(); ++s)
      if (!result.failures[s]) result.failures[s] = found[s];
  };

#pragma omp parallel num_threads(static_cast <int>(std::min <std::uint64_t>( \
    std::max <std::uint64_t>(blocks, 1), static_cast <std::uint64_t>(thread_count(plan.threads)))))
  {
    try {
      Worker worker(shared);
      std::vector<std::exception_ptr> failures(scenarios.size());  ///< as far as this thread knows
      while (true) {
        std::uint64_t block = blocks;
#pragma omp critical(xuewei_run)
        {
          failures = result.failures;
          const bool all_failed = std::ranges::all_of(failures, [](const auto& one) { return one != nullptr; });
          if (!stop && !failure && !all_failed) block = next_block < blocks ? next_block++ : blocks;
        }
        if (block == blocks) break;
        const std::uint64_t first = plan.first_replicate + block * kLanes;
        const int live = static_cast<int>(std::min<std::uint64_t>(kLanes, plan.last_replicate - first));
        worker.run_block({plan.seed, first}, live, failures);
#pragma omp critical(xuewei_run)
        {
          add_failures(failures);
          done += static_cast<std::uint64_t>(live);
          attempt([&] {
            if (after_block && !after_block(done, total)) stop = true;
          });
        }
      }
      worker.finish(failures);
#pragma omp critical(xuewei_run)
      {
        add_failures(failures);
        attempt([&] { join(worker, result); });
      }
    } catch (...) {
#pragma omp critical(xuewei_run)
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
  result.last_replicate = plan.first_replicate + done;  // blocks start in order and started blocks finish
  const auto failed = [](const std::exception_ptr& one) { return one != nullptr; };
  if (std::ranges::any_of(result.failures, failed)) result.comparison.reset();
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    result.ensembles.push_back(failed(result.failures[s]) ? Ensemble{} : shared.recordings[s]->take());
  return result;
}

}  // namespace xuewei

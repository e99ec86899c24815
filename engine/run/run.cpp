#include "engine/run/run.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "engine/record/ensemble_recorder.hpp"
#include "engine/year/year.hpp"

namespace xuewei {
namespace {

void run_block(const Model& model, const State& base, const BlockLuck& luck, int live, State& state,
               EnsembleRecorder& recorder) {
  if (model.uncertainty.base_year_varies) {
    state = start(model, luck);
    keep_totals_only(state);
  } else {
    state = base;
  }
  recorder.observe(state, 0, live);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    advance_year(model, luck, step, state);
    recorder.observe(state, step, live);
  }
  recorder.block_done(live);
}

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
  if (plan.last_replicate < plan.first_replicate)
    throw std::invalid_argument("the range of replicates ends before it begins");
  const std::uint64_t total = plan.last_replicate - plan.first_replicate;
  const std::uint64_t blocks = (total + kLanes - 1) / kLanes;
  EnsembleRun result;
  result.first_replicate = plan.first_replicate;
  EnsembleRecording recording(model, expected, plan.record);
  State base = start(model);
  keep_totals_only(base);
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

#pragma omp parallel num_threads(static_cast <int>(std::min <std::uint64_t>( \
    std::max <std::uint64_t>(blocks, 1), static_cast <std::uint64_t>(thread_count(plan.threads)))))
  {
    try {
      State state = base;
      EnsembleRecorder recorder(recording);
      while (true) {
        std::uint64_t block = blocks;
#pragma omp critical(xuewei_run)
        if (!stop && !failure) block = next_block < blocks ? next_block++ : blocks;
        if (block == blocks) break;
        const std::uint64_t first = plan.first_replicate + block * kLanes;
        const int live = static_cast<int>(std::min<std::uint64_t>(kLanes, plan.last_replicate - first));
        run_block(model, base, {plan.seed, first}, live, state, recorder);
#pragma omp critical(xuewei_run)
        {
          done += static_cast<std::uint64_t>(live);
          attempt([&] {
            if (after_block && !after_block(done, total)) stop = true;
          });
        }
      }
      recorder.finish();
    } catch (...) {
#pragma omp critical(xuewei_run)
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
  result.ensemble = recording.take();
  result.last_replicate = plan.first_replicate + done;  // blocks start in order and started blocks finish
  return result;
}

}  // namespace xuewei

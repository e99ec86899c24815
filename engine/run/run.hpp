// A run: the expected path, or replicates of one scenario or of several side by side, spread over threads in blocks of
// kLanes. A thread takes a block through all scenarios before it takes another, so that they are compared block by block.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/record/comparison.hpp"
#include "engine/record/ensemble.hpp"
#include "engine/record/expected.hpp"

namespace xuewei {

struct RunPlan {
  std::uint64_t seed = 1;
  std::uint64_t first_replicate = 0;
  std::uint64_t last_replicate = 0;  ///< half-open, not below the first
  int threads = 0;                   ///< 0: as many as the machine offers
  Recorded record = all_recorded();
};

/// Threads that a plan of `threads` gets: as many as the machine offers for 0, one without OpenMP.
int thread_count(int threads);

/// Called after every finished block, one thread at a time: (replicates done, replicates in the plan).
/// Returning false stops the run after the blocks under way; nothing observed is lost. It must not run an ensemble itself.
using AfterBlock = std::function<bool(std::uint64_t done, std::uint64_t total)>;

Expected run_expected(const Model& model);
/// One replicate of a batch in full detail, whatever else the batch held.
Expected run_replicate(const Model& model, std::uint64_t seed, std::uint64_t replicate);

/// Blocks start in order and a started block is finished, so what was done is always a prefix of the plan's range.
struct EnsembleRun {
  Ensemble ensemble;
  std::uint64_t first_replicate = 0;
  std::uint64_t last_replicate = 0;  ///< half-open end of what was done; less than the plan's if stopped early
};
/// Throws std::invalid_argument for a range that ends before it begins, and what `after_block` threw, once the blocks under
/// way have ended.
EnsembleRun run_ensemble(const Model& model, const Expected& expected, const RunPlan& plan,
                         const AfterBlock& after_block = {});

/// One of several scenarios, which must outlive the run.
struct ScenarioToRun {
  const Model* model = nullptr;
  const Expected* expected = nullptr;
  bool record = true;    ///< what the plan says; false: nothing, it is only compared
  bool compare = false;  ///< with the others; they must be comparable, the first one is what all are compared with
};

struct ScenariosRun {
  std::vector<Ensemble> ensembles;  ///< by scenario
  std::vector<std::exception_ptr>
      failures;                          ///< by scenario: why its values have no exact sums; its ensemble is then empty
  std::optional<Comparison> comparison;  ///< if two scenarios or more are compared and none has failed
  std::uint64_t first_replicate = 0;
  std::uint64_t last_replicate = 0;  ///< as of EnsembleRun
};
/// A scenario that fails with std::overflow_error is left out from there on, the others go on; all else is as of run_ensemble.
ScenariosRun run_scenarios(std::span<const ScenarioToRun> scenarios, const RunPlan& plan,
                           const AfterBlock& after_block = {});

}  // namespace xuewei

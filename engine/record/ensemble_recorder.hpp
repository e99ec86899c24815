// Adds replicates to an ensemble, a block of lanes at a time.
//
// An EnsembleRecording is the ensemble in the making. Each thread has an EnsembleRecorder with moments of its own; the
// bins of its values wait as bytes for some blocks until they are counted in the histograms, which all threads share:
// they are most of the memory.
#pragma once

#include <memory>
#include <vector>

#include "engine/record/aggregate.hpp"
#include "engine/record/ensemble.hpp"

namespace xuewei {

/// Replicates whose slots wait: so many bytes a value, which a cache line holds.
inline constexpr std::size_t kSlotsWaiting = 64;

/// Throughout: a variable's index is that of the catalogue, a value's index that of Expected.
class EnsembleRecording {
 public:
  /// Both must outlive it.
  /// `compare`: its recorders have whole(v) of every variable that scenarios are compared by, recorded or not.
  EnsembleRecording(const Model& model, const Expected& expected, const Recorded& recorded = all_recorded(),
                    bool compare = false);
  ~EnsembleRecording();
  /// What the recorders have handed over.
  Ensemble take() { return std::move(ensemble_); }

 private:
  friend class EnsembleRecorder;
  class Lock;
  class Turn;
  struct Ratio {
    std::size_t numerator = 0, denominator = 0;
    double scale = 1.0;  ///< quanta of the one in quanta of the other
  };
  std::size_t steps() const { return model_->network.calendar.steps; }

  const Model* model_;
  std::vector<Layout> layouts_;
  Recorded recorded_;
  std::vector<bool> whole_wanted_;  ///< by variable: others are made of it, scenarios compared by it, or it remembers
  Recorded wanted_;                 ///< recorded, or wanted whole
  std::vector<Ratio> ratios_;       ///< by variable that is one
  std::vector<std::vector<std::size_t>> operands_;  ///< by variable that is an event: of which variables
  std::vector<std::size_t> members_;                ///< by variable: values for each value of its operands
  std::vector<std::vector<Bins>> bins_;             ///< by variable; empty where no histogram is wanted
  Ensemble ensemble_;
  std::vector<std::unique_ptr<Lock>> locks_;  ///< by variable, of the ensemble
};

class EnsembleRecorder {
 public:
  explicit EnsembleRecorder(EnsembleRecording& recording);
  /// Adds lanes [0, live) of a State. Throws std::overflow_error, naming variable and year, where a value is no number or so
  /// large that sums would not be exact.
  void observe(const State& state, std::size_t step, int live);
  /// Of the year observed last, in quanta: what a recorded ratio is made of, or scenarios are compared by. NaN where missing
  /// or not live.
  std::span<const Lane> whole(std::size_t variable) const { return parts_[variable].whole.all(); }
  /// After the last step of a block.
  void block_done(int live);
  /// Everything that was not yet handed over; nothing may be observed afterwards.
  void finish();

 private:
  struct Part {
    Moments moments;     ///< but for `count`, which says how often a value was missing, as a negative number
    Histogram extremes;  ///< without counts
    std::vector<std::uint8_t> slots;  ///< [step x block x value x lane]
    LaneField whole;                  ///< of this step, in quanta; empty unless it is wanted
  };

  void round(std::size_t variable, std::size_t step, const State& state, int live, std::span<Lane> whole);
  void form_ratio(std::size_t variable, std::span<Lane> whole) const;
  void form_event(std::size_t variable, std::size_t step, const State& state, int live, std::span<Lane> whole) const;
  /// Of what is 0 or 1; of an event with an axis of its own, `whole` says which position there holds.
  void add_chance(std::size_t variable, std::size_t step, int live, std::span<const Lane> whole);
  template <bool kHistogram>
  void add(std::size_t variable, std::size_t step, int live, std::span<const Lane> whole);
  /// Where some lanes have no value or are not live, or doubles would not add squares exactly. False: no sum is.
  bool add_lane_by_lane(std::size_t variable, std::size_t at, int live, const Lane& whole, std::uint8_t* slots);
  [[noreturn]] void refuse(std::size_t variable, std::size_t step) const;
  void count_slots();

  EnsembleRecording* recording_;
  Gathering gathering_;
  std::vector<Part> parts_;  ///< by variable
  LaneField rounded_;        ///< of the variable at hand: its source values
  LaneField whole_;          ///< its values, where `Part::whole` is empty
  std::size_t waiting_ = 0;  ///< blocks whose slots are not yet counted
  std::int64_t replicates_ = 0;
};

}  // namespace xuewei

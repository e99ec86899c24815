#include "engine/record/ensemble_recorder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "engine/contracts/contract.hpp"
#include "engine/record/whole.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kWaiting = kSlotsWaiting / kLanes;  ///< blocks
constexpr std::uint8_t kNoSlot = 255;
static_assert(kSlots <= kNoSlot);

/// Nothing further from 0 is summed, so that a square fits 128 bits; a ratio may come near it.
constexpr double kLargestWhole = 576460752303423488.0;  // 2^59

/// Adds lanes that agree with an extreme so far, or go beyond it. `at`: how many replicates have it.
template <class Beyond>
void add_extreme(const Lane& whole, double most, std::int64_t& extreme, std::uint32_t* at, Beyond beyond) {
  const auto value = static_cast<std::int64_t>(most);
  if (beyond(extreme, value)) return;
  if (at != nullptr) {
    const auto lanes = static_cast<std::uint32_t>((whole == most).count());
    *at = value == extreme ? *at + lanes : lanes;
  }
  extreme = value;
}

/// As slot_of.
void note_slots(const Lane& whole, double quantum, const Bins& bins, std::uint8_t* slots) {
  const Lane position = ((whole * quantum - bins.low) / bins.width).max(-1.0).min(static_cast<double>(kBins));
  const Lane slot = floor_whole(position) + 1.0;
  for (int lane = 0; lane < kLanes; ++lane) slots[lane] = static_cast<std::uint8_t>(static_cast<int>(slot[lane]));
}

/// Counts the slots of one value: kLanes of each block, `stride` from block to block.
void count_of_value(const std::uint8_t* slots, std::size_t stride, std::size_t blocks, std::uint32_t* counts) {
  unsigned differing = 0;
  for (std::size_t block = 0; block < blocks; ++block)
    for (int lane = 0; lane < kLanes; ++lane)
      differing |= static_cast<unsigned>(slots[block * stride + static_cast<std::size_t>(lane)] ^ slots[0]);
  if (differing == 0) {
    if (slots[0] != kNoSlot) counts[slots[0]] += static_cast<std::uint32_t>(blocks * kLanes);
    return;
  }
  for (std::size_t block = 0; block < blocks; ++block)
    for (int lane = 0; lane < kLanes; ++lane) {
      const std::uint8_t slot = slots[block * stride + static_cast<std::size_t>(lane)];
      if (slot != kNoSlot) ++counts[slot];
    }
}

/// Slots of a variable before those of a step and a waiting block.
std::size_t slots_before(std::size_t step, std::size_t block, std::size_t size) {
  return (step * kWaiting + block) * size * kLanes;
}

}  // namespace

class EnsembleRecording::Lock {
 public:
#ifdef _OPENMP
  Lock() { omp_init_lock(&lock_); }
  ~Lock() { omp_destroy_lock(&lock_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  void set() { omp_set_lock(&lock_); }
  void unset() { omp_unset_lock(&lock_); }

 private:
  omp_lock_t lock_;
#else
  void set() {}
  void unset() {}
#endif
};

class EnsembleRecording::Turn {
 public:
  explicit Turn(Lock& lock) : lock_(lock) { lock_.set(); }
  ~Turn() { lock_.unset(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Lock& lock_;
};

EnsembleRecording::EnsembleRecording(const Model& model, const Expected& expected, const Recorded& recorded,
                                     bool compare)
    : model_(&model),
      recorded_(recorded),
      whole_wanted_(variables().size()),
      wanted_(recorded),
      ratios_(variables().size()),
      operands_(variables().size()),
      members_(variables().size(), 1),
      ensemble_(make_ensemble(model, recorded)) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    layouts_.push_back(make_layout(variable, model));
    locks_.push_back(std::make_unique<Lock>());
    const bool compared = compare && variable.compared;
    if (compared) whole_wanted_[v] = wanted_[v] = true;
    if ((recorded[v] || compared) && variable.source == Source::ratio) {
      const std::size_t top = variable_index(variable.numerator), bottom = variable_index(variable.denominator);
      for (const std::size_t operand : {top, bottom}) whole_wanted_[operand] = wanted_[operand] = true;
      ratios_[v] = {top, bottom, variables()[top].quantum / variables()[bottom].quantum};
    }
    if ((recorded[v] || compared) && variable.source == Source::event) {
      members_[v] = members_of(variable, model);
      if (variable.remembers) whole_wanted_[v] = true;
      for (const std::string_view operand : variable.operands) {
        const std::size_t of = operands_[v].emplace_back(variable_index(operand));
        if (variables()[of].quantum > 0.0) whole_wanted_[of] = wanted_[of] = true;
      }
    }
    std::vector<Bins>& bins = bins_.emplace_back();
    if (recorded[v] && variable.histogram)
      for (std::size_t i = 0; i < expected.values[v].size(); ++i) bins.push_back(histogram_bins(expected, v, i));
  }
}

EnsembleRecording::~EnsembleRecording() = default;

EnsembleRecorder::EnsembleRecorder(EnsembleRecording& recording)
    : recording_(&recording), gathering_(*recording.model_, recording.wanted_) {
  std::size_t most_read = 0, most = 0;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    Part& part = parts_.emplace_back();
    if (!recording.wanted_[v]) continue;
    const Layout& layout = recording.layouts_[v];
    const std::size_t values = recording.ensemble_.moments[v].sum.size();
    most = std::max(most, layout.size);
    most_read = std::max(most_read, values_read(variable, layout));
    if (recording.whole_wanted_[v]) part.whole = LaneField(layout.size);
    if (!recording.recorded_[v]) continue;
    part.moments = variable.probability ? make_counts(values) : make_moments(values);
    if (!variable.histogram) continue;
    part.extremes.at_minimum.resize(values);
    part.extremes.at_maximum.resize(values);
    part.slots.resize(values * kWaiting * kLanes);
  }
  rounded_ = LaneField(most_read);
  whole_ = LaneField(most);
}

void EnsembleRecorder::observe(const State& state, std::size_t step, int live) {
  XUEWEI_EXPECT(live >= 1 && live <= kLanes);
  gathering_.gather(state, step);
  XUEWEI_EXPECT(is_complete(recording_->wanted_, recording_->layouts_, step, state, gathering_));
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (!recording_->wanted_[v]) continue;
    if (step < recording_->layouts_[v].first_known_step) {
      parts_[v].whole.fill(kMissing);
      continue;
    }
    LaneField& field = recording_->whole_wanted_[v] ? parts_[v].whole : whole_;
    const std::span<Lane> whole = field.slice(0, recording_->layouts_[v].size / recording_->members_[v]);
    if (variable.source == Source::ratio)
      form_ratio(v, whole);
    else if (variable.source == Source::event)
      form_event(v, step, state, live, whole);
    else
      round(v, step, state, live, whole);
    if (!recording_->recorded_[v]) continue;
    if (variable.probability)
      add_chance(v, step, live, whole);
    else if (variable.histogram)
      add<true>(v, step, live, whole);
    else
      add<false>(v, step, live, whole);
  }
}

void EnsembleRecorder::round(std::size_t v, std::size_t step, const State& state, int live, std::span<Lane> whole) {
  const Variable& variable = variables()[v];
  const std::span<const Lane> values = gathering_.values(v, state);
  const std::span<Lane> rounded = variable.source == Source::plain ? whole : rounded_.slice(0, values.size());
  const double quanta_per_unit = 1.0 / variable.quantum;
  Lane reach = Lane::Zero();  // no partial sum of areas is further from 0
  for (std::size_t i = 0; i < values.size(); ++i) {
    rounded[i] = in_quanta(values[i], quanta_per_unit);
    reach += rounded[i].abs();
  }
  if (!(reach.head(live) < kWholeLimit).all()) refuse(v, step);
  if (live < kLanes)
    for (Lane& lanes : rounded) lanes.tail(kLanes - live).setConstant(kMissing);
  if (variable.source != Source::plain)
    spread<Lane>(
        variable, recording_->layouts_[v], [&](std::size_t i) -> const Lane& { return rounded[i]; },
        Lane::Constant(kMissing), whole.data());
}

void EnsembleRecorder::form_ratio(std::size_t v, std::span<Lane> whole) const {
  const auto& [numerator, denominator, scale] = recording_->ratios_[v];
  const LaneField &top = parts_[numerator].whole, &bottom = parts_[denominator].whole;
  const double quanta_per_unit = 1.0 / variables()[v].quantum;
  for (std::size_t i = 0; i < whole.size(); ++i)
    whole[i] =
        where_positive(bottom[i], in_quanta(scale * top[i] / bottom[i], quanta_per_unit), Lane::Constant(kMissing));
}

void EnsembleRecorder::form_event(std::size_t v, std::size_t step, const State& state, int live,
                                  std::span<Lane> whole) const {
  const Variable& variable = variables()[v];
  const std::vector<std::size_t>& of = recording_->operands_[v];
  struct Operand {
    std::span<const Lane> values;
    double unit = 1.0;
  };
  std::array<Operand, kMostOperands> sources;
  for (std::size_t o = 0; o < of.size(); ++o) {
    const double quantum = variables()[of[o]].quantum;
    sources[o] = quantum > 0.0 ? Operand{parts_[of[o]].whole.all(), quantum} : Operand{gathering_.values(of[o], state)};
  }
  const bool had_a_year = variable.remembers && step > recording_->layouts_[v].first_known_step;
  std::array<Lane, kMostOperands> operands;
  operands.fill(Lane::Zero());
  for (std::size_t place = 0; place < whole.size(); ++place) {
    Lane there = Lane::Zero();
    for (std::size_t o = 0; o < of.size(); ++o) {
      operands[o] = sources[o].values[place] * sources[o].unit;
      there += 0.0 * operands[o];  // NaN where one is missing
    }
    if (live < kLanes) there.tail(kLanes - live).setConstant(kMissing);
    const Lane before = had_a_year ? where_positive(whole[place], 1.0, 0.0) : Lane(Lane::Zero());
    whole[place] = there + variable.event({.model = *recording_->model_,
                                           .operands = std::span<const Lane>(operands.data(), of.size()),
                                           .before = before});
  }
}

void EnsembleRecorder::add_chance(std::size_t v, std::size_t step, int live, std::span<const Lane> whole) {
  Moments& moments = parts_[v].moments;
  const std::size_t members = recording_->members_[v];
  for (std::size_t place = 0; place < whole.size(); ++place) {
    const std::size_t first = (step * whole.size() + place) * members;
    const Lane& lanes = whole[place];
    if (members == 1)
      moments.sum[first] += (lanes > 0.5).count();
    else if ((lanes == lanes[0]).all())
      moments.sum[first + static_cast<std::size_t>(lanes[0])] += kLanes;
    else
      for (int lane = 0; lane < live; ++lane)
        if (!std::isnan(lanes[lane])) ++moments.sum[first + static_cast<std::size_t>(lanes[lane])];
    if (!std::isnan(lanes.sum())) continue;
    const auto missing = lanes.head(live).isNaN().count();
    for (std::size_t member = 0; member < members; ++member) moments.count[first + member] -= missing;
  }
}

template <bool kHistogram>
void EnsembleRecorder::add(std::size_t v, std::size_t step, int live, std::span<const Lane> whole) {
  Part& part = parts_[v];
  const double quantum = variables()[v].quantum;
  const std::size_t size = whole.size(), first = step * size;
  const Bins* bins = kHistogram ? &recording_->bins_[v][first] : nullptr;
  std::uint8_t* slots = kHistogram ? &part.slots[slots_before(step, waiting_, size)] : nullptr;
  bool exact = true;
  for (std::size_t i = 0; i < size; ++i) {
    const Lane& lanes = whole[i];
    const double squares = lanes.square().sum();
    if (!(squares < kWholeLimit)) {
      exact &= add_lane_by_lane(v, first + i, live, lanes, kHistogram ? slots + i * kLanes : nullptr);
      continue;
    }
    if (kHistogram) note_slots(lanes, quantum, bins[i], slots + i * kLanes);
    std::int64_t& sum = part.moments.sum[first + i];
    exact &= !__builtin_add_overflow(sum, static_cast<std::int64_t>(lanes.sum()), &sum);
    part.moments.sum_of_squares[first + i] += static_cast<std::int64_t>(squares);
    add_extreme(lanes, lanes.minCoeff(), part.moments.minimum[first + i],
                kHistogram ? &part.extremes.at_minimum[first + i] : nullptr, std::less<>());
    add_extreme(lanes, lanes.maxCoeff(), part.moments.maximum[first + i],
                kHistogram ? &part.extremes.at_maximum[first + i] : nullptr, std::greater<>());
  }
  if (!exact) refuse(v, step);
}

bool EnsembleRecorder::add_lane_by_lane(std::size_t v, std::size_t at, int live, const Lane& whole,
                                        std::uint8_t* slots) {
  Moments& moments = parts_[v].moments;
  if (whole.isNaN().all()) {
    moments.count[at] -= live;
    if (slots != nullptr) std::fill_n(slots, kLanes, kNoSlot);
    return true;
  }
  const double quantum = variables()[v].quantum;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (int lane = 0; lane < kLanes; ++lane) {
    if (std::isnan(whole[lane])) {
      if (slots != nullptr) slots[lane] = kNoSlot;
      if (lane < live) --moments.count[at];
      continue;
    }
    if (!(std::abs(whole[lane]) < kLargestWhole)) return false;
    const auto value = static_cast<std::int64_t>(whole[lane]);
    Int128& squares = moments.sum_of_squares[at];
    if (__builtin_add_overflow(moments.sum[at], value, &moments.sum[at]) ||
        __builtin_add_overflow(squares, static_cast<Int128>(value) * value, &squares))
      return false;
    low = std::min(low, whole[lane]);
    high = std::max(high, whole[lane]);
    if (slots != nullptr)
      slots[lane] = static_cast<std::uint8_t>(slot_of(recording_->bins_[v][at], whole[lane] * quantum));
  }
  Histogram& extremes = parts_[v].extremes;
  add_extreme(whole, low, moments.minimum[at], slots != nullptr ? &extremes.at_minimum[at] : nullptr, std::less<>());
  add_extreme(whole, high, moments.maximum[at], slots != nullptr ? &extremes.at_maximum[at] : nullptr,
              std::greater<>());
  return true;
}

void EnsembleRecorder::refuse(std::size_t v, std::size_t step) const {
  throw std::overflow_error("`" + std::string(variables()[v].id) + "` of " +
                            std::to_string(recording_->model_->network.calendar.year(step)) +
                            " is no number, or too large for exact sums: a rate or its uncertainty is too wide");
}

void EnsembleRecorder::block_done(int live) {
  replicates_ += live;
  if (++waiting_ == kWaiting) count_slots();
}

void EnsembleRecorder::count_slots() {
  const std::size_t blocks = std::exchange(waiting_, 0);
  for (std::size_t v = 0; v < parts_.size(); ++v) {
    if (parts_[v].slots.empty()) continue;
    std::vector<std::uint32_t>& counts = recording_->ensemble_.histograms[v].counts;
    const std::size_t size = recording_->layouts_[v].size;
    const EnsembleRecording::Turn turn(*recording_->locks_[v]);
    for (std::size_t step = recording_->layouts_[v].first_known_step; step < recording_->steps(); ++step)
      for (std::size_t i = 0; i < size; ++i)
        count_of_value(parts_[v].slots.data() + slots_before(step, 0, size) + i * kLanes, size * kLanes, blocks,
                       &counts[(step * size + i) * kSlots]);
  }
}

void EnsembleRecorder::finish() {
  count_slots();
  for (std::size_t v = 0; v < parts_.size(); ++v) {
    if (parts_[v].moments.sum.empty()) continue;
    const std::size_t known_from = recording_->layouts_[v].first_known_step * recording_->layouts_[v].size;
    std::vector<std::int64_t>& count = parts_[v].moments.count;
    for (std::size_t at = known_from; at < count.size(); ++at) count[at] += replicates_;
    const EnsembleRecording::Turn turn(*recording_->locks_[v]);
    check_sums_fit(v, recording_->ensemble_.moments[v], parts_[v].moments);
    merge_moments(parts_[v].moments, parts_[v].extremes, recording_->ensemble_.moments[v],
                  recording_->ensemble_.histograms[v]);
  }
  const EnsembleRecording::Turn turn(*recording_->locks_.front());
  recording_->ensemble_.replicates += replicates_;
}

}  // namespace xuewei

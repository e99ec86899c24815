// Lanes: the replicates of one block, side by side in the innermost index.
//
// A Lane is one quantity in kLanes replicates. Kernels are written as equations over Lanes and are SIMD by
// construction: no branch depends on the data of one lane, so every lane sees the same operations in the same order,
// and the bits do not depend on the lane width, the thread count or the instruction set.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include <Eigen/Core>

#ifndef XUEWEI_LANES
#define XUEWEI_LANES 8
#endif

namespace xuewei {

inline constexpr int kLanes = XUEWEI_LANES;
static_assert(kLanes == 4 || kLanes == 8 || kLanes == 16);

using Lane = Eigen::Array<double, kLanes, 1>;

/// Entity x lane, lane innermost. Allocated once, when the State is made.
class LaneField {
 public:
  LaneField() = default;
  explicit LaneField(std::size_t entities, double value = 0.0) : values_(entities, Lane::Constant(value)) {}
  LaneField(const LaneField&) = default;
  LaneField(LaneField&&) = default;
  LaneField& operator=(LaneField&&) = default;
  LaneField& operator=(const LaneField& other) {
    if (size() == other.size())  // bytes, not lanes: a block starts with many such copies
      std::copy_n(reinterpret_cast<const unsigned char*>(other.values_.data()), size() * sizeof(Lane),
                  reinterpret_cast<unsigned char*>(values_.data()));
    else
      values_ = other.values_;
    return *this;
  }

  Lane& operator[](std::size_t entity) { return values_[entity]; }
  const Lane& operator[](std::size_t entity) const { return values_[entity]; }
  std::size_t size() const { return values_.size(); }
  std::span<Lane> all() { return values_; }
  std::span<const Lane> all() const { return values_; }
  std::span<Lane> slice(std::size_t first, std::size_t count) { return all().subspan(first, count); }
  std::span<const Lane> slice(std::size_t first, std::size_t count) const { return all().subspan(first, count); }

  void fill(double value) {
    for (Lane& lane : values_) lane.setConstant(value);
  }

 private:
  std::vector<Lane> values_;  // C++17 aligned new: every Lane sits on its own vector boundary
};

/// What a room writes anew before it reads it, within one step or less: a copy has the size alone, so that a block which
/// starts as a copy does not carry it along. Under contracts it starts as NaN, which shows what is read too early.
class ScratchField : public LaneField {
 public:
  ScratchField() = default;
  explicit ScratchField(std::size_t entities) : LaneField(entities, kUnwritten) {}
  ScratchField(const ScratchField& other) : ScratchField(other.size()) {}
  ScratchField(ScratchField&&) = default;
  ScratchField& operator=(ScratchField&&) = default;
  ScratchField& operator=(const ScratchField& other) {
    if (size() != other.size())
      *this = ScratchField(other.size());
    else if (kUnwritten != kUnwritten)
      fill(kUnwritten);
    return *this;
  }

 private:
#ifdef XUEWEI_CONTRACTS
  static constexpr double kUnwritten = std::numeric_limits<double>::quiet_NaN();
#else
  static constexpr double kUnwritten = 0.0;
#endif
};

/// The same value `kCount` times over.
template <std::size_t kCount, class T>
std::array<T, kCount> repeated(const T& value) {
  std::array<T, kCount> values;
  values.fill(value);
  return values;
}

}  // namespace xuewei

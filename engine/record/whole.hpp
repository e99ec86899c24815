// Values as whole numbers of their variable's quantum, held as doubles: sums of them are exact as long as they stay below
// 2^53, in whatever order they are formed.
#pragma once

#include "engine/lanes/lane_math.hpp"

namespace xuewei {

/// Below it every whole number is a double. What could leave it is refused (`EnsembleRecorder::observe`).
inline constexpr double kWholeLimit = 9007199254740992.0;  // 2^53

/// Nearest whole number of quanta; ties go away from zero, and never -0. `quanta_per_unit` is a power of two.
inline Lane in_quanta(const Lane& value, double quanta_per_unit) {
  constexpr double kEven = 4503599627370496.0;  // 2^52: from there on every double is whole
  const Lane scaled = value * quanta_per_unit;
  const Lane size = scaled.abs() + 0.5;
  Lane whole;
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector given = vectors(size)[v];
    const LaneVector nearest = (given + kEven) - kEven;
    const LaneVector below = nearest > given ? nearest - 1.0 : nearest;
    const LaneVector floor = given < kEven ? below : given;
    vectors(whole)[v] = vectors(scaled)[v] < 0.0 ? 0.0 - floor : floor;
  }
  return whole;
}

}  // namespace xuewei

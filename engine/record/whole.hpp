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
  Lane whole;
  for (int v = 0; v < kVectors; ++v) {
    const LaneVector given = vectors(scaled)[v];
    const LaneVector size = given < 0.0 ? 0.0 - given : given;
    const LaneVector more = size + 0.5;
    const LaneVector nearest = (more + kEven) - kEven;
    const LaneVector floor = nearest > more ? nearest - 1.0 : nearest;
    const LaneVector rounded = size < kEven ? floor : size;
    vectors(whole)[v] = given < 0.0 ? 0.0 - rounded : rounded;
  }
  return whole;
}

}  // namespace xuewei

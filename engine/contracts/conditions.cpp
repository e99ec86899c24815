#include "engine/contracts/conditions.hpp"

#include <algorithm>
#include <limits>

namespace xuewei {
namespace {

template <class Holds>
bool everywhere(std::span<const Lane> values, Holds holds) {
  return std::all_of(values.begin(), values.end(), [&](const Lane& lane) { return holds(lane); });
}

}  // namespace

Lane sum(std::span<const Lane> values) {
  Lane total = Lane::Zero();
  for (const Lane& lane : values) total += lane;
  return total;
}

bool finite(const LaneField& field) {
  return everywhere(field.all(),
                    [](const Lane& lane) { return (lane.abs() <= std::numeric_limits<double>::max()).all(); });
}

bool nonnegative(const LaneField& field) {
  return finite(field) && everywhere(field.all(), [](const Lane& lane) { return (lane >= -kContractRounding).all(); });
}

bool nonnegative(const LaneField& field, std::size_t entities) {
  return field.size() == entities && nonnegative(field);
}

bool none_above(const LaneField& field, const LaneField& most) {
  if (field.size() != most.size()) return false;
  for (std::size_t i = 0; i < field.size(); ++i)
    if (!(field[i] <= most[i] + kContractRounding * most[i].max(1.0)).all()) return false;
  return true;
}

bool whole(const LaneField& field) {
  return finite(field) && everywhere(field.all(), [](const Lane& lane) { return (lane == lane.round()).all(); });
}

bool same(const Lane& a, const Lane& b) {
  return ((a - b).abs() <= kContractRounding * a.abs().max(b.abs()).max(1.0)).all();
}

}  // namespace xuewei

#include "engine/case/values.hpp"

namespace xuewei {

double Path::at(int year) const {
  if (year <= points.front().first) return points.front().second;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto& [y0, v0] = points[i - 1];
    const auto& [y1, v1] = points[i];
    if (year <= y1) return v0 + (v1 - v0) * (year - y0) / (y1 - y0);
  }
  return points.back().second;
}

}  // namespace xuewei

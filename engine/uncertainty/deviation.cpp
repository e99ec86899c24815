#include "engine/uncertainty/deviation.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/lanes/lane_math.hpp"
#include "engine/lanes/quantiles.hpp"

namespace xuewei {
namespace {

using Form = Uncertainty::Form;

constexpr double kFarthest = 8.25, kNodesPerUnit = 128.0;
constexpr std::size_t kNodes = static_cast<std::size_t>(2.0 * kFarthest * kNodesPerUnit) + 1;

double quantile(const Uncertainty& entry, double p) {
  switch (entry.form) {
    case Form::triangular:
      return triangular_quantile(entry.low, entry.mode, entry.high, p);
    case Form::beta:
      return entry.low + (entry.high - entry.low) * beta_quantile(entry.alpha, entry.beta, p);
    case Form::student_t:
      return entry.sd * student_t_quantile(entry.degrees_of_freedom, p);
    default:
      return entry.low + (entry.high - entry.low) * p;
  }
}

}  // namespace

Deviation::Deviation(const Uncertainty& entry) {
  switch (entry.form) {
    case Form::lognormal:
    case Form::ar1_lognormal:
    case Form::normal:
      return;
    case Form::fixed:
      values_ = {entry.value};
      ranked_ = true;
      return;
    case Form::empirical:
      values_ = entry.values;
      std::ranges::sort(values_);
      for (std::size_t k = 1; k < values_.size(); ++k)
        borders_.push_back(normal_quantile(static_cast<double>(k) / static_cast<double>(values_.size())));
      ranked_ = true;
      return;
    default:
      for (std::size_t node = 0; node < kNodes; ++node)
        values_.push_back(quantile(entry, normal_cdf(static_cast<double>(node) / kNodesPerUnit - kFarthest)));
  }
}

Lane Deviation::at(const Lane& latent) const {
  if (values_.empty()) return latent;  // normal
  Lane deviation;
  for (int lane = 0; lane < kLanes; ++lane) deviation[lane] = at(latent[lane]);
  return deviation;
}

double Deviation::at(double latent) const {
  if (ranked_) return values_[static_cast<std::size_t>(std::ranges::upper_bound(borders_, latent) - borders_.begin())];
  const double place = (std::clamp(latent, -kFarthest, kFarthest) + kFarthest) * kNodesPerUnit;
  const std::size_t node = std::min(static_cast<std::size_t>(place), kNodes - 2);
  return values_[node] + (values_[node + 1] - values_[node]) * (place - static_cast<double>(node));
}

}  // namespace xuewei

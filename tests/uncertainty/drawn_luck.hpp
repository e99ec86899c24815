// Draws of one parameter's luck in a small random case: what the statistical tests compare with theory.
#pragma once

#include <cmath>
#include <vector>

#include "engine/uncertainty/uncertainty.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei::support {

inline constexpr std::size_t kFertility = varying("population/fertility_multiplier");
inline constexpr std::size_t kMigration = varying("population/external_migration_multiplier");

inline constexpr std::uint64_t kReplicates = 4800;

inline Uncertainty entry(std::string parameter, Uncertainty::Form form, double sd = 0.0) {
  Uncertainty row;
  row.parameter = std::move(parameter);
  row.form = form;
  row.sd = sd;
  return row;
}

/// Logs of the effects: [quantity][step - 1][replicate x entity].
class DrawnLuck {
 public:
  DrawnLuck(const Case& input, std::uint64_t replicates, std::size_t steps = 1)
      : params_(compile_uncertainty(input, make_network(input))) {
    logs_.assign(kQuantityCount, std::vector<std::vector<double>>(steps));
    for (std::uint64_t first = 0; first < replicates; first += kLanes) {
      UncertaintyState state{params_.sizes};
      Luck luck = params_.luck;
      for (std::size_t step = 1; step <= steps; ++step) {
        draw_luck(params_, 11, first, step, state, luck);
        for (const std::size_t quantity : params_.varying)
          for (int lane = 0; lane < kLanes; ++lane)
            for (const Lane& effect : luck.effects(quantity))
              logs_[quantity][step - 1].push_back(std::log(effect[lane]));
      }
    }
  }

  const std::vector<double>& logs(std::size_t quantity, std::size_t step = 1) const {
    return logs_[quantity][step - 1];
  }
  /// Of one entity among `entities`.
  std::vector<double> logs_of(std::size_t quantity, std::size_t entity, std::size_t entities) const {
    std::vector<double> own;
    for (std::size_t i = entity; i < logs(quantity).size(); i += entities) own.push_back(logs(quantity)[i]);
    return own;
  }

 private:
  UncertaintyParams params_;
  std::vector<std::vector<std::vector<double>>> logs_;
};

inline double variance(const std::vector<double>& sample) {
  double sum = 0.0, squares = 0.0;
  for (const double value : sample) sum += value, squares += value * value;
  const auto n = static_cast<double>(sample.size());
  return squares / n - sum / n * sum / n;
}

inline double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0, of_a = 0.0, of_b = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i], of_a += a[i], of_b += b[i];
  const auto n = static_cast<double>(a.size());
  return (sum / n - of_a / n * of_b / n) / std::sqrt(variance(a) * variance(b));
}

}  // namespace xuewei::support

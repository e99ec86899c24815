// The values of one year that the variables of the catalogue are recorded from: those that rooms keep, and those that a
// row computes of every site, formed here once for all lanes. Sums run in the order of the sites.
#pragma once

#include <vector>

#include "engine/record/variables.hpp"

namespace xuewei {

class Gathering {
 public:
  /// `wanted`: by variable.
  Gathering(const Model& model, const Recorded& wanted);
  /// Forms what the rows of the wanted variables compute of this year; no memory is taken.
  void gather(const State& state, std::size_t step);
  /// Of the year gathered: what the layout of a variable (not a ratio) reads.
  std::span<const Lane> values(std::size_t variable, const State& state) const {
    return variables()[variable].of_site != nullptr ? formed_[variable].all() : variables()[variable].values(state);
  }

 private:
  const Model* model_;
  std::vector<LaneField> formed_;  ///< by variable; empty where a room keeps the values, or nobody wants them
};

}  // namespace xuewei

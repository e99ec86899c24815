// The deviation that a standard normal latent variable stands for: d = F^-1(Phi(x)), F the form's distribution.
//
//   normal      d = x (its latent variable is drawn with its standard deviation)
//   empirical   d = the value of rank floor(n Phi(x)), by the n - 1 borders Phi^-1(k / n)
//   others      linear between nodes of x 1/128 apart, |x| <= 8.25, made once per model from lanes/quantiles.hpp; the
//               error stays below 1e-5 of the spread, and the yearly draw costs one addition
#pragma once

#include <vector>

#include "engine/case/uncertainty.hpp"
#include "engine/lanes/lane.hpp"

namespace xuewei {

class Deviation {
 public:
  explicit Deviation(const Uncertainty& entry);

  Lane at(const Lane& latent) const;

 private:
  double at(double latent) const;

  std::vector<double> values_;   ///< by node, or by rank
  std::vector<double> borders_;  ///< empirical: between ranks
  bool ranked_ = false;
};

}  // namespace xuewei

// Which parameters vary between replicates.
#pragma once

#include <string>

namespace xuewei {

/// How one parameter varies between replicates. A multiplier with median 1 on the parameter's path.
struct Uncertainty {
  std::string parameter;  ///< e.g. population/fertility_multiplier
  enum class Form { lognormal, ar1_lognormal } form = Form::lognormal;
  double sd = 0.0;           ///< of the log; for ar1 the stationary standard deviation
  double correlation = 0.0;  ///< ar1: from one year to the next; construction: between projects of one programme
};

}  // namespace xuewei

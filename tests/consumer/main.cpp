// Uses one inline and one compiled piece of the installed engine.
#include <iostream>

#include "engine/case/case.hpp"
#include "engine/lanes/lane_math.hpp"

int main() {
  const xuewei::Path births_per_woman({{2020, 1.0}, {2030, 2.0}});
  const bool right = births_per_woman.at(2025) == 1.5 && xuewei::normal_quantile(0.5) == 0.0 &&
                     xuewei::exact_exp(0.0) == 1.0 && xuewei::kLanes == XUEWEI_LANES;
  std::cout << (right ? "the installed engine works\n" : "the installed engine gives wrong numbers\n");
  return right ? 0 : 1;
}

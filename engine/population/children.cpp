#include "engine/population/children.hpp"

namespace xuewei {

void count_children(const PopulationParams& params, std::size_t step, const LaneField& persons, LaneField& children) {
  if (!params.has_school_ages) return;
  const double* same = &params.same_age_share[step * PopulationParams::kSchoolAges];
  const double* older = &params.older_age_share[step * PopulationParams::kSchoolAges];
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    const Lane* boys = &persons[params.cell(leaf, 0, 0)];
    const Lane* girls = &persons[params.cell(leaf, 1, 0)];
    Lane* counted = &children[params.child(leaf, 0)];
    for (std::size_t age = 0; age < PopulationParams::kSchoolAges; ++age)
      counted[age] = same[age] * (boys[age] + girls[age]) + older[age] * (boys[age + 1] + girls[age + 1]);
  }
}

std::vector<double> persons_from_children(std::span<const double> children, std::span<const double> same_age_share,
                                          std::span<const double> older_age_share, double persons_above) {
  std::vector<double> persons(children.size());
  for (std::size_t age = children.size(); age-- > 0;) {
    persons[age] = (children[age] - older_age_share[age] * persons_above) / same_age_share[age];
    persons_above = persons[age];
  }
  return persons;
}

}  // namespace xuewei

#include "tools/synth/grade_mix.hpp"

#include "engine/network/school_ages.hpp"
#include "engine/population/population.hpp"

namespace xuewei::synth {

CountyChildren count_county_children(const Case& input, const Network& network) {
  const PopulationParams params = compile_population(input, network);
  const PopulationState state = start_population(params);
  CountyChildren children(network.counties.size(), std::vector<double>(PopulationParams::kSchoolAges, 0.0));
  for (std::size_t leaf = 0; leaf < network.leaves.size(); ++leaf)
    for (std::size_t age = 0; age < PopulationParams::kSchoolAges; ++age)
      children[network.leaves[leaf].county.index()][age] += state.children[params.child(leaf, age)][0];
  return children;
}

std::vector<double> grade_mix(const StageRow& stage, const std::vector<double>& children) {
  std::vector<double> mix;
  for (int grade = stage.first_grade; grade < stage.first_grade + stage.grades; ++grade) {
    const std::size_t age = entry_age(grade);
    const double count = age < children.size() ? children[age] : 0.0;
    if (count <= 0.0) return std::vector<double>(static_cast<std::size_t>(stage.grades), 1.0);
    mix.push_back(count);
  }
  return mix;
}

}  // namespace xuewei::synth

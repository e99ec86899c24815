#include "engine/record/aggregate.hpp"

#include <algorithm>

namespace xuewei {

Layout make_layout(const Variable& variable, const Model& model) {
  Layout layout;
  layout.size = values_per_year(variable, model);
  const Network& network = model.network;
  if (variable.source == Source::leaf || variable.source == Source::county) {
    layout.inner = layout.size / std::max<std::size_t>(1, network.nodes.size());
    for (const Node& node : network.nodes) {
      std::vector<std::size_t> sources;
      if (variable.source == Source::leaf)
        for (LeafId leaf : node.leaves) sources.push_back(leaf.index());
      else
        for (CountyId county : node.counties) sources.push_back(county.index());
      layout.sources.push_back(std::move(sources));
    }
  }
  if (variable.source == Source::cell) {
    const std::vector<int> grades = grades_of(network);
    for (const Site& site : network.sites)
      for (std::size_t g = 0; g < site.grades; ++g) {
        const int grade = network.stages[site.stage.index()].first_grade + static_cast<int>(g);
        const auto position = std::find(grades.begin(), grades.end(), grade) - grades.begin();
        layout.target_of_cell.push_back((static_cast<std::size_t>(&site - network.sites.data())) * grades.size() +
                                        static_cast<std::size_t>(position));
      }
  }
  return layout;
}

}  // namespace xuewei

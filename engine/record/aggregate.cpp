#include "engine/record/aggregate.hpp"

#include <algorithm>

namespace xuewei {
Layout make_layout(const Variable& variable, const Model& model) {
  Layout layout;
  layout.size = values_per_year(variable, model);
  layout.first_known_step = first_known_step(variable, model);
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

std::size_t values_read(const Variable& variable, const Layout& layout) {
  if (variable.source == Source::plain) return layout.size;
  if (variable.source == Source::cell) return layout.target_of_cell.size();
  std::size_t sources = 0;
  for (const std::vector<std::size_t>& summed : layout.sources)
    for (const std::size_t source : summed) sources = std::max(sources, source + 1);
  return sources * layout.inner;
}

bool is_complete(const Recorded& wanted, const std::vector<Layout>& layouts, std::size_t step, const State& state,
                 const Gathering& gathering) {
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    if (!wanted[v] || is_derived(variable) || step < layouts[v].first_known_step) continue;
    const std::span<const Lane> values = gathering.values(v, state);
    if (values.size() != values_read(variable, layouts[v])) return false;
    if (variable.quantum > 0.0 &&
        !std::all_of(values.begin(), values.end(), [](const Lane& lane) { return lane.isFinite().all(); }))
      return false;
  }
  return true;
}

}  // namespace xuewei

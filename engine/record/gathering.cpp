#include "engine/record/gathering.hpp"

namespace xuewei {

Gathering::Gathering(const Model& model, const Recorded& wanted) : model_(&model) {
  const Network& network = model.network;
  for (std::size_t v = 0; v < variables().size(); ++v) {
    const Variable& variable = variables()[v];
    const bool formed = variable.of_site != nullptr && wanted[v];
    formed_.emplace_back(!formed                           ? 0
                         : variable.source == Source::leaf ? network.leaves.size() * network.stages.size()
                                                           : network.sites.size());
  }
}

void Gathering::gather(const State& state, std::size_t step) {
  const Network& network = model_->network;
  for (std::size_t v = 0; v < formed_.size(); ++v) {
    LaneField& formed = formed_[v];
    if (formed.size() == 0) continue;
    const Variable& variable = variables()[v];
    formed.fill(0.0);
    for (std::size_t u = 0; u < network.sites.size(); ++u) {
      const Site& site = network.sites[u];
      const std::size_t leaf_stage = site.leaf.index() * network.stages.size() + site.stage.index();
      formed[variable.source == Source::leaf ? leaf_stage : u] +=
          variable.of_site({.model = *model_, .state = state, .step = step, .site = u});
    }
  }
}

}  // namespace xuewei

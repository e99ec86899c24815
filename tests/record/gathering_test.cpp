// What rows of the catalogue compute of every site is summed as the room would have summed it, in every lane.
#include <gtest/gtest.h>

#include "engine/record/aggregate.hpp"
#include "engine/year/year.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

TEST(Gathering, EveryVariableHasOneSource) {
  for (const Variable& variable : variables()) {
    const int sources = (variable.values != nullptr) + (variable.of_site != nullptr) + !variable.numerator.empty();
    EXPECT_EQ(sources, 1) << variable.id;
    if (variable.of_site == nullptr) continue;
    const bool leaf = variable.source == Source::leaf;
    EXPECT_TRUE(leaf || variable.source == Source::plain) << variable.id;
    EXPECT_EQ(variable.axes, leaf ? (std::vector{Axis::area, Axis::stage}) : std::vector{Axis::site}) << variable.id;
  }
}

TEST(Gathering, SumsSitesByLeafAndStageInEveryLane) {
  const Model model = compile(support::RandomCase(3, {.horizon = 2023}).make());
  const std::optional<BlockLuck> luck = BlockLuck{5, 0};
  State state = start(model, luck);
  Gathering gathering(model);
  const Network& network = model.network;
  for (std::size_t step = 1; step < network.calendar.steps; ++step) {
    advance_year(model, luck, step, state);
    gathering.gather(state, step);
    LaneField classes(network.leaves.size() * network.stages.size());
    for (std::size_t u = 0; u < network.sites.size(); ++u) {
      classes[network.sites[u].leaf.index() * network.stages.size() + network.sites[u].stage.index()] +=
          state.indicators.site_classes[u];
      const Lane excess = state.indicators.site_enrolment[u] - state.estate.places[u];
      const Lane short_of = gathering.values(variable_index("site_shortage"), state)[u];
      EXPECT_TRUE((short_of == (excess > 0.0).select(Lane::Ones(), Lane::Zero())).all()) << u;
    }
    const std::span<const Lane> found = gathering.values(variable_index("classes"), state);
    ASSERT_EQ(found.size(), classes.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_TRUE((found[i] == classes[i]).all()) << i;
  }
}

}  // namespace
}  // namespace xuewei

// What rows of the catalogue compute of every site is summed as the room would have summed it, in every lane.
#include <gtest/gtest.h>

#include "engine/record/aggregate.hpp"
#include "engine/year/year.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

TEST(Gathering, EveryVariableHasOneSource) {
  for (const Variable& variable : variables()) {
    const int sources = (variable.values != nullptr) + (variable.of_site != nullptr) + !variable.numerator.empty() +
                        (variable.event != nullptr);
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
  Gathering gathering(model, all_recorded());
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

TEST(Gathering, FormsOnlyWhatIsWanted) {
  const Model model = compile(support::RandomCase(3, {.horizon = 2021}).make());
  const State state = start(model);
  const std::size_t classes = variable_index("classes"), places = variable_index("places");
  Recorded wanted(variables().size(), false);
  wanted[classes] = true;
  Gathering gathering(model, wanted);
  gathering.gather(state, 0);
  EXPECT_FALSE(gathering.values(classes, state).empty());
  EXPECT_TRUE(gathering.values(places, state).empty());
}

TEST(Gathering, AYearWithoutLedgersIsTheSameYear) {
  const Model model = compile(support::RandomCase(3, {.horizon = 2023}).make());
  const std::optional<BlockLuck> luck = BlockLuck{5, 0};
  State noted = start(model, luck), totals = noted;
  keep_totals_only(totals);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    advance_year(model, luck, step, noted);
    advance_year(model, luck, step, totals);
  }
  EXPECT_EQ(noted.enrolment.transfers_in.size(), noted.enrolment.pupils.size());
  EXPECT_EQ(totals.enrolment.transfers_in.size(), 0u);
  for (std::size_t cell = 0; cell < model.network.cells; ++cell)
    EXPECT_TRUE((noted.enrolment.pupils[cell] == totals.enrolment.pupils[cell]).all()) << cell;
}

}  // namespace
}  // namespace xuewei

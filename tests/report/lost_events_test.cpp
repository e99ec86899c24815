// A run that could not keep all its events says so, in the file and to the person who runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/description/describe.hpp"
#include "tools/xuewei/lost_events.hpp"

namespace xuewei {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(LostEvents, FlagTheResults) {
  Results results;
  ScenarioResults scenario;
  scenario.name = "half-money";
  add_lost_events(scenario, results);
  EXPECT_TRUE(results.flags.empty());
  scenario.expected.lost_events = 12;
  add_lost_events(scenario, results);
  EXPECT_THAT(results.flags, ElementsAre("lost_events: half-money 12"));
}

TEST(LostEvents, AreANoteInBothLanguages) {
  Expected expected;
  EXPECT_FALSE(lost_events_note("baseline", expected, Language::english).has_value());
  expected.lost_events = 12;
  EXPECT_THAT(lost_events_note("baseline", expected, Language::english).value(), HasSubstr("baseline: 12 events"));
  EXPECT_THAT(lost_events_note("baseline", expected, Language::chinese).value(), HasSubstr("12 个事件"));
}

}  // namespace
}  // namespace xuewei

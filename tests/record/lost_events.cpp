// Events that a log has no room for are counted, and the count reaches whoever reads the run.
#include <gtest/gtest.h>

#include "engine/record/expected.hpp"
#include "engine/year/year.hpp"
#include "tests/support/random_case.hpp"

namespace xuewei {
namespace {

TEST(EventLog, CountsWhatHasNoRoomLaneByLane) {
  EventLog log(2);
  for (const int lane : {0, 1, 0, 1, 1}) log.add({.lane = lane});
  EXPECT_EQ(log.events().size(), 2u);
  EXPECT_EQ(log.lost(0), 1u);
  EXPECT_EQ(log.lost(1), 2u);
  log.clear();  // another year
  log.add({.lane = 1});
  EXPECT_EQ(log.events().size(), 1u);
  EXPECT_EQ(log.lost(1), 2u);
}

TEST(EventLog, ACopyHasTheRoomOfItsOriginal) {
  const EventLog empty(3);
  EventLog copied(empty), assigned;
  assigned = empty;
  for (EventLog* log : {&copied, &assigned}) {
    for (int i = 0; i < 4; ++i) log->add({});
    EXPECT_EQ(log->events().size(), 3u);
    EXPECT_EQ(log->lost(0), 1u);
  }
}

std::size_t lost_in_a_run(std::size_t room_for_events) {
  const Model model = compile(support::RandomCase(3, {.horizon = 2030}).make());
  State state = start(model);
  if (room_for_events < 100) state.estate.events = EventLog(room_for_events);
  ExpectedRecorder recorder(model);
  recorder.observe(state, 0);
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    advance_year(model, std::nullopt, step, state);
    recorder.observe(state, step);
  }
  return recorder.take().lost_events;
}

TEST(Expected, SaysHowManyEventsAreMissing) {
  EXPECT_EQ(lost_in_a_run(1000), 0u);
  EXPECT_GT(lost_in_a_run(0), 0u);
}

}  // namespace
}  // namespace xuewei

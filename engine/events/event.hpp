// Events: what happened to a site or a project in one year of one replicate, with the reason.
//
// Rooms write events into an EventLog of their own sub-state; recorders read them once a year. A log holds a fixed
// number of events, because nothing is allocated in the yearly loop; what does not fit is counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/lanes/lane.hpp"
#include "engine/lanes/reserved.hpp"
#include "engine/network/ids.hpp"

namespace xuewei {

enum class EventKind {
  project_started,
  project_delayed,    ///< a planned opening passed without it
  project_opened,     ///< rooms, floor, beds or grounds added by a project
  temporary_removed,  ///< temporary rooms taken away
  merged,             ///< pupils of `site` joined `other`
  closed,
  converted,  ///< rooms of `site` turned over to `other`, or to childcare where there is no other
  triggered,  ///< a rule decided to build at `site`
  refused     ///< a guard kept the change from happening
};

enum class Guard {
  none,
  last_state_kindergarten,  ///< of a township
  last_senior,              ///< of a county
  last_of_county,           ///< last site of a stage that serves a county
  border_school,
  protected_school,
  travel_limit,
  no_bed,
  no_room,
  not_open  ///< one of the two sites is closed already
};

/// What brought the change about.
enum class Cause { plan, project, rule };

struct Event {
  EventKind kind = EventKind::project_opened;
  Guard guard = Guard::none;
  Cause cause = Cause::plan;
  std::int32_t lane = 0;
  std::int32_t cause_row = -1;  ///< row of Case::network_changes, Case::projects or Case::rules
  SiteId site{};
  SiteId other{};
  double classrooms = 0.0;
  double places = 0.0;
  double pupils = 0.0;  ///< moved
};

class EventLog {
 public:
  EventLog() = default;
  explicit EventLog(std::size_t most) : events_(most), most_(most) {}
  void clear() { events_.clear(); }
  void add(const Event& event) {
    if (events_.size() < most_)
      events_.push_back(event);
    else
      ++lost_[static_cast<std::size_t>(event.lane)];
  }
  std::span<const Event> events() const { return events_; }
  /// Events of a lane that did not fit, since the log was made.
  std::size_t lost(int lane) const { return lost_[static_cast<std::size_t>(lane)]; }

 private:
  Reserved<Event> events_;
  std::size_t most_ = 0;
  std::array<std::size_t, kLanes> lost_{};
};

}  // namespace xuewei

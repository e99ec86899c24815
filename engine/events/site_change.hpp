// A change of the network that holds from one 1 September, in one lane: decided by the adjustment room, carried out by
// the estate (rooms, floor, beds) and by enrolment (pupils).
#pragma once

#include <cstdint>

#include "engine/events/event.hpp"
#include "engine/network/ids.hpp"

namespace xuewei {

enum class SiteChangeKind {
  close,      ///< rooms, floor, grounds and beds of `site` leave the network; no pupils are left in it
  merge,      ///< the same, and the pupils of `site` go to `other`, grade by grade
  convert,    ///< `classrooms` rooms leave `site` for `other`; without `other` they become childcare rooms
  add_rooms,  ///< `classrooms` rooms are added to `site` (negative: taken away), with the stage's floor per room
};

struct SiteChange {
  SiteChangeKind kind = SiteChangeKind::close;
  Cause cause = Cause::rule;
  std::int32_t cause_row = -1;
  std::int32_t lane = 0;
  std::int32_t step = 0;  ///< it holds from 1 September of this step
  SiteId site{};
  SiteId other{};
  double classrooms = 0.0;
  std::int32_t limits_passed = 0;  ///< of a merger: how many of the stage's travel limits the way to `other` exceeds
};

}  // namespace xuewei

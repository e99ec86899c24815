// One lane in the middle of deciding: what every rule reads, and the ways in which it may decide.
#pragma once

#include "engine/adjustment/adjustment.hpp"
#include "engine/lanes/limits.hpp"

namespace xuewei {

/// Why a change is decided.
struct Reason {
  Cause cause = Cause::rule;
  std::int32_t row = -1;
  int lead = 1;
};

struct Decision {
  const AdjustmentParams& params;
  const AdjustmentView& view;
  std::int32_t step;
  int lane;
  AdjustmentState& state;

  const Outlook& outlook() const { return state.outlook; }
  const AdjustedSite& site(std::size_t u) const { return params.sites[u]; }
  const AdjustedStage& stage_of(std::size_t u) const { return params.stage(params.sites[u].stage); }
  /// Places of one room at the norm of this year.
  double places_per_room(StageId stage) const {
    const auto now = static_cast<std::size_t>(step);
    return params.stage(stage).norm_places_per_room[now] * params.class_size_multiplier[now];
  }
  double places(std::size_t u) const { return outlook().rooms[u] * places_per_room(site(u).stage); }
  /// Rooms there today less those that leave: what a guard may count on, whenever a change is in force.
  double standing_rooms(std::size_t u) const { return outlook().rooms[u] - outlook().rooms_to_come[u]; }
  double minutes(std::size_t u, std::size_t v) const;
  /// Closed, or decided to close: it never comes back.
  bool gone(std::size_t u) const;
  /// Open, named by no decision under way, and not closed or converted by a dated change to come.
  bool free_for_rules(std::size_t u) const;
  /// The same, and no dated change to come sends anybody there.
  bool free_to_close(std::size_t u) const;

  /// Fills the outlook with the network of this year, before any decision.
  void look();
  /// What the outlook is once a change is in force.
  void foresee(const SiteChange& change);
  void commit(const Reason& reason, SiteChange change);
  void refuse(const Reason& reason, SiteId site, SiteId other, Guard guard);
  void trigger(const Reason& reason, SiteId site, double rooms);

  /// Closes a site, by merger with the nearest of its neighbours that passes the guards where it has pupils; logs a
  /// refusal where none of the nearest `most_targets` open ones does.
  struct Closing {
    bool boarding = false;
    bool in_county = false;
    std::size_t most_targets = 0;
  };
  bool close(const Reason& reason, std::size_t u, const Closing& closing);
};

inline Reason reason_of(const AdjustmentRule& rule) { return {Cause::rule, rule.row, rule.lead}; }

/// Whole number below or at x >= 0, without libm.
inline double whole_below(double x) { return static_cast<double>(static_cast<std::int64_t>(x)); }
/// Whole number above or at x >= 0; a billionth of a room is rounding.
inline double whole_above(double x) {
  const double below = whole_below(x);
  return x - below > 1e-9 ? below + 1.0 : below;
}
/// Rooms of so many pupils each that hold them.
inline double rooms_for(double pupils, double pupils_per_room) {
  if (!above(pupils, 0.0)) return 0.0;
  const double rooms = (pupils - kSameHeads) / pupils_per_room, below = whole_below(rooms);
  return rooms > below ? below + 1.0 : below;
}

}  // namespace xuewei

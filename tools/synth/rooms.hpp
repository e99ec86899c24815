// Classrooms of every site.
//
// Enough rooms at the norm (comfortable), for pupils p[g] of grade g, norms n[g], G grades:
//   sum over g of ceil(p[g] / n[g])                        every grade in classes of its own
//   and ceil(p[1] G / s[1])                                 the planned intake, rooms x size / grades, holds the first
//   grade;
//                                                           s = stretch size in compulsory stages, norm in the others
// A teaching point teaches two grades to a class: ceil(G / 2) rooms, or ceil(pupils / 30) where more (a rural
// incomplete primary has 30 pupils a class: construction standard 109-2008, article 8), and the planned intake as
// above.
//
// Fewest rooms: in compulsory stages every class at the stretch size, sum of ceil(p[g] / stretch); in the others
// ceil(sum of p[g] / n[g]), the room the engine's placement needs to return the base year's intake, and no class above
// stretch; the planned intake as above.
//
// The area's rooms aim at places = pupils / utilisation:   target = round(pupils / utilisation / places a room)
//   target >= comfortable in sum:                 what is left over goes to the sites in proportion to their rooms
//   utilisation <= 1 and target < comfortable:    comfortable (whole classes of small grades need that many)
//   utilisation > 1:                              between fewest and comfortable; classes above the norm where it is
//   crowded
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// Rooms for whole classes at the norm.
std::int64_t comfortable_rooms(const StageRow& stage, const SiteDraft& site);
/// Fewest rooms that hold every class at or below the stretch size and the base year's first grade.
std::int64_t fewest_rooms(const StageRow& stage, const SiteDraft& site);

void build_rooms(const Group& group, std::vector<SiteDraft>& sites);

}  // namespace xuewei::synth

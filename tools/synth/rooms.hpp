// Classrooms of every site.
//
// Pupils p[g] of grade g = 1..G, norms n[g]. Comfortable rooms, the larger of
//   classes   sum over g of ceil(p[g] / n[g]); a teaching point teaches two grades to a class: ceil(G / 2), or
//             ceil(pupils / 30) where more (rural incomplete primary: 30 per class, standard 109-2008, article 8)
//   intake    ceil(p[1] sum over g of 1 / size[g]): the planned intake, rooms / sum over g of 1 / size[g], holds the
//             first grade; size is the stretch size in compulsory stages and the norm n[g] in the others
// Fewest rooms, the larger of
//   classes   sum over g of ceil(p[g] / stretch): no class above the stretch size; in stages that are not compulsory
//             also ceil(sum over g of p[g] / n[g]), which the engine's placement needs to return the base intake
//   intake    as above
//
// The area's rooms aim at places = pupils / utilisation: target = round(pupils / utilisation / places per room).
//   target >= comfortable, in sum              what is left over goes to the sites in proportion to their rooms
//   target < comfortable, otherwise            between fewest and comfortable: classes above the norm, except that
//                                              compulsory stages with utilisation <= 1 keep comfortable rooms
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// Rooms for whole classes at the norm.
std::int64_t comfortable_rooms(const StageRow& stage, const SiteDraft& site);
/// Fewest rooms that hold every class at or below the stretch size and the base year's first grade.
std::int64_t fewest_rooms(const StageRow& stage, const SiteDraft& site);

void build_rooms(const Group& group, std::vector<SiteDraft>& sites);

}  // namespace xuewei::synth

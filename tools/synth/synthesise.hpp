// `xuewei synth`: a roster of made-up schools that sums exactly to totals by leaf area and stage.
//
// Exact, as whole numbers, by leaf area and stage: sites, teaching points, pupils, staff; pupils by grade sum to each
// site's roll. As near as whole sites and rooms allow: pupils by sector, places = pupils / utilisation. Every row is
// `synthetic`. Method and assumptions: docs/methods/synthetic-roster.md; each step has a header of its own beside this.
//
// A pure function of case and seed, the same bytes on every machine. The luck of a site belongs to its zone, stage and
// number within the zone: rows of other areas do not change when an area's zones or totals do, except that school codes
// and names count through the county.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"

namespace xuewei {

/// The seed of the shipped rosters.
inline constexpr std::uint64_t kRosterSeed = 1;

/// Reads areas, zones, population (with what its projection needs), stages and school_totals; not `schools`.
/// Throws CaseProblems with every row of school_totals that no roster can meet.
std::vector<SchoolRow> synthesise_roster(const Case& input, std::uint64_t seed);

}  // namespace xuewei

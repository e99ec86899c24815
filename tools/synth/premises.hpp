// Floor area, grounds and beds of a site, from the construction standards' figures a place (places = rooms x norm).
//
// Floor area, m2 a place, linear in the number of classes between the sizes printed, constant outside:
//   primary            6.6  5.8  5.4  5.2     at 12 18 24 30 classes   建标〔2002〕102号, table 4-1, basic index
//   (基本指标) junior, urban      7.9  7.1  6.7  6.4     at 12 18 24 30           same junior,
//   others     7.80 7.01 6.66         at 12 18 24              建标109-2008, basic index
//   senior             7.4  6.9  6.6  6.4     at 18 24 30 36           建标〔2002〕102号, table 4-1, basic index
//   kindergarten      10.44                                            universal preschool assessment, 教督〔2020〕1号
//   as applied vocational        20                                               教职成〔2010〕12号 any other stage 12
//   modelling default, no normative force
// Rural primary schools use the urban index: the basic index of 建标109-2008 for them is not verified.
//
// Grounds, m2 a place:
//   primary, not urban 33.8 29.1 at 6 12 classes; junior, not urban 29.7 28.5 at 12 18    site tables on 建标109-2008
//   primary and junior, urban: floor index / plot ratio (0.7, 0.8: the same tables) + sports ground 7.5, 10.2
//                      (教督〔2017〕6号, resource indicator 5): derived, not a published site index
//   kindergarten 15 (provincial standards), senior 30 (Henan 2005), vocational 33 (教职成〔2010〕12号), others 30
//   (default)
//
// Beds: a share of the pupils, modelling defaults: junior 0.4 in towns and 0.7 in rural areas, senior and vocational
// 0.6.
#pragma once

#include <cstdint>

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// Whole m2.
std::int64_t floor_area_m2(const Group& group, const SiteDraft& site);
std::int64_t grounds_m2(const Group& group, const SiteDraft& site);
std::int64_t beds(const Group& group, const SiteDraft& site);

}  // namespace xuewei::synth

// Floor area, grounds and beds of a site, from the construction standards' figures per place (places = rooms x norm).
//
// Floor area, m2 per place; linear in classes between the sizes printed, constant outside. Basic index = 基本指标.
//   primary           6.6  5.8  5.4  5.2   at 12 18 24 30 classes   basic index, 建标〔2002〕102号 table 4-1
//   junior, urban     7.9  7.1  6.7  6.4   at 12 18 24 30           same
//   junior, others    7.80 7.01 6.66       at 12 18 24              basic index, 建标109-2008
//   senior            7.4  6.9  6.6  6.4   at 18 24 30 36           basic index, 建标〔2002〕102号 table 4-1
//   kindergarten      10.44                                         教督〔2020〕1号 as applied
//   vocational        20                                            教职成〔2010〕12号
//   any other stage   12                                            modelling default, no normative force
// Rural primary schools use the urban index: the basic index of 建标109-2008 for them is not verified.
//
// Grounds, m2 per place:
//   primary, not urban   33.8 29.1   at 6 12 classes     provincial site table on 建标109-2008
//   junior, not urban    29.7 28.5   at 12 18            same
//   both, urban          floor index / plot ratio + sports ground: derived, not a published site index; ratios 0.7 and
//                        0.8 of the same table, 7.5 and 10.2 m2 of 教督〔2017〕6号 resource indicator 5
//   kindergarten 15 (provincial standards), senior 30 (Henan 2005), vocational 33 (教职成〔2010〕12号)
//   any other stage 30   modelling default, no normative force
//
// Beds: a share of the pupils: junior 0.4 in towns and 0.7 in rural areas, senior and vocational 0.6. Modelling
// defaults.
#pragma once

#include <cstdint>

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// Whole m2.
std::int64_t floor_area_m2(const Group& group, const SiteDraft& site);
std::int64_t grounds_m2(const Group& group, const SiteDraft& site);
std::int64_t beds(const Group& group, const SiteDraft& site);

}  // namespace xuewei::synth

// Codes and names of made-up schools.
#pragma once

#include <string>

#include "tools/synth/group.hpp"

namespace xuewei::synth {

/// <county code><stage letter><serial of three digits>: 150402P003. The shipped stages have the letters K P J S V X
/// (special) and C (childcare); another stage writes its id between hyphens.
std::string school_code(const Group& group, int serial);

/// 红山区城区第03小学（合成）: county, residence, number within area and stage, stage. Anonymous on purpose.
std::string school_name(const Group& group, const SiteDraft& site, int number);

}  // namespace xuewei::synth

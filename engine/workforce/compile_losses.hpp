// Who leaves in which year, of those who stand in a birth cohort: all that is the same in every replicate.
#pragma once

#include <vector>

#include "engine/case/case.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

/// h of one track and cohort: of those not retired by 1 September year - 1, who retire by 31 August year.
double retirement_share(RetirementTrack track, int cohort, int year, const Parameters& parameters);

/// a by step x stage x residence x cohort.
std::vector<double> attrition_shares(const Case& input, const Network& network, int first_cohort, std::size_t cohorts);

}  // namespace xuewei

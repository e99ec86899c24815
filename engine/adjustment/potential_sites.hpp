// Potential sites: where a rule may build, a site without rooms stands in the network from the start, because nothing
// is added to the network during a run.
//
// By where a rule builds (kRuleKinds):
//   county                one in each county, in its zone with most children of an urban (else town, else any) area
//   county_without_site   the same, in counties without an open site of the stage
//   township              one in each township without an open state site of the stage, in its zone with most children
//   zone                  one in each zone
// Code `potential-<stage>-<zone or county>`, flag `potential`, sector state, basis synthetic, no rooms, no pupils.
#pragma once

#include <string>

#include "engine/case/case.hpp"

namespace xuewei {

/// Appends the sites to `schools`; those that exist already are not added twice.
Case with_potential_sites(const Case& input);

/// School code of the potential site of a stage in a zone or county.
std::string potential_school_code(const std::string& stage, const std::string& place);

/// The township of a zone: its code, or the zone itself where none is given.
std::string township_of(const ZoneRow& zone);

}  // namespace xuewei

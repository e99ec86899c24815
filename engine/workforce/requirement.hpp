// How many staff are needed: by ratio, by class, by what single schools need beside both, and ahead of new schools.
//
//   ratio need[c,k]   = pupils / pupils_per_staff                                                          staff
//   class need[c,k]   = classes x teachers_per_class                                                       teachers
//   staff of a class  = max(teachers_per_class / (1 - non-teaching share), teachers_per_class + caregivers_per_class)
//   supplements[c,k]  = sum over supplements and sites with pupils_above < pupils <= pupils_to of staff_per_site
//   ahead[c,k,t]      = sum over sites that open rooms in t+1..t+n of rooms x staff of a class x (n + 1 - years to go) / n
//   needed[c,k]       = max(ratio need, classes x staff of a class), of the county and stage or of each of its sites and
//                       summed (staffing_need), + supplements + ahead; of state schools alone
// A site without pupils needs nobody.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/uncertainty/luck.hpp"
#include "engine/workforce/sizes.hpp"

namespace xuewei {

/// The standards of one stage.
struct StaffingNorm {
  double pupils_per_staff = 1.0;
  double teachers_per_class = 0.0;
  double staff_per_class = 0.0;
  double teaching_share = 1.0;  ///< teachers / staff

  /// The larger of ratio and class need.
  Lane staff_needed(const Lane& pupils, const Lane& classes) const {
    return (pupils / pupils_per_staff).max(classes * staff_per_class);
  }
};

/// Staff that every site of some size gets beside the norms.
struct Supplement {
  std::vector<SiteId> sites;
  double pupils_above = 0.0, pupils_to = 0.0;
  double staff_per_site = 0.0;
  std::size_t first_step = 0, end_step = 0;  ///< holds in [first_step, end_step)
};

struct RequirementParams {
  std::vector<StaffingNorm> norms;             ///< by stage
  std::vector<std::size_t> site_county_stage;  ///< county x stages + stage
  std::vector<SiteId> state_sites;             ///< 公办: the county staffs them
  std::vector<SiteId> private_sites;           ///< 民办: their staff are their own
  std::vector<Supplement> supplements;
  std::vector<double> ahead;   ///< step x county x stage
  std::vector<double> opened;  ///< step x county x stage: staff once sought ahead of rooms that open in the step
  bool by_school = false;      ///< the larger of ratio and class need is taken school by school
};

/// What is to be staffed on 1 September of a step.
struct StaffDemand {
  const LaneField &pupils, &classes;            ///< county x stage
  const LaneField &site_pupils, &site_classes;  ///< site
  const Luck& luck = no_luck();
};

/// All county x stage.
struct RequirementState {
  WorkforceSizes n;
  LaneField staff_by_ratio{n.county_stages};     ///< 教职工
  LaneField teachers_by_class{n.county_stages};  ///< 专任教师
  LaneField state_pupils{n.county_stages};       ///< of schools that the county staffs
  LaneField state_classes{n.county_stages};      ///< likewise
  LaneField supplements{n.county_stages};        ///< staff
  LaneField needed{n.county_stages};             ///< staff: what recruitment and the establishment aim at
};

/// Throws std::invalid_argument on what `read_case` would have refused.
RequirementParams compile_requirement(const Case& input, const Network& network);
void require_staff(const RequirementParams& params, const StaffDemand& demand, std::size_t step,
                   RequirementState& state);

}  // namespace xuewei

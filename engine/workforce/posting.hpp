// Staff at sites: as they were, or posted by the county every year by need (县管校聘).
//
// For each county and stage, with S its staff, W[u,t-1] the staff of site u a year ago and D[u] what site u needs:
//   stay[u]   = S x w[u] / sum w                   losses and recruits fall on sites as staff do: w is W[u,t-1], for a
//                                                  site that had nobody posted[u], for one without pupils 0
//   posted[u] = S x D[u] / sum D                   D: max(ratio, class need) of the site
//   W[u,t]    = (1 - p[t]) stay[u] + p[t] posted[u]          p: county_posting_share of year t, the staged switch-on
// so that staff at sites sum to the staff of county and stage.
//   reposted  = sum over sites max(0, W[u] - stay[u])        who changes site so that staff follow need
//   eligible  = S x eligible_exchange_share                  six years or more in one school
//   exchanged = max(reposted, p x exchange_share x eligible) rotation (交流轮岗) counts those who were reposted first
//   backbone  = backbone_exchange_share x exchanged          骨干
#pragma once

#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/workforce/requirement.hpp"
#include "engine/workforce/sizes.hpp"

namespace xuewei {

inline constexpr std::size_t kResidences = static_cast<std::size_t>(Residence::rural) + 1;

struct PostingParams {
  std::vector<double> base_weight;  ///< [site] its staff in the base, or pupils where the stage lists no staff
  std::vector<std::size_t> site_residence;
  std::vector<double> posted_share;  ///< [step] p
  double eligible_share = 0.0, exchange_share = 0.0, backbone_share = 0.0;
};

struct PostingState {
  WorkforceSizes n;
  LaneField site_staff{n.sites};         ///< [site] W
  LaneField site_need{n.sites};          ///< [site] D
  LaneField site_teachers_gap{n.sites};  ///< [site] teachers less what its classes need, shortage negative
  // county x stage
  LaneField reposted{n.county_stages}, exchanged{n.county_stages}, backbone_exchanged{n.county_stages};
  LaneField need_sum{n.county_stages};         ///< sum over sites of D
  LaneField staff_per_need{n.county_stages};   ///< S / sum D
  LaneField staff_of_weight{n.county_stages};  ///< sum over sites of w, then S / sum w
  /// county x stage x residence: of the staff at sites; without any: all in 镇区
  LaneField residence_share{n.county_stages * kResidences};
  LaneField short_by_class{n.county_stages};  ///< sum over sites of what they lack by class, teachers
};

PostingParams compile_posting(const Case& input, const Network& network, const RequirementParams& requirement);

/// Staff of 1 September at the sites; step 0 shares the base out. `staff`: county x stage.
void post_staff(const PostingParams& params, const RequirementParams& requirement, const StaffDemand& demand,
                const LaneField& staff, std::size_t step, PostingState& state);

}  // namespace xuewei

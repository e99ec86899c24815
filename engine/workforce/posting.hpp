// Staff at sites: they stay, come where staff are short, are transferred up to a floor, and beyond it posted by need (县管校聘).
//
// For each county and stage, with S its staff, C those who came in the year (recruits, transfers from other stages, and
// staff sought ahead of rooms that open now), W[u,t-1] the staff of site u a year ago, D[u] what it needs, r = min(1, S / sum D):
//   stay[u]  = (S - C) x W[u,t-1] / sum W[t-1]    losses fall on sites as staff do; 0 for a site without pupils
//   free     = S - sum stay                       C, and the staff of sites that closed
//   floor[u] = staffing_floor_share x r x classes x teachers_per_class / teaching share
//   free staff fill what sites lack of floor[u], then of D[u], each site the same part of it; the rest goes as D
//   moved    = min(sum of what sites lack of floor, sum of what they have above r D)     out of the latter, into the former
//   W[u,t]   = (1 - p[t]) x what site u then has + p[t] S D[u] / sum D     p: county_posting_share of year t
// so that staff at sites sum to the staff of county and stage wherever one of its sites has pupils, and that every site has
// its floor. In the base W are the staff of the case. All this holds for state sites (公办). Private ones (民办) keep their own:
//   W[u,t]   = classes x staff a class of the base; of the private sites of county and stage where the site had none
//   reposted  = moved + sum over sites of what posting adds         who changes school so that staff follow need
//   eligible  = S x eligible_exchange_share                         six years or more in one school
//   exchanged = max(reposted, p x exchange_share x eligible)        rotation (交流轮岗) counts those who were reposted first
//   backbone  = backbone_exchange_share x exchanged                 骨干
//   below the floor = sum over sites max(0, staffing_floor_share x classes x teachers_per_class - teachers)
//                     what no transfer mends, since county and stage have too few themselves (r < 1)
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
  std::vector<double> base_staff;  ///< [site] by its staff in the roster, or by pupils where county and stage list none
  std::vector<std::size_t> site_residence;
  std::vector<double> posted_share;  ///< [step] p
  double floor_share = 0.0;
  double eligible_share = 0.0, exchange_share = 0.0, backbone_share = 0.0;
};

/// County x stage: the county's staff, to be shared out.
struct StaffToPost {
  const LaneField& staff;
  const LaneField& came;  ///< of these, who came in the year
};

struct PostingState {
  WorkforceSizes n;
  LaneField site_staff{n.sites};               ///< [site] W
  LaneField site_need{n.sites};                ///< [site] D
  LaneField private_staff_per_class{n.sites};  ///< [site] of private ones
  LaneField site_teachers_gap{n.sites};        ///< [site] teachers less what its classes need, shortage negative
  // county x stage
  LaneField private_staff{n.county_stages};  ///< of private sites, beside the county's
  LaneField reposted{n.county_stages}, exchanged{n.county_stages}, backbone_exchanged{n.county_stages};
  LaneField need_sum{n.county_stages};        ///< sum over sites of D
  LaneField staff_per_need{n.county_stages};  ///< S / sum D
  LaneField free{n.county_stages};            ///< staff not yet at a site
  LaneField lacking{n.county_stages};         ///< sum over sites of what they lack, then the part of it that is filled
  LaneField spare{n.county_stages};           ///< sum over sites of what they have above, then the part of it they give
  /// county x stage x residence: of the staff at sites; without any: all in 镇区
  LaneField residence_share{n.county_stages * kResidences};
  LaneField short_by_class{n.county_stages};  ///< sum over sites of what they lack by class, teachers
  LaneField below_floor{n.county_stages};     ///< sum over sites of what they lack of the unscaled floor, teachers
};

/// `staff`: county x stage, of the base.
PostingParams compile_posting(const Case& input, const Network& network, const RequirementParams& requirement,
                              const std::vector<double>& staff);

/// Staff of 1 September at the sites; step 0 shares the base out.
void post_staff(const PostingParams& params, const RequirementParams& requirement, const StaffDemand& demand,
                const StaffToPost& to_post, std::size_t step, PostingState& state);

}  // namespace xuewei

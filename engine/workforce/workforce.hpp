// Staff by county, stage, retirement track and birth cohort: who leaves, who is recruited, who is missing.
//
// Stocks stand on 1 September t; the step t-1 -> t covers 1 September t-1 to 31 August t. For each county and stage,
// with N the staff of track q and birth cohort c (born 1 September c to 31 August c + 1), and B the recruits of a
// channel in their y-th year of service:
//   retirements          R[q,c] = h[q,c,t] N[q,c,t-1]     h: share of c whose retirement month falls in the step, of
//                                                          those not retired before it (retirement.hpp)
//   attrition            A[q,c] = a[c,t] (N[q,c,t-1] - R[q,c])         a: sum over residences of staff share x rate
//                      + b B[y] every year of service, + l of those who end it; the others join N
//   wanted               = max(need - S, replacement_share x curve(S / need) x leavers), S staff after losses
//                          need: requirement.hpp; curve: ReplacementCurve
//   recruits             = by channel: its quota, then in order of use min(cap - quota, what is still wanted), never
//                          more into posts than are free, and what has stood vacant too long (establishment.hpp)
//   gaps (shortage < 0)  staff_gap = staff - ratio need,  teachers_gap = staff x (1 - non-teaching share) - class need
// so that staff[t-1] + recruits + transfers in = staff[t] + R + A + transfers out in every county and stage
// (redeployment.hpp); posting.hpp says where they work, subjects.hpp what they teach. All this is about the staff of state
// schools, which are the county's; those of private schools (posting.hpp) stand beside them, and both in the gaps.
//
// Units: persons; classes; shares. Sources: docs/methods/workforce.md.
// Not modelled: moves between counties.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/workforce/channels.hpp"
#include "engine/workforce/establishment.hpp"
#include "engine/workforce/posting.hpp"
#include "engine/workforce/redeployment.hpp"
#include "engine/workforce/requirement.hpp"
#include "engine/workforce/subjects.hpp"

namespace xuewei {

/// The cohorts of one track that can hold staff before a step, as positions; all others are certain to be empty.
struct WorkingCohorts {
  std::size_t begin = 0;
  std::size_t retiring_end = 0;  ///< cohorts [begin, retiring_end) may retire in the step
  std::size_t end = 0;
};

/// How many of the leavers are replaced as staff exceed need: linear between points, constant outside them.
struct ReplacementCurve {
  struct Segment {
    double from = 0.0, width = 0.0;  ///< staff / need
    double slope = 0.0;              ///< at most 0
  };
  double first = 1.0;  ///< share up to the first point
  std::vector<Segment> segments;

  Lane share_at(const Lane& staff_per_need) const {
    Lane share = Lane::Constant(first);
    for (const Segment& segment : segments)
      share += segment.slope * (staff_per_need - segment.from).max(0.0).min(segment.width);
    return share;
  }
};

struct WorkforceParams {
  std::size_t counties = 0;
  std::size_t cohorts = 0;         ///< every birth cohort that has staff in the base or is recruited by the horizon
  int first_cohort = 0;            ///< birth cohort at position 0
  std::vector<double> base_staff;  ///< county x stage x track x cohort, the county's own
  std::vector<double> retirement_share;         ///< step x track x cohort: the hazard h
  std::vector<double> attrition_share;          ///< step x stage x residence x cohort
  std::vector<WorkingCohorts> working_cohorts;  ///< step x track
  RequirementParams requirement;
  EstablishmentParams establishment;
  ChannelParams channels;
  RedeploymentParams redeployment;
  PostingParams posting;
  SubjectParams subjects;
  double replacement_share = 0.0;
  ReplacementCurve replacement;

  WorkforceSizes sizes() const {
    return {.counties = counties,
            .county_stages = county_stages(),
            .sites = posting.base_staff.size(),
            .cohorts = cohorts,
            .service_entries = channels.service_entries,
            .trainee_entries = redeployment.trainee_entries,
            .pools = establishment.pools,
            .vacancy_years = establishment.vacancy_years,
            .subject_entries = subjects.hours_share.size()};
  }
  std::size_t stages() const { return requirement.norms.size(); }
  std::size_t county_stages() const { return counties * stages(); }
  /// First of the `cohorts` entries of `staff_by_cohort` of a track; `county_stage` is county x stages() + stage.
  std::size_t first_entry(std::size_t county_stage, std::size_t track) const {
    return (county_stage * kRetirementTracks + track) * cohorts;
  }
  /// First of the `cohorts` entries of `retirement_share`.
  std::size_t first_share(std::size_t step, std::size_t track) const {
    return (step * kRetirementTracks + track) * cohorts;
  }
  /// First of the `cohorts` entries of `attrition_share`.
  std::size_t first_attrition(std::size_t step, std::size_t stage, std::size_t residence) const {
    return ((step * stages() + stage) * kResidences + residence) * cohorts;
  }
};

/// Entries other than the first four are indexed by county x stages + stage. Flows are those of the step just taken.
struct WorkforceState {
  WorkforceSizes n;
  /// county x stage x track x cohort, see WorkforceParams::first_entry
  LaneField staff_by_cohort{n.county_stages * kRetirementTracks * n.cohorts};
  /// county x stage x channel and year of service, see ChannelParams
  LaneField in_service{n.county_stages * n.service_entries};
  LaneField recruits_by_channel{n.county_stages * kRecruitmentChannels};  ///< county x stage x RecruitmentChannel
  LaneField attrition_share{n.cohorts};                                   ///< cohort: of the county and stage at hand
  LaneField staff{n.county_stages};                                       ///< the county's own
  LaneField all_staff{n.county_stages};                                   ///< 教职工: with those of private schools
  LaneField teachers{n.county_stages};                                    ///< 专任教师: of all schools
  LaneField retirements{n.county_stages};                                 ///< staff
  LaneField attrition{n.county_stages};                                   ///< staff leaving otherwise
  LaneField recruits{n.county_stages};                                    ///< staff
  LaneField came{n.county_stages};          ///< recruits, transfers in, and staff sought ahead of rooms that opened
  LaneField staff_gap{n.county_stages};     ///< staff - staff required by ratio
  LaneField teachers_gap{n.county_stages};  ///< teachers - teachers required by class
  LaneField in_posts{n.county_stages};      ///< staff who hold a post: all but silver age
  LaneField post_leavers{n.county_stages};  ///< who left a post in the step
  RequirementState requirement{n};
  EstablishmentState establishment{n};
  RedeploymentState redeployment{n};
  PostingState posting{n};
  SubjectState subjects{n};
};

/// Throws std::invalid_argument on what `read_case` would have refused.
WorkforceParams compile_workforce(const Case& input, const Network& network);

/// Step 0: the base stock, requirement and gap; flows are zero.
WorkforceState start_workforce(const WorkforceParams& params, const StaffDemand& demand);

/// Step >= 1: retire, lose, re-count posts, transfer, recruit, measure, post.
void advance_workforce(const WorkforceParams& params, const StaffDemand& demand, std::size_t step,
                       WorkforceState& state);

}  // namespace xuewei

// Channels of recruitment: how many staff each may take, in which order, at what age, and for how long they are bound.
//
// Recruits of a channel with a service term stand apart from the birth cohorts until the term ends: nobody among them is
// old enough to retire, all leave at the same rate, so their ages stay spread evenly over first_age..last_age and one
// number per year of service says everything. At the end of the term those who stay join the cohorts. Silver-age staff
// (银龄) are retired already: they leave at the end of the term and hold no post.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"

namespace xuewei {

inline constexpr std::size_t kRetirementTracks = static_cast<std::size_t>(RetirementTrack::women_50) + 1;
inline constexpr std::size_t kRecruitmentChannels = static_cast<std::size_t>(RecruitmentChannel::silver_age) + 1;

struct Channel {
  RecruitmentChannel channel = RecruitmentChannel::open_recruitment;
  bool joins_cohorts = true;  ///< false: silver age
  std::size_t service_years = 0;
  std::size_t first_service = 0;  ///< of a county and stage's `in_service` entries: the first year of service
  double in_service_attrition_share = 0.0;
  double leaving_share = 0.0;
  int last_age = 0;
  std::size_t recruit_cohorts = 0;                ///< recruits fill so many cohorts
  double recruit_share[kRetirementTracks] = {};   ///< of all recruits, in each of those cohorts
  std::vector<std::size_t> first_recruit_cohort;  ///< by step: position of the oldest recruits
};

struct ChannelParams {
  std::vector<Channel> in_order;     ///< the first is used first
  std::size_t service_entries = 0;   ///< of a county and stage: years of service of all channels
  std::vector<std::uint8_t> frozen;  ///< [step] nobody is recruited at all
  std::vector<double> cap, quota;  ///< step x county x stage x channel in order; cap infinite where the case gives none

  std::size_t first_cap(std::size_t step, std::size_t county_stages, std::size_t county_stage) const {
    return (step * county_stages + county_stage) * in_order.size();
  }
};

/// Everybody born from 1 September c to 31 August c + 1 is `t - 1 - c` years old on 31 August t.
constexpr int birth_cohort(int school_year, int age_years) { return school_year - 1 - age_years; }

/// Channels in order of use with their caps; positions of cohorts follow with `set_recruit_cohorts`.
ChannelParams compile_channels(const Case& input, const Network& network);
void set_recruit_cohorts(const Calendar& calendar, int first_cohort, ChannelParams& params);

struct WorkforceParams;
struct WorkforceState;

/// What a year of service ends with in one county and stage.
struct ServiceYear {
  Lane attrition;             ///< who left
  Lane without_post;          ///< of these, silver-age staff
  Lane joining;               ///< who served their term and stay
  Lane serving;               ///< who are still bound
  Lane serving_without_post;  ///< of these, silver-age staff
};

ServiceYear end_service_year(const WorkforceParams& params, std::size_t step, std::size_t county_stage,
                             WorkforceState& state);

struct Wanted {
  Lane staff;
  Lane free_posts;  ///< most recruits into posts
  Lane overdue;     ///< vacancies that are filled above the caps of open recruitment
  Lane caps;        ///< what luck multiplies caps and quotas by
};
/// Recruits for one county and stage, channel by channel. Returns those who hold a post.
Lane recruit(const WorkforceParams& params, std::size_t step, std::size_t county_stage, const Wanted& wanted,
             WorkforceState& state);

}  // namespace xuewei

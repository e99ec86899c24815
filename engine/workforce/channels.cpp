// The year of the recruitment channels.
#include "engine/workforce/channels.hpp"

#include <cmath>

#include "engine/workforce/workforce.hpp"

namespace xuewei {
namespace {

/// Adds people of the ages at which `channel` recruited in `recruited_step` to the birth cohorts.
void join_cohorts(const WorkforceParams& params, const Channel& channel, std::size_t recruited_step, std::size_t i,
                  const Lane& persons, WorkforceState& state) {
  for (std::size_t track = 0; track < kRetirementTracks; ++track) {
    if (channel.recruit_share[track] == 0.0) continue;
    const Lane persons_by_cohort = persons * channel.recruit_share[track];
    const std::size_t first = params.first_entry(i, track) + channel.first_recruit_cohort[recruited_step];
    for (Lane& staff : state.staff_by_cohort.slice(first, channel.recruit_cohorts)) staff += persons_by_cohort;
  }
}

}  // namespace

ServiceYear end_service_year(const WorkforceParams& params, std::size_t step, std::size_t i, WorkforceState& state) {
  ServiceYear year{Lane::Zero(), Lane::Zero(), Lane::Zero(), Lane::Zero(), Lane::Zero()};
  for (const Channel& channel : params.channels.in_order) {
    if (channel.service_years == 0) continue;
    Lane* const serving = state.in_service.all().data() + i * params.channels.service_entries + channel.first_service;
    Lane left = Lane::Zero();
    const std::size_t last = channel.service_years - 1;
    {
      const Lane leaving = serving[last] * channel.in_service_attrition_share;
      const Lane served = serving[last] - leaving;
      const Lane leaving_at_end = served * channel.leaving_share;
      left += leaving + leaving_at_end;
      if (channel.joins_cohorts && step > channel.service_years) {
        const Lane staying = served - leaving_at_end;
        join_cohorts(params, channel, step - channel.service_years, i, staying, state);
        year.joining += staying;
      }
    }
    for (std::size_t y = last; y > 0; --y) {
      const Lane leaving = serving[y - 1] * channel.in_service_attrition_share;
      serving[y] = serving[y - 1] - leaving;
      left += leaving;
      year.serving += serving[y];
      if (!channel.joins_cohorts) year.serving_without_post += serving[y];
    }
    serving[0].setZero();
    year.attrition += left;
    if (!channel.joins_cohorts) year.without_post += left;
  }
  return year;
}

Lane recruit(const WorkforceParams& params, std::size_t step, std::size_t i, const Wanted& wanted,
             WorkforceState& state) {
  const std::vector<Channel>& channels = params.channels.in_order;
  const std::size_t first_cap = params.channels.first_cap(step, params.county_stages(), i);
  const double* const cap = params.channels.cap.data() + first_cap;
  const double* const quota = params.channels.quota.data() + first_cap;
  Lane taken[kRecruitmentChannels];  // by position in order
  Lane free_posts = wanted.free_posts;
  Lane still_wanted = wanted.staff;
  for (std::size_t n = 0; n < channels.size(); ++n) {
    taken[n] = quota[n] * wanted.caps;
    if (channels[n].joins_cohorts) {
      taken[n] = taken[n].min(free_posts);
      free_posts -= taken[n];
    }
    still_wanted -= taken[n];
  }
  still_wanted = still_wanted.max(0.0);
  Lane into_posts = Lane::Zero();
  for (std::size_t n = 0; n < channels.size(); ++n) {
    const double most = cap[n] - quota[n];
    Lane beyond_quota = std::isinf(most) ? still_wanted : Lane(still_wanted.min(most * wanted.caps));
    if (channels[n].joins_cohorts) {
      beyond_quota = beyond_quota.min(free_posts);
      free_posts -= beyond_quota;
    }
    still_wanted -= beyond_quota;
    taken[n] += beyond_quota;
    if (channels[n].joins_cohorts) into_posts += taken[n];
  }
  const Lane above_caps =
      params.channels.frozen[step] ? Lane(Lane::Zero()) : Lane((wanted.overdue - into_posts).max(0.0).min(free_posts));
  into_posts += above_caps;

  Lane recruits = Lane::Zero();
  for (std::size_t n = 0; n < channels.size(); ++n) {
    const Channel& channel = channels[n];
    if (channel.channel == RecruitmentChannel::open_recruitment) taken[n] += above_caps;
    recruits += taken[n];
    state.recruits_by_channel[i * kRecruitmentChannels + static_cast<std::size_t>(channel.channel)] = taken[n];
    if (channel.service_years > 0)
      state.in_service[i * params.channels.service_entries + channel.first_service] = taken[n];
    else
      join_cohorts(params, channel, step, i, taken[n], state);
  }
  state.recruits[i] = recruits;
  return into_posts;
}

}  // namespace xuewei

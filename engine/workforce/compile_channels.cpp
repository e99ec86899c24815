// Channels of recruitment in their order of use, with the caps of every year.
#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>

#include "engine/workforce/channels.hpp"
#include "engine/workforce/county_stage.hpp"

namespace xuewei {
namespace {

using enum RecruitmentChannel;

void refuse_channel(const std::string& what) { throw std::invalid_argument("workforce: channels: " + what); }

Channel make_channel(const ChannelRow& row, const Parameters& parameters) {
  const int first_age = row.first_age.value_or(parameters.recruit_first_age);
  const int last_age = row.last_age.value_or(parameters.recruit_last_age);
  const double women_share = row.women_share.value_or(parameters.recruit_women_share);
  if (first_age > last_age) refuse_channel("the first age of recruits must not exceed the last");
  if (row.service_years < 0) refuse_channel("service_years must not be negative");
  const int youngest_retirement_age = 55;  // recruits are on the tracks men and women_55
  const bool silver = row.channel == silver_age;
  if (silver && row.service_years == 0) refuse_channel("silver_age needs service_years");
  if (!silver && row.service_years > 0 && last_age + row.service_years >= youngest_retirement_age)
    refuse_channel("a term of service must end before the age of 55");

  Channel channel{.channel = row.channel,
                  .joins_cohorts = !silver,
                  .service_years = static_cast<std::size_t>(row.service_years),
                  .in_service_attrition_share = row.in_service_attrition_share,
                  .leaving_share = silver ? 1.0 : row.leaving_share,
                  .last_age = last_age,
                  .recruit_cohorts = static_cast<std::size_t>(last_age - first_age + 1)};
  const auto ages = static_cast<double>(channel.recruit_cohorts);
  channel.recruit_share[static_cast<std::size_t>(RetirementTrack::men)] = (1.0 - women_share) / ages;
  channel.recruit_share[static_cast<std::size_t>(RetirementTrack::women_55)] = women_share / ages;
  return channel;
}

std::vector<ChannelRow> rows_in_order(const Case& input) {
  std::vector<ChannelRow> rows = input.channels;
  const auto listed = [&](RecruitmentChannel channel) {
    return std::ranges::any_of(rows, [&](const ChannelRow& row) { return row.channel == channel; });
  };
  for (const RecruitmentRow& row : input.recruitment)
    if (row.channel != open_recruitment && !listed(row.channel)) refuse_channel("a channel with a cap has no row");
  if (!listed(open_recruitment)) rows.push_back({});
  std::ranges::stable_sort(rows, {}, [](const ChannelRow& row) { return row.order; });
  return rows;
}

/// The row of a county, stage and channel that holds in a year.
const RecruitmentRow* row_of_year(const std::vector<const RecruitmentRow*>& rows, RecruitmentChannel channel,
                                  int year) {
  constexpr int from_the_start = std::numeric_limits<int>::min();
  const RecruitmentRow* found = nullptr;
  for (const RecruitmentRow* row : rows) {
    if (row->channel != channel || row->from_year.value_or(from_the_start) > year) continue;
    if (found == nullptr || row->from_year > found->from_year) found = row;  // an empty year comes before every other
  }
  return found;
}

/// No row means no cap was given, not a cap of zero; but a case without any teachers says nothing of recruiting either.
void set_caps(const Case& input, const Network& network, ChannelParams& params) {
  const std::size_t county_stages = network.counties.size() * network.stages.size();
  const double no_cap = input.teachers.empty() ? 0.0 : std::numeric_limits<double>::infinity();
  std::vector<std::vector<const RecruitmentRow*>> rows(county_stages);
  for (const RecruitmentRow& row : input.recruitment) {
    if (!(row.quota_per_year >= 0.0 && row.quota_per_year <= row.cap_per_year))
      refuse_channel("a quota must not be negative or above the cap");
    rows[county_stage_of(network, row.county, row.stage)].push_back(&row);
  }
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const int year = network.calendar.year(step);
    const double multiplier = input.parameters.recruitment_multiplier.at(year);
    params.frozen.push_back(!(multiplier > 0.0));
    for (std::size_t i = 0; i < county_stages; ++i) {
      for (const Channel& channel : params.in_order) {
        double cap = rows[i].empty() && channel.channel == open_recruitment ? no_cap : 0.0;
        double quota = 0.0;
        if (const RecruitmentRow* row = row_of_year(rows[i], channel.channel, year)) {
          cap = row->cap_per_year;
          quota = row->quota_per_year;
        }
        params.cap.push_back(multiplier > 0.0 ? cap * multiplier : 0.0);  // a freeze stops everybody
        params.quota.push_back(quota * multiplier);
      }
    }
  }
}

}  // namespace

ChannelParams compile_channels(const Case& input, const Network& network) {
  ChannelParams params;
  for (const ChannelRow& row : rows_in_order(input)) {
    Channel channel = make_channel(row, input.parameters);
    channel.first_service = params.service_entries;
    params.service_entries += channel.service_years;
    params.in_order.push_back(std::move(channel));
  }
  set_caps(input, network, params);
  return params;
}

void set_recruit_cohorts(const Calendar& calendar, int first_cohort, ChannelParams& params) {
  for (Channel& channel : params.in_order) {
    channel.first_recruit_cohort.assign(calendar.steps, 0);
    if (!channel.joins_cohorts) continue;
    for (std::size_t step = 1; step < calendar.steps; ++step)
      channel.first_recruit_cohort[step] =
          static_cast<std::size_t>(birth_cohort(calendar.year(step), channel.last_age) - first_cohort);
  }
}

}  // namespace xuewei

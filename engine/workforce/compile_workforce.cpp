// Everything of the staff model that does not depend on the replicate: norms, cohorts, the base stock, hazards.
#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/workforce/compile_losses.hpp"
#include "engine/workforce/county_stage.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei {
namespace {

void refuse(const std::string& what) { throw std::invalid_argument("workforce: " + what); }

void set_cohorts(const Case& input, const Network& network, WorkforceParams& params) {
  const Calendar& calendar = network.calendar;
  const int first_year = calendar.base_year + 1;
  const int last_year = std::max(calendar.last_year(), first_year);
  int first = birth_cohort(first_year, input.parameters.recruit_last_age);
  int last = birth_cohort(last_year, input.parameters.recruit_first_age);
  for (const Channel& channel : params.channels.in_order) {
    if (!channel.joins_cohorts) continue;
    first = std::min(first, birth_cohort(first_year, channel.last_age));
    last = std::max(last, birth_cohort(last_year, channel.last_age) + static_cast<int>(channel.recruit_cohorts) - 1);
  }
  for (const TeacherRow& row : input.teachers) {
    first = std::min(first, row.birth_cohort);
    last = std::max(last, row.birth_cohort);
  }
  params.first_cohort = first;
  params.cohorts = static_cast<std::size_t>(last - first + 1);
  set_recruit_cohorts(calendar, first, params.channels);
}

void set_base_staff(const Case& input, const Network& network, WorkforceParams& params) {
  params.base_staff.assign(params.county_stages() * kRetirementTracks * params.cohorts, 0.0);
  for (const TeacherRow& row : input.teachers) {
    if (!(row.staff >= 0.0)) refuse("staff of county `" + row.county + "` must not be negative");
    const std::size_t first_entry =
        params.first_entry(county_stage_of(network, row.county, row.stage), static_cast<std::size_t>(row.track));
    params.base_staff[first_entry + static_cast<std::size_t>(row.birth_cohort - params.first_cohort)] += row.staff;
  }
}

std::vector<double> staff_of_county_stages(const WorkforceParams& params) {
  std::vector<double> staff(params.county_stages(), 0.0);
  const std::size_t entries = kRetirementTracks * params.cohorts;
  for (std::size_t entry = 0; entry < params.base_staff.size(); ++entry)
    staff[entry / entries] += params.base_staff[entry];
  return staff;
}

/// Staff of private schools are of all ages; the county has the others.
void leave_out_private_staff(WorkforceParams& params) {
  std::vector<double> state_share = staff_of_county_stages(params);
  std::vector<double> state_staff = state_share;
  for (const SiteId site : params.requirement.private_sites)
    state_staff[params.requirement.site_county_stage[site.index()]] -= params.posting.base_staff[site.index()];
  for (std::size_t i = 0; i < state_share.size(); ++i)
    state_share[i] = state_share[i] > 0.0 ? std::max(0.0, state_staff[i] / state_share[i]) : 1.0;
  const std::size_t entries = kRetirementTracks * params.cohorts;
  for (std::size_t entry = 0; entry < params.base_staff.size(); ++entry)
    params.base_staff[entry] *= state_share[entry / entries];
}

void set_retirement_shares(const Case& input, const Network& network, WorkforceParams& params) {
  params.retirement_share.assign(network.calendar.steps * kRetirementTracks * params.cohorts, 0.0);
  for (std::size_t step = 1; step < network.calendar.steps; ++step)
    for (std::size_t track = 0; track < kRetirementTracks; ++track)
      for (std::size_t c = 0; c < params.cohorts; ++c)
        params.retirement_share[params.first_share(step, track) + c] =
            retirement_share(static_cast<RetirementTrack>(track), params.first_cohort + static_cast<int>(c),
                             network.calendar.year(step), input.parameters);
}

/// Follows which cohorts can hold anybody, so that the yearly step passes over the others.
void set_working_cohorts(const Network& network, WorkforceParams& params) {
  std::vector<char> occupied(kRetirementTracks * params.cohorts, 0);
  for (std::size_t entry = 0; entry < params.base_staff.size(); ++entry)
    if (params.base_staff[entry] > 0.0) occupied[entry % occupied.size()] = 1;

  params.working_cohorts.assign(network.calendar.steps * kRetirementTracks, {});
  for (std::size_t step = 1; step < network.calendar.steps; ++step) {
    for (std::size_t track = 0; track < kRetirementTracks; ++track) {
      const std::span share =
          std::span(params.retirement_share).subspan(params.first_share(step, track), params.cohorts);
      const std::span holds_staff = std::span(occupied).subspan(track * params.cohorts, params.cohorts);
      WorkingCohorts& working = params.working_cohorts[step * kRetirementTracks + track];
      working.begin = params.cohorts;
      for (std::size_t c = 0; c < params.cohorts; ++c) {
        if (!holds_staff[c]) continue;
        working.begin = std::min(working.begin, c);
        working.end = c + 1;
        if (share[c] > 0.0) working.retiring_end = c + 1;
        if (share[c] == 1.0) holds_staff[c] = 0;
      }
      for (const Channel& channel : params.channels.in_order) {
        if (!channel.joins_cohorts || channel.recruit_share[track] == 0.0 || step <= channel.service_years) continue;
        const std::size_t first_cohort = channel.first_recruit_cohort[step - channel.service_years];
        std::ranges::fill(holds_staff.subspan(first_cohort, channel.recruit_cohorts), 1);
      }
    }
  }
}

ReplacementCurve compile_replacement(const std::vector<ReplacementRow>& rows) {
  ReplacementCurve curve;
  if (!rows.empty()) curve.first = rows.front().share;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const ReplacementRow &low = rows[i - 1], &high = rows[i];
    if (high.staff_per_need <= low.staff_per_need || high.share > low.share)
      throw std::invalid_argument("the share of leavers replaced must not rise with staff");
    const double width = high.staff_per_need - low.staff_per_need;
    curve.segments.push_back({low.staff_per_need, width, (high.share - low.share) / width});
  }
  return curve;
}

}  // namespace

WorkforceParams compile_workforce(const Case& input, const Network& network) {
  if (network.calendar.years_per_step != 1 && !(input.teachers.empty() && input.recruitment.empty()))
    refuse("staff need steps of one year; age_width is " + std::to_string(network.calendar.years_per_step));
  WorkforceParams params;
  params.counties = network.counties.size();
  params.replacement_share = input.parameters.replacement_share;
  params.replacement = compile_replacement(input.replacement);
  params.requirement = compile_requirement(input, network);
  params.channels = compile_channels(input, network);
  set_cohorts(input, network, params);
  set_base_staff(input, network, params);
  params.posting = compile_posting(input, network, params.requirement, staff_of_county_stages(params));
  leave_out_private_staff(params);
  params.establishment = compile_establishment(input, network, staff_of_county_stages(params));
  params.attrition_share = attrition_shares(input, network, params.first_cohort, params.cohorts);
  params.redeployment = compile_redeployment(input, network);
  params.subjects = compile_subjects(input, network);
  set_retirement_shares(input, network, params);
  set_working_cohorts(network, params);
  return params;
}

}  // namespace xuewei

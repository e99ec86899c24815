// Everything of the staff model that does not depend on the replicate: cohorts, hazards, caps, ages of recruits.
#include "engine/workforce/workforce.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/workforce/retirement.hpp"

namespace xuewei {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr int kSeptember = 9;

void refuse(const std::string& what) { throw std::invalid_argument("workforce: " + what); }

std::size_t county_stage_of(const Network& network, const std::string& county, const std::string& stage) {
  const CountyId county_id = network.find_county(county);
  const StageId stage_id = network.find_stage(stage);
  if (!county_id.valid()) refuse("county `" + county + "` is unknown");
  if (!stage_id.valid()) refuse("stage `" + stage + "` is unknown");
  return county_id.index() * network.stages.size() + stage_id.index();
}

void set_norms(const Case& input, WorkforceParams& params) {
  for (const StageRow& stage : input.stages) {
    if (!(stage.pupils_per_staff > 0.0)) refuse("stage `" + stage.id + "`: pupils_per_staff must be above 0");
    if (!(stage.non_teaching_share >= 0.0 && stage.non_teaching_share < 1.0))
      refuse("stage `" + stage.id + "`: non_teaching_share must be at least 0 and below 1");
    params.norms.push_back({.pupils_per_staff = stage.pupils_per_staff,
                            .teachers_per_class = stage.teachers_per_class,
                            .teaching_share = 1.0 - stage.non_teaching_share,
                            .attrition_share = stage.attrition_share});
  }
}

/// Everybody born from 1 September c to 31 August c + 1 is `t - 1 - c` years old on 31 August t.
int birth_cohort(int school_year, int age_years) { return school_year - 1 - age_years; }

void set_cohorts(const Case& input, const Network& network, WorkforceParams& params) {
  const Parameters& parameters = input.parameters;
  if (parameters.recruit_first_age > parameters.recruit_last_age)
    refuse("recruit_first_age must not exceed recruit_last_age");
  const Calendar& calendar = network.calendar;
  int first = birth_cohort(calendar.base_year + 1, parameters.recruit_last_age);
  int last = birth_cohort(std::max(calendar.last_year(), calendar.base_year + 1), parameters.recruit_first_age);
  for (const TeacherRow& row : input.teachers) {
    first = std::min(first, row.birth_cohort);
    last = std::max(last, row.birth_cohort);
  }
  params.first_cohort = first;
  params.cohorts = static_cast<std::size_t>(last - first + 1);

  const int ages = parameters.recruit_last_age - parameters.recruit_first_age + 1;
  params.recruit_cohorts = static_cast<std::size_t>(ages);
  params.recruit_share[static_cast<std::size_t>(RetirementTrack::men)] = (1.0 - parameters.recruit_women_share) / ages;
  params.recruit_share[static_cast<std::size_t>(RetirementTrack::women_55)] = parameters.recruit_women_share / ages;
  params.first_recruit_cohort.assign(calendar.steps, 0);
  for (std::size_t step = 1; step < calendar.steps; ++step)
    params.first_recruit_cohort[step] =
        static_cast<std::size_t>(birth_cohort(calendar.year(step), parameters.recruit_last_age) - first);
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

/// No row means no cap was given, not a cap of zero; but a case without any teachers says nothing of recruiting either.
void set_recruitment_caps(const Case& input, const Network& network, WorkforceParams& params) {
  constexpr double kNoCap = std::numeric_limits<double>::infinity();
  std::vector<double> cap_per_year(params.county_stages(), input.teachers.empty() ? 0.0 : kNoCap);
  for (const RecruitmentRow& row : input.recruitment)
    cap_per_year[county_stage_of(network, row.county, row.stage)] = row.cap_per_year;
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const double multiplier = input.parameters.recruitment_multiplier.at(network.calendar.year(step));
    for (const double cap : cap_per_year)
      params.recruitment_cap.push_back(multiplier > 0.0 ? cap * multiplier : 0.0);  // a freeze stops everybody
  }
}

/// h of one track and cohort: birth months retiring from 1 September year - 1 to 31 August year, of those not retired.
double retirement_share(RetirementTrack track, int cohort, int year, bool reform) {
  const int begin = month_index(year - 1, kSeptember);
  int not_yet_retired = 0;
  int retiring = 0;
  for (int month = 0; month < kMonthsPerYear; ++month) {
    const int retires = retirement_month(track, month_index(cohort, kSeptember) + month, reform);
    if (retires < begin) continue;
    ++not_yet_retired;
    if (retires < begin + kMonthsPerYear) ++retiring;
  }
  if (not_yet_retired == 0) return 1.0;  // past the age: leaves at once
  return static_cast<double>(retiring) / not_yet_retired;
}

void set_retirement_shares(const Case& input, const Network& network, WorkforceParams& params) {
  params.retirement_share.assign(network.calendar.steps * kRetirementTracks * params.cohorts, 0.0);
  for (std::size_t step = 1; step < network.calendar.steps; ++step)
    for (std::size_t track = 0; track < kRetirementTracks; ++track)
      for (std::size_t c = 0; c < params.cohorts; ++c)
        params.retirement_share[params.first_share(step, track) + c] =
            retirement_share(static_cast<RetirementTrack>(track), params.first_cohort + static_cast<int>(c),
                             network.calendar.year(step), input.parameters.retirement_reform);
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
      if (params.recruit_share[track] > 0.0)
        std::ranges::fill(holds_staff.subspan(params.first_recruit_cohort[step], params.recruit_cohorts), 1);
    }
  }
}

}  // namespace

WorkforceParams compile_workforce(const Case& input, const Network& network) {
  if (network.calendar.years_per_step != 1 && !(input.teachers.empty() && input.recruitment.empty()))
    refuse("staff need steps of one year; age_width is " + std::to_string(network.calendar.years_per_step));
  WorkforceParams params;
  params.counties = network.counties.size();
  params.replacement_share = input.parameters.replacement_share;
  set_norms(input, params);
  set_cohorts(input, network, params);
  set_base_staff(input, network, params);
  set_recruitment_caps(input, network, params);
  set_retirement_shares(input, network, params);
  set_working_cohorts(network, params);
  return params;
}

}  // namespace xuewei

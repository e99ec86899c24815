// What holds for every stock, rate, cap and roll: teachers are conserved, caps hold, later retirement loses fewer.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/workforce/workforce.hpp"
#include "tests/support/property.hpp"
#include "tests/workforce/workforce_case.hpp"

namespace xuewei {
namespace {

using testing::staff_case;
using testing::WorkforceRun;

double between(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 1001) / 1000.0; }

/// 1-3 counties, 1-3 stages, up to 40 staff rows of all ages, caps for about half of the counties and stages.
Case random_case() {
  const int counties = *rc::gen::inRange(1, 4);
  const int stages = *rc::gen::inRange(1, 4);
  const int base_year = *rc::gen::inRange(2015, 2041);
  Case input = staff_case(counties, stages, base_year, base_year + *rc::gen::inRange(1, 16));
  for (StageRow& stage : input.stages) {
    stage.attrition_share = between(0.0, 0.2);
    stage.non_teaching_share = between(0.0, 0.5);
    stage.pupils_per_staff = between(2.0, 25.0);
    stage.teachers_per_class = between(0.0, 4.0);
  }
  const auto county = [&] { return "c" + std::to_string(*rc::gen::inRange(0, counties)); };
  const auto stage = [&] { return "s" + std::to_string(*rc::gen::inRange(0, stages)); };
  const int rows = *rc::gen::inRange(0, 41);
  for (int row = 0; row < rows; ++row)
    input.teachers.push_back({county(), stage(), static_cast<RetirementTrack>(*rc::gen::inRange(0, 3)),
                              base_year - *rc::gen::inRange(19, 76), between(0.0, 500.0)});
  for (int channel = 0; channel < static_cast<int>(kRecruitmentChannels); ++channel)
    input.channels.push_back({.channel = static_cast<RecruitmentChannel>(channel),
                              .order = 1 + (channel + counties) % 4,
                              .first_age = 22,
                              .last_age = *rc::gen::inRange(22, 40),
                              .service_years = channel == 0 ? 0 : *rc::gen::inRange(1, 7),
                              .in_service_attrition_share = between(0.0, 0.3),
                              .leaving_share = between(0.0, 1.0)});
  for (int c = 0; c < counties; ++c)
    for (int k = 0; k < stages; ++k)
      for (int channel = 0; channel < static_cast<int>(kRecruitmentChannels); ++channel)
        if (*rc::gen::inRange(0, 4) == 0) {
          RecruitmentRow row;
          row.county = "c" + std::to_string(c);
          row.stage = "s" + std::to_string(k);
          row.channel = static_cast<RecruitmentChannel>(channel);
          row.cap_per_year = between(0.0, 80.0);
          row.quota_per_year = row.cap_per_year * (*rc::gen::arbitrary<bool>() ? between(0.0, 0.3) : 0.0);
          input.recruitment.push_back(row);
        }
  for (int band = 0; band < 3; ++band)
    if (*rc::gen::arbitrary<bool>())
      input.attrition.push_back({.stage = stage(), .from_age = 20 + 15 * band, .attrition_share = between(0.0, 0.2)});
  for (int from = 0; from < stages; ++from)
    for (int to = 0; to < stages; ++to)
      if (from != to && *rc::gen::arbitrary<bool>())
        input.redeployment.push_back({.from_stage = "s" + std::to_string(from),
                                      .to_stage = "s" + std::to_string(to),
                                      .from_year = base_year + *rc::gen::inRange(0, 5),
                                      .most_share_a_year = between(0.0, 1.0),
                                      .lag_years = *rc::gen::inRange(1, 4),
                                      .success_share = between(0.1, 1.0)});
  Parameters& parameters = input.parameters;
  if (*rc::gen::arbitrary<bool>()) {
    parameters.establishment_fill_rate = between(0.5, 1.0);
    parameters.establishment_toward_need_share = between(0.0, 1.0);
    parameters.recount_years = *rc::gen::inRange(1, 6);
    parameters.reserve_post_share = between(0.0, 0.2);
    parameters.reserve_level = static_cast<Parameters::ReserveLevel>(*rc::gen::inRange(0, 2));
  }
  parameters.vacancy_years_most = *rc::gen::inRange(0, 5);
  parameters.retirement_reform = *rc::gen::arbitrary<bool>();
  parameters.early_retirement_share = between(0.0, 0.5);
  parameters.late_retirement_share = between(0.0, 0.5);
  parameters.recruitment_multiplier = between(0.0, 2.0);
  parameters.replacement_share = between(0.0, 1.0);
  parameters.recruit_first_age = *rc::gen::inRange(18, 40);
  parameters.recruit_last_age = parameters.recruit_first_age + *rc::gen::inRange(0, 40);
  parameters.recruit_women_share = between(0.0, 1.0);
  return input;
}

void draw_demand(WorkforceRun& run) {
  const double pupils = between(0.0, 20000.0);
  const double classes = between(0.0, 500.0);
  for (std::size_t i = 0; i < run.pupils().size(); ++i) {
    for (int lane = 0; lane < kLanes; ++lane) {
      run.pupils()[i][lane] = pupils * (lane + 1) / kLanes;
      run.classes()[i][lane] = classes * static_cast<double>(i + 1) / (lane + 1);
    }
  }
}

double staff_in_cohorts_and_service(const WorkforceRun& run, std::size_t county_stage, int lane) {
  double total = 0.0;
  const std::size_t service_entries = run.params().channels.service_entries;
  for (const Lane& staff : run.state().in_service.slice(county_stage * service_entries, service_entries)) {
    RC_ASSERT(staff[lane] >= 0.0);
    total += staff[lane];
  }
  const std::size_t entries = kRetirementTracks * run.params().cohorts;
  for (const Lane& staff : run.state().staff_by_cohort.slice(county_stage * entries, entries)) {
    RC_ASSERT(staff[lane] >= 0.0);
    total += staff[lane];
  }
  return total;
}

TEST(WorkforceProperties, TeachersAreConservedByCountyAndStage) {
  expect_property(kCases, [] {
    WorkforceRun run(random_case(), 0.0, 0.0);
    while (!run.finished()) {
      const LaneField before = run.state().staff;
      draw_demand(run);
      run.advance();
      const WorkforceState& now = run.state();
      for (std::size_t i = 0; i < before.size(); ++i) {
        for (const int lane : {0, kLanes - 1}) {
          const double entering = before[i][lane] + now.recruits[i][lane] + now.redeployment.transfers_in[i][lane];
          const double leaving_or_staying = now.staff[i][lane] + now.retirements[i][lane] + now.attrition[i][lane] +
                                            now.redeployment.transfers_out[i][lane];
          RC_ASSERT(std::abs(entering - leaving_or_staying) <= 1e-9);
          RC_ASSERT(std::abs(staff_in_cohorts_and_service(run, i, lane) - now.staff[i][lane]) <= 1e-9);
          RC_ASSERT(now.retirements[i][lane] >= 0.0);
          RC_ASSERT(now.attrition[i][lane] >= 0.0);
        }
      }
    }
  });
}

TEST(WorkforceProperties, EveryChannelKeepsItsCapAndQuotaAndNobodyIsTakenWithoutBeingWanted) {
  expect_property(kCases, [] {
    const Case input = random_case();
    WorkforceRun run(input, 0.0, 0.0);
    while (!run.finished()) {
      draw_demand(run);
      run.advance();
      const WorkforceState& now = run.state();
      const ChannelParams& channels = run.params().channels;
      for (std::size_t i = 0; i < now.staff.size(); ++i) {
        const std::size_t first = channels.first_cap(run.step(), now.staff.size(), i);
        double quotas = 0.0;
        for (int lane = 0; lane < kLanes; ++lane) {
          double sum = 0.0;
          quotas = 0.0;
          for (std::size_t n = 0; n < channels.in_order.size(); ++n) {
            const auto channel = static_cast<std::size_t>(channels.in_order[n].channel);
            const double recruits = now.recruits_by_channel[i * kRecruitmentChannels + channel][lane];
            if (!run.params().establishment.limits) RC_ASSERT(recruits >= channels.quota[first + n]);
            const bool may_fill_overdue = input.parameters.vacancy_years_most > 0 && channel == 0;
            if (!may_fill_overdue) RC_ASSERT(recruits <= channels.cap[first + n] * (1.0 + 1e-15));
            sum += recruits;
            quotas += channels.quota[first + n];
          }
          RC_ASSERT(std::abs(sum - now.recruits[i][lane]) <= 1e-9);
          const double need = now.requirement.needed[i][lane];
          const double leavers = now.retirements[i][lane] + now.attrition[i][lane];
          if (input.parameters.vacancy_years_most == 0 &&
              now.staff[i][lane] > need + 1e-9) {  // above need only part of the leavers is replaced, beside the quotas
            RC_ASSERT(sum <= std::max(input.parameters.replacement_share * leavers, quotas) + 1e-9);
          }
        }
      }
    }
  });
}

TEST(WorkforceProperties, StaffInPostsNeverExceedThePostsNorTheReserveItsShare) {
  expect_property(kCases, [] {
    Case input = random_case();
    input.parameters.establishment_fill_rate = between(0.5, 1.0);
    input.parameters.reserve_post_share = between(0.0, 0.2);
    WorkforceRun run(input, 0.0, 0.0);
    const EstablishmentParams& rules = run.params().establishment;
    const WorkforceState& now = run.state();
    while (!run.finished()) {
      draw_demand(run);
      run.advance();
      for (const int lane : {0, kLanes - 1}) {
        std::vector<double> lent(rules.pools, 0.0);
        for (std::size_t i = 0; i < now.staff.size(); ++i) {
          const double posts = now.establishment.posts[i][lane];
          RC_ASSERT(now.in_posts[i][lane] <= posts + 1e-9);
          RC_ASSERT(now.in_posts[i][lane] <= now.staff[i][lane] + 1e-9);
          RC_ASSERT(now.establishment.vacancies[i][lane] <= posts - now.in_posts[i][lane] + 1e-9);
          RC_ASSERT(now.establishment.lent[i][lane] >= 0.0);
          RC_ASSERT(std::abs(posts - now.establishment.standing[i][lane] - now.establishment.lent[i][lane]) <= 1e-9);
          lent[rules.pool[i / rules.stages]] += now.establishment.lent[i][lane];
        }
        for (std::size_t pool = 0; pool < rules.pools; ++pool)
          RC_ASSERT(lent[pool] <= now.establishment.pool_reserve[pool][lane] + 1e-9);
      }
    }
  });
}

/// Standing posts and reserve of every pool; the parts of the counties sum to the reserve.
std::vector<double> posts_and_reserve(const WorkforceRun& run) {
  const EstablishmentParams& rules = run.params().establishment;
  const EstablishmentState& now = run.state().establishment;
  std::vector<double> total(rules.pools), parts(rules.pools);
  for (std::size_t i = 0; i < now.standing.size(); ++i) total[rules.pool[i / rules.stages]] += now.standing[i][0];
  for (std::size_t county = 0; county < rules.pool.size(); ++county)
    parts[rules.pool[county]] += now.reserve[county][0];
  for (std::size_t pool = 0; pool < rules.pools; ++pool) {
    total[pool] += now.pool_reserve[pool][0];
    RC_ASSERT(std::abs(parts[pool] - now.pool_reserve[pool][0]) <= 1e-9);
  }
  return total;
}

TEST(WorkforceProperties, PostsAndReserveAreConservedButForNewPostsAndPostsGivenBack) {
  expect_property(kCases, [] {
    Case input = random_case();
    input.parameters.establishment_fill_rate = between(0.5, 1.0);
    input.parameters.reserve_post_share = between(0.0, 0.5);
    WorkforceRun run(input, 0.0, 0.0);
    const EstablishmentParams& rules = run.params().establishment;
    while (!run.finished()) {
      const std::vector<double> before = posts_and_reserve(run);
      draw_demand(run);
      run.advance();
      const std::vector<double> after = posts_and_reserve(run);
      const bool recount = run.step() % rules.recount_years == 0;
      for (std::size_t pool = 0; pool < rules.pools; ++pool) {
        const double reserve = run.state().establishment.pool_reserve[pool][0];
        const double most = (after[pool] - reserve) * rules.reserve_share;
        const double change = after[pool] - before[pool];
        const double rounding = 1e-9 + 1e-14 * before[pool];
        if (!recount) RC_ASSERT(std::abs(change) <= rounding);
        if (change > rounding) RC_ASSERT(reserve == 0.0);
        if (change < -rounding) RC_ASSERT(reserve >= most - 1e-9);
      }
    }
  });
}

TEST(WorkforceProperties, OrderOfCountiesMakesNoDifferenceToAReserveOfThePrefecture) {
  expect_property(kCases, [] {
    Case input = random_case();
    input.parameters.establishment_fill_rate = between(0.5, 1.0);
    input.parameters.reserve_post_share = between(0.0, 0.5);
    input.parameters.reserve_level = Parameters::ReserveLevel::prefecture;
    Case reversed = input;
    std::reverse(reversed.areas.begin() + 1, reversed.areas.end());  // the first is the prefecture
    WorkforceRun forward(input, 0.0, 0.0);
    WorkforceRun backward(reversed, 0.0, 0.0);
    const std::size_t stages = forward.params().stages();
    const auto twin = [&](std::size_t i) { return (forward.params().counties - 1 - i / stages) * stages + i % stages; };
    while (!forward.finished()) {
      draw_demand(forward);
      for (std::size_t i = 0; i < forward.pupils().size(); ++i) {
        backward.pupils()[twin(i)] = forward.pupils()[i];
        backward.classes()[twin(i)] = forward.classes()[i];
      }
      forward.advance();
      backward.advance();
      for (std::size_t i = 0; i < forward.pupils().size(); ++i) {
        RC_ASSERT(std::abs(forward.state().establishment.posts[i][0] -
                           backward.state().establishment.posts[twin(i)][0]) <= 1e-9);
        RC_ASSERT(std::abs(forward.state().staff[i][0] - backward.state().staff[twin(i)][0]) <= 1e-9);
      }
    }
  });
}

/// First come, first filled: what is vacant opened within the years allowed.
TEST(WorkforceProperties, NoVacancyStaysOpenLongerThanAllowed) {
  expect_property(kCases, [] {
    Case input = random_case();
    const auto years = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    input.parameters.vacancy_years_most = static_cast<int>(years);
    input.parameters.recruitment_multiplier = 1.0;
    input.redeployment.clear();  // who leaves for another stage opens a vacancy too
    WorkforceRun run(input, 0.0, 0.0);
    const WorkforceState& now = run.state();
    const bool limits = run.params().establishment.limits;
    constexpr auto silver = static_cast<std::size_t>(RecruitmentChannel::silver_age);
    std::vector<std::vector<double>> opened(now.staff.size());  // by county and stage, by step
    std::vector<double> before(now.staff.size());
    for (std::size_t i = 0; i < before.size(); ++i) before[i] = now.establishment.vacancies[i][0];
    while (!run.finished()) {
      draw_demand(run);
      run.advance();
      for (std::size_t i = 0; i < before.size(); ++i) {
        const double recruited = now.recruits[i][0] - now.recruits_by_channel[i * kRecruitmentChannels + silver][0];
        const double need = now.requirement.needed[i][0];
        const double wanted = limits ? std::min(need, now.establishment.posts[i][0]) : need;
        opened[i].push_back(std::max(0.0, wanted - (now.in_posts[i][0] - recruited) - before[i]));
        before[i] = now.establishment.vacancies[i][0];
        if (run.step() < years) continue;
        double lately = 0.0;
        for (std::size_t year = 0; year < years; ++year) lately += opened[i][opened[i].size() - 1 - year];
        RC_ASSERT(before[i] <= lately + 1e-6);
      }
    }
  });
}

TEST(WorkforceProperties, RedeploymentNeverChangesACountysStaffAndOnlyFillsWhatIsShort) {
  expect_property(kCases, [] {
    WorkforceRun run(random_case(), 0.0, 0.0);
    const std::size_t stages = run.params().stages();
    while (!run.finished()) {
      draw_demand(run);
      run.advance();
      const RedeploymentState& moves = run.state().redeployment;
      for (std::size_t county = 0; county < run.params().counties; ++county)
        for (const int lane : {0, kLanes - 1}) {
          double balance = 0.0;
          for (std::size_t i = county * stages; i < (county + 1) * stages; ++i) {
            RC_ASSERT(moves.transfers_in[i][lane] >= 0.0);
            RC_ASSERT(moves.transfers_out[i][lane] >= 0.0);
            balance += moves.transfers_in[i][lane] - moves.transfers_out[i][lane];
          }
          RC_ASSERT(std::abs(balance) <= 1e-9);
        }
    }
  });
}

TEST(WorkforceProperties, StaffAtSitesSumToTheStaffOfTheCountyAndEverySiteHasItsFloor) {
  expect_property(kCases, [] {
    Case input = random_case();
    const int sites = *rc::gen::inRange(1, 8);
    std::vector<Residence> residences;
    for (int n = 0; n < sites; ++n) residences.push_back(static_cast<Residence>(*rc::gen::inRange(0, 3)));
    input = testing::with_sites(std::move(input), residences);
    for (SchoolRow& school : input.schools) school.staff = between(0.0, 50.0);
    for (std::size_t u = 1; u < input.schools.size(); ++u)
      input.schools[u].sector = *rc::gen::element(Sector::state, Sector::inclusive_private, Sector::other_private);
    input.parameters.county_posting_share = between(0.0, 1.0);
    input.parameters.staffing_floor_share = between(0.0, 1.0);
    WorkforceRun run(input, 0.0, 0.0);
    while (!run.finished()) {
      draw_demand(run);
      for (int n = 0; n < sites; ++n) {
        const auto u = static_cast<std::size_t>(n);
        const bool open = n == 0 || *rc::gen::inRange(0, 4) > 0;
        run.site_pupils()[u].setConstant(open ? between(1.0, 900.0) : 0.0);
        run.site_classes()[u].setConstant(open ? between(1.0, 20.0) : 0.0);
      }
      run.advance();
      const std::size_t i =
          run.params().requirement.site_county_stage.front();  // all sites are in one county and stage
      const PostingState& posting = run.state().posting;
      const StaffingNorm& norm = run.params().requirement.norms[i % run.params().stages()];
      const double fair = std::min(1.0, run.state().staff[i][0] / posting.need_sum[i][0]);
      double at_sites = 0.0, at_private_sites = 0.0;
      for (std::size_t u = 0; u < posting.site_staff.size(); ++u) {
        const double staff = posting.site_staff[u][0], classes = run.site_classes()[u][0];
        RC_ASSERT(staff >= -1e-12);
        if (input.schools[u].sector != Sector::state) {
          at_private_sites += staff;
          continue;
        }
        RC_ASSERT(staff * norm.teaching_share >=
                  input.parameters.staffing_floor_share * fair * classes * norm.teachers_per_class - 1e-9);
        at_sites += staff;
      }
      RC_ASSERT(std::abs(at_sites - run.state().staff[i][0]) <= 1e-9);
      RC_ASSERT(std::abs(at_private_sites - posting.private_staff[i][0]) <= 1e-9);
      RC_ASSERT(std::abs(at_sites + at_private_sites - run.state().all_staff[i][0]) <= 1e-9);
      RC_ASSERT(run.state().posting.exchanged[i][0] >= run.state().posting.reposted[i][0]);
    }
  });
}

TEST(WorkforceProperties, SubjectsSumToTheTeachersAndToTheirBalance) {
  expect_property(kCases, [] {
    Case input = random_case();
    const int subjects = *rc::gen::inRange(1, 6);
    const bool counted = *rc::gen::arbitrary<bool>();
    for (int subject = 0; subject < subjects; ++subject) {
      SubjectRow row{.county = "", .stage = "s0", .subject = std::to_string(subject), .hours_share = between(0.0, 1.0)};
      if (subject == 0) row.hours_share = 1.0;
      if (counted) row.teachers = subject == 0 ? 1.0 : between(0.0, 3.0);
      input.subjects.push_back(row);
    }
    WorkforceRun run(input, 0.0, 0.0);
    const WorkforceState& now = run.state();
    const std::size_t stages = run.params().stages();
    while (!run.finished()) {
      draw_demand(run);
      run.advance();
      for (std::size_t i = 0; i < now.staff.size(); ++i)
        for (const int lane : {0, kLanes - 1}) {
          double teachers = 0.0, balance = 0.0;
          for (std::size_t s = i * now.subjects.teachers.size() / now.staff.size();
               s < (i + 1) * now.subjects.teachers.size() / now.staff.size(); ++s) {
            RC_ASSERT(now.subjects.teachers[s][lane] >= 0.0);
            teachers += now.subjects.teachers[s][lane];
            balance += now.subjects.balance[s][lane];
          }
          const bool has_subjects = i % stages == 0;
          RC_ASSERT(std::abs(teachers - (has_subjects ? now.teachers[i][lane] : 0.0)) <= 1e-9);
          RC_ASSERT(std::abs(balance - (has_subjects ? now.teachers_gap[i][lane] : 0.0)) <= 1e-9);
        }
    }
  });
}

/// Recruits of every channel are lost at the same share, which never rises with the years since they came: either attrition
/// is the same at every age, terms of service included, or everybody is recruited at one age, from which on it falls.
/// Nobody of them retires within the horizon. docs/methods/workforce.md has the proof and counterexamples.
Case case_of_recruits_who_stay_ever_better() {
  Case input = random_case();
  std::erase_if(input.recruitment,
                [](const RecruitmentRow& row) { return row.channel == RecruitmentChannel::silver_age; });
  for (ChannelRow& channel : input.channels) {
    channel.service_years = channel.channel == RecruitmentChannel::silver_age;
    channel.in_service_attrition_share = channel.leaving_share = 0.0;
  }
  input.parameters.recruit_last_age = std::min(input.parameters.recruit_last_age, 35);
  input.parameters.recruit_first_age = std::min(input.parameters.recruit_first_age, 35);
  input.attrition.clear();
  if (*rc::gen::arbitrary<bool>()) {
    for (ChannelRow& channel : input.channels) channel.first_age = channel.last_age = 22;
    for (const StageRow& stage : input.stages)
      for (int age = 18; age < 60; age += 7) {
        const double before = age == 18 ? 0.3 : input.attrition.back().attrition_share;
        input.attrition.push_back({.stage = stage.id, .from_age = age, .attrition_share = before * between(0.3, 1.0)});
      }
  } else if (*rc::gen::arbitrary<bool>()) {
    const double lost = between(0.0, 0.3);
    for (StageRow& stage : input.stages) stage.attrition_share = lost;
    for (ChannelRow& channel : input.channels) {
      channel.service_years = *rc::gen::inRange(1, 7);
      channel.in_service_attrition_share = lost;
    }
  }
  input.parameters.reserve_post_share = 0.0;
  input.parameters.vacancy_years_most = 0;
  input.redeployment.clear();
  return input;
}

TEST(WorkforceProperties, RaisingEveryCapNeverRaisesTheGap) {
  expect_property(kCases, [] {
    const Case input = case_of_recruits_who_stay_ever_better();
    Case higher = input;
    for (RecruitmentRow& row : higher.recruitment) row.cap_per_year += between(0.0, 40.0);
    WorkforceRun low(input, 0.0, 0.0);
    WorkforceRun high(higher, 0.0, 0.0);
    while (!low.finished()) {
      draw_demand(low);
      for (std::size_t i = 0; i < low.pupils().size(); ++i) {
        high.pupils()[i] = low.pupils()[i];
        high.classes()[i] = low.classes()[i];
      }
      low.advance();
      high.advance();
      for (std::size_t i = 0; i < low.pupils().size(); ++i)
        for (const int lane : {0, kLanes - 1}) {
          RC_ASSERT(high.state().staff_gap[i][lane] >= low.state().staff_gap[i][lane] - 1e-9);
          RC_ASSERT(high.state().teachers_gap[i][lane] >= low.state().teachers_gap[i][lane] - 1e-9);
        }
    }
  });
}

/// Both runs meet the same demand; only the rule of retirement differs.
template <class Check>
void compare_rules(Case input, Check check) {
  input.parameters.retirement_reform = true;
  WorkforceRun reform(input, 3000.0, 80.0);
  input.parameters.retirement_reform = false;
  WorkforceRun before(input, 3000.0, 80.0);
  LaneField exits_reform(reform.state().staff.size());
  LaneField exits_before(reform.state().staff.size());
  while (!reform.finished()) {
    reform.advance();
    before.advance();
    for (std::size_t i = 0; i < exits_reform.size(); ++i) {
      exits_reform[i] += check(reform.state(), i);
      exits_before[i] += check(before.state(), i);
      RC_ASSERT(exits_reform[i][0] <= exits_before[i][0] + 1e-9);
    }
  }
}

TEST(WorkforceProperties, CumulativeExitsUnderTheReformNeverExceedThoseWithout) {
  expect_property(kCases, [] {
    Case input = random_case();
    input.parameters.recruitment_multiplier = 0.0;
    input.redeployment.clear();  // stages with another attrition would mix the comparison up
    compare_rules(
        input, [](const WorkforceState& now, std::size_t i) -> Lane { return now.retirements[i] + now.attrition[i]; });
  });
}

TEST(WorkforceProperties, CumulativeRetirementsUnderTheReformNeverExceedThoseWithout) {
  expect_property(kCases, [] {
    Case input = random_case();
    input.recruitment.clear();
    input.redeployment.clear();
    input.parameters.establishment_fill_rate = 0.0;
    input.parameters.vacancy_years_most = 0;
    input.parameters.recruit_first_age = 22;  // recruits do not reach the age within the horizon
    input.parameters.recruit_last_age = 35;
    compare_rules(input, [](const WorkforceState& now, std::size_t i) -> Lane { return now.retirements[i]; });
  });
}

}  // namespace
}  // namespace xuewei

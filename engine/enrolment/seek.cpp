#include "engine/case/stage_kinds.hpp"
#include "engine/enrolment/autumn.hpp"

namespace xuewei {
namespace {

using Entry = StageRow::Entry;

/// Sums of a class's pupils over the sites of each county.
void sum_by_county(const EnrolmentParams& params, const StageFlow& stage, std::size_t grade, const LaneField& pupils,
                   LaneField& sum) {
  sum.fill(0.0);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    sum[params.site_county[u]] += pupils[params.site_first_cell[u] + grade];
}

/// Spreads a county's demand for a grade over its zones by resident children of the age at which it begins.
void spread_over_zones(const EnrolmentParams& params, std::size_t k, std::size_t grade, const LaneField& children,
                       const LaneField& county_demand, LaneField& weight, LaneField& seekers) {
  const std::size_t age = params.stages[k].age(grade);
  weight.fill(0.0);
  for (std::size_t z = 0; z < params.zones; ++z) {
    const std::size_t leaf = params.zone_leaf[z];
    weight[params.leaf_county[leaf]] += params.zone_share[z] * children[leaf * kSchoolAges + age] + kSmallestWeight;
  }
  for (std::size_t z = 0; z < params.zones; ++z) {
    const std::size_t leaf = params.zone_leaf[z], c = params.leaf_county[leaf];
    const Lane own = params.zone_share[z] * children[leaf * kSchoolAges + age] + kSmallestWeight;
    seekers[params.zone_stage(z, k)] = county_demand[c] * own / weight[c];
  }
}

void seek_by_cohort(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                    const EnrolmentYear& year, std::size_t k, EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  const std::size_t age = stage.age(0);
  const Lane& entry = luck.of(varying("enrolment/primary_ever_entering_share"));
  const Lane ever = (year.ever_share * entry).min(1.0);
  const Lane previous_ever = (year.previous_ever_share * entry).min(1.0);
  const Lane share = seeking_share(stage.entry, year, luck);
  const Lane younger = share * year.at_six_share * ever;
  const Lane older = share * (1.0 - year.previous_at_six_share) * previous_ever;
  for (std::size_t z = 0; z < params.zones; ++z) {
    const std::size_t leaf = params.zone_leaf[z];
    const double factor = params.zone_share[z] * params.entry_factor[params.county_stage(params.leaf_county[leaf], k)];
    state.seekers[0][params.zone_stage(z, k)] =
        factor * (younger * children[leaf * kSchoolAges + age] + older * children[leaf * kSchoolAges + age + 1]);
  }
}

/// County demand of a stage fed by the leavers of another; zero where the case has no such feeder.
void demand_from_leavers(const EnrolmentParams& params, Entry feeder, const Lane& share,
                         const LaneField& county_leavers, LaneField& demand) {
  demand.fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k)
    if (params.stages[k].entry == feeder)
      for (std::size_t c = 0; c < params.counties; ++c) demand[c] += share * county_leavers[params.county_stage(c, k)];
}

/// Leavers who follow a feeder link live where they go to school now: they come out of their county's demand, which is
/// spread over all zones.
void take_linked_out(const EnrolmentParams& params, std::size_t k, const Lane& share, EnrolmentState& state) {
  for (std::size_t l = 0; l < params.links.size(); ++l) {
    const LeaverLink& link = params.links[l];
    if (link.stage.index() != k) continue;
    state.linked_seekers[l] = share * link.share * state.site_leavers[link.site.index()];
    Lane& rest = state.county_sum[link.county.index()];
    rest = (rest - state.linked_seekers[l]).max(0.0);
  }
}

void add_linked(const EnrolmentParams& params, std::size_t k, EnrolmentState& state) {
  for (std::size_t l = 0; l < params.links.size(); ++l)
    if (params.links[l].stage.index() == k)
      state.seekers[0][params.zone_stage(params.links[l].zone.index(), k)] += state.linked_seekers[l];
}

}  // namespace

Lane seeking_share(Entry entry, const EnrolmentYear& year, const Luck& luck) {
  const auto share = [&](double usual, std::size_t quantity) { return share_with_luck(usual, luck, quantity); };
  const auto senior = [&] { return share(year.senior_share, varying("enrolment/senior_entry_share")); };
  const auto vocational = [&] { return share(year.vocational_share, varying("enrolment/vocational_intake_share")); };
  const auto special = [&] { return share(year.special_share, varying("enrolment/special_entry_share")); };
  switch (entry) {
    case Entry::birth_cohort:
      return 1.0 - special();
    case Entry::special:
      return special();
    case Entry::junior_from_primary:
      return share(year.junior_share, varying("enrolment/primary_to_junior_share"));
    case Entry::general_senior:
      return senior() * (1.0 - vocational());
    case Entry::vocational_senior:
      return senior() * vocational();
    case Entry::participation:
      break;  // class_need says how many take part
  }
  return Lane::Ones();
}

void class_need(const EnrolmentParams& params, const Luck& luck, const StageFlow& stage, std::size_t grade,
                const LaneField& children, const EnrolmentYear& year, const LaneField& pupils, LaneField& scratch,
                LaneField& need) {
  sum_by_county(params, stage, grade, pupils, scratch);
  need.fill(0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
    need[params.leaf_county[leaf]] += children[leaf * kSchoolAges + stage.age(grade)];
  for (std::size_t c = 0; c < params.counties; ++c) {
    const std::size_t at = c * params.grade_indices + stage.first_grade_index + grade;
    const Lane participation = year.participation_multiplier * params.participation[at] *
                               luck.of(varying("enrolment/kindergarten_participation_multiplier"), at);
    need[c] = (participation * need[c] - scratch[c]).max(0.0);
  }
}

void seek(const EnrolmentParams& params, const Luck& luck, const LaneField& children, std::size_t step,
          EnrolmentState& state) {
  const EnrolmentYear& year = params.years[step];
  for (std::size_t e = 1; e < kEnteringGrades; ++e) state.seekers[e].fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    const TaughtGrades& taught = stage.taught[step];
    const StageKind& kind = kind_of(stage.entry);
    const Lane share = seeking_share(stage.entry, year, luck);
    switch (kind.seekers) {
      case StageKind::Seekers::cohort:
        seek_by_cohort(params, luck, children, year, k, state);
        continue;
      case StageKind::Seekers::class_need:
        class_need(params, luck, stage, 0, children, year, state.pupils, state.county_other, state.county_sum);
        break;
      case StageKind::Seekers::leavers:
        for (std::size_t e = 1; e < taught.entering; ++e) {
          demand_from_leavers(params, *kind.follows, share, state.county_leavers[e], state.county_sum);
          spread_over_zones(params, k, taught.first + e, children, state.county_sum, state.county_other,
                            state.seekers[e]);
        }
        demand_from_leavers(params, *kind.follows, share, state.county_leavers[0], state.county_sum);
        break;
    }
    take_linked_out(params, k, share, state);
    spread_over_zones(params, k, taught.first, children, state.county_sum, state.county_other, state.seekers[0]);
    add_linked(params, k, state);
  }
}

}  // namespace xuewei

#include "engine/enrolment/enrolment.hpp"

#include "engine/lanes/lane_math.hpp"

namespace xuewei {
namespace {

using Entry = StageRow::Entry;

/// Added to every zone's weight, so that leavers of a county without children of entry age still ask somewhere.
constexpr double kSmallestWeight = 1e-12;

/// A year older: promotion, repetition, dropout, death and graduation in every site.
void progress(const EnrolmentParams& params, EnrolmentState& state) {
  for (LaneField* field : {&state.graduates, &state.dropouts, &state.deaths, &state.county_leavers}) field->fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      Lane* pupils = &state.pupils[params.site_first_cell[u]];
      Lane total = pupils[0];
      for (std::size_t g = 1; g < stage.grades; ++g) total += pupils[g];
      const Lane graduates = stage.promotion * pupils[stage.grades - 1];
      for (std::size_t g = stage.grades - 1; g > 0; --g)
        pupils[g] = stage.promotion * pupils[g - 1] + stage.repetition * pupils[g];
      pupils[0] = stage.repetition * pupils[0];
      const std::size_t at = params.leaf_stage(params.site_leaf[u], k);
      state.graduates[at] += graduates;
      state.dropouts[at] += stage.dropout * total;
      state.deaths[at] += stage.death * total;
      state.county_leavers[params.county_stage(params.site_county[u], k)] += graduates;
    }
  }
}

/// Pupils of the pool grow older too (nobody repeats there); those past a stage's last grade join its graduates.
void progress_pool(const EnrolmentParams& params, EnrolmentState& state) {
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
    Lane* pool = &state.pool[leaf * EnrolmentParams::kPoolGrades];
    Lane arriving = Lane::Zero();
    for (std::size_t grade = 0; grade < EnrolmentParams::kPoolGrades; ++grade) {
      const Lane waiting = pool[grade];
      pool[grade] = arriving;
      arriving.setZero();
      const std::size_t k = params.pool_stage[grade];
      if (k == EnrolmentParams::kNoStage) continue;
      const StageFlow& stage = params.stages[k];
      const Lane promoted = (1.0 - stage.dropout - stage.death) * waiting;
      state.dropouts[params.leaf_stage(leaf, k)] += stage.dropout * waiting;
      state.deaths[params.leaf_stage(leaf, k)] += stage.death * waiting;
      if (grade + 1 < EnrolmentParams::kPoolGrades && params.pool_stage[grade + 1] == k)
        arriving = promoted;
      else
        state.county_leavers[params.county_stage(params.leaf_county[leaf], k)] += promoted;
    }
  }
}

Lane room_in_grade(const StageFlow& stage, const Lane& classrooms, const Lane& pupils) {
  return (stage.grade_limit_per_classroom * classrooms - pupils).max(0.0);
}

/// Pupils whose family moved and who change school: they ask in the new area and stay where they are without room.
void transfer(const EnrolmentParams& params, const Luck& luck, const LaneField& classrooms, const EnrolmentYear& year,
              EnrolmentState& state) {
  state.transfers_in.fill(0.0);
  state.transfers_out.fill(0.0);
  if (params.transfers.empty() || year.school_change_share == 0.0) return;
  for (LaneField* field :
       {&state.leaf_grade_pupils, &state.leaf_grade_room, &state.leaf_grade_arrivals, &state.leaf_grade_leaving})
    field->fill(0.0);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      for (std::size_t g = 0; g < stage.grades; ++g) {
        const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, g);
        const Lane& pupils = state.pupils[params.site_first_cell[u] + g];
        state.leaf_grade_pupils[at] += pupils;
        state.leaf_grade_room[at] += room_in_grade(stage, classrooms[u], pupils);
      }

  // The multiplier is capped so that nobody leaves twice.
  const Lane changing =
      year.school_change_share *
      (year.moves_multiplier * luck.moves_multiplier).min(1.0 / (params.largest_moving_share + 1e-300));
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_arrivals[params.leaf_grade(edge.destination, stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_pupils[params.leaf_grade(edge.origin, stage, g)];
  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at) {
    const Lane accepted = ratio_or_zero(state.leaf_grade_room[at], state.leaf_grade_arrivals[at]).min(1.0);
    state.leaf_grade_accepted[at] = accepted;
    state.leaf_grade_arrivals[at] *= accepted;
  }
  for (const TransferEdge& edge : params.transfers)
    for (const StageFlow& stage : params.stages)
      for (std::size_t g = 0; g < stage.grades; ++g)
        state.leaf_grade_leaving[params.leaf_grade(edge.origin, stage, g)] +=
            edge.moving_share[stage.age(g)] * changing *
            state.leaf_grade_accepted[params.leaf_grade(edge.destination, stage, g)];

  for (std::size_t at = 0; at < state.leaf_grade_arrivals.size(); ++at)
    state.leaf_grade_arrivals[at] = ratio_or_zero(state.leaf_grade_arrivals[at], state.leaf_grade_room[at]);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      for (std::size_t g = 0; g < stage.grades; ++g) {
        const std::size_t at = params.leaf_grade(params.site_leaf[u], stage, g);
        const std::size_t cell = params.site_first_cell[u] + g;
        Lane& pupils = state.pupils[cell];
        const Lane out = state.leaf_grade_leaving[at] * pupils;
        const Lane in = state.leaf_grade_arrivals[at] * room_in_grade(stage, classrooms[u], pupils);
        state.transfers_out[cell] = out;
        state.transfers_in[cell] = in;
        pupils += in - out;
      }
}

/// Sums of a class's pupils over the sites of each county.
void sum_by_county(const EnrolmentParams& params, const StageFlow& stage, std::size_t grade, const LaneField& pupils,
                   LaneField& sum) {
  sum.fill(0.0);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    sum[params.site_county[u]] += pupils[params.site_first_cell[u] + grade];
}

/// Participation x children less those already there, by county; never negative.
void class_need(const EnrolmentParams& params, const StageFlow& stage, std::size_t grade, const LaneField& children,
                const EnrolmentYear& year, const LaneField& pupils, LaneField& scratch, LaneField& need) {
  sum_by_county(params, stage, grade, pupils, scratch);
  need.fill(0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
    need[params.leaf_county[leaf]] += children[leaf * kSchoolAges + stage.age(grade)];
  for (std::size_t c = 0; c < params.counties; ++c) {
    const double participation = year.participation_multiplier *
                                 params.participation[c * params.grade_indices + stage.first_grade_index + grade];
    need[c] = (participation * need[c] - scratch[c]).max(0.0);
  }
}

/// Spreads a county's first-grade demand over its zones by resident children of entry age.
void spread_over_zones(const EnrolmentParams& params, std::size_t k, const LaneField& children,
                       const LaneField& county_demand, LaneField& weight, LaneField& seekers) {
  const std::size_t age = params.stages[k].age(0);
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

void seek_by_birth_cohort(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                          const EnrolmentYear& year, std::size_t k, EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  const std::size_t age = stage.age(0);
  const Lane ever = (year.ever_share * luck.primary_entry_multiplier).min(1.0);
  const Lane previous_ever = (year.previous_ever_share * luck.primary_entry_multiplier).min(1.0);
  const double share = stage.entry == Entry::special ? year.special_share : 1.0 - year.special_share;
  const Lane younger = share * year.at_six_share * ever;
  const Lane older = share * (1.0 - year.previous_at_six_share) * previous_ever;
  for (std::size_t z = 0; z < params.zones; ++z) {
    const std::size_t leaf = params.zone_leaf[z];
    const double factor = params.zone_share[z] * params.entry_factor[params.county_stage(params.leaf_county[leaf], k)];
    state.seekers[params.zone_stage(z, k)] =
        factor * (younger * children[leaf * kSchoolAges + age] + older * children[leaf * kSchoolAges + age + 1]);
  }
}

/// County demand of a stage fed by the leavers of another; zero where the case has no such feeder.
void demand_from_leavers(const EnrolmentParams& params, Entry feeder, double share, const EnrolmentState& state,
                         LaneField& demand) {
  demand.fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k)
    if (params.stages[k].entry == feeder)
      for (std::size_t c = 0; c < params.counties; ++c)
        demand[c] += share * state.county_leavers[params.county_stage(c, k)];
}

void seek(const EnrolmentParams& params, const Luck& luck, const LaneField& children, const EnrolmentYear& year,
          EnrolmentState& state) {
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    switch (stage.entry) {
      case Entry::birth_cohort:
      case Entry::special:
        seek_by_birth_cohort(params, luck, children, year, k, state);
        continue;
      case Entry::participation:
        class_need(params, stage, 0, children, year, state.pupils, state.county_other, state.county_sum);
        break;
      case Entry::junior_from_primary:
        demand_from_leavers(params, Entry::birth_cohort, year.junior_share, state, state.county_sum);
        break;
      case Entry::general_senior:
        demand_from_leavers(params, Entry::junior_from_primary, year.senior_share * (1.0 - year.vocational_share),
                            state, state.county_sum);
        break;
      case Entry::vocational_senior:
        demand_from_leavers(params, Entry::junior_from_primary, year.senior_share * year.vocational_share, state,
                            state.county_sum);
        break;
    }
    spread_over_zones(params, k, children, state.county_sum, state.county_other, state.seekers);
  }
}

/// Fills later grades of one stage from `leaf_ask`, county by county, in proportion to room; what is not taken stays
/// in `leaf_ask`.
void take_later_grade(const EnrolmentParams& params, const StageFlow& stage, std::size_t grade,
                      const LaneField& classrooms, EnrolmentState& state) {
  LaneField &ask = state.county_sum, &room = state.county_other;
  ask.fill(0.0);
  room.fill(0.0);
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) ask[params.leaf_county[leaf]] += state.leaf_ask[leaf];
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    room[params.site_county[u]] += room_in_grade(stage, classrooms[u], state.pupils[params.site_first_cell[u] + grade]);
  for (std::size_t c = 0; c < params.counties; ++c) {
    const Lane accepted = ratio_or_zero(room[c], ask[c]).min(1.0);
    room[c] = ratio_or_zero(ask[c] * accepted, room[c]);  // share of each site's room that is taken
    ask[c] = 1.0 - accepted;                              // share of those who ask that stays without a place
  }
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const std::size_t cell = params.site_first_cell[u] + grade;
    const Lane taken = room[params.site_county[u]] * room_in_grade(stage, classrooms[u], state.pupils[cell]);
    state.admitted[cell] += taken;
    state.pupils[cell] += taken;
  }
  for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) state.leaf_ask[leaf] *= ask[params.leaf_county[leaf]];
}

/// Kindergarten classes after the first: need of the county, asked for by its leaf areas as their children stand.
void admit_late_starters(const EnrolmentParams& params, const LaneField& children, const LaneField& classrooms,
                         const EnrolmentYear& year, std::size_t k, EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  for (std::size_t g = 1; g < stage.grades; ++g) {
    class_need(params, stage, g, children, year, state.pupils, state.county_other, state.county_sum);
    LaneField& weight = state.county_other;
    weight.fill(kSmallestWeight);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
      weight[params.leaf_county[leaf]] += children[leaf * kSchoolAges + stage.age(g)];
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      const std::size_t c = params.leaf_county[leaf];
      state.leaf_ask[leaf] = state.county_sum[c] * children[leaf * kSchoolAges + stage.age(g)] / weight[c];
    }
    take_later_grade(params, stage, g, classrooms, state);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
      state.unplaced[params.leaf_stage(leaf, k)] += state.leaf_ask[leaf];
  }
}

/// Pool pupils of later grades ask again in their county.
void admit_from_pool(const EnrolmentParams& params, const LaneField& classrooms, std::size_t k, EnrolmentState& state) {
  const StageFlow& stage = params.stages[k];
  for (std::size_t g = 1; g < stage.grades; ++g) {
    const std::size_t pool_grade = static_cast<std::size_t>(stage.first_grade - 1) + g;
    if (params.pool_stage[pool_grade] != k) continue;
    bool waiting = false;
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      state.leaf_ask[leaf] = state.pool[leaf * EnrolmentParams::kPoolGrades + pool_grade];
      waiting = waiting || (state.leaf_ask[leaf] > 0.0).any();
    }
    if (!waiting) continue;  // taking in nobody changes nothing, so skipping leaves every bit as it is
    take_later_grade(params, stage, g, classrooms, state);
    for (std::size_t leaf = 0; leaf < params.leaves; ++leaf) {
      state.pool[leaf * EnrolmentParams::kPoolGrades + pool_grade] = state.leaf_ask[leaf];
      state.unplaced[params.leaf_stage(leaf, k)] += state.leaf_ask[leaf];
    }
  }
}

}  // namespace

void start_enrolment(const EnrolmentParams& params, EnrolmentState& state) {
  for (std::size_t cell = 0; cell < params.cells; ++cell) state.pupils[cell].setConstant(params.base_pupils[cell]);
  for (std::size_t at = 0; at < params.base_seekers.size(); ++at)
    state.seekers[at].setConstant(params.base_seekers[at]);
  state.admitted.fill(0.0);
  for (const StageFlow& stage : params.stages)
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      state.admitted[params.site_first_cell[u]] = state.pupils[params.site_first_cell[u]];
  for (LaneField* field :
       {&state.transfers_in, &state.transfers_out, &state.displaced_in, &state.displaced_out, &state.displaced,
        &state.graduates, &state.dropouts, &state.deaths, &state.pool, &state.unplaced})
    field->fill(0.0);
  state.anyone_displaced = false;
}

void form_demand(const EnrolmentParams& params, const Luck& luck, const LaneField& children,
                 const LaneField& classrooms, std::size_t step, EnrolmentState& state) {
  const EnrolmentYear& year = params.years[step];
  progress(params, state);
  progress_pool(params, state);
  transfer(params, luck, classrooms, year, state);
  seek(params, luck, children, year, state);
}

void admit(const EnrolmentParams& params, const LaneField& children, const LaneField& classrooms,
           const LaneField& intake, const LaneField& zone_unplaced, std::size_t step, EnrolmentState& state) {
  state.admitted.fill(0.0);
  state.unplaced.fill(0.0);
  for (std::size_t k = 0; k < params.stages.size(); ++k) {
    const StageFlow& stage = params.stages[k];
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      const std::size_t cell = params.site_first_cell[u];
      state.admitted[cell] = intake[u];
      state.pupils[cell] += intake[u];
    }
    for (std::size_t z = 0; z < params.zones; ++z) {
      const Lane& left = zone_unplaced[params.zone_stage(z, k)];
      state.unplaced[params.leaf_stage(params.zone_leaf[z], k)] += left;
      if (stage.compulsory)
        state.pool[params.zone_leaf[z] * EnrolmentParams::kPoolGrades +
                   static_cast<std::size_t>(stage.first_grade - 1)] += left;
    }
    if (stage.entry == Entry::participation)
      admit_late_starters(params, children, classrooms, params.years[step], k, state);
    if (stage.compulsory && stage.entry != Entry::special) admit_from_pool(params, classrooms, k, state);
  }
}

}  // namespace xuewei

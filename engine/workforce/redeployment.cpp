#include "engine/workforce/redeployment.hpp"

#include <stdexcept>

#include "engine/lanes/lane_math.hpp"
#include "engine/workforce/workforce.hpp"

namespace xuewei {
namespace {

/// Moves a share of every track and cohort of one county and stage to another.
void move_cohorts(const WorkforceParams& params, std::size_t from, std::size_t to, const Lane& share,
                  WorkforceState& state) {
  for (std::size_t track = 0; track < kRetirementTracks; ++track) {
    Lane* const leaves = state.staff_by_cohort.all().data() + params.first_entry(from, track);
    Lane* const enters = state.staff_by_cohort.all().data() + params.first_entry(to, track);
    for (std::size_t c = 0; c < params.cohorts; ++c) {
      const Lane moving = leaves[c] * share;
      leaves[c] -= moving;
      enters[c] += moving;
    }
  }
}

/// Staff of a county and stage who stand in cohorts: all but those bound to a term of service.
Lane staff_in_cohorts(const WorkforceParams& params, std::size_t i, const WorkforceState& state) {
  Lane staff = state.staff[i];
  const std::size_t entries = params.channels.service_entries;
  for (const Lane& bound : state.in_service.slice(i * entries, entries)) staff -= bound;
  return staff.max(0.0);
}

/// Trainees of a county on all routes out of, or into, a stage, weighted by success where they come in.
Lane trainees_of(const RedeploymentParams& params, const RedeploymentState& state, std::size_t county, StageId stage,
                 bool into) {
  Lane sum = Lane::Zero();
  for (const RedeploymentRoute& route : params.routes) {
    if ((into ? route.to : route.from) != stage) continue;
    const std::size_t first = county * params.trainee_entries + route.first_trainee;
    for (const Lane& trainees : state.trainees.slice(first, route.lag))
      sum += into ? Lane(trainees * route.success_share) : trainees;
  }
  return sum;
}

}  // namespace

RedeploymentParams compile_redeployment(const Case& input, const Network& network) {
  RedeploymentParams params;
  for (const RedeploymentRow& row : input.redeployment) {
    const StageId from = network.find_stage(row.from_stage);
    const StageId to = network.find_stage(row.to_stage);
    if (!from.valid() || !to.valid() || from == to)
      throw std::invalid_argument("workforce: redeployment needs two stages of the case");
    if (row.lag_years < 1 || !(row.success_share > 0.0 && row.success_share <= 1.0))
      throw std::invalid_argument("workforce: redeployment needs a lag of a year or more and some success");
    RedeploymentRoute route{.from = from,
                            .to = to,
                            .lag = static_cast<std::size_t>(row.lag_years),
                            .first_step = 1,
                            .most_share = row.most_share_a_year,
                            .success_share = row.success_share,
                            .first_trainee = params.trainee_entries};
    while (route.first_step < network.calendar.steps && network.calendar.year(route.first_step) < row.from_year)
      ++route.first_step;
    params.trainee_entries += route.lag;
    params.routes.push_back(route);
  }
  return params;
}

void transfer_staff(const WorkforceParams& params, WorkforceState& state) {
  RedeploymentState& moves = state.redeployment;
  moves.transfers_in.fill(0.0);
  moves.transfers_out.fill(0.0);
  for (std::size_t county = 0; county < params.counties; ++county) {
    for (const RedeploymentRoute& route : params.redeployment.routes) {
      const std::size_t from = county * params.stages() + route.from.index();
      const std::size_t to = county * params.stages() + route.to.index();
      Lane* const trainees =
          moves.trainees.all().data() + county * params.redeployment.trainee_entries + route.first_trainee;
      // All who left a post this year, of all who held one: trainees are among them.
      const Lane before = state.staff[from] + state.post_leavers[from] + moves.transfers_out[from];
      const Lane stay = ratio_or_zero(state.staff[from], before);
      const Lane due = trainees[route.lag - 1] * stay * route.success_share;
      for (std::size_t n = route.lag - 1; n > 0; --n) trainees[n] = trainees[n - 1] * stay;
      trainees[0].setZero();

      const Lane available = staff_in_cohorts(params, from, state);
      const Lane missing = (state.requirement.needed[to] - state.in_posts[to]).max(0.0);
      const Lane free = free_posts(params.establishment, state.establishment, to, state.in_posts[to]);
      const Lane moved = due.min(missing).min(free).min(available);
      move_cohorts(params, from, to, ratio_or_zero(moved, available).min(1.0), state);
      for (LaneField* stock : {&state.staff, &state.in_posts}) {
        (*stock)[from] -= moved;
        (*stock)[to] += moved;
      }
      moves.transfers_out[from] += moved;
      moves.transfers_in[to] += moved;
    }
  }
}

void begin_retraining(const WorkforceParams& params, std::size_t step, WorkforceState& state) {
  RedeploymentState& moves = state.redeployment;
  for (std::size_t county = 0; county < params.counties; ++county) {
    for (const RedeploymentRoute& route : params.redeployment.routes) {
      if (step < route.first_step) continue;
      const std::size_t from = county * params.stages() + route.from.index();
      const std::size_t to = county * params.stages() + route.to.index();
      const Lane leaving = trainees_of(params.redeployment, moves, county, route.from, false);
      const Lane coming = trainees_of(params.redeployment, moves, county, route.to, true);
      const Lane surplus = (state.in_posts[from] - state.requirement.needed[from] - leaving).max(0.0);
      const Lane missing = (state.requirement.needed[to] - state.in_posts[to] - coming).max(0.0);
      moves.trainees[county * params.redeployment.trainee_entries + route.first_trainee] =
          (surplus * route.most_share).min(missing / route.success_share);
    }
  }
}

}  // namespace xuewei

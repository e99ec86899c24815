// Redeployment of surplus staff from one stage of a county to another, after retraining.
//
// For each route (from, to) in the order of the case, with S the staff in posts after the year's losses, the transfers in
// and out of the routes before counted, and T[n] the trainees of the route who began n years ago:
//   due        = T[lag] x success_share
//   moved      = min(due, max(0, need[to] - S[to]), free posts[to], S in cohorts[from])     the others return
//   at the year's end, after recruitment, from from_year on:
//   surplus    = max(0, S[from] - need[from] - trainees of from)
//   short      = max(0, need[to] - S[to] - success_share x trainees towards to)
//   T[0]       = min(most_share_a_year x surplus, short / success_share)
// Who retrains stays in the stock and the posts of `from` until the day of the move; whoever moves takes track and birth
// cohort along, in the mix of `from`. Trainees leave at the rate of their stage: T[n+1] = T[n] x (S after / S before).
// So a move never changes the county's staff.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/lanes/lane.hpp"
#include "engine/network/network.hpp"
#include "engine/workforce/sizes.hpp"

namespace xuewei {

struct RedeploymentRoute {
  StageId from, to;
  std::size_t lag = 1;         ///< steps of retraining
  std::size_t first_step = 0;  ///< the first in which somebody begins
  double most_share = 0.0;     ///< of the surplus, per year
  double success_share = 1.0;
  std::size_t first_trainee = 0;  ///< of a county's `trainees`
};

struct RedeploymentParams {
  std::vector<RedeploymentRoute> routes;
  std::size_t trainee_entries = 0;  ///< of a county: sum of lags
};

struct RedeploymentState {
  WorkforceSizes n;
  LaneField trainees{n.counties * n.trainee_entries};  ///< county x route and year of training
  LaneField transfers_in{n.county_stages};             ///< county x stage
  LaneField transfers_out{n.county_stages};            ///< county x stage
};

/// Throws std::invalid_argument on what `read_case` would have refused.
RedeploymentParams compile_redeployment(const Case& input, const Network& network);

struct WorkforceParams;
struct WorkforceState;

/// Moves those whose training is over. `state.post_leavers` are the year's losses.
void transfer_staff(const WorkforceParams& params, WorkforceState& state);
/// Chooses who begins to retrain.
void begin_retraining(const WorkforceParams& params, std::size_t step, WorkforceState& state);

}  // namespace xuewei

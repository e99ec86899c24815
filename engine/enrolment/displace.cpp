// Pupils of a school that joins another: all of them, grade by grade, before the school year begins. Where the new school
// is beyond a travel limit of the old one all of them live beyond it; where it is not, those who did before still do.
#include "engine/contracts/conditions.hpp"
#include "engine/contracts/contract.hpp"
#include "engine/enrolment/enrolment.hpp"

namespace xuewei {

namespace {

/// Only the sites whose pupils moved last year hold anything.
void clear_displaced(const EnrolmentParams& params, EnrolmentState& state) {
  if (!state.anyone_displaced) return;
  state.anyone_displaced = false;
  state.displaced.fill(0.0);
  for (std::size_t u = 0; u < state.displaced_sites.size(); ++u) {
    if (!state.displaced_sites[u]) continue;
    state.displaced_sites[u] = false;
    if (state.displaced_in.size() == 0) continue;
    const std::size_t first = params.site_first_cell[u];
    for (std::size_t cell = first; cell < first + params.stages[params.site_stage[u]].grades; ++cell) {
      state.displaced_in[cell].setZero();
      state.displaced_out[cell].setZero();
    }
  }
}

}  // namespace

void move_displaced(const EnrolmentParams& params, std::span<const SiteChange> changes, EnrolmentState& state) {
  XUEWEI_EXPECT(nonnegative(state.pupils, params.cells));
  XUEWEI_REMEMBER(const Lane pupils_before = sum(state.pupils));
  clear_displaced(params, state);
  for (const SiteChange& change : changes) {
    if (change.kind != SiteChangeKind::merge) continue;
    state.anyone_displaced = true;
    state.displaced_sites[change.site.index()] = state.displaced_sites[change.other.index()] = true;
    const std::size_t from = params.site_first_cell[change.site.index()];
    const std::size_t to = params.site_first_cell[change.other.index()];
    const std::size_t k = params.site_stage[change.site.index()];
    const std::size_t at = params.leaf_stage(params.site_leaf[change.site.index()], k);
    for (std::size_t i = 0; i < kTravelLimits; ++i)
      for (std::size_t g = 0; g < params.stages[k].grades; ++g) {
        double& beyond = state.beyond[i][from + g][change.lane];
        const bool passed = static_cast<std::size_t>(change.limits_passed) > i;
        state.beyond[i][to + g][change.lane] += passed ? state.pupils[from + g][change.lane] : beyond;
        beyond = 0.0;
      }
    for (std::size_t g = 0; g < params.stages[k].grades; ++g) {
      double& leaving = state.pupils[from + g][change.lane];
      state.pupils[to + g][change.lane] += leaving;
      if (state.displaced_in.size() > 0) {
        state.displaced_out[from + g][change.lane] += leaving;
        state.displaced_in[to + g][change.lane] += leaving;
      }
      state.displaced[at][change.lane] += leaving;
      leaving = 0.0;
    }
  }
  XUEWEI_ENSURE(same(sum(state.pupils), pupils_before));
  XUEWEI_ENSURE(same(sum(state.displaced_in), sum(state.displaced_out)));
  XUEWEI_ENSURE(state.displaced_out.size() == 0 || same(sum(state.displaced), sum(state.displaced_out)));
}

}  // namespace xuewei

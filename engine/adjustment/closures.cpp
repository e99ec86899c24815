// Rules that take sites out of the network.
#include <algorithm>
#include <limits>

#include "engine/adjustment/rules.hpp"

namespace xuewei {
namespace {

/// A small school asks at its nearest three and stays if none of them can take it.
constexpr std::size_t kMergerTargets = 3;
/// Real-valued heads: an intake of less than half a pupil is nobody.
constexpr double kNobody = 0.5;

/// Closes the candidates in ascending order of their key, at most `most_a_year` in a county.
void close_candidates(Decision& decision, const AdjustmentRule& rule, const Decision::Closing& closing) {
  AdjustmentState& state = decision.state;
  std::sort(state.candidates.begin(), state.candidates.end());
  std::fill(state.changes_of_county.begin(), state.changes_of_county.end(), 0.0);
  for (const auto& [key, u] : state.candidates) {
    double& changes = state.changes_of_county[decision.site(u).county.index()];
    // A closure decided a moment ago may have sent pupils here.
    if (changes >= rule.most_a_year || !decision.free_to_close(u)) continue;
    if (decision.close(reason_of(rule), u, closing)) changes += 1.0;
  }
}

}  // namespace

void merge_small(Decision& decision, const AdjustmentRule& rule) {
  const AdjustedStage& stage = decision.params.stage(rule.stage);
  decision.state.candidates.clear();
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const double pupils = decision.outlook().enrolment[u];
    if (decision.site(u).state && decision.free_to_close(u) && above(pupils, 0.0) && below(pupils, rule.threshold))
      decision.state.candidates.emplace_back(pupils, static_cast<std::uint32_t>(u));
  }
  close_candidates(decision, rule, {.boarding = rule.boarding, .in_county = true, .most_targets = kMergerTargets});
}

void close_empty(Decision& decision, const AdjustmentRule& rule) {
  const AdjustedStage& stage = decision.params.stage(rule.stage);
  decision.state.candidates.clear();
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const double pupils = decision.outlook().enrolment[u];
    const double intake = decision.view.admitted[decision.site(u).first_cell.index()][decision.lane];
    if (decision.free_to_close(u) && !above(pupils, rule.threshold) && below(intake, kNobody))
      decision.state.candidates.emplace_back(pupils, static_cast<std::uint32_t>(u));
  }
  close_candidates(decision, rule, {.most_targets = std::numeric_limits<std::size_t>::max()});
}

void exit_noncompliant(Decision& decision, const AdjustmentRule& rule) {
  const AdjustedStage& stage = decision.params.stage(rule.stage);
  decision.state.candidates.clear();
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const double pupils = decision.outlook().enrolment[u];
    const double floor = decision.view.floor_area_m2[u][decision.lane];
    if (decision.free_to_close(u) && above(pupils, 0.0) && above(pupils, floor / rule.threshold))
      decision.state.candidates.emplace_back(floor / pupils, static_cast<std::uint32_t>(u));
  }
  close_candidates(decision, rule, {.most_targets = std::numeric_limits<std::size_t>::max()});
}

}  // namespace xuewei

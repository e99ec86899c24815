#include "engine/adjustment/guards.hpp"

namespace xuewei {
namespace {

/// Room for the pupils of `from` beside those of `at`: inside the places at the norm, and in no grade more than its
/// share of the rooms holds at the hard class size, so that nobody is above the hard limit in the years after.
bool holds(const Decision& decision, std::size_t at, double rooms, const std::size_t* from) {
  const AdjustedStage& stage = decision.stage_of(at);
  const Outlook& outlook = decision.outlook();
  const double arriving = from ? outlook.enrolment[*from] : 0.0;
  if (above(outlook.enrolment[at] + arriving, rooms * decision.places_per_room(decision.site(at).stage))) return false;
  for (std::size_t g = 0; g < stage.grades; ++g) {
    double pupils = outlook.pupils[decision.site(at).first_cell.index() + g];
    if (from) pupils += outlook.pupils[decision.site(*from).first_cell.index() + g];
    if (above(pupils, rooms * stage.hard_grade_limit_per_room[static_cast<std::size_t>(decision.step)])) return false;
  }
  return true;
}

bool is_beyond(const AdjustedStage& stage, std::size_t grade, double minutes) {
  return stage.limits.count > 0 && minutes > stage.limits.minutes[stage.limits.of_grade[grade]];
}

}  // namespace

Guard may_close(const Decision& decision, std::size_t u) {
  const AdjustmentParams& params = decision.params;
  const AdjustedSite& site = params.sites[u];
  const AdjustedStage& stage = params.stage(site.stage);
  const Outlook& outlook = decision.outlook();
  if (!outlook.open[u]) return Guard::not_open;
  if (site.kept) return Guard::protected_school;
  if (site.border) return Guard::border_school;
  if (stage.kindergarten && site.state &&
      outlook.open_state_in_township[params.township_stage(site.township, site.stage)] <= 1)
    return Guard::last_state_kindergarten;
  const bool last = outlook.open_in_county[params.county_stage(site.county, site.stage)] <= 1;
  if (stage.general_senior && last) return Guard::last_senior;
  if (stage.serves_county && last) return Guard::last_of_county;
  return Guard::none;
}

Guard may_move(const Decision& decision, std::size_t u, std::size_t v, bool boarding) {
  const AdjustedStage& stage = decision.stage_of(u);
  const Outlook& outlook = decision.outlook();
  if (!outlook.open[u] || !outlook.open[v]) return Guard::not_open;
  const double minutes = decision.minutes(u, v);
  if (is_beyond(stage, 0, minutes) && !boarding) return Guard::travel_limit;
  double boarders = 0.0;
  for (std::size_t g = 0; g < stage.grades; ++g) {
    const double pupils = outlook.pupils[decision.site(u).first_cell.index() + g];
    if (!above(pupils, 0.0) || !is_beyond(stage, g, minutes)) continue;
    if (!boarding) return Guard::travel_limit;
    if (g < stage.boarding_first_grade) return Guard::no_bed;
    boarders += pupils;
  }
  if (above(boarders, outlook.beds_free[v])) return Guard::no_bed;
  return holds(decision, v, decision.standing_rooms(v), &u) ? Guard::none : Guard::no_room;
}

bool can_spare(const Decision& decision, std::size_t u, double rooms) {
  return holds(decision, u, decision.standing_rooms(u) - rooms, nullptr);
}

std::int32_t limits_passed(const Decision& decision, std::size_t u, std::size_t v) {
  const TravelLimits& limits = decision.stage_of(u).limits;
  const double minutes = decision.minutes(u, v);
  std::int32_t passed = 0;
  for (std::size_t i = 0; i < limits.count; ++i) passed += minutes > limits.minutes[i];
  return passed;
}

double beyond_limit(const Decision& decision, std::size_t u, std::size_t v) {
  const AdjustedStage& stage = decision.stage_of(u);
  const double minutes = decision.minutes(u, v);
  double pupils = 0.0;
  for (std::size_t g = 0; g < stage.grades; ++g)
    if (is_beyond(stage, g, minutes)) pupils += decision.outlook().pupils[decision.site(u).first_cell.index() + g];
  return pupils;
}

}  // namespace xuewei

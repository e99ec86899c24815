// Rooms where places are short: zones by shortage, most short first, as far as the year's money goes.
#include <algorithm>
#include <limits>

#include "engine/adjustment/rules.hpp"

namespace xuewei {
namespace {

/// Less than one pupil short is rounding.
constexpr double kSmallestShortage = 1.0;

struct ZoneNeed {
  double shortage = 0.0;  ///< pupils without a place and above the places of their site, less places decided on
  SiteId site;            ///< where rooms are added: the open state site most short, else the potential site
  bool is_new = false;
};

ZoneNeed need_of(const Decision& decision, const AdjustmentRule& rule, std::size_t zone) {
  const AdjustmentParams& params = decision.params;
  const Outlook& outlook = decision.outlook();
  const std::size_t at = params.zone_stage(ZoneId(zone), rule.stage);
  ZoneNeed need;
  need.shortage = outlook.unplaced[at];
  double most = -std::numeric_limits<double>::infinity();
  for (std::uint32_t i = params.zone_first_site[at]; i < params.zone_first_site[at + 1]; ++i) {
    const std::size_t u = params.zone_site[i];
    const double short_of = outlook.enrolment[u] - decision.places(u);
    if (!outlook.open[u]) {
      if (outlook.rooms[u] > 0.0) need.shortage += short_of;  // decided on: places to come
      continue;
    }
    need.shortage += std::max(0.0, short_of);
    if (!params.sites[u].state || params.sites[u].last_step_as_source > decision.step || short_of <= most) continue;
    most = short_of;
    need.site = SiteId(u);
  }
  if (!need.site.valid()) {
    need.site = rule.potential[zone];
    need.is_new = true;
  }
  return need;
}

}  // namespace

void build_by_need(Decision& decision, const AdjustmentRule& rule) {
  AdjustmentState& state = decision.state;
  const double places_per_room = decision.places_per_room(rule.stage);
  state.candidates.clear();
  for (std::size_t z = 0; z < decision.params.zones; ++z) {
    const double shortage = need_of(decision, rule, z).shortage;
    if (reaches(shortage, kSmallestShortage) && above(shortage, rule.threshold))
      state.candidates.emplace_back(-shortage, static_cast<std::uint32_t>(z));
  }
  std::sort(state.candidates.begin(), state.candidates.end());

  double money = rule.yuan_a_year > 0.0 ? rule.yuan_a_year : std::numeric_limits<double>::infinity();
  double zones = 0.0;
  for (const auto& [key, zone] : state.candidates) {
    if (zones >= rule.most_a_year) break;
    const ZoneNeed need = need_of(decision, rule, zone);
    const std::size_t u = need.site.index();
    // A site decided on but not open is not enlarged before it is there to be judged.
    if (decision.gone(u) || (need.is_new && decision.outlook().awaiting[u] > 0)) continue;
    double rooms = rooms_for(need.shortage, places_per_room);
    if (need.is_new) rooms = std::max(rooms, rule.rooms);
    if (rooms * rule.yuan_per_room > money) {
      rooms = whole_below(money / rule.yuan_per_room);
      if (rooms < 1.0 || (need.is_new && rooms < rule.rooms)) continue;
    }
    money -= rooms * rule.yuan_per_room;
    state.rule_spending_yuan[static_cast<std::size_t>(rule.row)][decision.lane] += rooms * rule.yuan_per_room;
    decision.trigger(reason_of(rule), need.site, rooms);
    zones += 1.0;
  }
}

}  // namespace xuewei

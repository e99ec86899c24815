// Rules that build where a county or township lacks a site: they look at who is there and whether any site is open,
// decided or planned.
#include <algorithm>

#include "engine/adjustment/rules.hpp"

namespace xuewei {
namespace {

/// Less than one child of kindergarten age is nobody.
constexpr double kAnyChildren = 1.0;

/// Open today, or to be opened by a decision or a project.
bool will_stand(const Decision& decision, std::size_t u) {
  const Outlook& outlook = decision.outlook();
  if (decision.gone(u)) return false;
  return outlook.open[u] || decision.site(u).coming || (outlook.awaiting[u] > 0 && outlook.rooms[u] > 0.0);
}

void build(Decision& decision, const AdjustmentRule& rule, std::size_t place) {
  const SiteId site = rule.potential[place];
  if (!site.valid() || decision.gone(site.index())) return;
  decision.trigger(reason_of(rule), site, rule.rooms);
  decision.state.rule_spending_yuan[static_cast<std::size_t>(rule.row)][decision.lane] +=
      rule.rooms * rule.yuan_per_room;
}

}  // namespace

void build_for_county(Decision& decision, const AdjustmentRule& rule) {
  const AdjustmentParams& params = decision.params;
  AdjustmentState& state = decision.state;
  std::vector<double>& sites = state.changes_of_county;
  std::fill(sites.begin(), sites.end(), 0.0);
  const AdjustedStage& stage = params.stage(rule.stage);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    if (will_stand(decision, u)) sites[params.sites[u].county.index()] += 1.0;
  for (std::size_t c = 0; c < params.counties; ++c)
    if (sites[c] == 0.0 && reaches(state.county_residents[c][decision.lane], rule.threshold)) build(decision, rule, c);
}

void build_for_township(Decision& decision, const AdjustmentRule& rule) {
  const AdjustmentParams& params = decision.params;
  std::vector<double>& children = decision.state.children;
  std::fill(children.begin(), children.end(), 0.0);
  const AdjustedStage& stage = params.stage(rule.stage);
  for (std::size_t z = 0; z < params.zones; ++z)
    for (std::size_t g = 0; g < stage.grades; ++g)
      children[params.zone_township[z].index()] +=
          params.zone_share[z] *
          decision.view.children[params.zone_leaf[z].index() * kSchoolAges + stage.first_age + g][decision.lane];
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    if (params.sites[u].state && will_stand(decision, u)) children[params.sites[u].township.index()] = 0.0;
  for (std::size_t township = 0; township < params.townships; ++township)
    if (reaches(children[township], kAnyChildren)) build(decision, rule, township);
}

}  // namespace xuewei

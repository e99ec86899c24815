#include "engine/network/feeders.hpp"

#include <map>
#include <stdexcept>
#include <string>

#include "engine/case/stage_kinds.hpp"

namespace xuewei {
namespace {

SiteId site_of(const Network& network, const std::string& school, const std::string& stage) {
  const SiteId site = network.find_site(school, stage);
  if (!site.valid()) throw std::invalid_argument("feeder link: site `" + school + "/" + stage + "` is unknown");
  return site;
}

}  // namespace

std::vector<FeederLink> feeder_links(const Case& input, const Network& network) {
  std::vector<FeederLink> links;
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    if (input.stages[k].intake_rule != StageRow::IntakeRule::feeder) continue;
    const std::size_t first = links.size();
    for (const FeederRow& row : input.feeders) {
      if (row.stage != input.stages[k].id) continue;
      const SiteId from = site_of(network, row.from_school_code, row.from_stage);
      const SiteId to = site_of(network, row.school_code, row.stage);
      const Site &feeder = network.sites[from.index()], &fed = network.sites[to.index()];
      if (kind_of(input.stages[k]).follows != input.stages[feeder.stage.index()].entry)
        throw std::invalid_argument("feeder link: stage `" + row.from_stage + "` does not lead to `" + row.stage + "`");
      if (feeder.county != fed.county)
        throw std::invalid_argument("feeder link: `" + feeder.code + "` and `" + fed.code +
                                    "` stand in different counties");
      links.push_back({from, to, 1.0});
    }
    std::map<SiteId, double> links_from;
    for (std::size_t i = first; i < links.size(); ++i) links_from[links[i].from] += 1.0;
    for (std::size_t i = first; i < links.size(); ++i) links[i].share = 1.0 / links_from[links[i].from];
  }
  return links;
}

}  // namespace xuewei

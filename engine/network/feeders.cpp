#include "engine/network/feeders.hpp"

#include <stdexcept>
#include <string>

namespace xuewei {
namespace {

using Entry = StageRow::Entry;

bool follow(Entry from, Entry to) {
  if (to == Entry::junior_from_primary) return from == Entry::birth_cohort;
  return (to == Entry::general_senior || to == Entry::vocational_senior) && from == Entry::junior_from_primary;
}

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
      if (!follow(input.stages[feeder.stage.index()].entry, input.stages[k].entry))
        throw std::invalid_argument("feeder link: stage `" + row.from_stage + "` does not lead to `" + row.stage + "`");
      if (feeder.county != fed.county)
        throw std::invalid_argument("feeder link: `" + feeder.code + "` and `" + fed.code +
                                    "` stand in different counties");
      links.push_back({from, to, 1.0});
    }
    for (std::size_t i = first; i < links.size(); ++i) {
      double siblings = 0.0;
      for (std::size_t j = first; j < links.size(); ++j) siblings += links[j].from == links[i].from ? 1.0 : 0.0;
      links[i].share = 1.0 / siblings;
    }
  }
  return links;
}

}  // namespace xuewei

#include "engine/adjustment/potential_sites.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/network/network.hpp"

namespace xuewei {
namespace {

using Builds = RuleKind::Builds;

/// Below this age persons are children when a zone is chosen.
constexpr int kAdultAge = 15;

/// Appends potential sites to the schools of a case.
class Builder {
 public:
  explicit Builder(const Case& input) : input_(input), network_(make_network(input)) {
    std::map<std::string, double> by_area;
    for (const PopulationRow& row : input.population)
      if (row.age < kAdultAge) by_area[row.area] += row.persons;
    for (const ZoneRow& zone : input.zones) children_.push_back(zone.child_share * by_area[zone.area]);
    for (std::size_t s = 0; s < input.schools.size(); ++s) school_.emplace(input.schools[s].site_code(), s);
  }

  void add(const RuleRow& rule) {
    switch (kind_of(rule.rule).builds) {
      case Builds::nowhere:
        break;
      case Builds::county:
        for (std::size_t c = 0; c < network_.counties.size(); ++c) add_in_county(rule, c);
        break;
      case Builds::county_without_site:
        add_in_counties_without(rule);
        break;
      case Builds::township:
        add_in_townships(rule);
        break;
      case Builds::zone:
        for (std::size_t z = 0; z < input_.zones.size(); ++z) add_in_zone(rule, z, input_.zones[z].code);
        break;
    }
  }

  Case take() { return std::move(input_); }

 private:
  void add_in_counties_without(const RuleRow& rule) {
    std::vector<bool> served(network_.counties.size(), false);
    for (const Site& site : network_.sites)
      if (input_.schools[site.row].stage == rule.stage && input_.schools[site.row].classrooms > 0.0)
        served[site.county.index()] = true;
    for (std::size_t c = 0; c < served.size(); ++c)
      if (!served[c]) add_in_county(rule, c);
  }

  /// The zone with most children among those whose leaf has the most urban residence of the county.
  void add_in_county(const RuleRow& rule, std::size_t county) {
    const auto residence = [&](ZoneId zone) {
      return network_.leaves[network_.zones[zone.index()].leaf.index()].residence;
    };
    const std::vector<ZoneId>& zones = network_.counties[county].zones;
    const auto best = std::min_element(zones.begin(), zones.end(), [&](ZoneId a, ZoneId b) {
      if (residence(a) != residence(b)) return residence(a) < residence(b);
      return children_[a.index()] > children_[b.index()];
    });
    if (best == zones.end()) return;
    add_in_zone(rule, best->index(), network_.nodes[network_.counties[county].node.index()].code);
  }

  void add_in_townships(const RuleRow& rule) {
    std::set<std::string> served;
    for (const Site& site : network_.sites) {
      const SchoolRow& row = input_.schools[site.row];
      if (row.stage == rule.stage && row.classrooms > 0.0 && row.sector == Sector::state)
        served.insert(township_of(input_.zones[site.zone.index()]));
    }
    std::map<std::string, std::size_t> most_children;
    for (std::size_t z = 0; z < input_.zones.size(); ++z) {
      const auto [best, first] = most_children.emplace(township_of(input_.zones[z]), z);
      if (!first && children_[z] > children_[best->second]) best->second = z;
    }
    for (const auto& [township, zone] : most_children)
      if (!served.contains(township)) add_in_zone(rule, zone, input_.zones[zone].code);
  }

  void add_in_zone(const RuleRow& rule, std::size_t zone, const std::string& place) {
    const ZoneRow& at = input_.zones[zone];
    SchoolRow row;
    row.school_code = potential_school_code(rule.stage, place);
    row.stage = rule.stage;
    row.area = at.area;
    row.zone = at.code;
    row.longitude_deg = at.longitude_deg;
    row.latitude_deg = at.latitude_deg;
    row.flags = {std::string(school_flag::kPotential)};
    row.basis = Basis::synthetic;
    const auto [known, is_new] = school_.emplace(row.site_code(), input_.schools.size());
    if (is_new) input_.schools.push_back(row);
    SchoolRow& site = input_.schools[known->second];
    for (const StageRow& stage : input_.stages) {
      if (stage.id != rule.stage) continue;
      const double rooms = rule.classrooms > 0.0 ? rule.classrooms : static_cast<double>(stage.grades);
      site.potential_classrooms = std::max(site.potential_classrooms, rooms);
    }
  }

  Case input_;
  Network network_;
  std::vector<double> children_;               ///< [zone]
  std::map<std::string, std::size_t> school_;  ///< site code to row
};

}  // namespace

Case with_potential_sites(const Case& input) {
  Builder builder(input);
  for (const RuleRow& rule : input.rules) builder.add(rule);
  return builder.take();
}

std::string potential_school_code(const std::string& stage, const std::string& place) {
  return "potential-" + stage + "-" + place;
}

std::string township_of(const ZoneRow& zone) { return zone.township.empty() ? zone.code : zone.township; }

}  // namespace xuewei

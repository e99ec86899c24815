#include "engine/network/network.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace xuewei {
namespace {

const char* level_name(AreaLevel level) {
  switch (level) {
    case AreaLevel::region:
      return "region";
    case AreaLevel::prefecture:
      return "prefecture";
    case AreaLevel::county:
      return "county";
    case AreaLevel::area:
      break;
  }
  return "area";
}

struct ResidenceName {
  Residence residence;
  const char* id;
  const char* name_zh;
  const char* name_en;
};
constexpr ResidenceName kResidences[] = {{Residence::urban, "urban", "城区", "urban"},
                                         {Residence::town, "town", "镇区", "town"},
                                         {Residence::rural, "rural", "乡村", "rural"}};

template <class IdType, class Row, class Key>
IdType find(const std::vector<Row>& rows, const std::string& code, Key key) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (key(rows[i]) == code) return IdType(i);
  return {};
}

template <class IdType>
IdType required(IdType id, const char* what, const std::string& code) {
  if (!id.valid()) throw std::invalid_argument(std::string(what) + " `" + code + "` is unknown");
  return id;
}

void add_areas(const Case& input, Network& network) {
  for (const AreaRow& row : input.areas) {
    Node node;
    node.code = row.code;
    node.name = row.name;
    node.name_en = row.name_en;
    node.level = level_name(row.level);
    if (row.residence) node.residence = kResidences[static_cast<int>(*row.residence)].id;
    network.nodes.push_back(node);
  }
  std::vector<bool> has_children(input.areas.size(), false);
  for (std::size_t i = 0; i < input.areas.size(); ++i) {
    const std::string& parent = input.areas[i].parent;
    if (parent.empty()) continue;
    network.nodes[i].parent = required(network.find_node(parent), "parent area", parent);
    has_children[network.nodes[i].parent.index()] = true;
  }
  for (std::size_t i = 0; i < input.areas.size(); ++i) {
    if (has_children[i]) continue;
    const LeafId leaf(network.leaves.size());
    NodeId county_node(i);
    for (NodeId at(i); at.valid(); at = network.nodes[at.index()].parent) {
      network.nodes[at.index()].leaves.push_back(leaf);
      if (network.nodes[county_node.index()].level != "county") county_node = at;  // climbs until a county, or the top
    }
    CountyId county;
    for (std::size_t c = 0; c < network.counties.size(); ++c)
      if (network.counties[c].node == county_node) county = CountyId(c);
    if (!county.valid()) {
      county = CountyId(network.counties.size());
      network.counties.push_back({county_node, {}, {}});
      for (NodeId at = county_node; at.valid(); at = network.nodes[at.index()].parent)
        network.nodes[at.index()].counties.push_back(county);
    }
    network.counties[county.index()].leaves.push_back(leaf);
    network.leaves.push_back({NodeId(i), county, input.areas[i].residence.value_or(Residence::rural)});
  }
}

void add_residence_totals(const Case& input, Network& network) {
  const std::size_t areas = input.areas.size();
  for (std::size_t top = 0; top < areas; ++top) {
    if (network.nodes[top].parent.valid()) continue;
    for (const ResidenceName& residence : kResidences) {
      Node node;
      node.code = network.nodes[top].code + "-total-" + residence.id;
      node.name = network.nodes[top].name + residence.name_zh;
      node.name_en = network.nodes[top].name_en + " " + residence.name_en;
      node.level = "residence";
      node.residence = residence.id;
      node.parent = NodeId(top);
      for (LeafId leaf : network.nodes[top].leaves)
        if (network.leaves[leaf.index()].residence == residence.residence) node.leaves.push_back(leaf);
      if (!node.leaves.empty()) network.nodes.push_back(node);
    }
  }
}

void add_zones(const Case& input, Network& network) {
  for (const ZoneRow& row : input.zones) {
    const LeafId leaf = required(network.find_leaf(row.area), "leaf area", row.area);
    const CountyId county = network.leaves[leaf.index()].county;
    network.counties[county.index()].zones.push_back(ZoneId(network.zones.size()));
    network.zones.push_back(
        {row.code, row.name, leaf, county, row.child_share, row.longitude_deg, row.latitude_deg, row.radius_km});
  }
}

void add_sites(const Case& input, Network& network) {
  std::vector<StageGrades> grades = stage_grades(input, network.calendar);
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    const StageRow& row = input.stages[k];
    network.stages.push_back(
        {row.id, row.name_zh, row.name_en, grades[k].first_grade, grades[k].grades, std::move(grades[k].taught)});
  }
  for (std::size_t stage = 0; stage < network.stages.size(); ++stage) {
    network.stage_first_site.push_back(network.sites.size());
    for (std::size_t r = 0; r < input.schools.size(); ++r) {
      const SchoolRow& row = input.schools[r];
      if (row.stage != network.stages[stage].id) continue;
      Site site;
      site.row = r;
      site.code = row.site_code();
      site.school_code = row.school_code;
      site.school_name = row.school_name;
      site.stage = StageId(stage);
      site.leaf = required(network.find_leaf(row.area), "leaf area", row.area);
      site.county = network.leaves[site.leaf.index()].county;
      site.zone =
          required(find<ZoneId>(network.zones, row.zone, [](const Zone& z) -> const std::string& { return z.code; }),
                   "zone", row.zone);
      site.longitude_deg = row.longitude_deg;
      site.latitude_deg = row.latitude_deg;
      site.first_cell = CellId(network.cells);
      site.grades = network.stages[stage].grades;
      network.cells += site.grades;
      network.sites.push_back(site);
    }
  }
  network.stage_first_site.push_back(network.sites.size());
}

}  // namespace

NodeId Network::find_node(const std::string& code) const {
  return find<NodeId>(nodes, code, [](const Node& node) -> const std::string& { return node.code; });
}

LeafId Network::find_leaf(const std::string& code) const {
  return find<LeafId>(leaves, code,
                      [this](const Leaf& leaf) -> const std::string& { return nodes[leaf.node.index()].code; });
}

CountyId Network::find_county(const std::string& code) const {
  return find<CountyId>(counties, code,
                        [this](const County& county) -> const std::string& { return nodes[county.node.index()].code; });
}

StageId Network::find_stage(const std::string& id) const {
  return find<StageId>(stages, id, [](const Stage& stage) -> const std::string& { return stage.id; });
}

SiteId Network::find_site(const std::string& school_code, const std::string& stage) const {
  return find<SiteId>(sites, school_code + "/" + stage,
                      [](const Site& site) -> const std::string& { return site.code; });
}

Network make_network(const Case& input) {
  Network network;
  network.calendar.base_year = input.base_year;
  network.calendar.years_per_step = input.population_settings.age_width;
  network.calendar.steps =
      static_cast<std::size_t>((input.horizon - input.base_year) / input.population_settings.age_width) + 1;
  add_areas(input, network);
  add_residence_totals(input, network);
  add_zones(input, network);
  add_sites(input, network);
  return network;
}

double mean_class_size_norm(const StageRow& row, const Stage& stage, std::size_t step) {
  const TaughtGrades& taught = stage.taught[step];
  double sum = 0.0;
  for (std::size_t g = taught.first; g <= taught.last; ++g) sum += row.class_size_norm[stage.base_grade(g)];
  return sum / static_cast<double>(taught.count());
}

double distance_km(double longitude_a_deg, double latitude_a_deg, double longitude_b_deg, double latitude_b_deg) {
  // Differences inside one prefecture are small, so the sphere is flattened at the mean latitude; the cosine is its
  // Taylor series, because libm's may differ in the last bit between processors. Error against the great circle: below
  // 0.2 % over 300 km at 43 degrees.
  constexpr double kRadiusKm = 6371.0;
  constexpr double kRadian = std::numbers::pi / 180.0;
  const double mean_latitude = 0.5 * (latitude_a_deg + latitude_b_deg) * kRadian;
  const double square = mean_latitude * mean_latitude;
  double cosine = 1.0;
  for (int n = 20; n >= 2; n -= 2) cosine = 1.0 - cosine * square / (n * (n - 1));
  const double east = (longitude_b_deg - longitude_a_deg) * kRadian * cosine;
  const double north = (latitude_b_deg - latitude_a_deg) * kRadian;
  return kRadiusKm * std::sqrt(east * east + north * north);
}

}  // namespace xuewei

#include "engine/network/network.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

namespace xuewei {
namespace {

template <class IdType>
IdType id_of(std::optional<std::size_t> position) {
  return position ? IdType(*position) : IdType();
}

template <class IdType>
IdType required(IdType id, const char* what, const std::string& code) {
  if (!id.valid()) throw std::invalid_argument(std::string(what) + " `" + code + "` is unknown");
  return id;
}

void add_nodes(const Case& input, Network& network) {
  for (const AreaRow& row : input.areas) {
    Node node;
    node.code = row.code;
    node.name = row.name;
    node.name_en = row.name_en;
    node.level = row.level;
    node.residence = row.residence;
    network.nodes.push_back(node);
  }
  network.codes.nodes = CodeIndex(input.areas, &AreaRow::code);
  for (std::size_t i = 0; i < input.areas.size(); ++i)
    if (const std::string& parent = input.areas[i].parent; !parent.empty())
      network.nodes[i].parent = required(network.find_node(parent), "parent area", parent);
}

/// The nearest node of a level at or above this one; where there is none, the topmost.
NodeId climb(const Network& network, NodeId at, AreaLevel level) {
  while (network.nodes[at.index()].level != level && network.nodes[at.index()].parent.valid())
    at = network.nodes[at.index()].parent;
  return at;
}

CountyId add_county(NodeId node, Network& network) {
  const CountyId county(network.counties.size());
  network.codes.county_of_node[node.index()] = county;
  for (NodeId at = node; at.valid(); at = network.nodes[at.index()].parent)
    network.nodes[at.index()].counties.push_back(county);
  network.counties.push_back({node, 0, {}, {}});
  return county;
}

void add_leaves(const Case& input, Network& network) {
  std::vector<bool> has_children(input.areas.size(), false);
  for (const Node& node : network.nodes)
    if (node.parent.valid()) has_children[node.parent.index()] = true;
  network.codes.leaf_of_node.resize(input.areas.size());
  network.codes.county_of_node.resize(input.areas.size());
  for (std::size_t i = 0; i < input.areas.size(); ++i) {
    if (has_children[i]) continue;
    const LeafId leaf(network.leaves.size());
    for (NodeId at(i); at.valid(); at = network.nodes[at.index()].parent)
      network.nodes[at.index()].leaves.push_back(leaf);
    const NodeId county_node = climb(network, NodeId(i), AreaLevel::county);
    CountyId county = network.codes.county_of_node[county_node.index()];
    if (!county.valid()) county = add_county(county_node, network);
    network.counties[county.index()].leaves.push_back(leaf);
    network.leaves.push_back({NodeId(i), county, input.areas[i].residence.value_or(Residence::rural)});
    network.codes.leaf_of_node[i] = leaf;
  }
}

void add_districts(Network& network) {
  std::vector<std::optional<std::size_t>> district_of_node(network.nodes.size());
  for (std::size_t c = 0; c < network.counties.size(); ++c) {
    const NodeId node = climb(network, network.counties[c].node, AreaLevel::prefecture);
    std::optional<std::size_t>& district = district_of_node[node.index()];
    if (!district) {
      district = network.districts.size();
      network.districts.push_back({node, {}});
    }
    network.counties[c].district = *district;
    network.districts[*district].counties.push_back(CountyId(c));
  }
}

void add_residence_totals(const Case& input, Network& network) {
  const std::size_t areas = input.areas.size();
  for (std::size_t top = 0; top < areas; ++top) {
    if (network.nodes[top].parent.valid()) continue;
    for (const Residence residence : {Residence::urban, Residence::town, Residence::rural}) {
      Node node;
      node.code = network.nodes[top].code + "-total-" + code_of(residence);
      node.name = network.nodes[top].name;
      node.name_en = network.nodes[top].name_en;
      node.residence = residence;
      node.parent = NodeId(top);
      for (LeafId leaf : network.nodes[top].leaves)
        if (network.leaves[leaf.index()].residence == residence) node.leaves.push_back(leaf);
      if (node.leaves.empty()) continue;
      network.codes.nodes.add(node.code);
      network.nodes.push_back(node);
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
  network.codes.zones = CodeIndex(input.zones, &ZoneRow::code);
}

void add_stages(const Case& input, Network& network) {
  std::vector<StageGrades> grades = stage_grades(input, network.calendar);
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    const StageRow& row = input.stages[k];
    network.stages.push_back(
        {row.id, row.name_zh, row.name_en, grades[k].first_grade, grades[k].grades, std::move(grades[k].taught)});
  }
  network.codes.stages = CodeIndex(input.stages, &StageRow::id);
}

void add_sites(const Case& input, Network& network) {
  std::vector<std::vector<std::size_t>> rows_of_stage(network.stages.size());
  for (std::size_t r = 0; r < input.schools.size(); ++r)
    rows_of_stage[required(network.find_stage(input.schools[r].stage), "stage", input.schools[r].stage).index()]
        .push_back(r);
  for (std::size_t stage = 0; stage < network.stages.size(); ++stage) {
    network.stage_first_site.push_back(network.sites.size());
    for (const std::size_t r : rows_of_stage[stage]) {
      const SchoolRow& row = input.schools[r];
      Site site;
      site.row = r;
      site.code = row.site_code();
      site.school_code = row.school_code;
      site.school_name = row.school_name;
      site.stage = StageId(stage);
      site.leaf = required(network.find_leaf(row.area), "leaf area", row.area);
      site.county = network.leaves[site.leaf.index()].county;
      site.zone = required(network.find_zone(row.zone), "zone", row.zone);
      site.longitude_deg = row.longitude_deg;
      site.latitude_deg = row.latitude_deg;
      site.first_cell = CellId(network.cells);
      site.grades = network.stages[stage].grades;
      network.cells += site.grades;
      network.sites.push_back(site);
    }
  }
  network.stage_first_site.push_back(network.sites.size());
  network.codes.sites = CodeIndex(network.sites, &Site::code);
}

}  // namespace

NodeId Network::find_node(const std::string& code) const { return id_of<NodeId>(codes.nodes.find(code)); }

LeafId Network::find_leaf(const std::string& code) const {
  const NodeId node = find_node(code);
  return node.valid() && node.index() < codes.leaf_of_node.size() ? codes.leaf_of_node[node.index()] : LeafId();
}

CountyId Network::find_county(const std::string& code) const {
  const NodeId node = find_node(code);
  return node.valid() && node.index() < codes.county_of_node.size() ? codes.county_of_node[node.index()] : CountyId();
}

ZoneId Network::find_zone(const std::string& code) const { return id_of<ZoneId>(codes.zones.find(code)); }

StageId Network::find_stage(const std::string& id) const { return id_of<StageId>(codes.stages.find(id)); }

SiteId Network::find_site(const std::string& school_code, const std::string& stage) const {
  return id_of<SiteId>(codes.sites.find(site_code(school_code, stage)));
}

Network make_network(const Case& input) {
  Network network;
  network.calendar.base_year = input.base_year;
  network.calendar.years_per_step = input.population_settings.age_width;
  network.calendar.steps =
      static_cast<std::size_t>((input.horizon - input.base_year) / input.population_settings.age_width) + 1;
  add_nodes(input, network);
  add_leaves(input, network);
  add_districts(network);
  add_residence_totals(input, network);
  add_zones(input, network);
  add_stages(input, network);
  add_sites(input, network);
  return network;
}

double mean_class_size_norm(const StageRow& row, const Stage& stage, std::size_t step) {
  const TaughtGrades& taught = stage.taught[step];
  double sum = 0.0;
  for (std::size_t g = taught.first; g <= taught.last; ++g) sum += row.class_size_norm[stage.base_grade(g)];
  return sum / static_cast<double>(taught.count());
}

}  // namespace xuewei

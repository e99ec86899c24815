#include <algorithm>
#include <cmath>

#include "engine/lanes/lane_math.hpp"
#include "engine/placement/placement.hpp"

namespace xuewei {
namespace {

/// Beyond this many scale lengths distance no longer matters, so that a far child still has somewhere to ask.
constexpr double kFarthestScales = 12.0;
constexpr int kFittingRounds = 5000;
constexpr double kFittingTolerance = 1e-12;

struct Edge {
  std::uint32_t site;
  double distance_km;
};

double travel_scale_km(const StageRow& stage, Residence residence) {
  switch (residence) {
    case Residence::urban:
      return stage.travel_scale_km_urban;
    case Residence::town:
      return stage.travel_scale_km_town;
    case Residence::rural:
      break;
  }
  return stage.travel_scale_km_rural;
}

/// Home to school: across the zone and from its centre to the site, the two at right angles on average.
double home_to_site_km(const Zone& zone, const Site& site) {
  const double between = distance_km(zone.longitude_deg, zone.latitude_deg, site.longitude_deg, site.latitude_deg);
  return std::sqrt(between * between + zone.radius_km * zone.radius_km);
}

void add_edges(const Case& input, const Network& network, const StageRow& row, PlacementStage& stage) {
  stage.zone_first_edge.push_back(0);
  std::vector<Edge> edges;
  for (const Zone& zone : network.zones) {
    edges.clear();
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
      const Site& site = network.sites[u];
      if (row.catchment == StageRow::Catchment::county && site.county != zone.county) continue;
      edges.push_back({static_cast<std::uint32_t>(u), input.parameters.detour_factor * home_to_site_km(zone, site)});
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.distance_km < b.distance_km; });
    const double scale = travel_scale_km(row, network.leaves[zone.leaf.index()].residence);
    for (const Edge& edge : edges) {
      stage.edge_site.push_back(edge.site);
      stage.edge_pull.push_back(exact_exp(-std::min(edge.distance_km / scale, kFarthestScales)));
    }
    stage.zone_first_edge.push_back(static_cast<std::uint32_t>(stage.edge_site.size()));
  }
}

/// Asks at each site (offset by first_site) when every zone's seekers follow the pulls.
void ask(const PlacementStage& stage, const std::vector<double>& seekers, const std::vector<double>& attraction,
         std::vector<double>& asks) {
  std::fill(asks.begin(), asks.end(), 0.0);
  for (std::size_t z = 0; z + 1 < stage.zone_first_edge.size(); ++z) {
    double pull = 0.0;
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e)
      pull += attraction[stage.edge_site[e] - stage.first_site] * stage.edge_pull[e];
    if (pull <= 0.0) continue;
    const double portion = seekers[z] / pull;
    for (std::uint32_t e = stage.zone_first_edge[z]; e < stage.zone_first_edge[z + 1]; ++e) {
      const std::size_t u = stage.edge_site[e] - stage.first_site;
      asks[u] += portion * attraction[u] * stage.edge_pull[e];
    }
  }
}

/// Attraction such that base-year seekers ask each site for its base intake; sites without base intake (planned ones)
/// get the mean attraction a classroom of their county and stage, times the classrooms their projects or rules will bring.
void fit_attraction(const Case& input, const Network& network, const std::vector<double>& seekers,
                    PlacementStage& stage) {
  const std::size_t sites = stage.last_site - stage.first_site;
  std::vector<double> target(sites, 0.0), attraction(sites, 0.0), asks(sites, 0.0);
  for (std::size_t u = 0; u < sites; ++u) {
    const std::vector<double>& roll = input.schools[network.sites[stage.first_site + u].row].pupils_by_grade;
    target[u] = roll.empty() ? 0.0 : roll.front();
    attraction[u] = target[u];
  }
  for (int round = 0; round < kFittingRounds; ++round) {
    ask(stage, seekers, attraction, asks);
    stage.base_intake_error = 0.0;
    for (std::size_t u = 0; u < sites; ++u) {
      stage.base_intake_error =
          std::max(stage.base_intake_error, std::abs(asks[u] - target[u]) / std::max(1.0, target[u]));
      if (asks[u] > 0.0) attraction[u] *= target[u] / asks[u];
    }
    if (stage.base_intake_error < kFittingTolerance) break;
  }

  std::vector<double> classrooms_to_come(sites, 0.0);
  for (const ProjectRow& project : input.projects) {
    const SiteId site = network.find_site(project.school_code, project.stage);
    if (site.valid() && site.index() >= stage.first_site && site.index() < stage.last_site)
      classrooms_to_come[site.index() - stage.first_site] += static_cast<double>(project.classrooms_added);
  }
  std::vector<double> county_attraction(network.counties.size(), 0.0), county_classrooms(network.counties.size(), 0.0);
  for (std::size_t u = 0; u < sites; ++u) {
    const Site& site = network.sites[stage.first_site + u];
    if (target[u] <= 0.0) continue;
    county_attraction[site.county.index()] += attraction[u];
    county_classrooms[site.county.index()] += input.schools[site.row].classrooms;
  }
  for (std::size_t u = 0; u < sites; ++u) {
    const Site& site = network.sites[stage.first_site + u];
    const std::size_t c = site.county.index();
    if (target[u] > 0.0) continue;
    const SchoolRow& row = input.schools[site.row];
    const double classrooms = row.classrooms + row.potential_classrooms + classrooms_to_come[u];
    attraction[u] = county_classrooms[c] > 0.0 ? classrooms * county_attraction[c] / county_classrooms[c] : classrooms;
  }
  for (std::size_t e = 0; e < stage.edge_site.size(); ++e)
    stage.edge_pull[e] *= attraction[stage.edge_site[e] - stage.first_site];
}

}  // namespace

PlacementParams compile_placement(const Case& input, const Network& network, const std::vector<double>& base_seekers) {
  PlacementParams params;
  params.zones = network.zones.size();
  params.stage_count = network.stages.size();
  params.sweeps = static_cast<std::size_t>(input.parameters.placement_sweeps);
  for (const Site& site : network.sites) params.site_first_cell.push_back(site.first_cell.index());
  for (std::size_t k = 0; k < params.stage_count; ++k) {
    const StageRow& row = input.stages[k];
    PlacementStage stage;
    stage.first_site = network.stage_first_site[k];
    stage.last_site = network.stage_first_site[k + 1];
    const Stage& grades = network.stages[k];
    stage.taught = grades.taught;
    for (std::size_t g = 0; g < grades.grades; ++g) {
      stage.sweep_size.push_back(row.filling_class_size(grades.base_grade(g)));
      stage.fill_size.push_back(row.compulsory ? row.class_size_hard : row.class_size_norm[grades.base_grade(g)]);
    }
    add_edges(input, network, row, stage);
    std::vector<double> seekers(params.zones);
    for (std::size_t z = 0; z < params.zones; ++z) seekers[z] = base_seekers[params.zone_stage(z, k)];
    fit_attraction(input, network, seekers, stage);
    params.stages.push_back(std::move(stage));
  }
  return params;
}

PlacementState make_placement_state(const PlacementParams& params, std::size_t sites) {
  PlacementState state;
  for (LaneField* field : {&state.intake, &state.second_intake}) *field = LaneField(sites);
  for (LaneField* field : {&state.zone_unplaced, &state.second_zone_unplaced})
    *field = LaneField(params.zones * params.stage_count);
  state.room = LaneField(sites);
  state.open_in_all.assign(sites, 0.0);
  state.open = LaneField(sites);
  state.asked = LaneField(sites);
  state.refused = LaneField(sites);
  state.seeking = LaneField(params.zones);
  state.portion = LaneField(params.zones);
  return state;
}

}  // namespace xuewei

#include "engine/placement/compile_placement.hpp"

#include <algorithm>

#include "engine/network/feeders.hpp"

namespace xuewei {
namespace {

using Crowding = Parameters::Crowding;

/// What a class may hold, by the crowding policy: in the sweeps and at the end.
void add_class_sizes(const StageRow& row, const Stage& grades, Crowding crowding, PlacementStage& stage) {
  const bool crowded_at_the_end = row.compulsory && crowding != Crowding::norm_only;
  for (std::size_t g = 0; g < grades.grades; ++g) {
    const std::size_t base_grade = grades.base_grade(g);
    stage.sweep_size.push_back(row.filling_class_size(base_grade, crowding == Crowding::stretch_first));
    stage.fill_size.push_back(crowded_at_the_end ? row.class_size_hard : row.class_size_norm[base_grade]);
  }
}

/// What authorities rule holds from the first year after the base year.
void add_years(const Case& input, const Network& network, const StageRow& row, const Stage& grades,
               PlacementStage& stage) {
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    PlacementYear year;
    year.taught = grades.taught[step];
    if (step > 0) {
      year.links = row.intake_rule == StageRow::IntakeRule::feeder;
      year.bed_only = stage.limits.count > 0 && input.parameters.beyond_limit == Parameters::BeyondLimit::bed_only;
      year.cap_private = row.private_intake_share < 1.0;
      year.bought_places_share = input.parameters.bought_places_share.at(network.calendar.year(step));
    }
    stage.years.push_back(std::move(year));
  }
}

}  // namespace

PlacementParams compile_placement(const Case& input, const Network& network, const std::vector<double>& base_seekers) {
  PlacementParams params;
  params.zones = network.zones.size();
  params.stage_count = network.stages.size();
  params.counties = network.counties.size();
  params.sweeps = static_cast<std::size_t>(input.parameters.placement_sweeps);
  for (const Site& site : network.sites) {
    params.site_first_cell.push_back(site.first_cell.index());
    params.site_county.push_back(site.county.index());
    params.site_private.push_back(input.schools[site.row].sector != Sector::state);
  }
  for (const Zone& zone : network.zones) params.zone_county.push_back(zone.county.index());
  params.base_beyond_share.assign(network.sites.size() * kTravelLimits, 0.0);
  const std::vector<FeederLink> links = feeder_links(input, network);

  for (std::size_t k = 0; k < params.stage_count; ++k) {
    const StageRow& row = input.stages[k];
    PlacementStage stage;
    stage.first_site = network.stage_first_site[k];
    stage.last_site = network.stage_first_site[k + 1];
    stage.first_grade = network.stages[k].first_grade;
    stage.boarding_first_grade = row.boarding_first_grade;
    stage.limits = travel_limits(row, network.stages[k]);
    stage.private_intake_share = row.private_intake_share;
    add_class_sizes(row, network.stages[k], input.parameters.crowding, stage);
    add_years(input, network, row, network.stages[k], stage);

    std::vector<double> seekers(params.zones);
    for (std::size_t z = 0; z < params.zones; ++z) seekers[z] = base_seekers[params.zone_stage(z, k)];
    Ways ways(input, network, k, stage);
    add_passes(input, network, row, seekers, ways, stage);
    fit_attraction(input, network, seekers, stage, params.base_beyond_share);
    for (EdgeSet& edges : stage.edges) edges.markets = find_markets(edges);
    for (std::size_t i = 0; i < links.size(); ++i) {
      const Site& from = network.sites[links[i].from.index()];
      const std::size_t to = links[i].to.index();
      if (to >= stage.first_site && to < stage.last_site)
        stage.links.push_back({.link = i,
                               .zone = from.zone,
                               .site = links[i].to,
                               .limits_passed = ways.limits_passed(from.zone.index(), to)});
    }
    for (const PlacementYear& year : stage.years) params.most_passes = std::max(params.most_passes, year.passes.size());
    params.stages.push_back(std::move(stage));
  }
  return params;
}

}  // namespace xuewei

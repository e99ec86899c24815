// Placement as the number of sites grows: counties of 50 sites and 12 zones, every zone with a way to each site of its
// county, so that ways grow as sites do. Seekers fill nearly every site, so all sweeps and the nearest-room fill run;
// travel limits count pupils beyond them, beds decide who may go there.
#include "engine/placement/placement.hpp"

#include <benchmark/benchmark.h>

#include <cmath>

namespace xuewei {
namespace {

constexpr std::size_t kSites = 50, kZones = 12;  // of a county
constexpr double kPlaces = 45.0;                 // of a site's entry grade

/// Site i of a county is i km away from its first zone along a ring; the pull falls by e in 10 km.
PlacementParams counties(std::size_t count, bool limits) {
  PlacementParams params;
  params.zones = count * kZones;
  params.stage_count = 1;
  params.counties = count;
  PlacementStage stage;
  stage.last_site = count * kSites;
  stage.sweep_size = stage.fill_size = {kPlaces};
  stage.years.resize(1);
  stage.years[0].passes = {{.asks = {0}, .fill = 0, .zone_share = {}}};
  if (limits) {
    stage.limits = {.count = 2, .minutes = {10.0, 20.0}, .of_grade = {1}};
    stage.years[0].bed_only = true;
  }
  EdgeSet edges;
  edges.zone_first_edge.push_back(0);
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t z = 0; z < kZones; ++z) {
      for (std::size_t i = 0; i < kSites; ++i) {
        edges.edge_site.push_back(static_cast<std::uint32_t>(c * kSites + (z * kSites / kZones + i) % kSites));
        edges.edge_pull.push_back(std::exp(-0.1 * static_cast<double>(i)));
      }
      for (const std::uint32_t within : {10u, 20u})
        edges.zone_first_beyond.push_back(edges.zone_first_edge.back() + within);
      edges.zone_first_edge.push_back(static_cast<std::uint32_t>(edges.edge_site.size()));
      params.zone_county.push_back(c);
    }
    for (std::size_t u = 0; u < kSites; ++u) {
      params.site_first_cell.push_back(params.site_first_cell.size());
      params.site_county.push_back(c);
      params.site_private.push_back(0);
    }
  }
  edges.markets = find_markets(edges);
  stage.edges = {edges};
  params.stages = {stage};
  return params;
}

void place_sites(benchmark::State& benchmark, bool limits) {
  const auto sites = static_cast<std::size_t>(benchmark.range(0));
  const PlacementParams params = counties(sites / kSites, limits);
  PlacementState state{params.sizes()};
  const LaneField continuing(sites), classrooms(sites, 1.0), beds(sites, 5.0);
  LaneField seekers(params.zones);
  for (std::size_t z = 0; z < params.zones; ++z)  // 0.5 to 1.3 of the places of its share of the county's sites
    for (int lane = 0; lane < kLanes; ++lane)
      seekers[z][lane] =
          kPlaces * kSites / kZones * (0.5 + 0.2 * static_cast<double>((z + static_cast<std::size_t>(lane)) % 5));
  for (auto _ : benchmark) {
    place(params, {{seekers, seekers}, {}, continuing, classrooms, beds}, 0, state);
    benchmark::DoNotOptimize(state.intake[0].all().data());
  }
  double asked = 0.0, answered = 0.0;
  for (const Lane& zone : seekers.all()) asked += zone[0];
  for (const LaneField* field : {&state.intake[0], &state.zone_unplaced[0]})
    for (const Lane& value : field->all()) answered += value[0];
  if (!(std::abs(answered / asked - 1.0) < 1e-12)) benchmark.SkipWithError("seekers are lost");
  benchmark.SetComplexityN(benchmark.range(0));
  benchmark.counters["sites_per_second"] =
      benchmark::Counter(static_cast<double>(sites), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK_CAPTURE(place_sites, choice, false)
    ->Arg(1500)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK_CAPTURE(place_sites, beds, true)
    ->Arg(1500)
    ->Arg(10000)
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);

}  // namespace
}  // namespace xuewei

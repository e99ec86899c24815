// A random network of one stage, with policies of every kind, lanes that differ, and the autumn to place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/network/feeders.hpp"
#include "engine/placement/placement.hpp"

namespace xuewei {

struct RandomPlacementShape {
  bool passes = true;  ///< seat choice, migrants, a cap on crossing the county's border
  bool rules = true;   ///< intake rules, private caps, crowding policies
  bool limits = true;  ///< travel limits
  bool bed_only = false;
  bool prefecture = false;  ///< always; else at random
};

class RandomPlacement {
 public:
  RandomPlacement(std::uint64_t seed, const RandomPlacementShape& shape) : random_(seed), shape_(shape) {
    make_stage();
    make_places();
    make_sites();
    network = make_network(input);
    make_base_seekers();
    params = compile_placement(input, network, base_seekers);
    make_autumn();
  }

  PlacementState placed(std::size_t step = 1) const {
    PlacementState state{params.sizes()};
    place(params, {{seekers, seekers}, linked, continuing, classrooms, beds}, step, state);
    return state;
  }

  const PlacementStage& stage() const { return params.stages.back(); }
  std::size_t sites() const { return network.sites.size(); }
  /// Of the stage that takes in; the feeders' stage has index 0.
  std::size_t zone_at(std::size_t zone) const { return params.zone_stage(zone, 1); }
  double sum(const LaneField& field, int lane) const {
    double total = 0.0;
    for (const Lane& value : field.all()) total += value[lane];
    return total;
  }

  /// What the entry grade of a site may hold at the end, above those who are there already.
  double room_at_the_end(std::size_t site, int lane) const {
    const std::vector<double>& size = stage().fill_size;
    double per_cohort_pupil = 0.0, free = classrooms[site][lane];
    const Lane* pupils = &continuing[params.site_first_cell[site]];
    for (std::size_t g = 0; g < size.size(); ++g) {
      per_cohort_pupil += 1.0 / size[g];
      if (g > 0) free -= pupils[g][lane] / size[g];
    }
    return std::max(0.0, std::min(classrooms[site][lane] / per_cohort_pupil, size[0] * free) - pupils[0][lane]);
  }

  Case input;
  Network network;
  std::vector<double> base_seekers;
  PlacementParams params;
  LaneField seekers, linked, continuing, classrooms, beds;

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance(double probability) { return uniform(0.0, 1.0) < probability; }
  /// A share, often at its ends.
  double share() { return chance(0.25) ? 0.0 : chance(0.15) ? 1.0 : uniform(0.0, 1.0); }

  void make_stage() {
    input.base_year = 2020;
    input.horizon = 2022;
    StageRow feeder;
    feeder.id = "primary";
    feeder.grades = 1;
    feeder.class_size_norm = {45};
    StageRow row;
    row.id = "junior";
    row.first_grade = 7;
    row.grades = whole(1, 3);
    row.compulsory = chance(0.7);
    row.entry = StageRow::Entry::junior_from_primary;
    row.catchment = shape_.prefecture || chance(0.3) ? StageRow::Catchment::prefecture : StageRow::Catchment::county;
    for (int g = 0; g < row.grades; ++g) row.class_size_norm.push_back(whole(30, 50));
    row.boarding_first_grade = shape_.bed_only ? 7 : whole(7, 8);
    if (shape_.passes) {
      row.cross_county_share = share();
      input.parameters.seat_choice_share = share();
      input.parameters.migrant_child_share = share();
    }
    if (shape_.rules) {
      row.intake_rule = static_cast<StageRow::IntakeRule>(whole(0, 3));
      row.private_intake_share = share();
      input.parameters.bought_places_share = share();
      input.parameters.crowding = static_cast<Parameters::Crowding>(whole(0, 2));
    }
    if (shape_.limits)
      for (int g = 0; g < row.grades; ++g) row.travel_limit_minutes.push_back(g == 0 ? whole(10, 90) : 60);
    if (shape_.limits && row.grades > 2) row.travel_limit_minutes[2] = row.travel_limit_minutes[0];
    if (shape_.bed_only) input.parameters.beyond_limit = Parameters::BeyondLimit::bed_only;
    input.parameters.least_way_share = whole(0, 2) * 0.02;  // none, some, many ways are not asked
    input.stages = {feeder, row};
  }

  void make_places() {
    input.areas.push_back({"P", "", "", "", AreaLevel::prefecture, {}, Basis::synthetic});
    const int counties = whole(1, 3);
    for (int i = 0; i < counties; ++i) {
      const std::string county = "C" + std::to_string(i);
      input.areas.push_back({county, "", "", "P", AreaLevel::county, {}, Basis::synthetic});
      for (const auto& [suffix, residence] :
           {std::pair{"U", Residence::urban}, std::pair{"T", Residence::town}, std::pair{"R", Residence::rural}}) {
        const std::string leaf = county + suffix;
        input.areas.push_back({leaf, "", "", county, AreaLevel::area, residence, Basis::synthetic});
        const int zones = whole(1, 2);
        for (int z = 0; z < zones; ++z)
          input.zones.push_back({leaf + std::to_string(z), "", leaf, "", 118.0 + uniform(0.0, 0.6),
                                 42.0 + uniform(0.0, 0.6), 1.0 / zones, uniform(0.5, 5.0), Basis::synthetic});
      }
    }
  }

  void make_sites() {
    for (std::size_t i = 0; i < input.zones.size(); ++i) {
      const ZoneRow zone = input.zones[i];
      if (zone.area.back() != 'U' && chance(0.4)) continue;
      for (const StageRow& row : input.stages) {
        SchoolRow school;
        school.school_code = "S" + std::to_string(i);
        school.stage = row.id;
        school.area = zone.area;
        school.zone = zone.code;
        school.sector = chance(0.3) ? Sector::other_private : Sector::state;
        school.longitude_deg = zone.longitude_deg + uniform(-0.01, 0.01);
        school.latitude_deg = zone.latitude_deg + uniform(-0.01, 0.01);
        school.classrooms = row.grades * whole(1, 4);
        school.beds = whole(0, 60);
        for (int g = 0; g < row.grades; ++g) school.pupils_by_grade.push_back(row.id == "junior" ? whole(1, 120) : 0);
        input.schools.push_back(school);
      }
      if (chance(0.5))
        input.feeders.push_back({"S" + std::to_string(i), "primary", "S" + std::to_string(i), "junior", {}});
      if (chance(0.5)) input.catchments.push_back({zone.code, "S" + std::to_string(i), "junior", {}});
    }
  }

  /// As the enrolment room leaves them: as many as the base intake, by county or, prefecture-wide, in all.
  void make_base_seekers() {
    const bool prefecture = input.stages[1].catchment == StageRow::Catchment::prefecture;
    std::vector<double> weight(network.counties.size(), 0.0), intake(network.counties.size(), 0.0);
    base_seekers.assign(network.zones.size() * 2, 0.0);
    for (std::size_t z = 0; z < network.zones.size(); ++z) {
      base_seekers[2 * z + 1] = uniform(0.1, 1.0);
      weight[prefecture ? 0 : network.zones[z].county.index()] += base_seekers[2 * z + 1];
    }
    for (const Site& site : network.sites)
      if (site.stage.index() == 1)
        intake[prefecture ? 0 : site.county.index()] += input.schools[site.row].pupils_by_grade.front();
    for (std::size_t z = 0; z < network.zones.size(); ++z) {
      const std::size_t c = prefecture ? 0 : network.zones[z].county.index();
      base_seekers[2 * z + 1] *= intake[c] / weight[c];
    }
  }

  void make_autumn() {
    seekers = LaneField(base_seekers.size());
    linked = LaneField(feeder_links(input, network).size());
    continuing = LaneField(network.cells);
    classrooms = LaneField(sites());
    beds = LaneField(sites());
    const double crowding = uniform(0.3, 3.0);
    for (int lane = 0; lane < kLanes; ++lane) {
      for (std::size_t z = 0; z < network.zones.size(); ++z)
        seekers[zone_at(z)][lane] = chance(0.1) ? 0.0 : base_seekers[zone_at(z)] * crowding * uniform(0.5, 1.5);
      for (std::size_t u = 0; u < sites(); ++u) {
        const SchoolRow& school = input.schools[network.sites[u].row];
        classrooms[u][lane] = chance(0.15) ? 0.0 : school.classrooms;
        beds[u][lane] = chance(0.3) ? 0.0 : school.beds;
        for (std::size_t g = 1; g < network.sites[u].grades; ++g)
          continuing[network.sites[u].first_cell.index() + g][lane] = school.pupils_by_grade[g] * uniform(0.0, 1.0);
      }
    }
    // Linked leavers are seekers of the zone of their feeder.
    const std::vector<FeederLink> links = feeder_links(input, network);
    for (std::size_t l = 0; l < links.size(); ++l)
      for (int lane = 0; lane < kLanes; ++lane) {
        linked[l][lane] = chance(0.2) ? 0.0 : uniform(0.0, 80.0);
        seekers[zone_at(network.sites[links[l].from.index()].zone.index())][lane] += linked[l][lane];
      }
  }

  std::mt19937_64 random_;
  RandomPlacementShape shape_;
};

}  // namespace xuewei

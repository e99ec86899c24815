#include <algorithm>
#include <map>
#include <stdexcept>

#include "engine/case/stage_kinds.hpp"
#include "engine/enrolment/autumn.hpp"
#include "engine/network/feeders.hpp"

namespace xuewei {
namespace {

using Seekers = StageKind::Seekers;

void add_stages(const Case& input, const Network& network, EnrolmentParams& params) {
  const bool may_crowd = input.parameters.crowding != Parameters::Crowding::norm_only;
  params.pool_stage.resize(network.calendar.steps);
  for (auto& stage_of_grade : params.pool_stage) stage_of_grade.fill(EnrolmentParams::kNoStage);
  for (std::size_t k = 0; k < input.stages.size(); ++k) {
    const StageRow& row = input.stages[k];
    StageFlow stage;
    stage.entry = row.entry;
    stage.compulsory = row.compulsory;
    stage.first_grade = network.stages[k].first_grade;
    stage.grades = network.stages[k].grades;
    stage.taught = network.stages[k].taught;
    stage.first_grade_index = params.grade_indices;
    params.grade_indices += stage.grades;
    stage.repetition = row.repetition_share;
    stage.dropout = row.dropout_share;
    stage.death = row.death_share;
    for (std::size_t step = 0; step < network.calendar.steps; ++step) {
      double classrooms_per_cohort_pupil = 0.0;
      for (std::size_t g = stage.taught[step].first; g <= stage.taught[step].last; ++g) {
        classrooms_per_cohort_pupil += 1.0 / row.filling_class_size(network.stages[k].base_grade(g), may_crowd);
        const int grade = stage.first_grade + static_cast<int>(g);
        if (!row.compulsory || !kind_of(row).takes_from_pool() || grade < 1) continue;
        std::size_t& teaches = params.pool_stage[step][static_cast<std::size_t>(grade - 1)];
        if (teaches == EnrolmentParams::kNoStage) teaches = k;
      }
      stage.grade_limit_per_classroom.push_back(1.0 / classrooms_per_cohort_pupil);
    }
    stage.limits = travel_limits(row, network.stages[k]);
    stage.boarding_first_grade = row.boarding_first_grade;
    stage.first_site = network.stage_first_site[k];
    stage.last_site = network.stage_first_site[k + 1];
    params.stages.push_back(stage);
  }
}

void add_sites(const Case& input, const Network& network, EnrolmentParams& params) {
  params.cells = network.cells;
  for (const Site& site : network.sites) {
    params.site_leaf.push_back(site.leaf.index());
    params.site_county.push_back(site.county.index());
    params.site_stage.push_back(site.stage.index());
    params.site_first_cell.push_back(site.first_cell.index());
    params.site_suspended.push_back(input.schools[site.row].is_suspended());
    const std::vector<double>& roll = input.schools[site.row].pupils_by_grade;
    const TaughtGrades& taught = network.stages[site.stage.index()].taught[0];
    for (std::size_t g = 0; g < site.grades; ++g) {
      const bool in_base_year = g >= taught.first && g <= taught.last && g - taught.first < roll.size();
      params.base_pupils.push_back(in_base_year ? roll[g - taught.first] : 0.0);
    }
  }
  for (const Leaf& leaf : network.leaves) params.leaf_county.push_back(leaf.county.index());
  for (const Zone& zone : network.zones) {
    params.zone_leaf.push_back(zone.leaf.index());
    params.zone_share.push_back(zone.child_share);
  }
}

void add_years(const Case& input, const Network& network, EnrolmentParams& params) {
  const Parameters& p = input.parameters;
  const bool special = std::any_of(input.stages.begin(), input.stages.end(),
                                   [](const StageRow& stage) { return kind_of(stage).special; });
  for (std::size_t step = 0; step < network.calendar.steps; ++step) {
    const int year = network.calendar.year(step);
    params.years.push_back({.participation_multiplier = p.kindergarten_participation_multiplier.at(year),
                            .ever_share = p.primary_ever_entering_share.at(year),
                            .at_six_share = p.primary_entry_at_six_share.at(year),
                            .previous_ever_share = p.primary_ever_entering_share.at(year - 1),
                            .previous_at_six_share = p.primary_entry_at_six_share.at(year - 1),
                            .junior_share = p.primary_to_junior_share.at(year),
                            .senior_share = p.senior_entry_share.at(year),
                            .vocational_share = p.vocational_intake_share.at(year),
                            .special_share = special ? p.special_entry_share.at(year) : 0.0,
                            .school_change_share = p.school_change_share.at(year),
                            .moves_multiplier = p.moves_multiplier.at(year)});
  }
}

void add_links(const Case& input, const Network& network, EnrolmentParams& params) {
  for (const FeederLink& link : feeder_links(input, network)) {
    const Site& from = network.sites[link.from.index()];
    params.links.push_back({.stage = network.sites[link.to.index()].stage,
                            .site = link.from,
                            .zone = from.zone,
                            .county = from.county,
                            .share = link.share});
  }
}

/// Pupils move with their families: the mean of both sexes' rates at the age they have on 31 August.
void add_transfers(const Case& input, const Network& network, EnrolmentParams& params) {
  std::vector<std::array<double, kSchoolAges>> out(network.leaves.size());
  for (auto& ages : out) ages.fill(0.0);
  std::map<std::string, std::vector<const MoveProfileRow*>> profiles;  // rows of school age
  for (const MoveProfileRow& row : input.move_profiles)
    if (row.age < static_cast<int>(kSchoolAges)) profiles[row.profile].push_back(&row);
  for (const MoveRow& move : input.moves) {
    TransferEdge edge;
    edge.origin = network.find_leaf(move.origin);
    edge.destination = network.find_leaf(move.destination);
    for (const MoveProfileRow* row : profiles[move.profile])
      edge.moving_share[static_cast<std::size_t>(row->age)] += 0.5 * move.rate_per_person_year * row->relative;
    for (std::size_t age = 0; age < kSchoolAges; ++age) {
      out[edge.origin.index()][age] += edge.moving_share[age];
      params.largest_moving_share = std::max(params.largest_moving_share, out[edge.origin.index()][age]);
    }
    params.transfers.push_back(edge);
  }
}

double base_roll(const EnrolmentParams& params, std::size_t site, std::size_t grade) {
  return params.base_pupils[params.site_first_cell[site] + grade];
}

/// First-grade demand of a leaf computed from its children, before the entry factor.
double raw_entry(const EnrolmentParams& params, const StageFlow& stage, const double* children) {
  const EnrolmentYear& year = params.years.front();
  const std::size_t age = entry_age(stage.first_grade);
  const double entering = year.ever_share * year.at_six_share * children[age] +
                          year.previous_ever_share * (1.0 - year.previous_at_six_share) * children[age + 1];
  return entering * seeking_share(stage.entry, year, no_luck())[0];
}

/// Solves entry_factor, participation and the base year's seekers from rolls and children.
void calibrate(const Case& input, const Network& network, const std::vector<double>& children,
               EnrolmentParams& params) {
  const std::size_t stage_count = params.stages.size();
  params.entry_factor.assign(params.counties * stage_count, 1.0);
  params.participation.assign(params.counties * params.grade_indices, 0.0);
  params.base_seekers.assign(params.zones * stage_count, 0.0);
  for (std::size_t k = 0; k < stage_count; ++k) {
    const StageFlow& stage = params.stages[k];
    const StageKind& kind = kind_of(stage.entry);
    std::vector<double> intake(params.counties, 0.0), demand(params.counties, 0.0),
        children_of_class(params.counties, 0.0);
    for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
      intake[params.site_county[u]] += base_roll(params, u, stage.taught[0].first);

    // Who asks, by county: from children, or for a senior path from last year's final grade of the stage it follows.
    if (kind.seekers == Seekers::cohort) {
      for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
        demand[params.leaf_county[leaf]] += raw_entry(params, stage, &children[leaf * kSchoolAges]);
    } else if (kind.senior == StageKind::Senior::no) {
      demand = intake;
    } else {
      for (const StageFlow& feeder : params.stages)
        if (feeder.entry == kind.follows)
          for (std::size_t u = feeder.first_site; u < feeder.last_site; ++u)
            demand[params.site_county[u]] += base_roll(params, u, feeder.taught[0].last);
    }
    // One factor for all counties that share the schools of the stage.
    std::vector<double> wanted(params.counties, 0.0), computed(params.counties, 0.0);
    const auto catchment_of = [&](std::size_t c) {
      return network.catchment_of(CountyId(c), input.stages[k].catchment);
    };
    for (std::size_t c = 0; c < params.counties; ++c) {
      wanted[catchment_of(c)] += intake[c];
      computed[catchment_of(c)] += demand[c];
    }
    std::vector<double> factor(params.counties, 1.0);
    for (std::size_t c = 0; c < params.counties; ++c) {
      if (const std::size_t at = catchment_of(c); computed[at] > 0.0) factor[c] = wanted[at] / computed[at];
      if (kind.seekers == Seekers::cohort) params.entry_factor[params.county_stage(c, k)] = factor[c];
    }

    if (kind.seekers == Seekers::class_need) {
      for (std::size_t g = 0; g < stage.grades; ++g) {
        std::vector<double> roll(params.counties, 0.0), cohort(params.counties, 0.0);
        for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
          roll[params.site_county[u]] += base_roll(params, u, g);
        for (std::size_t leaf = 0; leaf < params.leaves; ++leaf)
          cohort[params.leaf_county[leaf]] += children[leaf * kSchoolAges + stage.age(g)];
        for (std::size_t c = 0; c < params.counties; ++c)
          if (cohort[c] > 0.0)
            params.participation[c * params.grade_indices + stage.first_grade_index + g] = roll[c] / cohort[c];
      }
    }

    // Zones ask in proportion to their children of entry age.
    const std::size_t age = stage.age(stage.taught[0].first);
    for (std::size_t z = 0; z < params.zones; ++z)
      children_of_class[params.leaf_county[params.zone_leaf[z]]] +=
          params.zone_share[z] * children[params.zone_leaf[z] * kSchoolAges + age];
    for (std::size_t z = 0; z < params.zones; ++z) {
      const std::size_t leaf = params.zone_leaf[z], c = params.leaf_county[leaf];
      const double share = params.zone_share[z];
      double& seekers = params.base_seekers[params.zone_stage(z, k)];
      if (kind.seekers == Seekers::cohort)
        seekers = factor[c] * share * raw_entry(params, stage, &children[leaf * kSchoolAges]);
      else if (children_of_class[c] > 0.0)
        seekers = factor[c] * demand[c] * share * children[leaf * kSchoolAges + age] / children_of_class[c];
    }
  }
}

}  // namespace

EnrolmentParams compile_enrolment(const Case& input, const Network& network, const std::vector<double>& base_children) {
  EnrolmentParams params;
  params.leaves = network.leaves.size();
  params.counties = network.counties.size();
  params.zones = network.zones.size();
  if (base_children.size() != params.leaves * kSchoolAges)
    throw std::invalid_argument("base_children must hold a value for every leaf area and age on 31 August");
  add_stages(input, network, params);
  add_sites(input, network, params);
  add_years(input, network, params);
  add_transfers(input, network, params);
  add_links(input, network, params);
  calibrate(input, network, base_children, params);
  return params;
}

}  // namespace xuewei

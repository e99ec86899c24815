#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/case/planned_projects.hpp"
#include "engine/lanes/lane_math.hpp"
#include "engine/placement/compile_placement.hpp"

namespace xuewei {
namespace {

constexpr int kFittingRounds = 5000;
/// Most cases are fitted by then. Where parts of the network hardly exchange pupils, proportional fitting alone creeps.
constexpr int kPlainRounds = 300;
constexpr double kFittingTolerance = 1e-12;
constexpr double kTrialTolerance = 1e-3;  ///< enough to tell which ways hardly count
/// Where seekers and base rolls contradict each other no attraction fits; it stays a number all the same.
constexpr double kLeastAttraction = 1e-100, kMostAttraction = 1e100;
constexpr double kLeastLog = -230.0, kMostLog = 230.0;

double seekers_of(const Pass& pass, const std::vector<double>& seekers, std::size_t zone) {
  return pass.zone_share.empty() ? seekers[zone] : pass.zone_share[zone] * seekers[zone];
}

/// What can be fitted by itself: a district, whose zones ask no site outside it.
struct Part {
  std::vector<std::size_t> zones;
  std::vector<std::size_t> sites;  ///< offset by the stage's first
};

std::vector<Part> parts_of(const Network& network, const PlacementStage& stage) {
  std::vector<Part> parts(network.districts.size());
  const auto part_of = [&](CountyId county) -> Part& { return parts[network.counties[county.index()].district]; };
  for (std::size_t z = 0; z < network.zones.size(); ++z) part_of(network.zones[z].county).zones.push_back(z);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u)
    part_of(network.sites[u].county).sites.push_back(u - stage.first_site);
  return parts;
}

/// Calls `asks(edges, zone, edge, site offset, pupils)` for what the zones' seekers of the base year ask along every edge
/// when they follow the pulls times `attraction`.
template <class Asks>
void ask(const PlacementStage& stage, const std::vector<std::size_t>& zones, const std::vector<double>& seekers,
         const std::vector<double>& attraction, Asks asks) {
  for (const Pass& pass : stage.years.front().passes) {
    const EdgeSet& edges = stage.edges[pass.asks.front()];
    for (const std::size_t z : zones) {
      double pull = 0.0;
      for (std::uint32_t e = edges.zone_first_edge[z]; e < edges.zone_first_edge[z + 1]; ++e)
        pull += attraction[edges.edge_site[e] - stage.first_site] * edges.edge_pull[e];
      if (pull <= 0.0) continue;
      const double portion = seekers_of(pass, seekers, z) / pull;
      for (std::uint32_t e = edges.zone_first_edge[z]; e < edges.zone_first_edge[z + 1]; ++e) {
        const std::size_t u = edges.edge_site[e] - stage.first_site;
        asks(edges, z, e, u, portion * attraction[u] * edges.edge_pull[e]);
      }
    }
  }
}

/// Steps longer than proportional fitting takes, along the way it creeps: scheme S3 of Varadhan and Roland (Scandinavian
/// Journal of Statistics 35(2), 2008) on the logarithms of the attractions. Every third round leaps from the last two.
class LongSteps {
 public:
  explicit LongSteps(const std::vector<std::size_t>& sites)
      : sites_(sites), start_(sites.size(), 0.0), first_(sites.size(), 0.0) {}

  /// After each round of proportional fitting; `error`: of the attractions before it.
  void follow(double error, std::vector<double>& attraction) {
    std::vector<double> now(sites_.size(), 0.0);
    for (std::size_t i = 0; i < now.size(); ++i)
      if (attraction[sites_[i]] > 0.0) now[i] = exact_log(attraction[sites_[i]]);
    if (rounds_ % 3 == 1)
      first_ = now;
    else if (rounds_ % 3 == 2)
      leap(error, now, attraction);
    if (rounds_ % 3 != 1) start_ = now;
    ++rounds_;
  }

 private:
  void leap(double error, std::vector<double>& now, std::vector<double>& attraction) {
    double step = 0.0, bend = 0.0;
    for (std::size_t i = 0; i < now.size(); ++i) {
      const double r = first_[i] - start_[i], v = now[i] - first_[i] - r;
      step += r * r;
      bend += v * v;
    }
    // A leap that made things worse is answered by plain rounds until the error is below what it was.
    if (bend == 0.0 || error > least_error_) return;
    least_error_ = error;
    const double length = std::max(1.0, std::sqrt(step / bend));
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (attraction[sites_[i]] <= 0.0) continue;
      const double r = first_[i] - start_[i], v = now[i] - first_[i] - r;
      now[i] = std::clamp(start_[i] + 2.0 * length * r + length * length * v, kLeastLog, kMostLog);
      attraction[sites_[i]] = exact_exp(now[i]);
    }
  }

  const std::vector<std::size_t>& sites_;
  std::vector<double> start_, first_;  ///< [place in sites_] logarithms two rounds ago and one round ago
  double least_error_ = std::numeric_limits<double>::infinity();
  int rounds_ = 0;
};

/// New sites, which have no base intake: the mean attraction per classroom of their county and stage, times the
/// classrooms their projects are to bring, whether or not this scenario builds them: a rule may open the site too.
/// A site with pupils and no first grade, or with rooms and no pupil, is not new: it draws nobody, as in the base year.
void attract_to_new_sites(const Case& input, const Network& network, const PlacementStage& stage,
                          const std::vector<double>& target, std::vector<double>& attraction) {
  const std::size_t sites = target.size();
  std::vector<double> classrooms_to_come(sites, 0.0);
  for (const ProjectRow& project : input.projects) {
    const SiteId site = network.find_site(project.school_code, project.stage);
    if (site.valid() && site.index() >= stage.first_site && site.index() < stage.last_site)
      classrooms_to_come[site.index() - stage.first_site] +=
          static_cast<double>(plan_project(project, input.parameters).classrooms_added);
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
    const SchoolRow& row = input.schools[site.row];
    if (!row.is_new()) continue;
    const double classrooms = row.classrooms + row.potential_classrooms + classrooms_to_come[u];
    attraction[u] = county_classrooms[c] > 0.0 ? classrooms * county_attraction[c] / county_classrooms[c] : classrooms;
  }
}

/// Proportional fitting of one part from where `attraction` stands ([site of the stage]) until no error, relative to the
/// base intake, reaches `tolerance`. Returns the largest error left. `asked`: [site of the stage] scratch.
double fit(const PlacementStage& stage, const Part& part, const std::vector<double>& seekers,
           const std::vector<double>& target, double tolerance, std::vector<double>& asked,
           std::vector<double>& attraction) {
  LongSteps long_steps(part.sites);
  double error = 0.0;
  for (int round = 0; round < kFittingRounds; ++round) {
    for (const std::size_t u : part.sites) asked[u] = 0.0;
    ask(stage, part.zones, seekers, attraction,
        [&](const EdgeSet&, std::size_t, std::uint32_t, std::size_t u, double pupils) { asked[u] += pupils; });
    error = 0.0;
    for (const std::size_t u : part.sites) {
      error = std::max(error, std::abs(asked[u] - target[u]) / std::max(1.0, target[u]));
      if (asked[u] > 0.0 && target[u] > 0.0)
        attraction[u] = std::clamp(attraction[u] * (target[u] / asked[u]), kLeastAttraction, kMostAttraction);
    }
    if (error < tolerance) break;
    if (round >= kPlainRounds) long_steps.follow(error, attraction);
  }
  return error;
}

/// Fits every part to the last digit, with the choice narrowed where its base year allows it. `attraction` comes in
/// roughly fitted; `with_new` is the same with the new sites.
void fit_narrowed(const std::vector<Part>& parts, const std::vector<double>& seekers, const std::vector<double>& target,
                  double least_share, const std::vector<double>& with_new, PlacementStage& stage,
                  std::vector<double>& attraction) {
  const std::vector<double> roughly = attraction;
  const std::vector<PlacementYear> years = stage.years;
  const std::size_t edge_sets = stage.edges.size();
  std::vector<char> every_way(seekers.size(), 0);
  std::vector<double> asked(target.size());
  std::vector<const Part*> unfitted;
  narrow_choice(seekers, with_new, least_share, every_way, stage);
  for (const Part& part : parts) {
    const double error = fit(stage, part, seekers, target, kFittingTolerance, asked, attraction);
    if (error >= kFittingTolerance)
      unfitted.push_back(&part);
    else
      stage.base_intake_error = std::max(stage.base_intake_error, error);
  }
  if (unfitted.empty()) return;

  for (const Part* part : unfitted) {  // their base year needs the ways left out
    for (const std::size_t z : part->zones) every_way[z] = 1;
    for (const std::size_t u : part->sites) attraction[u] = roughly[u];
  }
  stage.years = years;
  stage.edges.resize(edge_sets);
  if (unfitted.size() < parts.size()) narrow_choice(seekers, with_new, least_share, every_way, stage);
  for (const Part* part : unfitted)
    stage.base_intake_error =
        std::max(stage.base_intake_error, fit(stage, *part, seekers, target, kFittingTolerance, asked, attraction));
}

}  // namespace

void fit_attraction(const Case& input, const Network& network, const std::vector<double>& seekers,
                    PlacementStage& stage, std::vector<double>& base_beyond_share) {
  const std::size_t sites = stage.last_site - stage.first_site;
  std::vector<double> target(sites, 0.0);
  for (std::size_t u = 0; u < sites; ++u) {
    const std::vector<double>& roll = input.schools[network.sites[stage.first_site + u].row].pupils_by_grade;
    target[u] = roll.empty() ? 0.0 : roll.front();
  }
  const std::vector<Part> parts = parts_of(network, stage);
  std::vector<double> attraction = target, asked(sites);
  for (const Part& part : parts) fit(stage, part, seekers, target, kTrialTolerance, asked, attraction);
  std::vector<double> with_new = attraction;
  attract_to_new_sites(input, network, stage, target, with_new);
  fit_narrowed(parts, seekers, target, input.parameters.least_way_share, with_new, stage, attraction);
  attract_to_new_sites(input, network, stage, target, attraction);

  if (stage.limits.count > 0) {
    std::vector<double> beyond(sites * kTravelLimits, 0.0);
    asked.assign(sites, 0.0);
    for (const Part& part : parts)
      ask(stage, part.zones, seekers, attraction,
          [&](const EdgeSet& edges, std::size_t z, std::uint32_t e, std::size_t u, double pupils) {
            asked[u] += pupils;
            for (std::size_t i = 0; i < stage.limits.count; ++i)
              if (e >= edges.zone_first_beyond[z * kTravelLimits + i]) beyond[u * kTravelLimits + i] += pupils;
          });
    for (std::size_t u = 0; u < sites; ++u)
      for (std::size_t i = 0; i < stage.limits.count; ++i)
        if (asked[u] > 0.0)
          base_beyond_share[(stage.first_site + u) * kTravelLimits + i] =
              std::min(1.0, beyond[u * kTravelLimits + i] / asked[u]);
  }
  for (EdgeSet& edges : stage.edges)
    for (std::size_t e = 0; e < edges.edge_site.size(); ++e)
      edges.edge_pull[e] *= attraction[edges.edge_site[e] - stage.first_site];
}

}  // namespace xuewei

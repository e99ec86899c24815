#include <algorithm>
#include <tuple>

#include "tools/report/collect.hpp"

namespace xuewei::report {
namespace {

constexpr std::size_t kListedSites = 150;  ///< per scenario; keeps the page small
constexpr int kOrange = 4, kRed = 5;
constexpr double kOnePupil = 0.5;

/// Years in red, first red year and worst year of one site.
WorstSite site_through_the_years(const std::vector<int>& years, const double* enrolment, const double* places,
                                 const double* warning, std::size_t sites) {
  WorstSite site;
  std::size_t worst = 0;
  for (std::size_t year = 0; year < years.size(); ++year) {
    const std::size_t at = year * sites;
    const int colour = static_cast<int>(warning[at]);
    site.warnings.push_back(colour);
    if (colour == kRed) {
      ++site.red_years;
      if (site.first_red_year == 0) site.first_red_year = years[year];
    }
    if (colour >= kOrange) {
      ++site.crowded_years;
      if (site.first_crowded_year == 0) site.first_crowded_year = years[year];
    }
    if (enrolment[at] - places[at] > enrolment[worst * sites] - places[worst * sites]) worst = year;
  }
  site.worst_year = years[worst];
  site.enrolment = enrolment[worst * sites];
  site.places = places[worst * sites];
  return site;
}

}  // namespace

void collect_sites(const ScenarioResults& from, const ReportData& data, const std::vector<std::size_t>& area_of_site,
                   Scenario& to) {
  const std::size_t sites = area_of_site.size(), years = data.years.size(), stages = data.stages.size();
  if (sites == 0) return;
  const auto values = [&](const char* id) -> const std::vector<double>& {
    return from.expected.values.at(variable_index(id));
  };
  const std::vector<double>&warning = values("site_warning"), &enrolment = values("site_enrolment"),
        &places = values("site_places"), &opened = values("site_places_opened");
  if (warning.empty() || enrolment.empty() || places.empty()) return;

  std::vector<std::size_t> stage_of_site;
  for (const std::string& stage : from.texts("site_stage")) {
    const auto found =
        std::find_if(data.stages.begin(), data.stages.end(), [&](const Stage& one) { return one.id == stage; });
    stage_of_site.push_back(static_cast<std::size_t>(found - data.stages.begin()));
  }
  to.warning_counts.assign(years * stages * kWarnings, 0.0);
  if (!opened.empty()) to.places_opened.assign(years * stages, 0.0);
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t site = 0; site < sites; ++site) {
      const std::size_t stage = year * stages + stage_of_site[site], at = year * sites + site;
      to.warning_counts[stage * kWarnings + static_cast<std::size_t>(warning[at])] += 1.0;
      if (!opened.empty()) to.places_opened[stage] += opened[at];
    }
  }

  std::vector<std::pair<WorstSite, std::size_t>> worst;
  for (std::size_t site = 0; site < sites; ++site) {
    WorstSite one = site_through_the_years(data.years, &enrolment[site], &places[site], &warning[site], sites);
    if (one.red_years > 0) ++to.sites_ever_red;
    if (one.crowded_years > 0) ++to.sites_ever_crowded;
    if (one.crowded_years > 0 || one.enrolment - one.places >= kOnePupil) worst.emplace_back(std::move(one), site);
  }
  std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) {
    const auto rank = [](const WorstSite& site) {
      return std::tuple(-site.red_years, -site.crowded_years, site.places - site.enrolment);
    };
    return rank(a.first) < rank(b.first);
  });
  worst.resize(std::min(worst.size(), kListedSites));
  for (auto& [one, site] : worst) {
    one.code = from.texts("site")[site];
    one.name = from.texts("school_name")[site];
    one.area = area_of_site[site];
    one.stage = stage_of_site[site];
    one.synthetic = from.texts("site_basis")[site] == "synthetic";
    to.worst_sites.push_back(std::move(one));
  }
}

}  // namespace xuewei::report

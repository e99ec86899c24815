// From results to what the page shows: areas above the leaves, sums over sites, and the worst sites only.
#pragma once

#include <map>
#include <string>

#include "io/description/results.hpp"
#include "tools/report/report_data.hpp"

namespace xuewei::report {

/// The scenario called baseline comes first, the others keep their order. Throws std::invalid_argument if there is no
/// scenario or the scenarios do not share years, areas and stages.
ReportData collect(const Results& results);

/// Sites that are short of places in some year, worst first: years in red, years in orange or red, pupils above places
/// in the worst year. `area_of_site` names the county of each site.
void collect_sites(const ScenarioResults& from, const ReportData& data, const std::vector<std::size_t>& area_of_site,
                   Scenario& to);

/// Norms, titles, census and what varies, from the effective case; and what a scenario changes in it.
void collect_case(const ScenarioResults& from, ReportData& to);
std::vector<Bilingual> collect_changes(const ScenarioResults& from);

/// What is estimated or synthetic, in sentences counted from the file.
std::vector<Bilingual> collect_notes(const Results& results);

/// Openings of projects, events and refusals by year, and the events at sites: mergers, closures, conversions and what
/// rules build first, refusals as far as there is room on the page.
void collect_events(const ScenarioResults& from, const ReportData& data, const std::map<std::string, int>& shown_area,
                    Scenario& to);

/// Public money of area `whole` of the file.
void collect_money(const ScenarioResults& from, const ReportData& data, std::size_t whole, Scenario& to);

}  // namespace xuewei::report

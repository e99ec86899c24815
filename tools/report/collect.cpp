#include "tools/report/collect.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <stdexcept>

#include "io/description/lacking.hpp"

namespace xuewei::report {
namespace {

using Texts = std::vector<std::string>;

/// The areas that are shown, and where every area of the file went.
struct AreaMap {
  std::vector<std::size_t> shown;     ///< areas of the file, the whole first
  std::map<std::string, int> parent;  ///< code -> position of the nearest shown area at or above it; -1: none
};

AreaMap map_areas(const ScenarioResults& from, ReportData& to) {
  const Texts &codes = from.texts("area"), &levels = from.texts("area_level"), &parents = from.texts("area_parent"),
              &names = from.texts("area_name"), &english = from.texts("area_name_en"),
              &residence = from.texts("residence");
  const bool counties = std::find(levels.begin(), levels.end(), "county") != levels.end();
  AreaMap map;
  std::map<std::string, std::size_t> area_of;
  for (std::size_t area = 0; area < codes.size(); ++area) area_of[codes[area]] = area;
  const auto is_shown = [&](std::size_t area) { return !counties || levels[area] != "area" || parents[area].empty(); };
  for (std::size_t area = 0; area < codes.size(); ++area) {
    if (is_shown(area)) map.shown.push_back(area);
  }
  // The whole is the first area without a parent; everything that reads area 0 relies on it.
  std::stable_sort(map.shown.begin(), map.shown.end(), [&](std::size_t a, std::size_t b) {
    return parents[a].empty() && levels[a] != "residence" && !(parents[b].empty() && levels[b] != "residence");
  });
  std::map<std::size_t, int> position_of;
  for (std::size_t i = 0; i < map.shown.size(); ++i) position_of[map.shown[i]] = static_cast<int>(i);
  const auto nearest = [&](std::string code) {
    while (!code.empty()) {
      const auto area = area_of.find(code);
      if (area == area_of.end()) return -1;
      if (const auto found = position_of.find(area->second); found != position_of.end()) return found->second;
      code = parents[area->second];
    }
    return -1;
  };
  for (const std::string& code : codes) map.parent[code] = nearest(code);
  for (const std::size_t area : map.shown) {
    to.areas.push_back(
        {codes[area], {english[area], names[area]}, levels[area], residence[area], nearest(parents[area])});
  }
  return map;
}

/// Nothing where the file has none, or the case does not give what they are computed from.
const std::vector<double>* values_of(const ScenarioResults& from, std::string_view id) {
  const std::size_t variable = variable_index(id);
  const std::vector<double>& values = from.expected.values.at(variable);
  return values.empty() || lacking(from, variable) ? nullptr : &values;
}

void collect_lacking(const ScenarioResults& from, Scenario& to) {
  for (std::size_t v = 0; v < variables().size(); ++v)
    if (const auto needed = lacking(from, v)) to.lacking[std::string(variables()[v].id)] = *needed;
}

/// Rows of the shown areas out of [year x area x inner].
Field pick(const double* values, std::size_t years, std::size_t areas, std::size_t inner,
           const std::vector<std::size_t>& shown) {
  Field field;
  field.reserve(years * shown.size() * inner);
  for (std::size_t year = 0; year < years; ++year) {
    for (const std::size_t area : shown) {
      const double* row = values + (year * areas + area) * inner;
      field.insert(field.end(), row, row + inner);
    }
  }
  return field;
}

void collect_fields(const ScenarioResults& from, const ReportData& data, const AreaMap& map, Scenario& to) {
  const std::size_t years = data.years.size(), stages = data.stages.size(), areas = from.texts("area").size();
  if (const auto* births = values_of(from, "births")) to.births = pick(births->data(), years, areas, 1, map.shown);
  if (stages == 0) return;
  for (const char* id : kFieldIds) {
    if (const auto* values = values_of(from, id)) to.fields[id] = pick(values->data(), years, areas, stages, map.shown);
  }
  if (!from.ensemble || from.ensemble->replicates < 2) return;
  to.replicates = from.ensemble->replicates;
  const std::size_t enrolment = variable_index("enrolment");
  if (from.ensemble->moments[enrolment].sum.empty()) return;
  const std::vector<double> all = statistics(*from.ensemble, from.expected, enrolment);
  const std::size_t step = years * areas * stages;
  for (std::size_t quantile = 0; quantile < kFanQuantiles.size(); ++quantile) {
    const auto which = std::find_if(kStatistics.begin(), kStatistics.end(), [&](const char* name) {
      return std::string_view(name) == kFanQuantiles[quantile];
    });
    const std::size_t position = static_cast<std::size_t>(which - kStatistics.begin());
    to.enrolment_fan.push_back(pick(all.data() + position * step, years, areas, stages, map.shown));
  }
}

void collect_wholes(const ScenarioResults& from, const ReportData& data, const AreaMap& map, Scenario& to) {
  const std::size_t years = data.years.size(), stages = data.stages.size(), areas = from.texts("area").size();
  if (const auto* bands = values_of(from, "classes_by_size"); bands != nullptr && stages > 0) {
    to.classes_by_size = pick(bands->data(), years, areas, stages * kClassSizeBands, {map.shown.front()});
  }
  if (const auto* spending = values_of(from, "programme_spending")) {
    const std::size_t programmes = data.programmes.size();
    to.spending_yuan.resize(programmes * years);
    for (std::size_t year = 0; year < years; ++year) {
      for (std::size_t programme = 0; programme < programmes; ++programme) {
        to.spending_yuan[programme * years + year] = (*spending)[year * programmes + programme];
      }
    }
  }
}

void collect_programmes(const ScenarioResults& from, ReportData& to) {
  const RecordTable* table = from.table("programmes");
  if (table == nullptr) return;
  const auto texts = [&](const char* name) -> const Texts& { return table->texts(name); };
  const auto numbers = [&](const char* name) -> const std::vector<std::int64_t>& { return table->amounts(name); };
  for (std::size_t row = 0; row < texts("programme").size(); ++row) {
    to.programmes.push_back({texts("programme")[row],
                             {texts("name_en")[row], texts("name")[row]},
                             numbers("money_yuan")[row],
                             numbers("floor_area_m2")[row],
                             numbers("grounds_m2")[row],
                             numbers("project_count")[row],
                             texts("basis")[row]});
  }
}

void collect_stages(const ScenarioResults& from, ReportData& to) {
  if (!from.has_coordinate("stage")) return;
  const Texts &ids = from.texts("stage"), &zh = from.texts("stage_name_zh"), &en = from.texts("stage_name_en");
  for (std::size_t stage = 0; stage < ids.size(); ++stage)
    to.stages.push_back({.id = ids[stage], .name = {en[stage], zh[stage]}});
}

std::vector<std::size_t> counties_of_sites(const ScenarioResults& from, const AreaMap& map) {
  std::vector<std::size_t> counties;
  if (!from.has_coordinate("site")) return counties;
  for (const std::string& area : from.texts("site_area")) {
    const auto county = map.parent.find(area);
    counties.push_back(county == map.parent.end() || county->second < 0 ? 0 : static_cast<std::size_t>(county->second));
  }
  return counties;
}

bool same_axes(const ScenarioResults& a, const ScenarioResults& b) {
  if (a.integers("year") != b.integers("year") || a.texts("area") != b.texts("area")) return false;
  if (a.has_coordinate("stage") != b.has_coordinate("stage")) return false;
  return !a.has_coordinate("stage") || a.texts("stage") == b.texts("stage");
}

}  // namespace

ReportData collect(const Results& results) {
  if (results.scenarios.empty()) throw std::invalid_argument("the results hold no scenario");
  std::vector<const ScenarioResults*> scenarios;
  for (const ScenarioResults& scenario : results.scenarios) scenarios.push_back(&scenario);
  std::stable_partition(scenarios.begin(), scenarios.end(), [](const auto* one) { return one->name == "baseline"; });
  const ScenarioResults& first = *scenarios.front();

  ReportData data;
  data.case_name = results.case_name;
  data.years.assign(first.integers("year").begin(), first.integers("year").end());
  data.base_year = data.years.front();
  data.horizon = data.years.back();
  const AreaMap map = map_areas(first, data);
  collect_stages(first, data);
  collect_case(first, data);
  collect_programmes(first, data);
  data.synthetic = results.synthetic_inputs;
  data.synthetic_notes = collect_notes(results);
  data.engine_version = results.provenance.engine_version;
  data.source_revision = results.provenance.source_revision;
  data.time_utc = results.provenance.time_utc;
  data.seed = std::to_string(results.seed);
  data.random_scheme = results.random_scheme;
  data.results_digest = results.results_digest;
  data.identity = first.identity.digest;
  data.inputs = results.inputs;
  for (const ScenarioResults* from : scenarios) {
    if (!same_axes(first, *from)) {
      throw std::invalid_argument("scenarios " + first.name + " and " + from->name +
                                  " differ in years, areas or stages");
    }
    Scenario to;
    to.name = from->name;
    to.title = {from->title_en.empty() ? from->name : from->title_en,
                from->title_zh.empty() ? from->name : from->title_zh};
    to.learn = {from->learn_en, from->learn_zh};
    to.changes = collect_changes(*from);
    collect_lacking(*from, to);
    collect_fields(*from, data, map, to);
    collect_wholes(*from, data, map, to);
    collect_money(*from, data, map.shown.front(), to);
    collect_sites(*from, data, counties_of_sites(*from, map), to);
    collect_events(*from, data, map.parent, to);
    data.scenarios.push_back(std::move(to));
  }
  return data;
}

}  // namespace xuewei::report

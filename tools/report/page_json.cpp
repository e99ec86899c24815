// Numbers are rounded to what the page shows, to keep it small: persons, places, classes and sites to whole ones, money
// of programmes and per pupil to the yuan, other money to ten thousand. Missing values become null.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "io/words/words.hpp"
#include "tools/report/page.hpp"
#include "tools/report/summary.hpp"

namespace xuewei::report {
namespace {

using Json = nlohmann::ordered_json;

Json words(const Bilingual& text) { return Json::array({text.zh, text.en}); }

Json word_list(const std::vector<Bilingual>& texts) {
  Json array = Json::array();
  for (const Bilingual& text : texts) array.push_back(words(text));
  return array;
}

Json labels(std::span<const Word> list) {
  Json array = Json::array();
  for (const Word& word : list) array.push_back(words(word.text()));
  return array;
}

Json whole_numbers(const std::vector<double>& values) {
  Json array = Json::array();
  for (const double value : values) {
    if (std::isfinite(value)) {
      array.push_back(std::llround(value));
    } else {
      array.push_back(nullptr);
    }
  }
  return array;
}

Json ten_thousands(std::vector<double> yuan) {
  for (double& value : yuan) value /= 1e4;
  return whole_numbers(yuan);
}

/// Without names, in the order that page.js gives them: a site is in the lists of many scenarios.
Json site_json(const WorstSite& site) {
  std::string warnings;
  for (const int colour : site.warnings) warnings += static_cast<char>('0' + colour);
  return Json::array({site.name, site.code, site.area, site.stage, site.synthetic ? 1 : 0, site.first_red_year,
                      site.red_years, site.first_crowded_year, site.crowded_years, site.worst_year,
                      std::llround(site.enrolment), std::llround(site.places), warnings});
}

Json money_json(const Money& money) {
  return {{"items", ten_thousands(money.by_item)},
          {"levels", ten_thousands(money.by_level)},
          {"pupil", whole_numbers(money.per_pupil)},
          {"stages", whole_numbers(money.stage_per_pupil)},
          {"gap", ten_thousands(money.gap)},
          {"fell", whole_numbers(money.fell)},
          {"pupil_fell", whole_numbers(money.per_pupil_fell)},
          {"fees", ten_thousands(money.family_fees)},
          {"size_cost", whole_numbers(money.size_cost_per_pupil)},
          {"size_pupils", whole_numbers(money.size_pupils)}};
}

Json events_json(const ReportData& data, const Scenario& scenario) {
  Json rows = Json::array(), refusals = Json::array();
  for (const auto& [guard, counts] : scenario.refusals) {
    refusals.push_back({{"guard", words(word_called(words_of<Guard>(), guard).text())}, {"counts", counts}});
  }
  for (const SiteEvent& event : scenario.site_events) {
    const auto stage =
        std::find_if(data.stages.begin(), data.stages.end(), [&](const Stage& one) { return one.id == event.stage; });
    rows.push_back({event.year, event.area, stage - data.stages.begin(), event.school_name, words(event.text)});
  }
  return {{"counts", scenario.event_counts},
          {"refusals", refusals},
          {"rows", rows},
          {"left_out", scenario.site_events_left_out}};
}

Json lacking_json(const Scenario& scenario) {
  Json lacking = Json::object();
  for (const auto& [id, needed] : scenario.lacking) lacking[id] = words(needed);
  return lacking;
}

Json fields_json(const Scenario& scenario) {
  Json fields = Json::object();
  for (const auto& [id, field] : scenario.fields) fields[id] = whole_numbers(field);
  return fields;
}

/// A list or table that is the same as in the first scenario becomes `true`: many scenarios share their pupils.
void share_with_first(const Json& first, Json& one) {
  for (auto& [key, value] : one.items()) {
    const auto same = first.find(key);
    if (!value.is_structured() || same == first.end()) continue;
    if (value == *same)
      value = true;
    else if (key == "fields" || key == "money")
      share_with_first(*same, value);
  }
}

Json scenario_json(const ReportData& data, const Scenario& scenario) {
  Json fan = Json::array();
  for (const Field& quantile : scenario.enrolment_fan) fan.push_back(whole_numbers(quantile));
  Json sites = Json::array(), sentences = Json::array();
  for (const WorstSite& site : scenario.worst_sites) sites.push_back(site_json(site));
  for (const Sentence& sentence : summarise(data, scenario)) {
    sentences.push_back(
        {{"topic", sentence.topic}, {"subject", words(sentence.subject)}, {"text", words(sentence.text)}});
  }
  return {{"name", scenario.name},
          {"title", words(scenario.title)},
          {"learn", words(scenario.learn)},
          {"changes", word_list(scenario.changes)},
          {"replicates", scenario.replicates},
          {"fields", fields_json(scenario)},
          {"lacking", lacking_json(scenario)},
          {"fan", fan},
          {"births", whole_numbers(scenario.births)},
          {"bands", whole_numbers(scenario.classes_by_size)},
          {"warnings", whole_numbers(scenario.warning_counts)},
          {"opened", whole_numbers(scenario.places_opened)},
          {"spending", whole_numbers(scenario.spending_yuan)},
          {"ceilings", whole_numbers(scenario.ceiling_yuan)},
          {"planned", scenario.planned_openings},
          {"openings", scenario.openings},
          {"events", events_json(data, scenario)},
          {"money", money_json(scenario.money)},
          {"sites", sites},
          {"ever_red", scenario.sites_ever_red},
          {"ever_crowded", scenario.sites_ever_crowded},
          {"sentences", sentences}};
}

/// JSON inside an HTML script element: a name that holds `</script>` or `<!--` must not end or open anything.
std::string safe_in_html(std::string text) {
  for (std::size_t position = text.find('<'); position != std::string::npos; position = text.find('<', position + 6)) {
    text.replace(position, 1, "\\u003c");
  }
  return text;
}

}  // namespace

std::string page_json(const ReportData& data, Language first_language) {
  Json areas = Json::array(), stages = Json::array(), programmes = Json::array(), inputs = Json::array(),
       residences = Json::array(), scenarios = Json::array();
  for (std::size_t index = 0; index < data.areas.size(); ++index) {
    const Area& area = data.areas[index];
    areas.push_back(
        {{"code", area.code}, {"name", words(area.name)}, {"level", area.level}, {"residence", area.residence}});
    if (area.level == "residence") residences.push_back(index);
  }
  for (const Stage& stage : data.stages) {
    stages.push_back({{"id", stage.id},
                      {"name", words(stage.name)},
                      {"norms",
                       {stage.class_size_norm, stage.class_size_hard, stage.pupils_per_staff, stage.teachers_per_class,
                        stage.non_teaching_share}}});
  }
  for (const Programme& programme : data.programmes) {
    programmes.push_back({{"name", words(programme.name)},
                          {"money", programme.money_yuan},
                          {"floor", programme.floor_area_m2},
                          {"grounds", programme.grounds_m2},
                          {"projects", programme.projects},
                          {"basis", programme.basis}});
  }
  Json bases = Json::object();
  for (const Word& basis : words_of<Basis>()) bases[std::string(basis.name)] = words(basis.text());
  for (const InputFile& input : data.inputs) inputs.push_back({input.path, input.sha256.substr(0, 12)});
  for (const Scenario& scenario : data.scenarios) scenarios.push_back(scenario_json(data, scenario));
  for (std::size_t i = 1; i < scenarios.size(); ++i) share_with_first(scenarios[0], scenarios[i]);
  const Json page = {
      {"lang", first_language == Language::chinese ? "zh" : "en"},
      {"title", words(data.title)},
      {"case", data.case_name},
      {"years", data.years},
      {"areas", areas},
      {"rows", county_rows(data)},
      {"residences", residences},
      {"stages", stages},
      {"programmes", programmes},
      {"event_kinds", labels(event_kinds())},
      {"bases", bases},
      {"spending_items", labels(std::span(words_of<SpendingItem>()).first(kSpendingItems))},
      {"government_levels", labels(government_levels())},
      {"school_size_bands", labels(school_size_bands())},
      {"class_size_bands", labels(class_size_bands())},
      {"warning_levels", labels(warning_levels())},
      {"synthetic", data.synthetic},
      {"notes", word_list(data.synthetic_notes)},
      {"census_unshifted", data.census_carried_unshifted},
      {"census_date", data.census_date},
      {"uncertainty", word_list(data.uncertainty)},
      {"inputs", inputs},
      {"provenance",
       {{"engine", data.engine_version + (data.source_revision.empty() ? "" : " (" + data.source_revision + ")")},
        {"seed", data.seed},
        {"random_scheme", data.random_scheme},
        {"digest", data.results_digest},
        {"identity", data.identity},
        {"time", data.time_utc}}},
      {"scenarios", scenarios}};
  return safe_in_html(page.dump());
}

}  // namespace xuewei::report

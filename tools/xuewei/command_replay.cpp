#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/case/planned_projects.hpp"
#include "engine/run/run.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/description/event_words.hpp"
#include "io/description/identity.hpp"
#include "io/description/run_tables.hpp"
#include "io/results/digest.hpp"
#include "io/words/names.hpp"
#include "io/words/words.hpp"
#include "tools/export/columns.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/load_scenarios.hpp"
#include "tools/xuewei/lost_events.hpp"

namespace xuewei {
namespace {

const TableColumn kEventsColumn{"events", "What happened", "事件"};

/// One run in full, and its events with the names of a results file.
struct Run {
  const Case& input;
  const Model& model;
  Expected expected;
  RecordTable events;

  std::size_t steps() const { return model.network.calendar.steps; }
  std::int64_t year(std::size_t step) const {
    return model.network.calendar.base_year + static_cast<std::int64_t>(step) * model.network.calendar.years_per_step;
  }
  /// Blank where the run has no such variable or value; `entries` is how many values it has per year.
  Cell value(const char* variable, std::size_t step, std::size_t entry, std::size_t entries) const {
    const std::vector<double>* values = values_of(expected, variable);
    return values == nullptr ? Cell{} : number_cell((*values)[step * entries + entry]);
  }
};

Cell level_words(const Cell& level, Language language) {
  const auto* number = std::get_if<double>(&level);
  if (number == nullptr) return {};
  return warning_levels()[static_cast<std::size_t>(*number)].text().in(language);
}

/// Sentences of the events of one year that `wanted` picks, joined.
template <class Wanted>
std::string story_of_year(const Run& run, std::int64_t year, Language language, Wanted wanted) {
  std::string text;
  for (std::size_t i = 0; i < run.expected.events.size(); ++i) {
    const Event& event = run.expected.events[i].event;
    if (run.events.integers("year")[i] != year) continue;
    const std::optional<std::string> prefix = wanted(event);
    if (!prefix) continue;
    text += (text.empty()                    ? ""
             : language == Language::chinese ? "；"
                                             : "; ") +
            *prefix + sentence_of_event(facts_of_event(run.events, i), language);
  }
  return text;
}

/// A code that is not there, with the nearest that is.
UsageError unknown(const std::string& option, const std::string& code, const std::vector<std::string>& known,
                   const Bilingual& what, const Bilingual& otherwise) {
  const Bilingual hint = did_you_mean(code, known, otherwise);
  return UsageError({fmt::format("{} {}: {}; {}", option, code, what.en, hint.en),
                     fmt::format("{} {}：{}；{}", option, code, what.zh, hint.zh)});
}

std::vector<std::size_t> sites_of(const Run& run, const std::string& code) {
  std::vector<std::size_t> found;
  std::vector<std::string> known;
  const std::vector<Site>& sites = run.model.network.sites;
  for (std::size_t site = 0; site < sites.size(); ++site) {
    if (sites[site].school_code == code || sites[site].code == code) found.push_back(site);
    known.push_back(sites[site].school_code);
  }
  if (found.empty())
    throw unknown("--school", code, known, {"no such school", "没有此学校"},
                  {"give a school code, or school code / stage", "请给出学校标识码，可加 /学段"});
  return found;
}

ExportTable school_story(const Run& run, const std::string& code, Language language) {
  const bool chinese = language == Language::chinese;
  const Network& network = run.model.network;
  ExportTable table;
  table.name = "school";
  table.columns = {kYearColumn,
                   kStageColumn,
                   {"enrolment", "Pupils", "在校生数", 1},
                   {"places", "Places", "学位", 1},
                   {"classrooms", "Classrooms", "教室"},
                   {"classes", "Classes", "班数"},
                   {"boarders", "Boarders", "寄宿生", 1},
                   {"warning", "Warning", "预警"},
                   kEventsColumn};
  for (const std::size_t index : sites_of(run, code)) {
    const Site& site = network.sites[index];
    const std::string title = school_name_of(network, site) + " " + site.school_code;
    table.title = {title, title};
    const auto wanted = [&](const Event& event) -> std::optional<std::string> {
      if (event.site.valid() && event.site.index() == index) return "";
      if (!event.other.valid() || event.other.index() != index) return std::nullopt;
      return event.site.valid() ? school_name_of(network, network.sites[event.site.index()]) + (chinese ? "：" : ": ")
                                : "";
    };
    const Stage& stage = network.stages[site.stage.index()];
    for (std::size_t step = 0; step < run.steps(); ++step) {
      const auto value = [&](const char* variable) { return run.value(variable, step, index, network.sites.size()); };
      table.rows.push_back({run.year(step), chinese ? stage.name_zh : stage.name_en, value("site_enrolment"),
                            value("site_places"), value("site_classrooms"), value("site_classes"),
                            value("site_boarders"), level_words(value("site_warning"), language),
                            story_of_year(run, run.year(step), language, wanted)});
    }
  }
  return table;
}

std::size_t project_of(const Run& run, const std::string& code) {
  std::vector<std::string> known;
  for (const ProjectRow& project : run.input.projects) known.push_back(project.project);
  const auto found = std::ranges::find(known, code);
  if (found == known.end())
    throw unknown("--project", code, known, {"no such project", "没有此项目"},
                  {"give a code of the table projects", "请给出 projects 表中的项目编号"});
  return static_cast<std::size_t>(found - known.begin());
}

ExportTable project_story(const Run& run, const std::string& code, Language language) {
  const std::size_t index = project_of(run, code);
  const ProjectRow& project = run.input.projects[index];
  const PlannedProject planned = plan_project(project, run.input.parameters);
  const auto programme =
      static_cast<std::size_t>(std::ranges::find(run.input.programmes, project.programme, &ProgrammeRow::programme) -
                               run.input.programmes.begin());
  ExportTable table;
  table.name = "project";
  table.title = {fmt::format("project {} of {}, {} yuan, planned {} to {}, opening {}", code, project.programme,
                             planned.money_yuan, planned.money_from_year, planned.money_to_year, planned.opening_year),
                 fmt::format("项目 {}（{}），投资 {} 元，计划 {} 至 {} 年拨付，{} 年投用", code, project.programme,
                             planned.money_yuan, planned.money_from_year, planned.money_to_year, planned.opening_year)};
  table.columns = {kYearColumn,
                   {"spending", "Spending (yuan)", "支出（元）"},
                   {"programme_spending", "Programme spending (yuan)", "工程支出（元）"},
                   {"programme_ceiling", "Programme ceiling (yuan)", "工程资金上限（元）"},
                   kEventsColumn};
  const auto wanted = [&](const Event& event) -> std::optional<std::string> {
    const bool of_project = event.cause == Cause::project && event.cause_row == static_cast<std::int32_t>(index);
    return of_project ? std::optional<std::string>("") : std::nullopt;
  };
  const std::size_t programmes = run.input.programmes.size();
  for (std::size_t step = 0; step < run.steps(); ++step)
    table.rows.push_back({run.year(step), run.value("project_spending", step, index, run.input.projects.size()),
                          run.value("programme_spending", step, programme, programmes),
                          run.value("programme_ceiling", step, programme, programmes),
                          story_of_year(run, run.year(step), language, wanted)});
  return table;
}

/// Every event of the run, one per row.
ExportTable network_story(const Run& run, Language language) {
  ExportTable table;
  table.name = "events";
  table.title = {"all events", "全部事件"};
  table.columns = {kYearColumn, {"site", "Site", "校点代码"}, kSchoolColumn, kEventsColumn};
  for (std::size_t i = 0; i < run.expected.events.size(); ++i)
    table.rows.push_back({static_cast<std::int64_t>(run.events.integers("year")[i]), run.events.texts("site")[i],
                          run.events.texts("school_name")[i],
                          sentence_of_event(facts_of_event(run.events, i), language)});
  return table;
}

}  // namespace

int replay_command(const ReplayOptions& options) {
  if (!options.school.empty() && !options.project.empty())
    throw UsageError(Bilingual{"--school and --project: give one of them", "--school 与 --project 只能给出一个"});
  const std::string name = options.scenario.empty() ? "baseline" : options.scenario;
  const std::vector<LoadedScenario> scenarios = load_scenarios(options.case_directory, {name});
  const LoadedCase& loaded = scenarios.front().loaded;
  const Model& model = scenarios.front().model;
  Run run{loaded.data,
          model,
          options.replicate ? run_replicate(model, options.seed, *options.replicate) : run_expected(model),
          {}};
  run.events = events_table(run.input, model, run.expected);
  if (const auto note = lost_events_note(name, run.expected, options.language)) fmt::print(stderr, "{}\n", *note);

  ExportTable table = !options.school.empty()    ? school_story(run, options.school, options.language)
                      : !options.project.empty() ? project_story(run, options.project, options.language)
                                                 : network_story(run, options.language);
  const Bilingual which = options.replicate
                              ? Bilingual{fmt::format("Replicate {} of seed {}", *options.replicate, options.seed),
                                          fmt::format("种子 {} 的第 {} 次抽样", options.seed, *options.replicate)}
                              : Bilingual{"Expected path", "期望路径"};
  table.title = {which.en + ": " + table.title.en, which.zh + "：" + table.title.zh};
  const TableSource source{loaded.data.name,
                           loaded.scenario_name,
                           {loaded.scenario_title_en, loaded.scenario_title_zh},
                           "",
                           loaded.synthetic};
  if (!options.json) {
    fmt::print("{}", to_aligned_text(table, source, options.language));
    return kDone;
  }
  auto document = nlohmann::ordered_json::parse(to_json(table, source));
  document.erase("results_digest");
  document["identity"] = identity_of(loaded.data, sha256_hex).digest;
  document["seed"] = options.seed;
  document["replicate"] = options.replicate ? nlohmann::ordered_json(*options.replicate) : nlohmann::ordered_json();
  fmt::print("{}\n", document.dump(1));
  return kDone;
}

}  // namespace xuewei

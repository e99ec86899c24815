// The page's events and timeline, collected from hand-made tables.
#include <algorithm>

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "io/words/words.hpp"
#include "tests/report/small_report.hpp"
#include "tools/report/collect.hpp"
#include "tools/report/page.hpp"

namespace xuewei::report {
namespace {

using testing::ElementsAre;
using Texts = std::vector<std::string>;
using Years = std::vector<std::int32_t>;
using Numbers = std::vector<double>;

Coordinate column(const char* name, decltype(Coordinate::values) values) {
  return {name, "event", "1", name, name, std::move(values)};
}

/// `refusals` refused mergers of 2021, then a merger and a closure of 2022 and an opening of 2023.
RecordTable events(std::size_t refusals) {
  Texts kind(refusals, "refused"), guard(refusals, "no_room"), school(refusals, "small school");
  Years year(refusals, 2021);
  for (const auto& [what, when] :
       {std::pair("merged", 2022), std::pair("closed", 2022), std::pair("project_opened", 2023)}) {
    kind.emplace_back(what);
    guard.emplace_back("none");
    school.emplace_back("school " + std::string(what));
    year.push_back(when);
  }
  const std::size_t rows = kind.size();
  RecordTable table{"events",
                    {column("event", Years(rows)), column("year", year), column("kind", kind), column("guard", guard)}};
  for (const char* name : {"cause", "stage", "county", "cause_code", "other_school_name", "school_name"}) {
    const std::string text = name;
    table.columns.push_back(column(name, text == "school_name" ? school
                                                               : Texts(rows, text == "cause"    ? "rule"
                                                                             : text == "stage"  ? "primary"
                                                                             : text == "county" ? "11"
                                                                                                : "")));
  }
  for (const char* name : {"classrooms", "places", "pupils", "staff"})
    table.columns.push_back(column(name, Numbers(rows)));
  return table;
}

Scenario collected(RecordTable table, ReportData& data) {
  ScenarioResults from;
  from.tables.push_back(std::move(table));
  Scenario to = data.scenarios.front();
  collect_events(from, data, {{"11", 1}}, to);
  return to;
}

TEST(ReportEvents, EveryKindIsShownButTheStartOfAProject) {
  ReportData data = small_report({800, 1000, 900, 600});
  RecordTable every = events(words_of<EventKind>().size());
  for (Coordinate& one : every.columns)
    if (one.name == "kind") {
      Texts kinds = names_of(words_of<EventKind>());
      kinds.emplace_back("of a later version");
      kinds.resize(every.rows(), "project_started");
      one.values = kinds;
    }
  const Scenario scenario = collected(every, data);
  int shown = 0;
  for (const int count : scenario.event_counts) shown += count;
  EXPECT_EQ(shown, static_cast<int>(words_of<EventKind>().size()) - 1);
}

TEST(ReportEvents, CountsByKindYearAndGuard) {
  ReportData data = small_report({800, 1000, 900, 600});
  const Scenario scenario = collected(events(3), data);
  const auto counts = [&](const char* kind) {
    const auto which = std::ranges::find(event_kinds(), kind, &Word::name) - event_kinds().begin();
    return std::vector<int>(scenario.event_counts.begin() + 4 * which, scenario.event_counts.begin() + 4 * (which + 1));
  };
  EXPECT_THAT(counts("refused"), ElementsAre(0, 3, 0, 0));
  EXPECT_THAT(counts("merged"), ElementsAre(0, 0, 1, 0));
  EXPECT_THAT(counts("project_opened"), ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(scenario.refusals.at("no_room"), ElementsAre(0, 3, 0, 0));
}

TEST(ReportEvents, ListsSitesInOrderOfTimeAndRefusalsAsFarAsThereIsRoom) {
  ReportData data = small_report({800, 1000, 900, 600});
  const Scenario few = collected(events(1), data);
  ASSERT_EQ(few.site_events.size(), 3u) << "the opening of a project stands in the timeline";
  EXPECT_EQ(few.site_events[0].text.en.substr(0, 14), "change refused");
  EXPECT_EQ(few.site_events[1].school_name, "school merged");
  EXPECT_EQ(few.site_events[1].area, 1u);
  EXPECT_EQ(few.site_events_left_out, 0u);
  const Scenario many = collected(events(500), data);
  EXPECT_EQ(many.site_events.size() + many.site_events_left_out, 502u);
  EXPECT_GT(many.site_events_left_out, 0u);
  EXPECT_EQ(many.site_events.back().school_name, "school closed") << "mergers and closures are never left out first";
}

TEST(ReportEvents, TimelineComparesThePlanWithWhatOpened) {
  ReportData data = small_report({800, 1000, 900, 600});
  data.programmes.push_back({.id = "A", .name = {"Programme", "工程"}});
  ScenarioResults from;
  from.tables.push_back(
      {"projects",
       {column("project", Texts{"A1", "A2", "A3"}), column("programme", Texts{"A", "A", "B"}),
        column("planned_opening_year", Years{2021, 2021, 2021}), column("opening_year", Years{2021, 0, 2021})}});
  from.tables.push_back({"money",
                         {column("entry", Years{0, 1}), column("programme", Texts{"A", "A"}),
                          column("year", Years{2021, 2022}), column("ceiling_yuan", Numbers{5e6, std::nan("")})}});
  Scenario to = data.scenarios.front();
  collect_events(from, data, {}, to);
  EXPECT_THAT(to.planned_openings, ElementsAre(0, 2, 0, 0));
  EXPECT_THAT(to.openings, ElementsAre(0, 1, 0, 0));
  EXPECT_EQ(to.ceiling_yuan[1], 5e6);
  EXPECT_TRUE(std::isnan(to.ceiling_yuan[2]));
}

TEST(ReportEvents, ReachThePage) {
  ReportData data = small_report({800, 1000, 900, 600});
  data.scenarios.front() = collected(events(2), data);
  const nlohmann::json json = nlohmann::json::parse(page_json(data, Language::chinese));
  const auto& events = json.at("scenarios").at(0).at("events");
  EXPECT_EQ(json.at("event_kinds").size() * data.years.size(), events.at("counts").size());
  EXPECT_EQ(events.at("refusals").at(0).at("guard").at(0), "学位不足");
  EXPECT_EQ(events.at("rows").at(2).at(3), "school merged");
  EXPECT_EQ(events.at("rows").at(2).at(2), 0) << "the stage's position";
}

}  // namespace
}  // namespace xuewei::report

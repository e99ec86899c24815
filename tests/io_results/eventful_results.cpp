#include "tests/io_results/eventful_results.hpp"

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

Eventful make() {
  Eventful made;
  made.loaded = read_case(Directory(XUEWEI_SOURCE_DIR "/scenarios/minimal"));
  made.model = compile(made.loaded.data);
  made.expected = run_expected(made.model);
  made.expected.events.clear();
  // Rows that the events below name as their cause; the model was made without them.
  NetworkChangeRow merger;
  merger.change = NetworkChangeRow::Change::merge;
  made.loaded.data.network_changes.push_back(merger);
  RuleRow rule;
  rule.rule = RuleRow::Rule::close_empty;
  made.loaded.data.rules.push_back(rule);

  const auto site = [&](const char* school) { return made.model.network.find_site(school, "primary"); };
  const auto add = [&](std::size_t step, const Event& event) { made.expected.events.push_back({step, event}); };
  const Event project{.cause = Cause::project, .cause_row = 0, .site = site("P1")};
  Event event = project;
  event.kind = EventKind::project_started;
  add(1, event);
  add(2, {.kind = EventKind::merged,
          .cause = Cause::plan,
          .cause_row = 0,
          .site = site("P3"),
          .other = site("P2"),
          .pupils = 120.0});
  event.kind = EventKind::project_delayed;
  add(2, event);
  event.kind = EventKind::project_opened;
  event.classrooms = 6.0;
  event.places = 270.0;
  add(3, event);
  add(4, {.kind = EventKind::refused,
          .guard = Guard::last_of_county,
          .cause = Cause::rule,
          .cause_row = 0,
          .site = site("P2"),
          .pupils = 60.0});
  return made;
}

}  // namespace

const Eventful& with_events() {
  static const Eventful made = make();
  return made;
}

Results results_with_events(std::uint64_t first, std::uint64_t last) {
  Results results = minimal_results(first, last);
  ScenarioResults& scenario = results.scenarios.front();
  std::erase_if(scenario.tables, [](const RecordTable& table) { return table.name != "programmes"; });
  add_expected(with_events().loaded, with_events().model, with_events().expected, scenario);
  return results;
}

}  // namespace xuewei::testing

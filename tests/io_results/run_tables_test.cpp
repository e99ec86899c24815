// Tables that follow from a run: hand-made events of the minimal case, written, read and merged.
#include "io/description/run_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/description/event_words.hpp"
#include "io/results/merge_results.hpp"
#include "io/results/results_file.hpp"
#include "tests/io_results/eventful_results.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Events, SayWhatHappenedWhereAndWhy) {
  const Eventful& minimal = with_events();
  const RecordTable table = events_table(minimal.loaded.data, minimal.model, minimal.expected);
  EXPECT_THAT(table.integers("event"), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(table.integers("year"), ElementsAre(2021, 2022, 2022, 2023, 2024));
  EXPECT_THAT(table.texts("kind"),
              ElementsAre("project_started", "merged", "project_delayed", "project_opened", "refused"));
  EXPECT_THAT(table.texts("guard"), ElementsAre("none", "none", "none", "none", "last_of_county"));
  EXPECT_THAT(table.texts("cause_code"), ElementsAre("A1", "merge", "A1", "A1", "close_empty"));
  EXPECT_THAT(table.texts("site"), ElementsAre("P1/primary", "P3/primary", "P1/primary", "P1/primary", "P2/primary"));
  EXPECT_THAT(table.texts("other_site"), ElementsAre("", "P2/primary", "", "", ""));
  EXPECT_THAT(table.texts("county"), ElementsAre("X1", "X1", "X1", "X1", "X1"));
  EXPECT_THAT(table.numbers("places"), ElementsAre(0.0, 0.0, 0.0, 270.0, 0.0));
}

TEST(Events, StaffGoWithPupilsInProportionAndOnlyWhenTheyMove) {
  const Eventful& minimal = with_events();
  const RecordTable table = events_table(minimal.loaded.data, minimal.model, minimal.expected);
  const Network& network = minimal.model.network;
  const std::size_t at = (1 * network.nodes.size() + network.find_node("X1").index()) * network.stages.size() +
                         network.find_stage("primary").index();
  const double staff = (*values_of(minimal.expected, "staff"))[at];
  const double pupils = (*values_of(minimal.expected, "enrolment"))[at];
  ASSERT_GT(staff, 0.0);
  EXPECT_DOUBLE_EQ(table.numbers("staff")[1], 120.0 * staff / pupils);
  EXPECT_EQ(table.numbers("staff")[4], 0.0) << "a refused merger moves nobody";
}

TEST(Events, TellWhenAProjectBeganAndOpened) {
  const Eventful& minimal = with_events();
  const RecordTable table = projects_table_of(minimal.loaded.data, minimal.model, minimal.expected);
  EXPECT_THAT(table.integers("planned_opening_year"), ElementsAre(2022));
  EXPECT_THAT(table.integers("started_year"), ElementsAre(2021));
  EXPECT_THAT(table.integers("opening_year"), ElementsAre(2023));
  Expected turned_over = minimal.expected;  // a conversion opens with rooms that change hands
  for (RecordedEvent& recorded : turned_over.events)
    if (recorded.event.kind == EventKind::project_opened) recorded.event.kind = EventKind::converted;
  EXPECT_THAT(projects_table_of(minimal.loaded.data, minimal.model, turned_over).integers("opening_year"),
              ElementsAre(2023));
  Expected silent = minimal.expected;
  silent.events.clear();
  EXPECT_THAT(projects_table_of(minimal.loaded.data, minimal.model, silent).integers("opening_year"), ElementsAre(0))
      << "not open by the horizon";
}

TEST(Money, HasARowForEveryProgrammeAndYear) {
  const Eventful& minimal = with_events();
  const RecordTable table = money_table(minimal.loaded.data, minimal.model, minimal.expected);
  EXPECT_THAT(table.integers("year"), ElementsAre(2020, 2021, 2022, 2023, 2024, 2025));
  double spent = 0.0;
  for (const double yuan : table.numbers("spending_yuan")) spent += yuan;
  EXPECT_EQ(spent, 3000000.0);
}

TEST(Events, ComeBackFromAFileAndAMerge) {
  const Folder folder;
  write_results(folder.file("a.h5"), results_with_events(0, 3));
  write_results(folder.file("b.h5"), results_with_events(3, 5));
  const RecordTable before = *results_with_events(0, 0).scenarios.front().table("events");
  const Results read = read_results(folder.file("a.h5"));
  const Results merged = merge_results({folder.file("a.h5"), folder.file("b.h5")});
  for (const Results* results : {&read, &merged}) {
    const RecordTable* after = results->scenarios.front().table("events");
    ASSERT_NE(after, nullptr);
    ASSERT_EQ(after->columns.size(), before.columns.size());
    for (std::size_t c = 0; c < before.columns.size(); ++c) {
      EXPECT_EQ(after->columns[c].name, before.columns[c].name);
      EXPECT_EQ(after->columns[c].values, before.columns[c].values) << before.columns[c].name;
      EXPECT_EQ(after->columns[c].dimension, "event");
    }
  }
}

TEST(Events, ArePartOfTheDigest) {
  const Folder folder;
  Results results = results_with_events(0, 0);
  const std::string before = write_results(folder.file("a.h5"), results);
  EXPECT_EQ(recompute_results_digest(folder.file("a.h5")), before);
  for (RecordTable& table : results.scenarios.front().tables)
    if (table.name == "events") std::get<std::vector<double>>(table.columns.at(16).values).at(1) += 1.0;
  EXPECT_NE(write_results(folder.file("b.h5"), results), before);
}

TEST(EventWords, SayAnEventInBothLanguages) {
  const Eventful& minimal = with_events();
  const RecordTable table = events_table(minimal.loaded.data, minimal.model, minimal.expected);
  EXPECT_EQ(sentence_of_event(facts_of_event(table, 3), Language::english),
            "project opened, 6 rooms, 270 places (project A1)");
  EXPECT_EQ(sentence_of_event(facts_of_event(table, 4), Language::english),
            "change refused: last site of a compulsory stage in its county, 60.0 pupils (rule close_empty)");
  EXPECT_EQ(sentence_of_event(facts_of_event(table, 4), Language::chinese),
            "调整被阻止：旗县区该义务教育学段唯一校点，学生 60.0（规则：撤销空校）");
  EXPECT_THAT(sentence_of_event(facts_of_event(table, 1), Language::chinese),
              HasSubstr("撤并 → 东乡小学，学生 120.0、教职工"));
}

}  // namespace
}  // namespace xuewei::testing

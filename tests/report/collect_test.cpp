#include "tools/report/collect.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/run/run.hpp"
#include "io/case/files/directory.hpp"
#include "io/description/describe.hpp"
#include "tools/xuewei/write_report.hpp"

namespace xuewei::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kMinimal = std::string(XUEWEI_SOURCE_DIR) + "/scenarios/minimal";

Results run_minimal(const std::vector<std::string>& scenarios) {
  Results results;
  for (const std::string& name : scenarios) {
    const LoadedCase loaded = read_case(Directory(kMinimal), name);
    const Model model = compile(loaded.data);
    ScenarioResults scenario = describe_scenario(loaded, model);
    add_expected(loaded, model, run_expected(model), scenario);
    add_case(loaded, results);
    results.scenarios.push_back(std::move(scenario));
  }
  return results;
}

TEST(Collect, ShowsTheWholeFirstAndNoLeafAreas) {
  const ReportData data = collect(run_minimal({"baseline"}));
  ASSERT_FALSE(data.areas.empty());
  EXPECT_EQ(data.areas[0].parent, -1);
  for (const Area& area : data.areas) EXPECT_NE(area.level, "area") << area.code;
}

TEST(Collect, CopiesTheNumbersOfTheResults) {
  const Results results = run_minimal({"baseline"});
  const ReportData data = collect(results);
  const ScenarioResults& from = results.scenarios[0];
  const auto& codes = from.texts("area");
  const std::vector<double>& balance = from.expected.values.at(variable_index("places_balance"));
  for (std::size_t area = 0; area < data.areas.size(); ++area) {
    const auto found = std::find(codes.begin(), codes.end(), data.areas[area].code) - codes.begin();
    for (std::size_t year = 0; year < data.years.size(); ++year) {
      for (std::size_t stage = 0; stage < data.stages.size(); ++stage) {
        const std::size_t at = (year * codes.size() + static_cast<std::size_t>(found)) * data.stages.size() + stage;
        EXPECT_EQ(data.scenarios[0].fields.at("places_balance")[data.at(year, area, stage)], balance[at]);
      }
    }
  }
}

TEST(Collect, CountsEverySiteOnceEveryYear) {
  const Results results = run_minimal({"baseline"});
  const ReportData data = collect(results);
  EXPECT_EQ(kWarnings, warning_levels().size());
  const std::size_t a_year = data.stages.size() * kWarnings;
  for (std::size_t year = 0; year < data.years.size(); ++year) {
    double sites = 0;
    for (std::size_t i = 0; i < a_year; ++i) sites += data.scenarios[0].warning_counts[year * a_year + i];
    EXPECT_EQ(sites, static_cast<double>(results.scenarios[0].texts("site").size()));
  }
}

TEST(Collect, PutsTheBaselineFirstAndListsWhatAScenarioChanges) {
  const ReportData data = collect(run_minimal({"low-births", "baseline"}));
  EXPECT_EQ(data.scenarios[0].name, "baseline");
  EXPECT_TRUE(data.scenarios[0].changes.empty());
  ASSERT_FALSE(data.scenarios[1].changes.empty());
  EXPECT_THAT(data.scenarios[1].changes[0].zh, HasSubstr("生育水平系数：2021 年 1、2024 年 0.7"));
  EXPECT_THAT(data.scenarios[1].changes[0].en, HasSubstr("population/fertility_multiplier = 2021: 1; 2024: 0.7"));
}

TEST(Collect, SaysChoicesAndListsOfAScenarioInWords) {
  ScenarioResults from;
  from.scenario_json =
      R"({"case": {"parameters": {"placement": {"crowding": "norm_only"}}, "stages": [{"id": "a"}, {"id": "b"}]}})";
  const std::vector<Bilingual> changes = collect_changes(from);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].zh, "扩班与分流：不超标准班额");
  EXPECT_EQ(changes[0].en, "placement/crowding = norm_only");
  EXPECT_EQ(changes[1].en, "stages = a list of 2 in place of the old one");
}

TEST(Collect, SaysWhatIsSynthetic) {
  const ReportData data = collect(run_minimal({"baseline"}));
  EXPECT_TRUE(data.synthetic);
  ASSERT_FALSE(data.synthetic_notes.empty());
  EXPECT_THAT(data.synthetic_notes[0].zh, HasSubstr("校点"));
}

TEST(Collect, OrdersSitesByYearsInRed) {
  Results results = run_minimal({"baseline"});
  ScenarioResults& from = results.scenarios[0];
  const std::size_t sites = from.texts("site").size();
  ASSERT_GE(sites, 3u);
  const std::size_t years = from.steps();
  from.expected.values[variable_index("site_warning")].assign(years * sites, 2.0);
  from.expected.values[variable_index("site_enrolment")].assign(years * sites, 10.0);
  from.expected.values[variable_index("site_places")].assign(years * sites, 20.0);
  auto& warning = from.expected.values[variable_index("site_warning")];
  auto& enrolment = from.expected.values[variable_index("site_enrolment")];
  warning[2 * sites + 1] = 5.0;                           // the second site: red once
  warning[1 * sites + 2] = warning[3 * sites + 2] = 5.0;  // the third: red twice
  enrolment[3 * sites + 2] = 44.0;
  enrolment[4 * sites + 0] = 23.0;  // the first: short once, never red
  const ReportData data = collect(results);
  std::vector<std::string> order;
  for (const WorstSite& site : data.scenarios[0].worst_sites) order.push_back(site.code);
  const auto& codes = from.texts("site");
  EXPECT_THAT(order, ElementsAre(codes[2], codes[1], codes[0]));
  EXPECT_EQ(data.scenarios[0].sites_ever_red, 2u);
  EXPECT_EQ(data.scenarios[0].sites_ever_crowded, 2u);
  const WorstSite& worst = data.scenarios[0].worst_sites[0];
  EXPECT_EQ(worst.first_red_year, data.years[1]);
  EXPECT_EQ(worst.worst_year, data.years[3]);
  EXPECT_EQ(worst.enrolment, 44.0);
}

TEST(Collect, RefusesScenariosThatDoNotFitOnOnePage) {
  Results results = run_minimal({"baseline", "low-births"});
  for (Coordinate& coordinate : results.scenarios[1].coordinates) {
    if (coordinate.name == "year") std::get<std::vector<std::int32_t>>(coordinate.values).front() = 1999;
  }
  EXPECT_THROW(collect(results), std::invalid_argument);
  EXPECT_THROW(collect(Results{}), std::invalid_argument);
}

TEST(Collect, SumsWhatProgrammesSpendAndOpen) {
  const Results results = run_minimal({"baseline"});
  const ReportData data = collect(results);
  ASSERT_FALSE(data.programmes.empty());
  double spent = 0, published = 0;
  for (const double yuan : data.scenarios[0].spending_yuan) spent += yuan;
  for (const Programme& programme : data.programmes) published += static_cast<double>(programme.money_yuan);
  EXPECT_EQ(spent, published);
}

TEST(Collect, PublicMoneyIsThatOfTheWhole) {
  const Results results = run_minimal({"baseline"});
  const ReportData data = collect(results);
  const ScenarioResults& from = results.scenarios[0];
  const Money& money = data.scenarios[0].money;
  const auto& codes = from.texts("area");
  const auto whole =
      static_cast<std::size_t>(std::find(codes.begin(), codes.end(), data.areas[0].code) - codes.begin());
  const std::size_t years = data.years.size();
  const std::vector<double>& spending = from.expected.values.at(variable_index("spending"));
  double all = 0.0;
  for (std::size_t year = 0; year < years; ++year) {
    double items = 0.0, levels = 0.0;
    for (std::size_t i = year; i < money.by_item.size(); i += years) items += money.by_item[i];
    for (std::size_t i = year; i < money.by_level.size(); i += years) levels += money.by_level[i];
    EXPECT_EQ(items, spending[year * codes.size() + whole]);
    EXPECT_EQ(levels, items);
    all += items;
  }
  EXPECT_GT(all, 0.0);
  EXPECT_TRUE(money.gap.empty());  // the case gives no budgets, and no fees
  EXPECT_TRUE(money.family_fees.empty());
  const std::size_t a_year = money.size_pupils.size() / 2, stages = data.stages.size();
  for (std::size_t stage = 0; stage < stages; ++stage) {
    double base = 0.0, last = 0.0;
    for (std::size_t band = 0; band < a_year / stages; ++band) {
      base += money.size_pupils[stage * (a_year / stages) + band];
      last += money.size_pupils[a_year + stage * (a_year / stages) + band];
    }
    EXPECT_NEAR(base, data.scenarios[0].fields.at("enrolment")[data.at(0, 0, stage)], 1e-6);
    EXPECT_NEAR(last, data.scenarios[0].fields.at("enrolment")[data.at(years - 1, 0, stage)], 1e-6);
  }
}

TEST(WriteReport, LeavesOneFile) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "xuewei-report";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  write_report(run_minimal({"baseline"}), {}, folder / "report.html");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files += entry.is_regular_file();
  EXPECT_EQ(files, 1u);
  EXPECT_GT(std::filesystem::file_size(folder / "report.html"), 1'000'000u);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace xuewei::report

#include "tools/report/summary.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/report/small_report.hpp"

namespace xuewei::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The sentences of a topic, run together.
Bilingual topic(const ReportData& data, const std::string& name, std::size_t scenario = 0) {
  Bilingual joined;
  for (const Sentence& sentence : summarise(data, data.scenarios[scenario])) {
    if (sentence.topic != name) continue;
    joined.zh += sentence.subject.zh + " " + sentence.text.zh;
    joined.en += sentence.subject.en + " " + sentence.text.en;
  }
  return joined;
}

TEST(Summary, NamesThePeakYearAndTheFallFromIt) {
  const Bilingual text = topic(small_report({800, 1000, 900, 600}), "pupils");
  EXPECT_EQ(text.zh, "小学 2021 年达到峰值 1000 人（基年 800 人），到 2023 年降至 600 人，比峰值减少 40.0%。");
  EXPECT_EQ(text.en, "Primary Peaks in 2021 at 1,000 (base year 800); by 2023 it is 600, 40.0% below the peak.");
}

TEST(Summary, SaysWhenTheBaseYearIsTheLargest) {
  const Bilingual text = topic(small_report({20000, 15000, 12000, 10000}, 20000), "pupils");
  EXPECT_THAT(text.zh, HasSubstr("基年 2020 年即为最高（2.00 万人），到 2023 年降至 1.00 万人，减少 50.0%"));
  EXPECT_THAT(text.en, HasSubstr("Largest in the base year 2020 (20,000); by 2023 it is 10,000, 50.0% lower"));
}

TEST(Summary, ClaimsNoPeakWhileAStageStillGrows) {
  const Bilingual text = topic(small_report({500, 600, 700, 800}), "pupils");
  EXPECT_THAT(text.zh, HasSubstr("到 2023 年仍未见顶"));
  EXPECT_THAT(text.en, HasSubstr("No peak before 2023: 800, base year 500 (up 60.0%)"));
}

TEST(Summary, CallsAFlatStageFlat) {
  const Bilingual text = topic(small_report({800, 801, 799, 800}), "pupils");
  EXPECT_THAT(text.zh, HasSubstr("大体不变"));
  EXPECT_THAT(text.zh, Not(HasSubstr("峰值")));
}

TEST(Summary, NamesThePlateauAroundThePeak) {
  EXPECT_THAT(topic(small_report({960, 1000, 970, 500}), "pupils").en, HasSubstr("2020–2022 above 95% of the peak"));
}

TEST(Summary, NamesEveryRunOfYearsNearThePeak) {
  const Bilingual text = topic(small_report({1000, 960, 940, 955}), "pupils");
  EXPECT_THAT(text.en, HasSubstr("2020–2021; 2023 above 95% of the peak"));
  EXPECT_THAT(text.zh, HasSubstr("2020—2021、2023 年在峰值的 95% 以上"));
}

TEST(Summary, NamesTheFirstYearOfShortageAndWhenItEnds) {
  const Bilingual text = topic(small_report({900, 1100, 1200, 950}), "places");
  EXPECT_THAT(text.zh,
              HasSubstr("首次总量不足在 2021 年，最缺的是 2022 年（余缺 −200 个，利用率 120.0%），2023 年起转为有余"));
  EXPECT_THAT(text.en,
              HasSubstr("First short in total in 2021, most in 2022 (balance −200 places, used 120.0%), to spare "
                        "from 2023"));
}

TEST(Summary, ShowsTheShortageThatATotalHides) {
  ReportData data = small_report({800, 800, 800, 800});
  data.scenarios[0].fields["places_short"][data.at(2, 0, 0)] = 77;
  const Bilingual text = topic(data, "places");
  EXPECT_THAT(text.zh, HasSubstr("总量各年不缺"));
  EXPECT_THAT(text.zh, HasSubstr("2022 年超出本校学位和未安置的最多，共 77 人"));
  EXPECT_THAT(text.en, HasSubstr("in 2022: 77 pupils"));
}

TEST(Summary, NamesTheCountiesThatAreShortest) {
  const Bilingual text = topic(small_report({900, 1100, 1200, 950}), "counties");
  EXPECT_THAT(text.zh, HasSubstr("东区小学（2022 年 −250 个）"));
  EXPECT_THAT(text.en, HasSubstr("East, Primary (2022: −250 places)"));
  EXPECT_THAT(text.zh, HasSubstr("西区小学（2023 年 50 个）"));
}

TEST(Summary, SaysSoWhenNoCountyIsShort) {
  const Bilingual text = topic(small_report({500, 500, 500, 500}), "counties");
  EXPECT_THAT(text.zh, HasSubstr("没有旗县区在任何学段出现总量不足"));
}

TEST(Summary, KeepsSurplusAndShortageOfStaffApart) {
  ReportData data = small_report({800, 800, 800, 800});
  Field& gap = data.scenarios[0].fields["staff_balance"];
  gap.assign(data.years.size() * data.areas.size() * data.stages.size(), 0.0);
  gap[data.at(0, 1, 0)] = 30;   // East
  gap[data.at(0, 2, 0)] = -12;  // West
  gap[data.at(0, 0, 0)] = 18;   // the whole would hide both
  const Bilingual text = topic(data, "teachers");
  EXPECT_THAT(text.zh, HasSubstr("2020 年富余的旗县区和学段合计多 30 人，不足的合计缺 12 人"));
}

TEST(Summary, ComparesAScenarioWithTheBaselineOnly) {
  ReportData data = small_report({800, 800, 800, 800});
  data.scenarios.push_back(small_report({800, 800, 800, 600}).scenarios[0]);
  data.scenarios[1].name = "low";
  EXPECT_EQ(topic(data, "comparison", 0).zh, "");
  EXPECT_THAT(topic(data, "comparison", 1).zh, HasSubstr("小学在校生 2023 年比“基准”少 200（25.0%）"));
}

TEST(Summary, LeavesOutWhatTheResultsLack) {
  ReportData data = small_report({800, 800, 800, 800});
  data.scenarios[0].fields.clear();
  EXPECT_TRUE(summarise(data, data.scenarios[0]).empty());
}

TEST(Summary, SaysNothingOfMoneyWhereTheCaseHasNone) {
  EXPECT_EQ(topic(small_report({800, 800, 800, 800}), "money").en, "");
}

TEST(Summary, SaysWhatIsSpentAndInHowManyYearsSomeCountySpentLess) {
  ReportData data = small_report({800, 1000, 900, 600});
  Money& money = data.scenarios[0].money;
  money.by_item = {1e8, 2e8, 3e8, 1e8, 2e8, 1e8, 1e8, 0.0};  // two items: 3, 3, 4 and 1
  money.per_pupil = {375000.0, 300000.0, 444444.4, 166666.6};
  money.fell = {std::nan(""), 0.0, 1.0, 2.0};
  money.per_pupil_fell = {std::nan(""), 0.0, 0.0, 0.0};
  const Bilingual text = topic(data, "money");
  EXPECT_EQ(
      text.en,
      "Public spending 300.0 million yuan in 2020, 100.0 million yuan in 2023, most in 2022 (400.0 million yuan); "
      "375,000 yuan per pupil, then 166,667.No decrease In total: broken in 2 years, most in 2023 (2 counties); per "
      "pupil: kept every year. Nominal, works included.");
  EXPECT_THAT(text.zh, HasSubstr("总额：2 个年度有旗县区下降，最多的是 2023 年（2 个）；生均：每年都做到"));
  EXPECT_THAT(text.en, Not(HasSubstr("gap")));
}

TEST(Summary, AddsTheFinancingGapOverTheYears) {
  ReportData data = small_report({800, 1000, 900, 600});
  Money& money = data.scenarios[0].money;
  money.by_item = {1e8, 2e8, 3e8, 1e8};
  money.per_pupil = {1.0, 2.0, 3.0, 1.0};
  money.fell = money.per_pupil_fell = {std::nan(""), 0.0, 0.0, 1.0};
  money.gap = {0.0, 1e6, 2e6, 0.5e6};
  EXPECT_THAT(topic(data, "money").en, HasSubstr("Financing gap 3.5 million yuan in 2020–2023."));
}

}  // namespace
}  // namespace xuewei::report

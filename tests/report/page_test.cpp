#include "tools/report/page.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/report/small_report.hpp"
#include "tools/report/embedded.hpp"

namespace xuewei::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Page, HoldsItsStyleScriptAndChartsItself) {
  const std::string page = render(small_report({800, 1000, 900, 600}), Language::chinese);
  EXPECT_THAT(page, HasSubstr(std::string(embedded_echarts())));
  EXPECT_THAT(page, HasSubstr(std::string(embedded_style())));
  EXPECT_THAT(page, HasSubstr("The Apache Software Foundation"));
  EXPECT_THAT(page, Not(HasSubstr("<link")));
  EXPECT_THAT(page, Not(HasSubstr("<script src")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_LT(page.size(), 1'500'000u);
}

TEST(Page, BeginsInTheLanguageAsked) {
  const ReportData data = small_report({800, 1000, 900, 600});
  EXPECT_THAT(render(data, Language::chinese), HasSubstr("<html lang=\"zh-CN\">"));
  EXPECT_THAT(render(data, Language::english), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(render(data, Language::english), HasSubstr("<title>Small town</title>"));
}

TEST(Page, ANameCannotBecomeMarkup) {
  ReportData data = small_report({800, 1000, 900, 600});
  const std::string harmless = render(data, Language::chinese);
  data.title.zh = "</script><script>alert(1)</script>";
  data.areas[1].name.zh = "{{script}} <!-- </SCRIPT>";
  const std::string page = render(data, Language::chinese);
  EXPECT_THAT(page, Not(HasSubstr("alert(1)</script>")));
  EXPECT_EQ(occurrences(page, "<script"), occurrences(harmless, "<script"));
  EXPECT_EQ(occurrences(page, "<!--"), occurrences(harmless, "<!--"));
  EXPECT_LT(page.size(), harmless.size() + 1000) << "a text from the data was filled in as a part of the page";
}

TEST(Page, DataAreValidJsonWithMissingValuesAsNull) {
  ReportData data = small_report({800, 1000.4, 900, 600});
  data.scenarios[0].fields["unplaced"][data.at(1, 1, 1)] = std::nan("");
  const nlohmann::json json = nlohmann::json::parse(page_json(data, Language::chinese));
  const auto& fields = json.at("scenarios").at(0).at("fields");
  EXPECT_EQ(fields.at("enrolment").at(data.at(1, 0, 0)), 1000);
  EXPECT_EQ(fields.at("places_balance").at(data.at(1, 0, 0)), 0);
  EXPECT_TRUE(fields.at("unplaced").at(data.at(1, 1, 1)).is_null());
  EXPECT_EQ(json.at("rows"), nlohmann::json({1, 2}));
}

TEST(Page, MoneyIsInTenThousandYuanButAPupilInYuan) {
  ReportData data = small_report({800, 1000, 900, 600});
  data.scenarios[0].money.by_item = {123456789.0, std::nan("")};
  data.scenarios[0].money.per_pupil = {18157.4};
  const nlohmann::json money = nlohmann::json::parse(page_json(data, Language::chinese))["scenarios"][0]["money"];
  EXPECT_EQ(money.at("items"), nlohmann::json({12346, nullptr}));
  EXPECT_EQ(money.at("pupil"), nlohmann::json({18157}));
}

TEST(Page, AScenarioWritesOnlyTheFieldsThatDifferFromTheFirst) {
  ReportData data = small_report({800, 1000, 900, 600});
  data.scenarios.push_back(data.scenarios[0]);
  data.scenarios[1].fields["enrolment"][data.at(2, 0, 0)] += 1.0;
  const nlohmann::json json = nlohmann::json::parse(page_json(data, Language::chinese));
  const auto& fields = json.at("scenarios").at(1).at("fields");
  EXPECT_EQ(fields.at("places"), true);
  EXPECT_EQ(fields.at("enrolment").at(data.at(2, 0, 0)), 901);
  EXPECT_TRUE(json.at("scenarios").at(0).at("fields").at("places").is_array());
}

}  // namespace
}  // namespace xuewei::report

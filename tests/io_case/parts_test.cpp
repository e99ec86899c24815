// The small parts of the reader, and sense in the catalogue.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/csv.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/read_value.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(Csv, KeepsQuotedCommasQuotesAndLines) {
  ProblemList problems;
  const auto records = *parse_csv("a,b\n\"1,5\",\"say \"\"so\"\"\"\n\n\"x\ny\",\n z ,", "t.csv", problems);
  ASSERT_THAT(records, SizeIs(4));
  EXPECT_THAT(records[1].cells, ElementsAre("1,5", "say \"so\""));
  EXPECT_THAT(records[2].cells, ElementsAre("x\ny", ""));
  EXPECT_THAT(records[3].cells, ElementsAre("z", ""));
  EXPECT_EQ(records[2].line, 4);
  EXPECT_EQ(records[3].line, 6);
  EXPECT_TRUE(problems.empty());
}

TEST(Text, KnowsUtf8) {
  EXPECT_EQ(first_line_not_utf8("a\n赤峰\n𠀀"), std::nullopt);
  EXPECT_EQ(first_line_not_utf8("a\nb\n\xB3\xE0"), 3);
  EXPECT_EQ(first_line_not_utf8("\xC0\xAF"), 1) << "an overlong form";
  EXPECT_EQ(first_line_not_utf8("\xED\xA0\x80"), 1) << "a surrogate";
}

TEST(Text, KnowsPlainNumbers) {
  EXPECT_EQ(plain_number("-0.5"), -0.5);
  EXPECT_EQ(plain_number("1e-3"), 0.001);
  for (const char* text : {"", "1,234", "12%", "+5", "0x10", "1 2", "１２"})
    EXPECT_EQ(plain_number(text), std::nullopt) << text;
  EXPECT_EQ(trimmed("\t 　赤峰 　"), "赤峰");
}

TEST(Problems, AskForAHintOnlyWhereItIsShown) {
  ProblemList problems;
  std::size_t asked = 0;
  for (int row = 1; row <= 1000; ++row)
    problems.add({.file = "schools.csv", .row = row, .column = "zone"}, "Z", {"is unknown", "未知"}, [&] {
      ++asked;
      return Bilingual{"did you mean that?", "是否指此？"};
    });
  EXPECT_EQ(asked, ProblemList::most_alike);
  EXPECT_THAT(problems.all(), SizeIs(ProblemList::most_alike + 1));
  EXPECT_EQ(problems.all().front().hint, "did you mean that?");
}

TEST(Nearest, PassesOverNamesOfOtherLengthsAndKeepsTheFirstOfTheClosest) {
  EXPECT_EQ(nearest("primary", {"prim", "primaries", "primari", "primart"}), "primari");
  EXPECT_EQ(nearest("ab", {"abcde", "abcd", "abc"}), "abc");
  EXPECT_EQ(nearest("学校编码", {"学校标识编码", "学校标识码"}), "学校标识编码") << "2 edits each";
}

TEST(Nearest, CountsCharactersNotBytes) {
  EXPECT_EQ(edit_distance("旗县区", "旗县"), 1U);
  EXPECT_EQ(edit_distance("horizn", "horizon"), 1U);
  EXPECT_EQ(nearest("fertility_multiplyer", {"moves_multiplier", "fertility_multiplier"}), "fertility_multiplier");
  EXPECT_EQ(nearest("xyz", {"areas", "zones"}), std::nullopt);
}

void expect_unique_headings(std::string_view table, const std::vector<ExpectedValue>& columns) {
  std::set<std::string_view> seen;
  for (const ExpectedValue& column : columns) {
    EXPECT_TRUE(seen.insert(column.spec.name).second) << table << " " << column.spec.name;
    EXPECT_TRUE(seen.insert(column.spec.zh).second) << table << " " << column.spec.zh;
    for (const auto alias : column.spec.aliases) EXPECT_TRUE(seen.insert(alias).second) << table << " " << alias;
  }
  EXPECT_TRUE(seen.contains("basis")) << table;
}

TEST(Catalogue, HeadingsAreUniqueInATable) {
  for_each_table([](const auto& table) { expect_unique_headings(table.name, expected(table.columns)); });
}

/// `value` is the default; `again` is what the field says after it was given just that.
void expect_described(const ExpectedValue& field, const Value& value, const Value& again) {
  const Spec& spec = field.spec;
  EXPECT_FALSE(spec.zh.empty() || spec.doc.empty() || spec.doc_zh.empty()) << spec.name;
  if (field.kind == Kind::number || field.kind == Kind::integer || field.kind == Kind::path) {
    EXPECT_FALSE(spec.unit.empty()) << spec.name;
    EXPECT_LT(spec.least, spec.most) << spec.name;
  }
  if (const auto* number = std::get_if<double>(&value); number != nullptr && spec.need == Need::defaulted) {
    EXPECT_GE(*number, spec.least) << spec.name;
    EXPECT_LE(*number, spec.most) << spec.name;
  }
  EXPECT_EQ(again.index(), value.index()) << spec.name;
}

template <class Owner>
void expect_described(const std::vector<Field<Owner>>& fields) {
  for (const Field<Owner>& field : fields) {
    Owner owner{};
    const Value value = field.get(owner);
    field.set(owner, value);
    expect_described(expected(field), value, field.get(owner));
  }
}

TEST(Catalogue, EverythingIsDescribedAndItsDefaultIsLegal) {
  expect_described(case_fields());
  expect_described(population_settings_fields());
  expect_described(stage_fields());
  expect_described(parameter_fields());
  expect_described(uncertainty_fields());
  expect_described(luck_factor_fields());
  expect_described(luck_loading_fields());
  expect_described(scenario_fields());
  for_each_table([](const auto& table) { expect_described(table.columns); });
}

TEST(Catalogue, EveryParameterStandsInAKnownGroup) {
  std::set<std::string_view> groups;
  for (const Section& group : parameter_groups()) groups.insert(group.name);
  for (const auto& parameter : parameter_fields())
    EXPECT_TRUE(groups.contains(parameter.spec.group)) << parameter.spec.name;
}

}  // namespace
}  // namespace xuewei::testing

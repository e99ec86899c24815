// The schemas and the page say what the catalogue says. After a change of the catalogue run this test with
// XUEWEI_UPDATE=1 in the environment: it rewrites the files, and the change shows in the diff.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "io/case/files/directory.hpp"
#include "tests/io_case/case_copy.hpp"
#include "tests/io_case/case_schema.hpp"
#include "tests/io_case/page.hpp"

namespace xuewei::testing {
namespace {

const std::filesystem::path source = XUEWEI_SOURCE_DIR;

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void expect_published(const std::filesystem::path& path, const std::string& text) {
  if (std::getenv("XUEWEI_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << text;
  const std::string published = contents(path);
  const auto differs = std::mismatch(published.begin(), published.end(), text.begin(), text.end());
  const auto line = std::count(published.begin(), differs.first, '\n') + 1;
  EXPECT_TRUE(published == text) << path.lexically_relative(source) << " differs from the catalogue at line " << line
                                 << "; run test_io_case with XUEWEI_UPDATE=1";
}

/// Tables the smallest case does without stand beside this test.
const std::vector<std::filesystem::path> examples = {source / "scenarios/minimal",
                                                     source / "tests/io_case/more_tables"};

TEST(Published, ExamplesOfMoreTablesFitTheMinimalCase) {
  CaseCopy copy;
  for (const auto& file : std::filesystem::directory_iterator(examples[1]))
    copy.table(file.path().stem().string(), contents(file.path()));
  const Case data = read_case(Directory(copy.directory())).data;
  EXPECT_EQ(data.relocations.size(), 1u);
  EXPECT_EQ(data.external_migration.size(), 2u);
  EXPECT_EQ(data.rules.size(), 2u);
  EXPECT_EQ(data.network_changes.size(), 1u);
  EXPECT_EQ(data.ceilings.size(), 2u);
  EXPECT_EQ(data.channels.size(), 3u);
  EXPECT_EQ(data.attrition.size(), 3u);
  EXPECT_EQ(data.establishment.size(), 1u);
  EXPECT_EQ(data.staffing_supplements.size(), 2u);
  EXPECT_EQ(data.subjects.size(), 3u);
  EXPECT_EQ(data.redeployment.size(), 2u);
  EXPECT_EQ(data.replacement.size(), 2u);
  EXPECT_EQ(data.grants.size(), 3u);
  EXPECT_EQ(data.pay.size(), 2u);
  EXPECT_EQ(data.funding_shares.size(), 1u);
  EXPECT_EQ(data.budgets.size(), 1u);
}

TEST(Published, CaseSchemaFollowsTheCatalogue) {
  expect_published(source / "scenarios/schema/case.schema.json", case_schema().dump(2) + "\n");
}

TEST(Published, ScenarioSchemaFollowsTheCatalogue) {
  expect_published(source / "scenarios/schema/scenario.schema.json", scenario_schema().dump(2) + "\n");
}

TEST(Published, PageFollowsTheCatalogue) {
  const auto path = source / "docs/formats/case.md";
  expect_published(path, rewritten_page(contents(path), examples));
}

TEST(Published, PageOfLuckFollowsTheTableOfNumbers) {
  const auto path = source / "docs/methods/uncertainty.md";
  expect_published(path, rewritten_luck_page(contents(path)));
}

TEST(Published, PageShowsNoPartTwice) {
  EXPECT_THROW(
      rewritten_page("<!-- generated: case -->\n<!-- end -->\n<!-- generated: case -->\n<!-- end -->\n", examples),
      std::runtime_error);
}

}  // namespace
}  // namespace xuewei::testing

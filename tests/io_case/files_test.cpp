// A case is the same wherever its files come from, and paths lead where they say.
#include <filesystem>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/case/files/memory_files.hpp"
#include "io/case/identity/canonical.hpp"
#include "tests/io_case/case_copy.hpp"

namespace xuewei::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Optional;
using ::testing::SizeIs;

MemoryFiles in_memory(const CaseCopy& copy) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(copy.directory())) {
    const std::string path = entry.path().lexically_relative(copy.directory()).generic_string();
    if (entry.is_regular_file()) files[path] = copy.text(path);
  }
  return MemoryFiles(std::move(files));
}

std::string canonical_bytes(const Case& input) {
  std::string all;
  write_canonical(input, [&](const CanonicalPart&, std::string_view, std::string_view bytes) { all += bytes; });
  return all;
}

std::vector<std::string> texts_of_problems(const FileSource& files, std::string_view scenario) {
  std::vector<std::string> texts;
  try {
    read_case(files, scenario);
  } catch (const CaseProblems& found) {
    for (const Problem& problem : found.problems) texts.push_back(to_text(problem));
  }
  return texts;
}

TEST(Files, OfMemoryGiveTheCaseThatADirectoryGives) {
  CaseCopy copy;
  const MemoryFiles memory = in_memory(copy);
  EXPECT_EQ(list_scenarios(memory), list_scenarios(Directory(copy.directory())));
  for (const std::string& scenario : list_scenarios(memory)) {
    const LoadedCase one = read_case(Directory(copy.directory()), scenario), other = read_case(memory, scenario);
    EXPECT_TRUE(canonical_bytes(one.data) == canonical_bytes(other.data)) << scenario;
    EXPECT_EQ(one.case_json, other.case_json);
    EXPECT_EQ(one.scenario_json, other.scenario_json);
    ASSERT_EQ(one.inputs.size(), other.inputs.size());
    for (std::size_t i = 0; i < one.inputs.size(); ++i) EXPECT_EQ(one.inputs[i].path, other.inputs[i].path);
    EXPECT_EQ(one.warnings.size(), other.warnings.size());
  }
}

TEST(Files, OfMemoryHaveTheProblemsThatADirectoryHas) {
  CaseCopy copy;
  copy.replace("case.json", "\"areas.csv\"", "\"aeras.csv\"")
      .replace("case.json", "\"zones.csv\"", "\"scenarios\"")
      .scenario("round", R"("extends": "round")")
      .remove("SOURCES.md");
  for (const char* scenario : {"baseline", "round", "no-such-scenario"}) {
    const auto texts = texts_of_problems(Directory(copy.directory()), scenario);
    EXPECT_FALSE(texts.empty());
    EXPECT_EQ(texts, texts_of_problems(in_memory(copy), scenario));
  }
}

TEST(Files, OfAFolderAreNamedWithoutThoseBelow) {
  const MemoryFiles files{{"case.json", "{}"}, {"scenarios/b.json", "{}"}, {"scenarios/a.json", "{}"}};
  EXPECT_TRUE((MemoryFiles{{"case.json", "{}"}}.holds("", "case.json")));
  EXPECT_THAT(files.names(""), Optional(ElementsAre("case.json")));
  EXPECT_THAT(files.names("scenarios"), Optional(ElementsAre("a.json", "b.json")));
  EXPECT_THAT(files.names("scenarios/a.json"), Eq(std::nullopt)) << "a file is no folder";
  EXPECT_THAT(files.names("scen"), Eq(std::nullopt));
  EXPECT_TRUE(files.holds("scenarios", "a.json"));
  EXPECT_FALSE(files.holds("scenarios", "c.json"));
}

TEST(Files, HavePathsThatSayWhetherTheyLeaveTheCase) {
  EXPECT_EQ(normal_path("./a//b/../c.csv"), "a/c.csv");
  EXPECT_EQ(normal_path("a/../../b"), "../b");
  EXPECT_EQ(normal_path("/../a"), "/a");
  EXPECT_EQ(path_below("scenarios", "x.json"), "scenarios/x.json");
  EXPECT_EQ(path_below("scenarios", "/x.json"), "/x.json");
  for (const char* path : {"/a", "../a", "a/../../b", ".."}) EXPECT_TRUE(is_outside(path)) << path;
  for (const char* path : {"a", "a/../b", "..a", "./a"}) EXPECT_FALSE(is_outside(path)) << path;
}

TEST(Files, OutsideTheCaseAreCalledByTheirNameAlone) {
  CaseCopy copy, elsewhere;
  elsewhere.scenario("further", R"("case": {"horizon": 2031})")
      .scenario("outer", R"("extends": "further.json", "case": {"base_year": 2021})");
  const std::string outer = (elsewhere.directory() / "scenarios" / "outer.json").string();
  EXPECT_THAT(texts_of_problems(Directory(copy.directory()), outer),
              ElementsAre(::testing::StartsWith("outer.json /case/base_year")));
  elsewhere.scenario("outer", R"("extends": "further.json")");
  const LoadedCase loaded = read_case(Directory(copy.directory()), outer);
  EXPECT_EQ(loaded.data.horizon, 2031);
  EXPECT_EQ(loaded.inputs[1].path, "outer.json");
  EXPECT_EQ(loaded.inputs[2].path, "further.json");
}

TEST(Files, InsideTheCaseKeepTheirPathHoweverTheyAreCalled) {
  CaseCopy copy;
  const auto relative = std::filesystem::relative(copy.directory());
  const std::string inside = "scenarios/low-births.json";
  for (const auto& directory : {copy.directory(), relative})
    for (const auto& from : {copy.directory(), relative}) {
      const Directory files(directory);
      EXPECT_EQ(files.from_outside((from / inside).string()), inside) << directory << " " << from;
      EXPECT_EQ(read_case(files, (from / inside).string()).inputs.at(1).path, inside);
    }
}

}  // namespace
}  // namespace xuewei::testing

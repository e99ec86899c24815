#include "tests/faults/broken_case.hpp"

#include <atomic>
#include <fstream>
#include <iterator>
#include <ostream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "io/case/read_case.hpp"

namespace xuewei {

void PrintTo(const Problem& problem, std::ostream* stream) {
  *stream << to_text(problem) << "  [" << to_text(problem, Language::chinese) << "]";
}

}  // namespace xuewei

namespace xuewei::testing {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

BrokenCase::BrokenCase() {
  static std::atomic<int> count = 0;
  directory_ = std::filesystem::temp_directory_path() /
               ("xuewei-fault-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  std::filesystem::copy(std::filesystem::path(XUEWEI_SOURCE_DIR) / "scenarios/minimal", directory_,
                        std::filesystem::copy_options::recursive);
}

BrokenCase::~BrokenCase() { std::filesystem::remove_all(directory_); }

BrokenCase& BrokenCase::replace(const std::string& file, std::string_view before, std::string_view after) {
  std::string text = contents(directory_ / file);
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << file << " does not hold " << before;
  if (at != std::string::npos) text.replace(at, before.size(), after);
  return write(file, text);
}

BrokenCase& BrokenCase::append(const std::string& file, std::string_view text) {
  return write(file, contents(directory_ / file) + std::string(text));
}

BrokenCase& BrokenCase::write(const std::string& file, std::string_view text) {
  std::ofstream(directory_ / file, std::ios::binary) << text;
  return *this;
}

BrokenCase& BrokenCase::remove(const std::string& file) {
  std::filesystem::remove(directory_ / file);
  return *this;
}

BrokenCase& BrokenCase::scenario(const std::string& name, std::string_view body) {
  return write(
      "scenarios/" + name + ".json",
      R"({"format": "xuewei-scenario", "format_version": 1, "title_zh": "试", "title_en": "Trial", "name": ")" + name +
          "\", " + std::string(body) + "}");
}

std::vector<Problem> BrokenCase::problems(std::string_view scenario) const {
  try {
    read_case(directory_, scenario);
  } catch (const CaseProblems& found) {
    return found.problems;
  }
  return {};
}

::testing::Matcher<const Problem&> says(const At& at, const std::string& rule, const std::string& hint) {
  using namespace ::testing;
  return AllOf(Field("file", &Problem::file, at.file), Field("row", &Problem::row, at.row),
               Field("column", &Problem::column, at.column), Field("pointer", &Problem::pointer, at.pointer),
               Field("rule", &Problem::rule, HasSubstr(rule)), Field("hint", &Problem::hint, HasSubstr(hint)),
               Field("rule_zh", &Problem::rule_zh, Not(IsEmpty())));
}

}  // namespace xuewei::testing

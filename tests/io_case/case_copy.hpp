// A copy of scenarios/minimal in a temporary directory, to be changed and read.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "io/case/files/directory.hpp"
#include "io/case/read_case.hpp"
#include "io/problem.hpp"

namespace xuewei::testing {

class CaseCopy {
 public:
  CaseCopy() {
    static std::atomic<int> count = 0;
    directory_ = std::filesystem::temp_directory_path() /
                 ("xuewei-case-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::copy(std::filesystem::path(XUEWEI_SOURCE_DIR) / "scenarios/minimal", directory_,
                          std::filesystem::copy_options::recursive);
  }
  ~CaseCopy() { std::filesystem::remove_all(directory_); }
  CaseCopy(const CaseCopy&) = delete;
  CaseCopy& operator=(const CaseCopy&) = delete;

  const std::filesystem::path& directory() const { return directory_; }

  std::string text(const std::string& file) const {
    std::ifstream stream(directory_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }

  CaseCopy& write(const std::string& file, std::string_view text) {
    std::ofstream(directory_ / file, std::ios::binary) << text;
    return *this;
  }

  /// Replaces the first occurrence of `before`; the test fails if there is none.
  CaseCopy& replace(const std::string& file, std::string_view before, std::string_view after) {
    std::string changed = text(file);
    const std::size_t at = changed.find(before);
    EXPECT_NE(at, std::string::npos) << file << " does not hold " << before;
    if (at != std::string::npos) changed.replace(at, before.size(), after);
    return write(file, changed);
  }

  CaseCopy& append(const std::string& file, std::string_view more) {
    return write(file, text(file) + std::string(more));
  }

  /// Writes NAME.csv and names it in case.json.
  CaseCopy& table(const std::string& name, std::string_view rows) {
    return write(name + ".csv", rows)
        .replace("case.json", "\"tables\": {", "\"tables\": {\"" + name + "\": \"" + name + ".csv\", ");
  }

  CaseCopy& remove(const std::string& file) {
    std::filesystem::remove(directory_ / file);
    return *this;
  }

  /// Writes scenarios/NAME.json: a sound head, then `body`.
  CaseCopy& scenario(const std::string& name, std::string_view body) {
    return write(
        "scenarios/" + name + ".json",
        R"({"format": "xuewei-scenario", "format_version": 1, "title_zh": "试", "title_en": "Trial", "name": ")" +
            name + "\", " + std::string(body) + "}");
  }

  /// All problems of the case with a scenario; none if it can be read.
  std::vector<Problem> problems(std::string_view scenario = "baseline") const {
    try {
      read_case(Directory(directory_), scenario);
    } catch (const CaseProblems& found) {
      return found.problems;
    }
    return {};
  }

  /// What is worth a look in a case that can be read.
  std::vector<Problem> warnings() const { return read_case(Directory(directory_)).warnings; }

 private:
  std::filesystem::path directory_;
};

}  // namespace xuewei::testing

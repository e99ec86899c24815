// A copy of scenarios/minimal in a temporary directory, to be broken in one place and read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "io/problem.hpp"

namespace xuewei::testing {

class BrokenCase {
 public:
  BrokenCase();
  ~BrokenCase();
  BrokenCase(const BrokenCase&) = delete;
  BrokenCase& operator=(const BrokenCase&) = delete;

  /// Replaces the first occurrence of `before` in a file; fails the test if there is none.
  BrokenCase& replace(const std::string& file, std::string_view before, std::string_view after);
  BrokenCase& append(const std::string& file, std::string_view text);
  BrokenCase& write(const std::string& file, std::string_view text);
  BrokenCase& remove(const std::string& file);
  /// Writes scenarios/NAME.json with this text after its head.
  BrokenCase& scenario(const std::string& name, std::string_view body);

  /// All problems of the case with a scenario; none if it can be read.
  std::vector<Problem> problems(std::string_view scenario = "baseline") const;
  const std::filesystem::path& directory() const { return directory_; }

 private:
  std::filesystem::path directory_;
};

/// Where a problem is expected and fragments of what it says. Row 0, empty texts: not there.
struct At {
  std::string file;
  int row = 0;
  std::string column;
  std::string pointer;
};

/// A problem at exactly this place whose rule and hint contain these fragments, and which speaks Chinese too.
::testing::Matcher<const Problem&> says(const At& at, const std::string& rule, const std::string& hint = "");

}  // namespace xuewei::testing

namespace xuewei {
void PrintTo(const Problem& problem, std::ostream* stream);
}  // namespace xuewei

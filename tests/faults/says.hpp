// What a problem is expected to say, and where.
#pragma once

#include <ostream>
#include <string>

#include <gmock/gmock.h>

#include "io/problem.hpp"

namespace xuewei {

/// How a test prints a problem it did not expect.
inline void PrintTo(const Problem& problem, std::ostream* stream) {
  *stream << to_text(problem) << "  [" << to_text(problem, Language::chinese) << "]";
}

namespace testing {

/// A place; row 0 and empty texts: the problem has none.
struct At {
  std::string file;
  int row = 0;
  std::string column = {};
  std::string pointer = {};
};

/// A problem at exactly this place whose rule and hint contain these fragments, and which speaks Chinese too.
inline ::testing::Matcher<const Problem&> says(const At& at, const std::string& rule, const std::string& hint = "") {
  using namespace ::testing;
  return AllOf(Field("file", &Problem::file, at.file), Field("row", &Problem::row, at.row),
               Field("column", &Problem::column, at.column), Field("pointer", &Problem::pointer, at.pointer),
               Field("rule", &Problem::rule, HasSubstr(rule)), Field("hint", &Problem::hint, HasSubstr(hint)),
               Field("rule_zh", &Problem::rule_zh, Not(IsEmpty())));
}

}  // namespace testing
}  // namespace xuewei

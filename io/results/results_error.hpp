// What can go wrong with a results file, in words for its user: the file, what is wrong, what would be right.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "io/problem.hpp"

namespace xuewei {

class ResultsError : public std::runtime_error {
 public:
  ResultsError(const std::string& file, const Bilingual& what)
      : ResultsError(Bilingual{file + ": " + what.en, file + "：" + what.zh}) {}
  explicit ResultsError(Bilingual what) : std::runtime_error(what.en), zh_(std::move(what.zh)) {}

  /// In Chinese.
  const std::string& zh() const { return zh_; }

 private:
  std::string zh_;
};

/// Files that are sound, each for itself, and do not fit together.
class MisfitError : public ResultsError {
 public:
  using ResultsError::ResultsError;
};

}  // namespace xuewei

// What was asked for cannot be: a wrong name, a range outside its bounds. The command line's exit code for it is 2.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "io/words/bilingual.hpp"

namespace xuewei {

class UsageError : public std::runtime_error {
 public:
  explicit UsageError(Bilingual what) : std::runtime_error(what.en), zh_(std::move(what.zh)) {}

  /// In Chinese.
  const std::string& zh() const { return zh_; }

 private:
  std::string zh_;
};

}  // namespace xuewei

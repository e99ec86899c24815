// What can go wrong with a results file, in words for its user: the file, what is wrong, what would be right.
#pragma once

#include <stdexcept>
#include <string>

namespace xuewei {

class ResultsError : public std::runtime_error {
 public:
  ResultsError(const std::string& file, const std::string& what) : std::runtime_error(file + ": " + what) {}
};

}  // namespace xuewei

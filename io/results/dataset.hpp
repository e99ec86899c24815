// What stands in a results file, before it is written and after it is read: groups of named arrays with attributes.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace xuewei {

/// Values seen, not owned.
using Values = std::variant<std::span<const double>, std::span<const std::int64_t>, std::span<const std::uint64_t>,
                            std::span<const std::int32_t>, std::span<const std::uint32_t>, std::span<const std::string>,
                            std::span<const std::uint8_t>>;

struct Attribute {
  std::string name;
  std::variant<std::string, double, std::int64_t, std::uint64_t, std::vector<std::uint64_t>, std::vector<std::string>>
      value;
};

struct Dataset {
  std::string path;                     ///< absolute: /scenarios/baseline/expected/enrolment
  std::vector<std::string> dimensions;  ///< names of coordinates in the same group, outermost first
  std::vector<std::size_t> shape;
  Values values;
  std::vector<Attribute> attributes;
};

struct Group {
  std::string path;
  std::vector<Attribute> attributes;
  std::vector<Dataset> datasets;  ///< the coordinates of the dimensions first
};

struct Document {
  std::vector<Attribute> attributes;
  std::vector<Group> groups;  ///< a parent before its children

  /// Keeps values alive that exist only in the file's layout.
  template <class T>
  std::span<const T> keep(std::vector<T> values) {
    return std::get<std::vector<T>>(storage_.emplace_back(std::move(values)));
  }

 private:
  std::deque<std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint64_t>,
                          std::vector<std::int32_t>, std::vector<std::uint32_t>, std::vector<std::string>,
                          std::vector<std::uint8_t>>>
      storage_;
};

}  // namespace xuewei

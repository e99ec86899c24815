// The datasets of a results file as they stand, one at a time: for comparing files value by value that together are larger
// than memory.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/results/dataset.hpp"

namespace xuewei {

class StoredValues {
 public:
  /// Throws ResultsError, as every function here.
  explicit StoredValues(const std::string& file);
  ~StoredValues();
  StoredValues(const StoredValues&) = delete;
  StoredValues& operator=(const StoredValues&) = delete;

  /// Absolute paths of the datasets outside /provenance, in order.
  const std::vector<std::string>& paths() const { return paths_; }
  bool holds(const std::string& path) const;
  /// Whether it holds the labels of the dimension that is called like it.
  bool is_scale(const std::string& path) const;
  /// With its dimensions, without attributes; its values are kept by `storage`.
  Dataset read(const std::string& path, Document& storage) const;
  /// Whether two datasets have one shape and the same values. What is stored alike is compared as it is stored.
  bool same(const std::string& path, const StoredValues& other, const std::string& other_path) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
  std::vector<std::string> paths_;
};

}  // namespace xuewei

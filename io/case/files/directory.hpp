// A case in a directory of this machine.
#pragma once

#include <filesystem>

#include "io/case/files/file_source.hpp"

namespace xuewei {

class Directory : public FileSource {
 public:
  explicit Directory(std::filesystem::path path) : path_(std::move(path)) {}

  std::string name() const override { return path_.string(); }
  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::vector<std::string>> names(const std::string& folder) const override;
  /// Relative to the working directory, unless it begins with a slash; relative to the case where it lies below it.
  std::string from_outside(const std::string& path) const override;

 private:
  std::filesystem::path path_;
};

}  // namespace xuewei

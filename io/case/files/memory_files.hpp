// A case in memory: every file by its path.
#pragma once

#include <initializer_list>
#include <map>
#include <utility>

#include "io/case/files/file_source.hpp"

namespace xuewei {

class MemoryFiles : public FileSource {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> bytes_by_path) : files_(std::move(bytes_by_path)) {}
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files) : files_(files) {}

  std::string name() const override { return "the case in memory"; }
  std::optional<std::string> read(const std::string& path) const override;
  std::optional<std::vector<std::string>> names(const std::string& folder) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace xuewei

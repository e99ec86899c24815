// The files of one case: read once each, with the digest of their bytes for the provenance of results.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/case/read_case.hpp"

namespace xuewei {

/// SHA-256 as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

class CaseFiles {
 public:
  explicit CaseFiles(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// The bytes of a file and a note of it among the inputs; nothing if it cannot be read.
  std::optional<std::string> read(const std::filesystem::path& path);

  /// How a file is named in problems and inputs.
  std::string name_of(const std::filesystem::path& path) const;

  const std::filesystem::path& directory() const { return directory_; }
  const std::vector<InputFile>& inputs() const { return inputs_; }

 private:
  std::filesystem::path directory_;
  std::vector<InputFile> inputs_;
};

}  // namespace xuewei

// The files of one case as they are read: once each, with the digest of their bytes where somebody keeps a record.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/case/files/file_source.hpp"
#include "io/case/read_case.hpp"

namespace xuewei {

class CaseFiles {
 public:
  CaseFiles(const FileSource& source, Digest digest) : source_(source), digest_(std::move(digest)) {}

  /// The bytes of a file and a note of it among the inputs; nothing if it cannot be read.
  std::optional<std::string> read(const std::string& path);

  /// How a file is named in problems and inputs.
  static std::string name_of(const std::string& path);

  const FileSource& source() const { return source_; }
  const std::vector<InputFile>& inputs() const { return inputs_; }

 private:
  const FileSource& source_;
  Digest digest_;
  std::vector<InputFile> inputs_;
};

}  // namespace xuewei

// The files that commands write: one guard for all of them, asked before the work.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/case/files/directory.hpp"

namespace xuewei {

enum class OutputKind {
  results,  ///< replaces an older results file and nothing else
  roster,   ///< replaces anything but a results file: it may become a table of a case
  answer,   ///< replaces anything but a results file and the files of a case
};

/// Throws UsageError if writing to `path` would destroy what is not meant: one of the files that the command reads, by
/// whatever name or link, or a file of another kind. Throws ResultsError if nothing can be written there.
void check_output(const std::string& path, OutputKind kind, const std::vector<std::filesystem::path>& read = {});

/// A case whose files are noted as they are read.
class NotedDirectory : public Directory {
 public:
  using Directory::Directory;

  std::optional<std::string> read(const std::string& path) const override;
  const std::vector<std::filesystem::path>& files_read() const { return read_; }

 private:
  mutable std::vector<std::filesystem::path> read_;
};

}  // namespace xuewei

// A file that appears whole or not at all: written under a temporary name beside its place, synced, then renamed. On
// any failure, a full disk and an interruption included, what stood there stays as it was. A symbolic link stays one: what
// it leads to is written.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace xuewei {

/// Throws ResultsError if a file could not be put at `path`, or if what stands there is no regular file: asked before a
/// long run rather than after it. Touches nothing.
void check_file_can_be_written(const std::string& path);

/// Makes the folders that are missing. Throws ResultsError with the system's reason.
void write_file_atomically(const std::string& path, std::span<const char> bytes);

/// Several files that appear together or not at all: unless kept, those that did not stand there before are removed
/// again, and the folders made for them.
class FilesTogether {
 public:
  FilesTogether() = default;
  ~FilesTogether();
  FilesTogether(const FilesTogether&) = delete;
  FilesTogether& operator=(const FilesTogether&) = delete;

  /// As write_file_atomically.
  void write(const std::filesystem::path& path, std::span<const char> bytes);
  void keep() { made_.clear(); }

 private:
  std::vector<std::filesystem::path> made_;  ///< a folder before what is in it
};

}  // namespace xuewei

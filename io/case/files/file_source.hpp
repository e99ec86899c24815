// Where the files of a case come from: a directory (directory.hpp), memory (memory_files.hpp), or what a program makes up.
//
// Paths are texts with forward slashes, relative to the case; the empty one is the case itself. A path that begins with a
// slash or climbs above the case names a file outside, which a source may have too: a scenario by its path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xuewei {

/// What a file of a case may hold at most.
inline constexpr std::uintmax_t kMostBytesOfAFile = std::uintmax_t{1} << 28;

class FileSource {
 public:
  virtual ~FileSource() = default;

  /// How messages call the case as a whole.
  virtual std::string name() const = 0;
  /// The bytes of a file; nothing if there is none or it cannot be read. Throws CaseProblems for one beyond the limit.
  virtual std::optional<std::string> read(const std::string& path) const = 0;
  /// Names of the files in a folder, without those in folders below, in order; nothing if there is no such folder.
  virtual std::optional<std::vector<std::string>> names(const std::string& folder) const = 0;
  /// The path here of a file as somebody outside the case calls it, on a command line for example.
  virtual std::string from_outside(const std::string& path) const { return path; }

  bool is_folder(const std::string& path) const { return names(path).has_value(); }
  /// Whether a folder holds a file of that name.
  bool holds(const std::string& folder, std::string_view name) const;
};

/// Without `.`, and without `..` where a folder stands before it.
std::string normal_path(std::string_view path);
/// `path` as seen from a folder: itself where it begins with a slash.
std::string path_below(const std::string& folder, const std::string& path);
/// All before the last slash; empty if there is none.
std::string folder_of(const std::string& path);
/// All after the last slash.
std::string file_name_of(const std::string& path);
/// A file that is not below the case.
bool is_outside(const std::string& path);

}  // namespace xuewei

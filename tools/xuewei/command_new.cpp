#include <filesystem>

#include <fmt/format.h>

#include "io/results/atomic_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/minimal_case.hpp"

namespace xuewei {

int new_command(const NewOptions& options) {
  namespace fs = std::filesystem;
  const fs::path directory = options.directory;
  if (fs::exists(fs::symlink_status(directory)) && !(fs::is_directory(directory) && fs::is_empty(directory)))
    throw UsageError(options.directory + " exists and is not an empty directory; nothing was written");
  FilesTogether files;
  for (const EmbeddedFile& file : minimal_case_files()) files.write(directory / file.path, file.content);
  files.keep();
  fmt::print(stderr, "{}: a small complete case to edit; next: xuewei check {} && xuewei run {}\n", options.directory,
             options.directory, options.directory);
  return kDone;
}

}  // namespace xuewei

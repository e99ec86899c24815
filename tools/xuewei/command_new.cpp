#include <filesystem>

#include <fmt/format.h>

#include "io/results/atomic_file.hpp"
#include "tools/xuewei/commands.hpp"
#include "tools/xuewei/language.hpp"
#include "tools/xuewei/minimal_case.hpp"

namespace xuewei {

int new_command(const NewOptions& options) {
  namespace fs = std::filesystem;
  const fs::path directory = options.directory;
  if (fs::exists(fs::symlink_status(directory)) && !(fs::is_directory(directory) && fs::is_empty(directory)))
    throw UsageError({options.directory + " exists and is not an empty directory; nothing was written",
                      options.directory + " 已存在且不是空目录；未写入任何文件"});
  FilesTogether files;
  for (const EmbeddedFile& file : minimal_case_files()) files.write(directory / file.path, file.content);
  files.keep();
  fmt::print(stderr,
             fmt::runtime(language_of_environment() == Language::chinese
                              ? "{0}：一个可供修改的完整小算例；下一步：xuewei check {0} && xuewei run {0}\n"
                              : "{0}: a small complete case to edit; next: xuewei check {0} && xuewei run {0}\n"),
             options.directory);
  return kDone;
}

}  // namespace xuewei

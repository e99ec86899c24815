#include "tools/xuewei/output.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "io/results/atomic_file.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {

void check_output(const std::string& path, OutputKind kind, const std::vector<std::filesystem::path>& read) {
  check_file_can_be_written(path);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored) || std::filesystem::is_empty(path, ignored)) return;
  const bool is_read = std::ranges::any_of(
      read, [&](const std::filesystem::path& file) { return std::filesystem::equivalent(path, file, ignored); });
  if (!is_read && looks_like_results(path) == (kind == OutputKind::results)) return;
  const bool results = kind == OutputKind::results;
  throw UsageError(Bilingual{fmt::format("-o {}: must not be one of the files that are read, {}; nothing was written",
                                         path, results ? "nor any file that is no results file" : "nor a results file"),
                             fmt::format("-o {}：不能是本命令读取的文件，也不能是{}；未写入任何文件", path,
                                         results ? "结果文件以外的已有文件" : "结果文件")});
}

std::optional<std::string> NotedDirectory::read(const std::string& path) const {
  read_.push_back(std::filesystem::path(name()) / path);
  return Directory::read(path);
}

}  // namespace xuewei

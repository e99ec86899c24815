#include "tools/xuewei/output.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/results/atomic_file.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {
namespace {

constexpr int kFoldersAbove = 3;  ///< tables of a case may lie in folders below it

/// The files that a case names, as paths from its folder.
std::vector<std::string> files_of_case(const std::filesystem::path& folder) {
  std::vector<std::string> files{"case.json"};
  const auto text = Directory(folder.string()).read("case.json");
  const nlohmann::json settings = nlohmann::json::parse(text.value_or(""), nullptr, false);
  if (!settings.is_object()) return files;
  for (const nlohmann::json& named : settings.value("tables", nlohmann::json::object())) {
    if (named.is_string()) files.push_back(named);
    if (!named.is_array()) continue;
    for (const nlohmann::json& one : named)
      if (one.is_string()) files.push_back(one);
  }
  return files;
}

/// Whether a file is the case.json, a table or a scenario of a case, by whatever link.
bool is_of_a_case(const std::filesystem::path& path) {
  std::error_code ignored;
  const std::filesystem::path file = std::filesystem::canonical(path, ignored);
  std::filesystem::path folder = file.parent_path();
  for (int above = 0; above < kFoldersAbove; ++above, folder = folder.parent_path()) {
    if (!std::filesystem::exists(folder / "case.json", ignored)) continue;
    if (file.parent_path() == folder / "scenarios" && file.extension() == ".json") return true;
    return std::ranges::any_of(files_of_case(folder), [&](const std::string& named) {
      return std::filesystem::equivalent(folder / named, file, ignored);
    });
  }
  return false;
}

[[noreturn]] void refuse(const std::string& path, const Bilingual& what) {
  throw UsageError({fmt::format("-o {}: must not be {}; nothing was written", path, what.en),
                    fmt::format("-o {}：不能是{}；未写入任何文件", path, what.zh)});
}

}  // namespace

void check_output(const std::string& path, OutputKind kind, const std::vector<std::filesystem::path>& read) {
  check_file_can_be_written(path);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored) || std::filesystem::is_empty(path, ignored)) return;
  const bool is_read = std::ranges::any_of(
      read, [&](const std::filesystem::path& file) { return std::filesystem::equivalent(path, file, ignored); });
  const bool results = kind == OutputKind::results;
  if (is_read || looks_like_results(path) != results)
    refuse(path, results ? Bilingual{"one of the files that are read, nor any file that is no results file",
                                     "本命令读取的文件，也不能是结果文件以外的已有文件"}
                         : Bilingual{"one of the files that are read, nor a results file",
                                     "本命令读取的文件，也不能是结果文件"});
  if (kind == OutputKind::answer && is_of_a_case(path))
    refuse(path, {"a file of a case, which would be lost", "算例的文件，否则其内容会丢失"});
}

std::optional<std::string> NotedDirectory::read(const std::string& path) const {
  read_.push_back(std::filesystem::path(name()) / path);
  return Directory::read(path);
}

}  // namespace xuewei

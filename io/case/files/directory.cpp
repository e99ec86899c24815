#include "io/case/files/directory.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "io/problem.hpp"

namespace xuewei {
namespace {

std::filesystem::path from_root(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).lexically_normal();
}

}  // namespace

std::optional<std::string> Directory::read(const std::string& path) const {
  const std::filesystem::path file = path_ / path;
  if (!std::filesystem::is_regular_file(file)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(file);
  if (size > kMostBytesOfAFile) {
    ProblemList problems;
    problems.add({.file = path}, "",
                 {fmt::format("has {} MB; a file of a case may have at most {}", size >> 20, kMostBytesOfAFile >> 20),
                  fmt::format("有 {} MB；算例中的文件最大 {} MB", size >> 20, kMostBytesOfAFile >> 20)},
                 {"a table may be given as several files", "一张表可分为多个文件"});
    throw CaseProblems(problems.all());
  }
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) return std::nullopt;
  return bytes;
}

std::optional<std::vector<std::string>> Directory::names(const std::string& folder) const {
  if (!std::filesystem::is_directory(path_ / folder)) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_ / folder))
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::string Directory::from_outside(const std::string& path) const {
  const std::filesystem::path file = from_root(path), below = file.lexically_relative(from_root(path_));
  return (below.empty() || *below.begin() == ".." ? file : below).generic_string();
}

}  // namespace xuewei

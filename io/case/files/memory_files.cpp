#include "io/case/files/memory_files.hpp"

namespace xuewei {

std::optional<std::string> MemoryFiles::read(const std::string& path) const {
  const auto found = files_.find(normal_path(path));
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::vector<std::string>> MemoryFiles::names(const std::string& folder) const {
  const std::string normal = normal_path(folder), before = normal.empty() ? "" : normal + "/";
  std::vector<std::string> names;
  bool any = before.empty();
  for (auto file = files_.lower_bound(before); file != files_.end() && file->first.starts_with(before); ++file) {
    any = true;
    const std::string name = file->first.substr(before.size());
    if (name.find('/') == std::string::npos) names.push_back(name);
  }
  if (!any) return std::nullopt;
  return names;
}

}  // namespace xuewei

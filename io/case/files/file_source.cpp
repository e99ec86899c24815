#include "io/case/files/file_source.hpp"

#include <algorithm>

namespace xuewei {

bool FileSource::holds(const std::string& folder, std::string_view name) const {
  const auto found = names(folder);
  return found && std::ranges::find(*found, name) != found->end();
}

std::string normal_path(std::string_view path) {
  const bool from_root = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (part != ".." || !from_root)
      parts.push_back(part);
  }
  std::string normal = from_root ? "/" : "";
  for (const std::string_view part : parts) {
    if (!normal.empty() && normal.back() != '/') normal += '/';
    normal += part;
  }
  return normal;
}

std::string path_below(const std::string& folder, const std::string& path) {
  return folder.empty() || path.starts_with('/') ? path : folder + "/" + path;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string file_name_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool is_outside(const std::string& path) {
  const std::string normal = normal_path(path);
  return normal.starts_with('/') || normal == ".." || normal.starts_with("../");
}

}  // namespace xuewei

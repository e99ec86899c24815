#include "io/case/reading/files.hpp"

#include <algorithm>

namespace xuewei {

std::optional<std::string> CaseFiles::read(const std::string& path) {
  std::optional<std::string> bytes = source_.read(path);
  if (!bytes) return bytes;
  const std::string name = name_of(path);
  if (std::ranges::find(inputs_, name, &InputFile::path) == inputs_.end())
    inputs_.push_back({name, digest_ ? digest_(*bytes) : ""});
  return bytes;
}

std::string CaseFiles::name_of(const std::string& path) {
  return is_outside(path) ? file_name_of(path) : normal_path(path);
}

}  // namespace xuewei

// The case scenarios/minimal, built into the binary so that `new` needs no other files.
#pragma once

#include <span>
#include <string_view>

namespace xuewei {

struct EmbeddedFile {
  std::string_view path;  ///< relative to the case directory
  std::string_view content;
};

std::span<const EmbeddedFile> minimal_case_files();

}  // namespace xuewei

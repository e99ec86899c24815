// Files that are built into the binary, so that `new` needs no others.
#pragma once

#include <span>
#include <string_view>

namespace xuewei {

struct EmbeddedFile {
  std::string_view path;  ///< relative to the case directory
  std::string_view content;
};

/// The case scenarios/minimal.
std::span<const EmbeddedFile> minimal_case_files();
/// What tools/starter/template holds: a case without its tables, with marks such as @NAME@ to be replaced.
std::span<const EmbeddedFile> template_files();

}  // namespace xuewei

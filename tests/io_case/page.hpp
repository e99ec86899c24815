// The generated parts of docs/formats/case.md: tables of keys and columns from the catalogue, examples from a case.
// In the page a part stands between `<!-- generated: NAME -->` and `<!-- end -->`.
#pragma once

#include <filesystem>
#include <string>

namespace xuewei::testing {

/// The page with every generated part written anew. Throws std::runtime_error on an unknown name or a missing end, and
/// if a part of the catalogue has no place on the page.
std::string rewritten_page(const std::string& page, const std::filesystem::path& example_case);

}  // namespace xuewei::testing

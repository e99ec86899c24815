// The generated parts of docs/formats/case.md: tables of keys and columns from the catalogue, examples from a case; and of
// docs/methods/uncertainty.md: what may vary.
// In the page a part stands between `<!-- generated: NAME -->` and `<!-- end -->`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xuewei::testing {

/// The page with every generated part written anew; examples are the first rows of <table>.csv in the first of the
/// folders that has it. Throws std::runtime_error on an unknown name or a missing end, if a part of the catalogue has no
/// place on the page, and if a table has no example.
std::string rewritten_page(const std::string& page, const std::vector<std::filesystem::path>& examples);
std::string rewritten_luck_page(const std::string& page);

}  // namespace xuewei::testing

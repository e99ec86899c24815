// The generated parts of docs/formats/results.md, from the catalogue and from a document laid out for writing. In the
// page a part stands between `<!-- generated: NAME -->` and `<!-- end -->`.
#pragma once

#include <string>

#include "io/description/results.hpp"

namespace xuewei::testing {

/// The page with every generated part written anew; `example` gives attributes, coordinates and tables. Throws
/// std::runtime_error on an unknown name or a missing end.
std::string rewritten_results_page(const std::string& page, const Results& example);

}  // namespace xuewei::testing

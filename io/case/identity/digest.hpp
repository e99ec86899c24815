// How bytes become a digest. The case and the description of results take it from whoever wants one and know no hash
// themselves; files of results have SHA-256 (io/results/digest.hpp).
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace xuewei {

/// Empty where no digest is wanted.
using Digest = std::function<std::string(std::string_view bytes)>;

}  // namespace xuewei

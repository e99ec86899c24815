// JSON text to a value, with what nlohmann/json leaves out: duplicate keys and the line of a syntax error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "io/problem.hpp"

namespace xuewei {

/// Objects and lists within one another; more would end the program where it walks through them.
inline constexpr std::size_t kDeepestJson = 100;

/// Nothing if the text is not JSON, or nested deeper than kDeepestJson; duplicate keys are problems but the value (last one
/// wins) is still returned.
std::optional<nlohmann::json> parse_json(std::string_view text, const std::string& file, ProblemList& problems);

/// `/a~1b` style reference token (RFC 6901).
std::string pointer_token(std::string_view key);

}  // namespace xuewei

// Numbers on the command line: one reading of them for all commands, so that each is refused in the same words and none is
// cut to what fits. Throw UsageError naming the option, what was given and what is allowed.
#pragma once

#include <cstdint>
#include <string>

#include "tools/xuewei/commands.hpp"

namespace xuewei {

/// Digits alone, of a number from `least` to `most`.
std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least, std::uint64_t most);
/// A finite number, with a point or exponent if need be.
double decimal_number(const std::string& option, const std::string& text);
/// FIRST:LAST, half-open, neither beyond `most`.
ReplicateRange replicate_range(const std::string& option, const std::string& text, std::uint64_t most);

}  // namespace xuewei

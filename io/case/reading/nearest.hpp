// The known name that a mistyped one most resembles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/problem.hpp"

namespace xuewei {

/// Number of single-character insertions, deletions and replacements between two texts, counted in UTF-8 characters.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The closest of `known` if it is close enough to be a slip: at most a third of its length away, or 2.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known);

/// "did you mean X?" in both languages, or `otherwise` where nothing known is near.
Bilingual did_you_mean(std::string_view name, const std::vector<std::string>& known, Bilingual otherwise = {});

}  // namespace xuewei

// Small questions about text that every reader asks: encoding, surrounding blanks, plain numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xuewei {

/// 1-based line of the first byte sequence that is not UTF-8.
std::optional<int> first_line_not_utf8(std::string_view text);

std::string_view without_byte_order_mark(std::string_view text);

/// Without blanks, tabs and full-width spaces at both ends.
std::string_view trimmed(std::string_view text);

/// A plain decimal number (12, -0.5, 1e-3) that fills the whole text; NaN and infinity count as numbers here.
std::optional<double> plain_number(std::string_view text);

/// A double in the shortest form that reads back the same.
std::string shortest(double value);

}  // namespace xuewei

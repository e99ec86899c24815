// Small questions about text that every reader asks: encoding, surrounding blanks, characters nobody sees, plain numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/words/bilingual.hpp"

namespace xuewei {

/// 1-based line of the first byte sequence that is not UTF-8.
std::optional<int> first_line_not_utf8(std::string_view text);

std::string_view without_byte_order_mark(std::string_view text);

/// Without blanks at both ends: spaces of every width, tabs, and what shows nothing at all, such as U+200B, which web pages
/// and spreadsheets bring.
std::string_view trimmed(std::string_view text);

/// A character by its Unicode number, `U+200B`, and its place counted in characters from 1.
struct CharacterAt {
  std::string number;
  int position = 0;
};

/// The first character that cannot be seen or looks like a plain space and is none: two codes that differ by it look alike.
std::optional<CharacterAt> first_hidden(std::string_view text);

/// The first control character that is neither tab nor line end: texts of HDF5 end at U+0000, a page shows none of them.
std::optional<CharacterAt> first_not_storable(std::string_view text);
Bilingual not_storable(const CharacterAt& found);

/// For messages: such characters by number, `P2<U+200B>`.
std::string with_hidden_shown(std::string_view text);
/// The same without them.
std::string without_hidden(std::string_view text);

/// A plain decimal number (12, -0.5, 1e-3) that fills the whole text; NaN and infinity count as numbers here.
std::optional<double> plain_number(std::string_view text);

/// A double in the shortest form that reads back the same.
std::string shortest(double value);

}  // namespace xuewei

#include "io/case/reading/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace xuewei {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF)
    return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  if (lead >= 0xF0 && lead <= 0xF4)
    return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  return 0;
}

/// The first character of text that is not empty; a byte that begins none stands for itself.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Character first_character(std::string_view text) {
  const std::size_t bytes = std::max<std::size_t>(1, sequence_length(text));
  const auto lead = static_cast<unsigned char>(text.front());
  char32_t code = bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {code, bytes};
}

Character last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return first_character(text.substr(begin));
}

bool lies_in(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

/// Spaces other than those of a keyboard (U+0020, full-width U+3000), which look like them.
bool is_foreign_space(char32_t code) {
  return code == U'\t' || code == 0xA0 || code == 0x1680 || lies_in(code, 0x2000, 0x200A) || code == 0x202F ||
         code == 0x205F;
}

/// Zero-width spaces and joiners, marks of direction, byte order marks inside a text, the soft hyphen.
bool shows_nothing(char32_t code) {
  return code == 0xAD || lies_in(code, 0x200B, 0x200F) || lies_in(code, 0x202A, 0x202E) ||
         lies_in(code, 0x2060, 0x206F) || code == 0xFEFF;
}

bool is_hidden(char32_t code) { return is_foreign_space(code) || shows_nothing(code); }
bool is_margin(char32_t code) { return code == U' ' || code == 0x3000 || is_hidden(code); }
bool cannot_be_stored(char32_t code) {
  return (code < 0x20 && code != U'\t' && code != U'\n' && code != U'\r') || code == 0x7F;
}

std::string number_of(char32_t code) { return fmt::format("U+{:04X}", static_cast<unsigned>(code)); }

template <class Wanted>
std::optional<CharacterAt> first_where(std::string_view text, Wanted wanted) {
  for (int position = 1; !text.empty(); ++position) {
    const Character character = first_character(text);
    if (wanted(character.code)) return CharacterAt{number_of(character.code), position};
    text.remove_prefix(character.bytes);
  }
  return std::nullopt;
}

/// The text with every character nobody sees written in another way.
template <class Written>
std::string each_hidden(std::string_view text, Written written) {
  std::string result;
  while (!text.empty()) {
    const Character character = first_character(text);
    if (is_hidden(character.code) || cannot_be_stored(character.code))
      result += written(character.code);
    else
      result += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  return result;
}

}  // namespace

std::optional<int> first_line_not_utf8(std::string_view text) {
  int line = 1;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return line;
    if (text.front() == '\n') ++line;
    text.remove_prefix(length);
  }
  return std::nullopt;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const Character first = first_character(text), last = last_character(text);
    if (is_margin(first.code))
      text.remove_prefix(first.bytes);
    else if (is_margin(last.code))
      text.remove_suffix(last.bytes);
    else
      break;
  }
  return text;
}

std::optional<CharacterAt> first_hidden(std::string_view text) { return first_where(text, is_hidden); }

std::optional<CharacterAt> first_not_storable(std::string_view text) { return first_where(text, cannot_be_stored); }

Bilingual not_storable(const CharacterAt& found) {
  return {fmt::format("holds a control character, {} at character {}", found.number, found.position),
          fmt::format("含控制字符：第 {} 个字符 {}", found.position, found.number)};
}

std::string with_hidden_shown(std::string_view text) {
  return each_hidden(text, [](char32_t code) { return "<" + number_of(code) + ">"; });
}

std::string without_hidden(std::string_view text) {
  return each_hidden(text, [](char32_t) { return std::string(); });
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string shortest(double value) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end};
}

}  // namespace xuewei

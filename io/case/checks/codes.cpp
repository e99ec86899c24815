// Codes as texts: what a spreadsheet makes of them, and schools that share a code and little else. Notes, since each may
// be meant.
#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/network/distance.hpp"
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/row_list.hpp"

namespace xuewei {
namespace {

/// Two buildings of one school may stand so far apart.
constexpr double kWidestSchoolKm = 2.0;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// 2.115E+09: what is left of 2115000011.
bool is_shortened(std::string_view code) {
  const std::size_t exponent = code.find_first_of("eE");
  if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 >= code.size() || code[exponent + 1] != '+')
    return false;
  return std::ranges::all_of(code.substr(0, exponent), [](char c) { return is_digit(c) || c == '.'; }) &&
         std::ranges::all_of(code.substr(exponent + 2), is_digit);
}

/// Full-width letters and digits (U+FF01 to U+FF5E) as those of a keyboard.
std::string narrow(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    if (byte(i) == 0xEF && (byte(i + 1) == 0xBC || byte(i + 1) == 0xBD) && byte(i + 2) >= 0x80) {
      const unsigned code = ((byte(i + 1) & 0x3FU) << 6U) | (byte(i + 2) & 0x3FU);  // of U+F000 on
      if (code >= 0xF01 && code <= 0xF5E) {
        result += static_cast<char>(code - 0xF01 + '!');
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

/// What two codes have in common that differ by leading zeros, by capitals, by width or by a decimal `.0` alone.
std::string bare(std::string_view code) {
  std::string text = narrow(code);
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
  return text;
}

std::string place_of(const Problem& place) {
  return place.row > 0 ? fmt::format("{}:{}", place.file, place.row) : place.file + " " + place.pointer;
}

/// The codes that a table gives to its rows.
void note_column(const RowList& rows, std::size_t column, Draft& draft) {
  const std::string_view name = rows.columns[column].spec.name;
  std::map<std::string, std::map<std::string, std::size_t>> alike;  // bare code: codes, each with its first row
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string code = text_from_value(rows.get(i, column));
    if (code.empty()) continue;
    auto& codes = alike[bare(code)];
    if (!codes.emplace(code, i).second) continue;
    if (is_shortened(code))
      draft.warnings.add(
          draft.cell(rows.name, i, name), code,
          {"looks like a number that a spreadsheet shortened", "像是被电子表格改写成科学计数法的编号"},
          {"format the column as text and enter the whole code", "请将该列设为文本格式，重新填写完整编号"});
    if (codes.size() < 2) continue;
    const auto& [other, row] = *std::ranges::find_if(codes, [&](const auto& known) { return known.first != code; });
    draft.warnings.add(
        draft.cell(rows.name, i, name), code,
        {fmt::format("differs from {} ({}) only by leading zeros, capitals, width or a decimal zero", other,
                     place_of(draft.cell(rows.name, row, ""))),
         fmt::format("与 {}（{}）仅差前导零、大小写、全半角或小数零", other, place_of(draft.cell(rows.name, row, "")))},
        {"if both are one, write one code; a spreadsheet drops zeros unless the column is text",
         "若为同一对象请统一编号；列格式不是文本时，电子表格会丢掉前导零"});
  }
}

void note_table(const RowList& rows, Draft& draft) {
  for (std::size_t column = 0; column < rows.columns.size(); ++column) {
    const ExpectedValue& expected = rows.columns[column];
    if (expected.kind == Kind::text && expected.spec.key && expected.spec.refers == Refers::nothing)
      note_column(rows, column, draft);
  }
}

/// Rows of one school code are one school with several stages: rooms are shared, and its parts may be converted.
void note_schools(Draft& draft) {
  const auto& schools = draft.data.schools;
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < schools.size(); ++i) {
    const SchoolRow& row = schools[i];
    const auto [found, inserted] = first.emplace(row.school_code, i);
    if (inserted || row.school_code.empty() || !draft.sound("schools", i)) continue;
    const SchoolRow& other = schools[found->second];
    const double km = distance_km(row.longitude_deg, row.latitude_deg, other.longitude_deg, other.latitude_deg);
    Bilingual differs;
    const auto add = [&](const std::string& en, const std::string& zh) {
      differs.en += (differs.en.empty() ? "" : ", ") + en;
      differs.zh += (differs.zh.empty() ? "" : "、") + zh;
    };
    if (row.school_name != other.school_name) add("another name, " + other.school_name, "校名为" + other.school_name);
    if (row.area != other.area) add("another area, " + other.area, "所在片区为 " + other.area);
    if (km > kWidestSchoolKm) add(fmt::format("{:.1f} km away", km), fmt::format("相距 {:.1f} 公里", km));
    if (differs.en.empty()) continue;
    draft.warnings.add(
        draft.cell("schools", i, "school_code"), row.school_code,
        {fmt::format("the school of this code at {} has {}", place_of(draft.cell("schools", found->second, "")),
                     differs.en),
         fmt::format("与 {} 处的学校编号相同，但{}", place_of(draft.cell("schools", found->second, "")), differs.zh)},
        {"rows with one code are one school with several stages; if they are two, give each its own",
         "编号相同即同一学校的不同学段；若是两所学校，请各用各的编号"});
  }
}

}  // namespace

void note_codes(Draft& draft) {
  for_each_table([&](const auto& table) { note_table(RowsOf(table, draft.data.*table.rows), draft); });
  note_schools(draft);
}

}  // namespace xuewei

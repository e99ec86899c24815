#include "tools/export/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/reading/csv.hpp"

namespace xuewei {
namespace {

/// Shortest text that reads back as the same number; CSV and JSON keep every digit.
std::string exact_text(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell))
    return *number == std::floor(*number) && std::abs(*number) < 1e15 ? fmt::format("{:.0f}", *number)
                                                                      : fmt::format("{}", *number);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return "";
}

std::string shown(const Cell& cell, const TableColumn& column) {
  if (const auto* number = std::get_if<double>(&cell)) {
    const std::string text = fmt::format("{:.{}f}", *number, column.decimals);
    return text.find_first_not_of("-0.") == std::string::npos && text[0] == '-' ? text.substr(1) : text;  // no -0
  }
  return exact_text(cell);
}

/// Columns a terminal needs: East Asian wide characters take two.
std::size_t width_of(const std::string& text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? byte : byte & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                      (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                      (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                      (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x20000 && code <= 0x3FFFD);
    width += wide ? 2 : 1;
    i += length;
  }
  return width;
}

/// A text that a spreadsheet would compute when it opens the file: one that begins like a formula, in either width, and is
/// no number.
bool is_like_a_formula(const std::string& text) {
  constexpr std::array<std::string_view, 10> kBeginnings = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  if (std::ranges::none_of(kBeginnings, [&](std::string_view one) { return text.starts_with(one); })) return false;
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc::invalid_argument || end != text.data() + text.size();
}

bool is_text(const Cell& cell) { return std::holds_alternative<std::string>(cell); }

}  // namespace

Cell number_cell(double value) { return std::isnan(value) ? Cell{} : Cell{value}; }

std::string heading_of(const ExportTable& table, const TableSource& source, Language language) {
  if (language == Language::english)
    return fmt::format("{} (scenario: {}){}", table.title.en, source.scenario,
                       source.synthetic_inputs ? "; some inputs are synthetic" : "");
  return fmt::format("{}（情景：{}）{}", table.title.zh,
                     source.scenario_title.zh.empty() ? source.scenario : source.scenario_title.zh,
                     source.synthetic_inputs ? "　含合成数据" : "");
}

std::string to_csv(const ExportTable& table, Language language, bool byte_order_mark, bool raw) {
  std::string text = byte_order_mark ? "\xEF\xBB\xBF" : "";
  const auto line = [&](const auto& list, auto show) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string cell = show(list[i]);
      text += (i ? "," : "") + csv_cell(!raw && is_like_a_formula(cell) ? "'" + cell : cell);
    }
    text += "\r\n";
  };
  line(table.columns,
       [&](const TableColumn& column) { return language == Language::chinese ? column.name_zh : column.id; });
  for (const auto& row : table.rows) line(row, exact_text);
  return text;
}

std::string to_json(const ExportTable& table, const TableSource& source) {
  nlohmann::ordered_json document = {{"table", table.name},
                                     {"title_en", table.title.en},
                                     {"title_zh", table.title.zh},
                                     {"case", source.case_name},
                                     {"scenario", source.scenario},
                                     {"results_digest", source.results_digest},
                                     {"synthetic_inputs", source.synthetic_inputs}};
  document["columns"] = nlohmann::ordered_json::array();
  for (const TableColumn& column : table.columns)
    document["columns"].push_back({{"id", column.id}, {"name_en", column.name_en}, {"name_zh", column.name_zh}});
  document["rows"] = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json record;
    for (std::size_t i = 0; i < row.size(); ++i)
      std::visit(
          [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
              record[table.columns[i].id] = nullptr;
            else
              record[table.columns[i].id] = value;
          },
          row[i]);
    document["rows"].push_back(std::move(record));
  }
  return document.dump(1) + "\n";
}

std::string to_aligned_text(const ExportTable& table, const TableSource& source, Language language) {
  const bool chinese = language == Language::chinese;
  std::vector<std::vector<std::string>> lines(table.rows.size() + 1);
  std::vector<bool> left;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const TableColumn& column = table.columns[c];
    if (column.code) continue;
    lines[0].push_back(chinese ? column.name_zh : column.name_en);
    bool texts = false;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      lines[r + 1].push_back(shown(table.rows[r][c], column));
      texts = texts || is_text(table.rows[r][c]);
    }
    left.push_back(texts);
  }
  std::vector<std::size_t> widths(left.size());
  for (const auto& line : lines)
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], width_of(line[c]));

  std::string text = heading_of(table, source, language) + "\n";
  for (const auto& line : lines) {
    std::string row;
    for (std::size_t c = 0; c < line.size(); ++c) {
      const std::string padding(widths[c] - width_of(line[c]), ' ');
      row += (c ? "  " : "") + (left[c] ? line[c] + padding : padding + line[c]);
    }
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

}  // namespace xuewei

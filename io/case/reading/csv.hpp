// Comma-separated text as RFC 4180 describes it, read strictly: UTF-8 with or without byte order mark, LF or CRLF,
// quotes doubled inside quotes. A line without any content, of commas only too, is skipped; line numbers are those an
// editor shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/problem.hpp"

namespace xuewei {

/// What a cell, and a row, may hold at most: far beyond any table, and a wrong file does not fill the memory.
inline constexpr std::size_t kMostBytesOfACell = 32767;
inline constexpr std::size_t kMostCellsOfARow = 1000;

struct CsvRecord {
  int line = 0;                    ///< 1-based line on which the record begins
  std::vector<std::string> cells;  ///< surrounding blanks removed
};

/// All records of `text`, the header first; faults of quoting go to `problems`. Nothing where the text as a whole is of
/// another kind (not UTF-8, not separated by commas, lines that end with CR alone, a first line `sep=`, a row or cell
/// beyond its limit): then one problem says so, and no other would help.
std::optional<std::vector<CsvRecord>> parse_csv(std::string_view text, const std::string& file, ProblemList& problems);

/// A cell as it is written: in quotes where it holds a comma, a quote or a line end.
std::string csv_cell(const std::string& text);

}  // namespace xuewei

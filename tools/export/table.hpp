// A table for people: headings in two languages, cells that are numbers, texts or blank.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "io/problem.hpp"

namespace xuewei {

using Cell = std::variant<std::monostate, double, std::int64_t, std::string>;

struct TableColumn {
  std::string id;  ///< heading in JSON and in English CSV
  std::string name_en;
  std::string name_zh;
  int decimals = 0;   ///< shown to people; CSV and JSON keep every digit
  bool code = false;  ///< a code whose name stands beside it: left out where a person reads
};

struct ExportTable {
  std::string name;
  Bilingual title;
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<Bilingual> lacking = {};  ///< a sentence for each column that the case gives too little for
};

/// NaN becomes a blank.
Cell number_cell(double value);

/// What every form of a table says about where it comes from.
struct TableSource {
  std::string case_name;
  std::string scenario;
  Bilingual scenario_title;
  std::string results_digest;
  bool synthetic_inputs = false;
};

/// Title, scenario and whether inputs are synthetic, where a person reads.
std::string heading_of(const ExportTable& table, const TableSource& source, Language language);
/// Texts that a spreadsheet would take for formulas get an apostrophe in front, unless `raw`.
std::string to_csv(const ExportTable& table, Language language, bool byte_order_mark, bool raw = false);
std::string to_json(const ExportTable& table, const TableSource& source);
/// Columns aligned for a terminal, a Chinese character counting two.
std::string to_aligned_text(const ExportTable& table, const TableSource& source, Language language);
/// As many rows as a sheet of a workbook can hold.
inline constexpr std::size_t kMostRowsOfASheet = 1048576;
/// A workbook whose sheets hold as many rows as a sheet can, with the headings on each; bytes of the file. Throws
/// std::runtime_error for what no sheet can hold.
std::string to_xlsx(const ExportTable& table, const TableSource& source, Language language,
                    std::size_t rows_of_a_sheet = kMostRowsOfASheet);

}  // namespace xuewei

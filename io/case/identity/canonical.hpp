// The canonical form of a case: every value that the catalogue describes, as bytes that are equal exactly where the
// values are. It is what the identity of a scenario is taken of (io/description/identity.hpp).
//
// Parts come in the catalogue's order: the head of case.json, its sections, then the tables that have rows (a table
// without rows says nothing, so that a new kind of table leaves older cases what they are). A part comes column by
// column, its rows in file order. A value is a byte that tells its kind, then, little-endian:
//   0 blank; 1 number: float64 as it is in memory; 2 integer: int64; 3 boolean: one byte; 4 text: uint64 length, UTF-8;
//   5 path: uint64 count, then per point int64 year and float64; 6 numbers: uint64 count, float64 each; 7 texts: uint64
//   count, then each as a text.
// Bytes go to a sink, one column at a time: who takes them hashes, compresses or compares.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/case/case.hpp"
#include "io/case/catalogue/field.hpp"
#include "io/words/bilingual.hpp"

namespace xuewei {

/// The head of case.json (`case`), one of its sections, or a table.
struct CanonicalPart {
  std::string_view name;
  std::uint64_t rows = 1;
  bool read_by_simulation = true;
};

using CanonicalSink =
    std::function<void(const CanonicalPart& part, std::string_view column, std::string_view bytes_of_rows)>;

void write_canonical(const Case& input, const CanonicalSink& sink);

/// The values of a column, row by row. Throws std::runtime_error if the bytes are no canonical form.
std::vector<Value> values_of_column(std::string_view bytes);

/// Columns by which the rows of a part are told apart; none for a part of one row.
std::vector<std::string> key_columns(std::string_view part);

/// Where a value stands: `/parameters/workforce/replacement_share`, `/stages/1/grades (primary)` or
/// `schools row 2 (P1/primary), school_name`. Rows count from 0 here and, as in files, pointers from 0, table rows from 1.
Bilingual place_of(std::string_view part, std::size_t row, std::string_view key, const Bilingual& column);

}  // namespace xuewei

#include <gtest/gtest.h>

#include "tools/export/table.hpp"

namespace xuewei {
namespace {

ExportTable numbered(std::size_t rows) {
  ExportTable table{"money", {"Money", "经费"}, {{"row", "Row", "行"}}, {}};
  for (std::size_t r = 0; r < rows; ++r) table.rows.push_back({static_cast<std::int64_t>(r)});
  return table;
}

/// Sheets in a workbook: the names of its parts stand in the archive as they are, once in front of each and once at its end.
int sheets_in(const std::string& bytes) {
  int sheets = 0;
  while (bytes.find("xl/worksheets/sheet" + std::to_string(sheets + 1) + ".xml") != std::string::npos) ++sheets;
  return sheets;
}

int sheets_of(std::size_t rows, std::size_t rows_of_a_sheet) {
  return sheets_in(to_xlsx(numbered(rows), {}, Language::english, rows_of_a_sheet));
}

TEST(Workbook, GoesOnOnAnotherSheetWhereOneIsFull) {
  constexpr std::size_t kOfASheet = 12;  // two of them headings
  EXPECT_EQ(sheets_of(0, kOfASheet), 1);
  EXPECT_EQ(sheets_of(10, kOfASheet), 1);
  EXPECT_EQ(sheets_of(11, kOfASheet), 2);
  EXPECT_EQ(sheets_of(20, kOfASheet), 2);
  EXPECT_EQ(sheets_of(21, kOfASheet), 3);
  EXPECT_EQ(sheets_of(21, kMostRowsOfASheet), 1);
}

}  // namespace
}  // namespace xuewei

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <unistd.h>
#include <xlsxwriter.h>

#include "tools/export/table.hpp"

namespace xuewei {
namespace {

void check(lxw_error error, const char* what) {
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("the workbook, ") + what + ": " + lxw_strerror(error));
}

/// The library writes to a path only; the bytes then go where the user wants them in one piece.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "xuewei-XXXXXX").string()) {
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor < 0) throw std::runtime_error("cannot create " + path_ + ": " + std::strerror(errno));
    ::close(descriptor);
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

}  // namespace

std::string to_xlsx(const ExportTable& table, const TableSource& source, Language language) {
  const bool chinese = language == Language::chinese;
  const TemporaryFile file;
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (!workbook) throw std::runtime_error("the workbook cannot be made");
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, table.name.substr(0, 31).c_str());
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  format_set_text_wrap(bold);

  worksheet_write_string(sheet, 0, 0, heading_of(table, source, language).c_str(), bold);
  constexpr lxw_row_t kHeadingRow = 1;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const TableColumn& column = table.columns[c];
    const auto at = static_cast<lxw_col_t>(c);
    std::string decimals = "0";
    if (column.decimals > 0) decimals += "." + std::string(static_cast<std::size_t>(column.decimals), '0');
    lxw_format* number = workbook_add_format(workbook);
    format_set_num_format(number, decimals.c_str());
    worksheet_set_column(sheet, at, at, 13.0, nullptr);
    worksheet_write_string(sheet, kHeadingRow, at, (chinese ? column.name_zh : column.name_en).c_str(), bold);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto row = static_cast<lxw_row_t>(kHeadingRow + 1 + r);
      const Cell& cell = table.rows[r][c];
      if (const auto* value = std::get_if<double>(&cell)) worksheet_write_number(sheet, row, at, *value, number);
      if (const auto* whole = std::get_if<std::int64_t>(&cell))
        worksheet_write_number(sheet, row, at, static_cast<double>(*whole), nullptr);
      if (const auto* text = std::get_if<std::string>(&cell))
        worksheet_write_string(sheet, row, at, text->c_str(), nullptr);
    }
  }
  worksheet_freeze_panes(sheet, kHeadingRow + 1, 0);
  check(workbook_close(workbook), "closing");
  return file.bytes();
}

}  // namespace xuewei

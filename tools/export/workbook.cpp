#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "tools/export/table.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kHeadingRows = 2;
static_assert(kMostRowsOfASheet == LXW_ROW_MAX);

void check(lxw_error error, const std::string& what) {
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(
        fmt::format("the workbook, {}: {}; --format csv has no such limit", what, lxw_strerror(error)));
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
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty()) throw std::runtime_error("cannot read " + path_);
    return bytes;
  }

 private:
  std::string path_;
};

/// Freed if an error comes before it is closed.
struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, FreeWorkbook>;

/// Writes rows from the first to the last, as the library wants it when it keeps one row at a time.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* workbook, const ExportTable& table, Language language) : table_(table) {
    bold_ = workbook_add_format(workbook);
    format_set_bold(bold_);
    format_set_text_wrap(bold_);
    for (const TableColumn& column : table.columns) {
      names_.push_back(language == Language::chinese ? column.name_zh : column.name_en);
      std::string decimals = "0";
      if (column.decimals > 0) decimals += "." + std::string(static_cast<std::size_t>(column.decimals), '0');
      numbers_.push_back(workbook_add_format(workbook));
      format_set_num_format(numbers_.back(), decimals.c_str());
    }
  }

  void write(lxw_worksheet* sheet, const std::string& heading, std::size_t first, std::size_t last) {
    sheet_ = sheet;
    for (std::size_t c = 0; c < names_.size(); ++c)
      check(worksheet_set_column(sheet_, column(c), column(c), 13.0, nullptr), place(0, c));
    worksheet_freeze_panes(sheet_, kHeadingRows, 0);
    text(0, 0, heading, bold_);
    for (std::size_t c = 0; c < names_.size(); ++c) text(1, c, names_[c], bold_);
    for (std::size_t r = first; r < last; ++r)
      for (std::size_t c = 0; c < names_.size(); ++c) cell(kHeadingRows + r - first, c, table_.rows[r][c]);
  }

 private:
  static lxw_col_t column(std::size_t c) { return static_cast<lxw_col_t>(std::min<std::size_t>(c, LXW_COL_MAX)); }
  std::string place(std::size_t row, std::size_t c) const {
    return fmt::format("row {}, column {} ({})", row + 1, c + 1, names_[c]);
  }

  void text(std::size_t row, std::size_t c, const std::string& value, lxw_format* format) {
    check(worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), column(c), value.c_str(), format), place(row, c));
  }
  void number(std::size_t row, std::size_t c, double value, lxw_format* format) {
    check(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), column(c), value, format), place(row, c));
  }
  void cell(std::size_t row, std::size_t c, const Cell& cell) {
    if (const auto* value = std::get_if<double>(&cell)) number(row, c, *value, numbers_[c]);
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) number(row, c, static_cast<double>(*whole), nullptr);
    if (const auto* value = std::get_if<std::string>(&cell)) text(row, c, *value, nullptr);
  }

  const ExportTable& table_;
  std::vector<std::string> names_;
  std::vector<lxw_format*> numbers_;
  lxw_format* bold_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
};

/// A sheet's name has 31 characters at most; those after the first are numbered.
std::string sheet_name(const std::string& table, std::size_t sheet) {
  const std::string number = sheet == 0 ? "" : fmt::format(" {}", sheet + 1);
  return table.substr(0, LXW_SHEETNAME_MAX - number.size()) + number;
}

}  // namespace

std::string to_xlsx(const ExportTable& table, const TableSource& source, Language language,
                    std::size_t rows_of_a_sheet) {
  const std::size_t rows = rows_of_a_sheet - kHeadingRows;
  const TemporaryFile file;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  Workbook workbook(workbook_new_opt(file.path().c_str(), &options));
  if (!workbook) throw std::runtime_error("the workbook cannot be made");
  SheetWriter writer(workbook.get(), table, language);
  const std::string heading = heading_of(table, source, language);
  const std::size_t sheets = std::max<std::size_t>(1, (table.rows.size() + rows - 1) / rows);
  for (std::size_t s = 0; s < sheets; ++s) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook.get(), sheet_name(table.name, s).c_str());
    if (!sheet) throw std::runtime_error("the workbook takes no sheet of that name: " + table.name);
    writer.write(sheet, heading, s * rows, std::min(table.rows.size(), (s + 1) * rows));
  }
  check(workbook_close(workbook.release()), "closing");
  return file.bytes();
}

}  // namespace xuewei

#include "io/case/reading/csv.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

class Parser {
 public:
  Parser(std::string_view text, const std::string& file, ProblemList& problems)
      : text_(text), file_(file), problems_(problems) {}

  std::optional<std::vector<CsvRecord>> run() {
    while (at_ < text_.size() && !beyond_limits_) {
      CsvRecord record = read_record();
      const bool blank = std::ranges::all_of(record.cells, &std::string::empty);
      if (!blank) records_.push_back(std::move(record));
    }
    if (beyond_limits_) return std::nullopt;
    return std::move(records_);
  }

 private:
  CsvRecord read_record() {
    CsvRecord record;
    record.line = line_;
    for (;;) {
      record.cells.emplace_back(trimmed(peek() == '"' ? read_quoted() : read_plain()));
      check_limits(record);
      if (peek() != ',' || beyond_limits_) break;
      ++at_;
    }
    if (peek() == '\r') ++at_;
    if (at_ < text_.size()) ++at_;  // the line feed
    ++line_;
    return record;
  }

  void check_limits(const CsvRecord& record) {
    const std::size_t bytes = record.cells.back().size();
    const Problem where{.file = file_, .row = record.line};
    beyond_limits_ = true;
    if (bytes > kMostBytesOfACell)
      problems_.add(
          where, "",
          {fmt::format("cell {} holds {} bytes; a cell may hold at most {}", record.cells.size(), bytes,
                       kMostBytesOfACell),
           fmt::format("第 {} 个单元格有 {} 字节；单元格最多 {} 字节", record.cells.size(), bytes, kMostBytesOfACell)},
          {"is a quote missing at its end?", "末尾是否缺少引号？"});
    else if (record.cells.size() > kMostCellsOfARow)
      problems_.add(where, "",
                    {fmt::format("has more than {} cells; a row may have at most as many", kMostCellsOfARow),
                     fmt::format("超过 {} 个单元格；一行最多 {} 个", kMostCellsOfARow, kMostCellsOfARow)},
                    {"no table has so many columns", "没有数据表有这么多列"});
    else
      beyond_limits_ = false;
  }

  std::string read_plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && peek() != ',' && peek() != '\n' && !at_line_end()) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string read_quoted() {
    const int opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (peek() == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (peek() == '\n') ++line_;
      cell += peek();
    }
    if (at_ >= text_.size()) {
      problems_.add({.file = file_, .row = opened}, "",
                    {"a quoted cell is not closed before the end of the file", "引号内的单元格到文件末尾仍未结束"},
                    {"close the cell with a double quote; write a quote inside a cell as two",
                     "补上右引号；单元格内的引号写作两个"});
      return cell;
    }
    ++at_;  // the closing quote
    const std::string rest = read_plain();
    if (!trimmed(rest).empty())
      problems_.add({.file = file_, .row = line_}, rest,
                    {"text after the closing quote of a cell", "单元格右引号之后还有文字"},
                    {"write a quote inside a cell as two double quotes", "单元格内的引号写作两个"});
    return cell;
  }

  bool at_line_end() const { return text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\n'; }

  std::string_view text_;
  const std::string& file_;
  ProblemList& problems_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool beyond_limits_ = false;
  std::vector<CsvRecord> records_;
};

struct Separator {
  std::string_view mark;
  Bilingual name;
};

/// The separator of the heading line, if that is not a comma: no heading holds one, so the most frequent mark is it.
const Separator* foreign_separator(std::string_view text) {
  static const Separator known[] = {{";", {"semicolons", "分号"}},
                                    {"\t", {"tabs", "制表符"}},
                                    {"，", {"full-width commas", "全角逗号"}},
                                    {"|", {"bars", "竖线"}}};
  const std::string_view heading = text.substr(0, text.find('\n'));
  const auto occurrences = [&](std::string_view mark) {
    std::size_t count = 0;
    for (std::size_t at = heading.find(mark); at != std::string_view::npos; at = heading.find(mark, at + mark.size()))
      ++count;
    return count;
  };
  const Separator* found = nullptr;
  std::size_t most = occurrences(",");
  for (const Separator& separator : known)
    if (const std::size_t count = occurrences(separator.mark); count > most) {
      most = count;
      found = &separator;
    }
  return found;
}

/// A line that tells a spreadsheet which separator follows, `sep=,` or `"sep=,"`: no heading of a table.
bool is_separator_line(std::string_view line) {
  std::string word;
  for (const char character : line)
    if (character != '"' && word.size() < 4)
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
  return word == "sep=";
}

}  // namespace

std::optional<std::vector<CsvRecord>> parse_csv(std::string_view text, const std::string& file, ProblemList& problems) {
  if (const auto line = first_line_not_utf8(text)) {
    problems.add({.file = file, .row = *line}, "", {"is not UTF-8 text", "不是 UTF-8 编码"},
                 {"save the table as \"CSV UTF-8\"", "请另存为“CSV UTF-8”"});
    return std::nullopt;
  }
  const std::string_view body = without_byte_order_mark(text);
  if (is_separator_line(body.substr(0, body.find('\n')))) {
    problems.add({.file = file, .row = 1}, "",
                 {"the first line tells a spreadsheet its separator; it must hold the headings",
                  "首行是写给电子表格的分隔符说明，须为表头"},
                 {"delete the line that begins with sep=", "删去以 sep= 开头的一行"});
    return std::nullopt;
  }
  if (body.find('\r') != std::string_view::npos && body.find('\n') == std::string_view::npos) {
    problems.add({.file = file, .row = 1}, "",
                 {"lines end with a carriage return alone, as on an old Macintosh; they must end with a line feed",
                  "各行仅以回车符结尾（旧式 Macintosh 格式），须以换行符结尾"},
                 {"save the table as \"CSV UTF-8\", not as \"CSV (Macintosh)\"",
                  "请另存为“CSV UTF-8”，不要存为“CSV（Macintosh）”"});
    return std::nullopt;
  }
  if (const Separator* separator = foreign_separator(body)) {
    problems.add({.file = file, .row = 1}, "",
                 {fmt::format("the columns are separated by {}; they must be separated by commas", separator->name.en),
                  fmt::format("各列以{}分隔，须以英文逗号分隔", separator->name.zh)},
                 {"save the table as \"CSV UTF-8 (comma delimited)\"", "请另存为“CSV UTF-8（逗号分隔）”"});
    return std::nullopt;
  }
  return Parser(body, file, problems).run();
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char character : text) {
    if (character == '"') cell += '"';
    cell += character;
  }
  return cell + '"';
}

}  // namespace xuewei

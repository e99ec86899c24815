#include "tools/starter/starter.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/csv.hpp"
#include "io/case/reading/read_value.hpp"
#include "tools/starter/embedded_files.hpp"

namespace xuewei {
namespace {

/// What a first report takes, in the order in which it is filled in.
constexpr std::array<std::string_view, 7> kTables = {"areas",     "zones",   "population",   "fertility",
                                                     "mortality", "schools", "school_totals"};

/// A table of the catalogue, whatever its rows are.
struct Sheet {
  std::string_view name, zh, doc, doc_zh;
  std::vector<ExpectedValue> columns;
};

std::vector<Sheet> sheets() {
  std::vector<Sheet> found(kTables.size());
  for_each_table([&](const auto& table) {
    const auto place = std::ranges::find(kTables, table.name);
    if (place != kTables.end())
      found[static_cast<std::size_t>(place - kTables.begin())] = {table.name, table.zh, table.doc, table.doc_zh,
                                                                  expected(table.columns)};
  });
  return found;
}

std::string file_of(const Sheet& sheet) { return fmt::format("{}.csv", sheet.name); }

std::string headings(const Sheet& sheet, Language language) {
  std::string line;
  for (const ExpectedValue& column : sheet.columns)
    line += (line.empty() ? "" : ",") +
            csv_cell(std::string(language == Language::chinese ? column.spec.zh : column.spec.name));
  return line + "\n";
}

std::string choices_of(const ExpectedValue& column) {
  std::string names;
  if (column.choices != nullptr)
    for (const Word& choice : *column.choices)
      names += fmt::format("{}`{}` {}", names.empty() ? "" : ", ", choice.name, choice.zh);
  return names;
}

std::string guide(const Sheet& sheet) {
  std::string text = fmt::format(
      "### {} {}\n\n{}. {}。\n\n| column 列 | may be blank 可空 | values 取值 | meaning 含义 |\n"
      "|---|---|---|---|\n",
      file_of(sheet), sheet.zh, sheet.doc, sheet.doc_zh);
  for (const ExpectedValue& column : sheet.columns)
    text += fmt::format("| `{}` {} | {} | {}{} | {}；{} |\n", column.spec.name, column.spec.zh,
                        column.spec.need == Need::required ? "" : "yes 可", choices_of(column), column.spec.unit,
                        column.spec.doc, column.spec.doc_zh);
  return text + "\n";
}

using Marks = std::vector<std::pair<std::string_view, std::string>>;

Marks marks_of(const Starter& starter, const std::vector<Sheet>& tables, std::string_view path) {
  std::string list, sources;
  for (const Sheet& sheet : tables) {
    if (path == "case.json")
      list += fmt::format("{}    \"{}\": \"{}\"", list.empty() ? "" : ",\n", sheet.name, file_of(sheet));
    else
      list += guide(sheet);
    sources += fmt::format("{}| {} {} | |", sources.empty() ? "" : "\n", sheet.name, sheet.zh);
  }
  return {{"@NAME@", starter.name},
          {"@BASE_YEAR@", std::to_string(starter.base_year)},
          {"@HORIZON@", std::to_string(starter.horizon)},
          {"@TABLES@", list},
          {"@SOURCES@", sources}};
}

std::string replaced(std::string text, const Marks& marks) {
  for (const auto& [mark, by] : marks)
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
      text.replace(at, mark.size(), by);
  return text;
}

}  // namespace

std::vector<StarterFile> starter_case(const Starter& starter) {
  const std::vector<Sheet> tables = sheets();
  std::vector<StarterFile> files;
  for (const EmbeddedFile& file : template_files())
    files.push_back(
        {std::string(file.path), replaced(std::string(file.content), marks_of(starter, tables, file.path))});
  for (const Sheet& sheet : tables) files.push_back({file_of(sheet), headings(sheet, starter.language)});
  return files;
}

}  // namespace xuewei

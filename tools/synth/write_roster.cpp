#include "tools/synth/write_roster.hpp"

#include <charconv>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/csv.hpp"

namespace xuewei {
namespace {

std::string decimal(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr;
  return std::string(digits, end);
}

/// A cell; only the kinds of value that a school has.
std::string cell(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return decimal(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return csv_cell(*text);
  std::string joined;
  if (const auto* names = std::get_if<std::vector<std::string>>(&value))
    for (const std::string& name : *names) joined += (joined.empty() ? "" : ";") + name;
  return csv_cell(joined);
}

}  // namespace

std::string roster_csv(const std::vector<SchoolRow>& roster) {
  const Table<SchoolRow> table = schools_table();
  std::string csv;
  for (const auto& column : table.columns) csv += (csv.empty() ? "" : ",") + std::string(column.spec.name);
  csv += '\n';
  for (const SchoolRow& row : roster) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) csv += (i == 0 ? "" : ",") + cell(table.columns[i].get(row));
    csv += '\n';
  }
  return csv;
}

}  // namespace xuewei

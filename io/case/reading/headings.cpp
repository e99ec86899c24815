#include "io/case/reading/headings.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {
namespace {

/// How far down the headings are looked for.
constexpr std::size_t kMostLinesOfTitle = 10;

/// The required columns of a table that a record names, and those that it does not.
struct Found {
  std::size_t named = 0;
  std::vector<std::string_view> missing;

  bool most() const { return missing.size() < 2 || named >= missing.size(); }
};

Found required_columns(const std::vector<ExpectedValue>& columns, const CsvRecord& record) {
  Found found;
  for (const ExpectedValue& column : columns) {
    if (column.spec.need != Need::required) continue;
    if (std::ranges::any_of(record.cells, [&](const auto& cell) { return is_heading_of(column.spec, cell); }))
      ++found.named;
    else
      found.missing.push_back(column.spec.name);
  }
  return found;
}

/// The table all of whose required columns the record names; of several the one with most.
std::string_view table_with_headings(const CsvRecord& record) {
  std::string_view best;
  std::size_t most = 0;
  for_each_table([&](const auto& table) {
    const Found found = required_columns(expected(table.columns), record);
    if (!found.missing.empty() || found.named <= most) return;
    best = table.name;
    most = found.named;
  });
  return best;
}

}  // namespace

bool is_heading_of(const Spec& spec, std::string_view heading) {
  return heading == spec.name || heading == spec.zh || std::ranges::count(spec.aliases, heading) > 0;
}

std::optional<NoHeadings> what_instead_of_headings(const RowList& table, const std::vector<CsvRecord>& records) {
  const Found first = required_columns(table.columns, records.front());
  if (first.most()) return std::nullopt;
  for (std::size_t i = 1; i < std::min(records.size(), kMostLinesOfTitle); ++i)
    if (required_columns(table.columns, records[i]).most())
      return NoHeadings{{fmt::format("the headings stand in line {}; they must stand in the first", records[i].line),
                         fmt::format("表头在第 {} 行，须在首行", records[i].line)},
                        {"remove the title and empty lines above them", "请删去表头之上的标题行"}};
  if (const std::string_view other = table_with_headings(records.front()); !other.empty())
    return NoHeadings{{fmt::format("has the headings of the table {}, not those of {}", other, table.name),
                       fmt::format("是 {} 表的表头，不是 {} 表的", other, table.name)},
                      {"see the file names under tables in case.json", "请核对 case.json 中 tables 所列文件名"}};
  std::string list;
  for (const std::string_view name : first.missing) list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
  const std::size_t required = first.named + first.missing.size();
  return NoHeadings{
      {fmt::format("is no row of headings of the table {}: {} of its {} required columns are missing", table.name,
                   first.missing.size(), required),
       fmt::format("首行不是 {} 表的表头：{} 个必需列缺少 {} 个", table.name, required, first.missing.size())},
      {"missing: " + list, "缺少：" + list}};
}

}  // namespace xuewei

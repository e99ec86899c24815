#include "io/case/reading/read_table.hpp"

#include <algorithm>

#include "io/case/reading/nearest.hpp"
#include "io/case/reading/table_rows.hpp"

namespace xuewei {
namespace {

std::vector<std::string> csv_files(const FileSource& source) {
  std::vector<std::string> names = source.names("").value_or(std::vector<std::string>{});
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".csv"); });
  return names;
}

void read_files(const std::vector<std::string>& names, TableRows& rows, const std::string& table, CaseFiles& files,
                Draft& draft) {
  for (const std::string& name : names) {
    if (files.source().is_folder(name)) {
      draft.problems.add(
          draft.settings.at("/tables/" + table), name,
          {"is a directory; it must be a CSV file", "是目录；应为 CSV 文件"},
          {"give the name of the file in it, or move the file here", "请写出其中文件的名称，或将文件移到此处"});
      rows.unreadable();
      continue;
    }
    const auto text = files.read(name);
    if (!text) {
      draft.problems.add(draft.settings.at("/tables/" + table), name,
                         {"the file does not exist or cannot be read", "文件不存在或无法读取"},
                         did_you_mean(name, csv_files(files.source()),
                                      {"file names are relative to the case directory", "文件名相对于算例目录"}));
      draft.tables[table].sound = false;
      continue;
    }
    if (const auto records = parse_csv(*text, name, draft.problems))
      rows.read(*records, name);
    else
      rows.unreadable();
  }
}

void read_table(RowList& list, const TableFiles& table_files, const std::vector<RowOperations>& operations,
                CaseFiles& files, Draft& draft) {
  const std::string name(list.name);
  TableRows rows(list, draft);
  if (const auto found = table_files.find(name); found != table_files.end())
    read_files(found->second, rows, name, files, draft);
  if (name == "schools")
    for (const SchoolRow& school : draft.data.schools)
      if (school.sector == Sector::state) draft.state_sites.insert(school.site_code());
  for (const RowOperations& scenario : operations)
    if (scenario.tables.contains(name)) rows.apply(scenario.tables[name], scenario.file);
}

}  // namespace

void read_tables(const TableFiles& table_files, const std::vector<RowOperations>& operations, CaseFiles& files,
                 Draft& draft) {
  for_each_table([&](const auto& table) {
    RowsOf rows(table, draft.data.*table.rows);
    read_table(rows, table_files, operations, files, draft);
  });
}

}  // namespace xuewei

#include "io/case/reading/table_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/reading/headings.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
TableRows::TableRows(RowList& rows, Draft& draft)
    : rows_(rows), draft_(draft), origins_(draft.tables[std::string(rows.name)]) {}

void TableRows::read(const std::vector<CsvRecord>& records, const std::string& file) {
  origins_.given = true;
  if (records.empty()) {
    fault({.file = file, .row = 1}, "", {"the table has no header row", "数据表没有表头"},
          {"the first row names the columns", "首行应为列名"});
    return;
  }
  if (const auto instead = what_instead_of_headings(rows_, records)) {
    fault({.file = file, .row = records.front().line}, "", instead->rule, instead->hint);
    return;
  }
  const auto columns = match_header(records, file);
  const std::uint32_t source = draft_.add_source({file, ""});
  for (std::size_t i = 1; i < records.size(); ++i) read_record(records[i], columns, source, file);
}

void TableRows::unreadable() {
  origins_.given = true;
  origins_.sound = false;
}

void TableRows::apply(const nlohmann::json& operations, const std::string& file) {
  const std::string base = "/tables/" + std::string(rows_.name);
  const Locate locate = [&](const std::string& pointer) { return Problem{.file = file, .pointer = pointer}; };
  if (!is_object(operations, base, locate, draft_.problems)) return;
  check_keys(operations, base, {"remove", "change", "add"}, locate, draft_.problems);
  for (const std::string kind : {"remove", "change", "add"}) {
    if (!operations.contains(kind)) continue;
    const nlohmann::json& list = operations[kind];
    if (!list.is_array()) {
      draft_.problems.add(locate(base + "/" + kind), "", {"must be a list of rows", "必须是行的列表"});
      continue;
    }
    origins_.given = true;
    index_.reset();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string pointer = fmt::format("{}/{}/{}", base, kind, i);
      if (!is_object(list[i], pointer, locate, draft_.problems)) continue;
      check_keys(list[i], pointer, known_keys(kind == "remove"), locate, draft_.problems);
      if (kind == "add")
        add(list[i], pointer, locate);
      else
        find_and(kind == "remove", list[i], pointer, locate);
    }
    if (kind == "remove") drop_removed();
  }
}

void TableRows::fault(Problem where, std::string value, Bilingual rule, Bilingual hint) {
  draft_.problems.add(std::move(where), std::move(value), std::move(rule), std::move(hint));
  origins_.sound = false;
}

bool TableRows::check_storable(const std::string& text, const Problem& where) {
  const auto found = first_not_storable(text);
  if (found) fault(where, with_hidden_shown(text), not_storable(*found));
  return !found;
}

/// A column that was deleted in a spreadsheet leaves its commas behind: no column as long as nothing stands in it.
void TableRows::check_unnamed(std::size_t column, const std::vector<CsvRecord>& records, const std::string& file) {
  const auto found = std::ranges::find_if(
      records, [&](const CsvRecord& record) { return column < record.cells.size() && !record.cells[column].empty(); });
  if (found == records.end()) return;
  fault({.file = file, .row = found->line}, found->cells[column],
        {fmt::format("stands in column {}, which has no heading", column + 1),
         fmt::format("所在的第 {} 列没有表头", column + 1)},
        {"give the column a heading, or clear its cells; free text goes into a column named note",
         "请补上表头或清空该列；说明文字请用“备注”列"});
}

TableRows::Columns TableRows::match_header(const std::vector<CsvRecord>& records, const std::string& file) {
  const CsvRecord& header = records.front();
  named_ = 0;
  Columns columns;
  header_sound_ = true;
  std::map<std::size_t, std::string> seen;
  std::vector<std::string> headings;
  for (const ExpectedValue& column : rows_.columns) headings.emplace_back(column.spec.name);
  for (const ExpectedValue& column : rows_.columns) headings.emplace_back(column.spec.zh);
  for (const std::string& heading : header.cells) {
    const auto found = std::ranges::find_if(
        rows_.columns, [&](const ExpectedValue& column) { return is_heading_of(column.spec, heading); });
    const auto column = static_cast<std::size_t>(found - rows_.columns.begin());
    const bool known = found != rows_.columns.end();
    columns.push_back(known ? std::optional(column) : std::nullopt);
    if (heading.empty()) {
      check_unnamed(columns.size() - 1, records, file);
      continue;
    }
    named_ = columns.size();
    if (heading == "note" || heading == "备注") continue;
    const Problem where{.file = file, .row = header.line, .column = heading};
    if (!known) {
      const std::string shown = with_hidden_shown(heading);
      fault(where, "", {fmt::format("unknown column \"{}\"", shown), fmt::format("未知的列“{}”", shown)},
            did_you_mean(heading, headings, {"free text goes into a column named note", "说明文字请用“备注”列"}));
    } else if (const auto [before, first] = seen.emplace(column, heading); !first) {
      fault(where, "",
            {fmt::format("the column {} appears twice (as \"{}\" before)", found->spec.name, before->second),
             fmt::format("列 {} 重复（前已有“{}”）", found->spec.name, before->second)},
            {"keep one of them", "只保留一个"});
    }
  }
  for (std::size_t column = 0; column < rows_.columns.size(); ++column) {
    const Spec& spec = rows_.columns[column].spec;
    if (spec.need != Need::required || seen.contains(column)) continue;
    header_sound_ = false;
    fault({.file = file, .row = header.line, .column = std::string(spec.name)}, "",
          {"the column is missing", "缺少此列"},
          {fmt::format("add a column named {} or {}: {}", spec.name, spec.zh, spec.doc),
           fmt::format("补上列 {}（{}）：{}", spec.name, spec.zh, spec.doc_zh)});
  }
  return columns;
}

void TableRows::read_record(const CsvRecord& record, const Columns& columns, std::uint32_t source,
                            const std::string& file) {
  const std::size_t headings = columns.size();
  const std::vector<std::string>& cells = record.cells;
  const bool longer = std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(std::min(headings, cells.size())),
                                  cells.end(), [](const std::string& cell) { return !cell.empty(); });
  if (longer || cells.size() < named_) {
    fault({.file = file, .row = record.line}, "",
          {fmt::format("has {} cells where the header has {}", cells.size(), headings),
           fmt::format("有 {} 个单元格，而表头有 {} 个", cells.size(), headings)},
          cells.size() < headings
              ? Bilingual{"every row has as many cells as the header; leave cells blank, not out",
                          "每行单元格数须与表头一致；可留空，不可省略"}
              : Bilingual{"put text that holds a comma in double quotes", "含逗号的文字请加双引号"});
    return;
  }
  const std::size_t row = append();
  bool sound = header_sound_;
  for (std::size_t i = 0; i < std::min(headings, cells.size()); ++i) {
    Problem where{.file = file, .row = record.line};
    if (columns[i]) where.column = rows_.columns[*columns[i]].spec.name;
    if (!check_storable(cells[i], where)) {
      sound = false;
      continue;
    }
    if (!columns[i]) continue;
    const ExpectedValue& column = rows_.columns[*columns[i]];
    if (auto value = value_from_cell(column, cells[i], where, draft_.problems))
      set(row, *columns[i], std::move(*value));
    else
      sound = false;
  }
  note_origin({source, record.line, sound});
}

/// A row with the default of every column; returns its number.
std::size_t TableRows::append() {
  rows_.resize(rows_.size() + 1);
  return rows_.size() - 1;
}

void TableRows::note_origin(RowOrigin origin) {
  origins_.sound = origins_.sound && origin.sound;
  origins_.rows.push_back(origin);
}

/// A stage may be written by its Chinese name.
void TableRows::set(std::size_t row, std::size_t column, Value value) {
  if (rows_.columns[column].spec.refers == Refers::stage)
    if (const auto* text = std::get_if<std::string>(&value)) {
      const auto& stages = draft_.data.stages;
      const auto stage = std::ranges::find(stages, *text, &StageRow::name_zh);
      if (stage != stages.end()) value = stage->id;
    }
  rows_.set(row, column, value);
}

std::vector<std::string> TableRows::known_keys(bool only_keys) const {
  std::vector<std::string> known;
  for (const ExpectedValue& column : rows_.columns)
    if (column.spec.key || !only_keys) known.emplace_back(column.spec.name);
  if (!only_keys) known.emplace_back("note");
  return known;
}

void TableRows::add(const nlohmann::json& object, const std::string& pointer, const Locate& locate) {
  const std::uint32_t source = draft_.add_source({locate(pointer).file, pointer});
  const bool sound = set_members(object, pointer, locate, append(), true);
  note_origin({source, 0, sound});
}

/// Whether every member given could be read and, for a whole row, none is missing.
bool TableRows::set_members(const nlohmann::json& object, const std::string& pointer, const Locate& locate,
                            std::size_t row, bool whole_row) {
  bool sound = true;
  for (std::size_t i = 0; i < rows_.columns.size(); ++i) {
    const ExpectedValue& column = rows_.columns[i];
    const std::string name(column.spec.name);
    if (!object.contains(name)) {
      if (!whole_row || column.spec.need != Need::required) continue;
      draft_.problems.add(locate(pointer + "/" + name), "", {"the key is missing", "缺少此键"},
                          {std::string(column.spec.doc), std::string(column.spec.doc_zh)});
      sound = false;
      continue;
    }
    if (auto value = value_from_json(column, object[name], locate(pointer + "/" + name), draft_.problems))
      set(row, i, std::move(*value));
    else
      sound = false;
  }
  return sound;
}

/// Whether the key could be read; a part of it that may be blank may also be left out.
bool TableRows::set_key(const nlohmann::json& object, const std::string& pointer, const Locate& locate,
                        std::size_t row) {
  for (std::size_t i = 0; i < rows_.columns.size(); ++i) {
    const ExpectedValue& column = rows_.columns[i];
    if (!column.spec.key) continue;
    const std::string name(column.spec.name);
    if (!object.contains(name)) {
      if (column.spec.need == Need::blankable) continue;
      draft_.problems.add(locate(pointer + "/" + name), "", {"the key of the row is missing", "缺少行的键值"},
                          {"rows are found by: " + key_names(), "按下列列查找行：" + key_names()});
      return false;
    }
    auto value = value_from_json(column, object[name], locate(pointer + "/" + name), draft_.problems);
    if (!value) return false;
    set(row, i, std::move(*value));
  }
  return true;
}

void TableRows::find_and(bool remove, const nlohmann::json& object, const std::string& pointer, const Locate& locate) {
  // A row for a moment: the key is written as the rows of the table write theirs.
  const std::size_t wanted = append();
  const bool readable = set_key(object, pointer, locate, wanted);
  const std::string key = key_of(wanted);
  rows_.resize(wanted);
  if (!readable) return;
  const auto found = index().find(key);
  if (found == index().end()) {
    draft_.problems.add(
        locate(pointer), key,
        {fmt::format("no row of {} has this key", rows_.name), fmt::format("{} 中没有此键的行", rows_.zh)}, [&] {
          std::vector<std::string> known;
          for (std::size_t row = 0; row < rows_.size(); ++row) known.push_back(key_of(row));
          return did_you_mean(key, known, {"rows are found by: " + key_names(), "按下列列查找行：" + key_names()});
        });
    return;
  }
  if (remove) {
    removed_.push_back(found->second);
    index_->erase(found);
    return;
  }
  RowOrigin& origin = origins_.rows[found->second];
  const bool sound = set_members(object, pointer, locate, found->second, false) && origin.sound;
  origin = {draft_.add_source({locate(pointer).file, pointer}), 0, sound};
  origins_.sound = origins_.sound && sound;
}

void TableRows::drop_removed() {
  std::vector<bool> gone(rows_.size(), false);
  for (const std::size_t row : removed_) gone[row] = true;
  std::size_t kept = 0;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (gone[row]) continue;
    rows_.swap(kept, row);
    std::swap(origins_.rows[kept], origins_.rows[row]);
    ++kept;
  }
  rows_.resize(kept);
  origins_.rows.resize(kept);
  removed_.clear();
  index_.reset();
}

std::string TableRows::key_of(std::size_t row) const {
  std::string key;
  for (std::size_t column = 0; column < rows_.columns.size(); ++column)
    if (rows_.columns[column].spec.key) key += (key.empty() ? "" : "/") + text_from_value(rows_.get(row, column));
  return key;
}

std::string TableRows::key_names() const {
  std::string names;
  for (const ExpectedValue& column : rows_.columns)
    if (column.spec.key) names += (names.empty() ? "" : ", ") + std::string(column.spec.name);
  return names;
}

std::unordered_map<std::string, std::size_t>& TableRows::index() {
  if (!index_) {
    index_.emplace();
    for (std::size_t i = 0; i < rows_.size(); ++i) index_->emplace(key_of(i), i);
  }
  return *index_;
}

}  // namespace xuewei

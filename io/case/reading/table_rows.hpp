// One table at a time: a header is matched to the catalogue, then rows are read, found by key, changed and removed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/csv.hpp"
#include "io/case/reading/draft.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/read_settings.hpp"
#include "io/case/reading/read_value.hpp"

namespace xuewei {

template <class Row>
class TableRows {
 public:
  TableRows(const Table<Row>& table, Draft& draft)
      : table_(table), draft_(draft), rows_(draft.data.*table.rows), origins_(draft.tables[std::string(table.name)]) {
    for (const Field<Row>& column : table.columns) names_.emplace_back(column.spec.name);
  }

  void read(const std::vector<CsvRecord>& records, const std::string& file) {
    origins_.given = true;
    if (records.empty()) {
      fault({.file = file, .row = 1}, "", {"the table has no header row", "数据表没有表头"},
            {"the first row names the columns", "首行应为列名"});
      return;
    }
    const auto columns = match_header(records.front(), file);
    const std::uint32_t source = draft_.add_source({file, ""});
    for (std::size_t i = 1; i < records.size(); ++i)
      read_record(records[i], columns, records.front().cells.size(), source, file);
  }

  /// The file could not be taken apart, which has been said: nothing more is said of its rows.
  void unreadable() {
    origins_.given = true;
    origins_.sound = false;
  }

  /// Applies {"remove": [...], "change": [...], "add": [...]} in this order.
  void apply(const nlohmann::json& operations, const std::string& file) {
    const std::string base = "/tables/" + std::string(table_.name);
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

 private:
  using Columns = std::vector<const Field<Row>*>;  // per cell of a record; null: note, or an unknown heading

  void fault(Problem where, std::string value, Bilingual rule, Bilingual hint = {}) {
    draft_.problems.add(std::move(where), std::move(value), std::move(rule), std::move(hint));
    origins_.sound = false;
  }

  static bool is_heading_of(const Field<Row>& column, std::string_view heading) {
    const Spec& spec = column.spec;
    return heading == spec.name || heading == spec.zh || std::ranges::count(spec.aliases, heading) > 0;
  }

  Columns match_header(const CsvRecord& header, const std::string& file) {
    Columns columns;
    header_sound_ = true;
    std::map<const Field<Row>*, std::string> seen;
    std::vector<std::string> headings = names_;
    for (const Field<Row>& column : table_.columns) headings.emplace_back(column.spec.zh);
    for (const std::string& heading : header.cells) {
      const auto found = std::ranges::find_if(table_.columns,
                                              [&](const Field<Row>& column) { return is_heading_of(column, heading); });
      const Field<Row>* column = found == table_.columns.end() ? nullptr : &*found;
      columns.push_back(column);
      if (heading == "note" || heading == "备注") continue;
      const Problem where{.file = file, .row = header.line, .column = heading};
      if (!column) {
        fault(where, "", {fmt::format("unknown column \"{}\"", heading), fmt::format("未知的列“{}”", heading)},
              did_you_mean(heading, headings, {"free text goes into a column named note", "说明文字请用“备注”列"}));
      } else if (const auto [before, first] = seen.emplace(column, heading); !first) {
        fault(where, "",
              {fmt::format("the column {} appears twice (as \"{}\" before)", column->spec.name, before->second),
               fmt::format("列 {} 重复（前已有“{}”）", column->spec.name, before->second)},
              {"keep one of them", "只保留一个"});
      }
    }
    for (const Field<Row>& column : table_.columns)
      if (column.spec.need == Need::required && !seen.contains(&column)) {
        header_sound_ = false;
        fault({.file = file, .row = header.line, .column = std::string(column.spec.name)}, "",
              {"the column is missing", "缺少此列"},
              {fmt::format("add a column named {} or {}: {}", column.spec.name, column.spec.zh, column.spec.doc),
               fmt::format("补上列 {}（{}）：{}", column.spec.name, column.spec.zh, column.spec.doc_zh)});
      }
    return columns;
  }

  void read_record(const CsvRecord& record, const Columns& columns, std::size_t headings, std::uint32_t source,
                   const std::string& file) {
    if (record.cells.size() != headings) {
      fault({.file = file, .row = record.line}, "",
            {fmt::format("has {} cells where the header has {}", record.cells.size(), headings),
             fmt::format("有 {} 个单元格，而表头有 {} 个", record.cells.size(), headings)},
            record.cells.size() < headings
                ? Bilingual{"every row has as many cells as the header; leave cells blank, not out",
                            "每行单元格数须与表头一致；可留空，不可省略"}
                : Bilingual{"put text that holds a comma in double quotes", "含逗号的文字请加双引号"});
      return;
    }
    Row row;
    bool sound = header_sound_;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i]) continue;
      const Problem where{.file = file, .row = record.line, .column = std::string(columns[i]->spec.name)};
      const auto value = value_from_cell(expected(*columns[i]), record.cells[i], where, draft_.problems);
      if (value)
        columns[i]->set(row, stage_by_id(*columns[i], *value));
      else
        sound = false;
    }
    rows_.push_back(std::move(row));
    note_origin({source, record.line, sound});
  }

  void note_origin(RowOrigin origin) {
    origins_.sound = origins_.sound && origin.sound;
    origins_.rows.push_back(origin);
  }

  /// A stage may be written by its Chinese name.
  Value stage_by_id(const Field<Row>& column, const Value& value) const {
    if (column.spec.refers == Refers::stage)
      if (const auto* text = std::get_if<std::string>(&value))
        for (const StageRow& stage : draft_.data.stages)
          if (*text == stage.name_zh) return stage.id;
    return value;
  }

  std::vector<std::string> known_keys(bool only_keys) const {
    std::vector<std::string> known;
    for (const Field<Row>& column : table_.columns)
      if (column.spec.key || !only_keys) known.emplace_back(column.spec.name);
    if (!only_keys) known.emplace_back("note");
    return known;
  }

  void add(const nlohmann::json& object, const std::string& pointer, const Locate& locate) {
    Row row;
    const std::uint32_t source = draft_.add_source({locate(pointer).file, pointer});
    const bool sound = set_members(object, pointer, locate, row, true);
    rows_.push_back(std::move(row));
    note_origin({source, 0, sound});
  }

  /// Whether every member given could be read and, for a whole row, none is missing.
  bool set_members(const nlohmann::json& object, const std::string& pointer, const Locate& locate, Row& row,
                   bool whole_row) {
    bool sound = true;
    for (const Field<Row>& column : table_.columns) {
      const std::string name(column.spec.name);
      if (!object.contains(name)) {
        if (!whole_row || column.spec.need != Need::required) continue;
        draft_.problems.add(locate(pointer + "/" + name), "", {"the key is missing", "缺少此键"},
                            {std::string(column.spec.doc), std::string(column.spec.doc_zh)});
        sound = false;
        continue;
      }
      const auto value = value_from_json(expected(column), object[name], locate(pointer + "/" + name), draft_.problems);
      if (value)
        column.set(row, stage_by_id(column, *value));
      else
        sound = false;
    }
    return sound;
  }

  void find_and(bool remove, const nlohmann::json& object, const std::string& pointer, const Locate& locate) {
    Row wanted;
    for (const Field<Row>& column : table_.columns) {
      if (!column.spec.key) continue;
      const std::string name(column.spec.name);
      if (!object.contains(name)) {
        if (column.spec.need == Need::blankable) continue;
        draft_.problems.add(locate(pointer + "/" + name), "", {"the key of the row is missing", "缺少行的键值"},
                            {"rows are found by: " + key_names(), "按下列列查找行：" + key_names()});
        return;
      }
      const auto value = value_from_json(expected(column), object[name], locate(pointer + "/" + name), draft_.problems);
      if (!value) return;
      column.set(wanted, stage_by_id(column, *value));
    }
    const std::string key = key_of(wanted);
    const auto found = index().find(key);
    if (found == index().end()) {
      draft_.problems.add(
          locate(pointer), key,
          {fmt::format("no row of {} has this key", table_.name), fmt::format("{} 中没有此键的行", table_.zh)}, [&] {
            std::vector<std::string> known;
            for (const Row& row : rows_) known.push_back(key_of(row));
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
    const bool sound = set_members(object, pointer, locate, rows_[found->second], false) && origin.sound;
    origin = {draft_.add_source({locate(pointer).file, pointer}), 0, sound};
    origins_.sound = origins_.sound && sound;
  }

  void drop_removed() {
    std::vector<bool> gone(rows_.size(), false);
    for (const std::size_t row : removed_) gone[row] = true;
    const auto drop = [&gone](auto& all) {
      std::size_t kept = 0;
      for (std::size_t row = 0; row < all.size(); ++row)
        if (!gone[row]) std::swap(all[kept++], all[row]);
      all.resize(kept);
    };
    drop(rows_);
    drop(origins_.rows);
    removed_.clear();
    index_.reset();
  }

  std::string key_of(const Row& row) const {
    std::string key;
    for (const Field<Row>& column : table_.columns)
      if (column.spec.key) key += (key.empty() ? "" : "/") + text_from_value(column.get(row));
    return key;
  }

  std::string key_names() const {
    std::string names;
    for (const Field<Row>& column : table_.columns)
      if (column.spec.key) names += (names.empty() ? "" : ", ") + std::string(column.spec.name);
    return names;
  }

  const std::unordered_map<std::string, std::size_t>& index() {
    if (!index_) {
      index_.emplace();
      for (std::size_t i = 0; i < rows_.size(); ++i) index_->emplace(key_of(rows_[i]), i);
    }
    return *index_;
  }

  const Table<Row>& table_;
  Draft& draft_;
  std::vector<Row>& rows_;
  TableOrigins& origins_;
  std::vector<std::string> names_;
  std::optional<std::unordered_map<std::string, std::size_t>> index_;
  std::vector<std::size_t> removed_;
  bool header_sound_ = true;  ///< of the file being read: no required column is missing
};

}  // namespace xuewei

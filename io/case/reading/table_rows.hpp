// One table at a time: a header is matched to the catalogue, then rows are read, found by key, changed and removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "io/case/reading/csv.hpp"
#include "io/case/reading/draft.hpp"
#include "io/case/reading/read_settings.hpp"
#include "io/case/reading/row_list.hpp"

namespace xuewei {

class TableRows {
 public:
  TableRows(RowList& rows, Draft& draft);

  void read(const std::vector<CsvRecord>& records, const std::string& file);
  /// The file could not be taken apart, which has been said: nothing more is said of its rows.
  void unreadable();
  /// Applies {"remove": [...], "change": [...], "add": [...]} in this order.
  void apply(const nlohmann::json& operations, const std::string& file);

 private:
  using Columns = std::vector<std::optional<std::size_t>>;  // per cell of a record; none: note, or an unknown heading

  void fault(Problem where, std::string value, Bilingual rule, Bilingual hint = {});
  bool check_storable(const std::string& text, const Problem& where);
  void check_unnamed(std::size_t column, const std::vector<CsvRecord>& records, const std::string& file);
  Columns match_header(const std::vector<CsvRecord>& records, const std::string& file);
  void read_record(const CsvRecord& record, const Columns& columns, std::uint32_t source, const std::string& file);
  std::size_t append();
  void note_origin(RowOrigin origin);
  void set(std::size_t row, std::size_t column, Value value);
  std::vector<std::string> known_keys(bool only_keys) const;
  void add(const nlohmann::json& object, const std::string& pointer, const Locate& locate);
  bool set_members(const nlohmann::json& object, const std::string& pointer, const Locate& locate, std::size_t row,
                   bool whole_row);
  bool set_key(const nlohmann::json& object, const std::string& pointer, const Locate& locate, std::size_t row);
  void find_and(bool remove, const nlohmann::json& object, const std::string& pointer, const Locate& locate);
  void drop_removed();
  std::string key_of(std::size_t row) const;
  std::string key_names() const;
  std::unordered_map<std::string, std::size_t>& index();

  RowList& rows_;
  Draft& draft_;
  TableOrigins& origins_;
  std::optional<std::unordered_map<std::string, std::size_t>> index_;
  std::vector<std::size_t> removed_;
  std::size_t named_ = 0;     ///< of the file being read: columns up to the last that has a heading
  bool header_sound_ = true;  ///< of the file being read: no required column is missing
};

}  // namespace xuewei

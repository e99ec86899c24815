#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/case/identity/canonical.hpp"
#include "io/case/reading/read_value.hpp"
#include "io/description/identity.hpp"

namespace xuewei {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

const Bilingual kNoRow = {"no such row", "无此行"};
const Bilingual kNoColumn = {"no such column", "无此列"};

Bilingual text_of(const Value& value) {
  return std::holds_alternative<std::monostate>(value) ? Bilingual{"blank", "空白"}
                                                       : alike(json_from_value(value).dump());
}

/// What tells a row of a part from the others, row by row.
std::vector<std::string> keys_of(const IdentityPart& part) {
  std::vector<std::string> keys(part.rows);
  for (const std::string& column : key_columns(part.name)) {
    const std::vector<Value> values = values_of_column(part.bytes_of(column));
    for (std::size_t row = 0; row < std::min(keys.size(), values.size()); ++row)
      keys[row] += (keys[row].empty() ? "" : "/") + text_from_value(values[row]);
  }
  return keys;
}

/// The rows of one part in both cases, and which of them are the same row.
class Rows {
 public:
  Rows(const IdentityPart& first, const IdentityPart& second)
      : first_keys_(keys_of(first)), second_keys_(keys_of(second)) {
    const auto first_at = positions(first_keys_), second_at = positions(second_keys_);
    by_key_ = first_at.size() == first_keys_.size() && second_at.size() == second_keys_.size();
    std::vector<bool> taken(second_keys_.size());
    const auto pair = [&](std::size_t one, std::size_t other) {
      pairs_.emplace_back(one, other);
      taken[other] = true;
    };
    std::vector<std::size_t> lonely;
    for (std::size_t row = 0; row < first_keys_.size(); ++row) {
      const auto found = second_at.find(first_keys_[row]);
      if (by_key_ && found != second_at.end())
        pair(row, found->second);
      else
        lonely.push_back(row);
    }
    // A row without its like is the row at the same place, whose key was changed, if that one has none either.
    for (const std::size_t row : lonely)
      if (row < second_keys_.size() && !(by_key_ && first_at.contains(second_keys_[row])))
        pair(row, row);
      else
        pairs_.emplace_back(row, kNowhere);
    for (std::size_t row = 0; row < second_keys_.size(); ++row)
      if (!taken[row]) pairs_.emplace_back(kNowhere, row);
    std::ranges::sort(pairs_);
  }

  const std::vector<std::pair<std::size_t, std::size_t>>& pairs() const { return pairs_; }
  const std::string& first_key(std::size_t row) const { return first_keys_[row]; }
  const std::string& second_key(std::size_t row) const { return second_keys_[row]; }

  /// The first place where the same rows stand in another order.
  std::optional<std::size_t> first_out_of_order() const {
    for (std::size_t row = 0; row < std::min(first_keys_.size(), second_keys_.size()); ++row)
      if (first_keys_[row] != second_keys_[row]) return row;
    return std::nullopt;
  }

 private:
  static std::unordered_map<std::string, std::size_t> positions(const std::vector<std::string>& keys) {
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t row = 0; row < keys.size(); ++row) at.emplace(keys[row], row);
    return at;
  }

  std::vector<std::string> first_keys_, second_keys_;
  bool by_key_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

/// Values of the columns in which two parts may differ, by row.
class ChangedColumn {
 public:
  ChangedColumn(const std::string& column, const IdentityPart& first, const IdentityPart& second)
      : name(column),
        first_(values_of_column(first.bytes_of(column))),
        second_(values_of_column(second.bytes_of(column))) {}

  Bilingual first(std::size_t row) const { return text(first_, row); }
  Bilingual second(std::size_t row) const { return text(second_, row); }

  std::string name;

 private:
  static Bilingual text(const std::vector<Value>& values, std::size_t row) {
    return row < values.size() ? text_of(values[row]) : kNoColumn;
  }

  std::vector<Value> first_, second_;
};

const std::string* column_digest(const IdentityPart& part, std::string_view column) {
  for (const IdentityColumn& one : part.columns)
    if (one.name == column) return &one.digest;
  return nullptr;
}

/// Columns of either part, those of the first first.
std::vector<std::string> changed_columns(const IdentityPart& first, const IdentityPart& second) {
  std::vector<std::string> names;
  for (const IdentityPart* part : {&first, &second})
    for (const IdentityColumn& column : part->columns) {
      const std::string *one = column_digest(first, column.name), *other = column_digest(second, column.name);
      const bool same = one && other && *one == *other;
      if (!same && std::ranges::find(names, column.name) == names.end()) names.push_back(column.name);
    }
  return names;
}

IdentityDifference in_number_of_rows(const std::string& part, std::uint64_t first, std::uint64_t second) {
  return {{part + ", number of rows", part + "，行数"}, alike(std::to_string(first)), alike(std::to_string(second))};
}

/// A row that stands on one side only.
IdentityDifference in_whole_row(const std::string& part, std::size_t row, const std::string& key, bool in_first) {
  const Bilingual there = {"there", "有此行"};
  return {place_of(part, row, key, {"the whole row", "整行"}), in_first ? there : kNoRow, in_first ? kNoRow : there};
}

void compare_digests(const IdentityPart& first, const IdentityPart& second, std::vector<IdentityDifference>& found) {
  if (first.rows != second.rows) found.push_back(in_number_of_rows(first.name, first.rows, second.rows));
  const auto text = [](const std::string* digest) {
    return digest ? alike("SHA-256 " + digest->substr(0, 12)) : kNoColumn;
  };
  for (const std::string& column : changed_columns(first, second))
    found.push_back({{first.name + ", " + column, first.name + "，" + column},
                     text(column_digest(first, column)),
                     text(column_digest(second, column))});
}

void compare_values(const IdentityPart& first, const IdentityPart& second, std::vector<IdentityDifference>& found) {
  const Rows rows(first, second);
  std::vector<ChangedColumn> columns;
  for (const std::string& name : changed_columns(first, second)) columns.emplace_back(name, first, second);
  const std::size_t before = found.size();
  for (const auto& [one, other] : rows.pairs()) {
    if (one == kNowhere || other == kNowhere) {
      const bool in_first = other == kNowhere;
      const std::string& key = in_first ? rows.first_key(one) : rows.second_key(other);
      found.push_back(in_whole_row(first.name, in_first ? one : other, key, in_first));
      continue;
    }
    for (const ChangedColumn& column : columns) {
      const Bilingual a = column.first(one), b = column.second(other);
      if (a != b) found.push_back({place_of(first.name, one, rows.first_key(one), alike(column.name)), a, b});
    }
  }
  if (found.size() > before) return;
  if (const auto row = rows.first_out_of_order())
    found.push_back({place_of(first.name, *row, "", {"the order of the rows", "各行的次序"}),
                     alike(rows.first_key(*row)), alike(rows.second_key(*row))});
  else
    compare_digests(first, second, found);  // values that are written alike, as a number and a path of one year
}

/// A part that only one side has.
void name_rows(const IdentityPart& part, bool in_first, std::vector<IdentityDifference>& found) {
  const std::size_t named = part.has_values() ? std::min<std::size_t>(part.rows, kNamedRows) : 0;
  const std::vector<std::string> keys = keys_of(part);
  for (std::size_t row = 0; row < named; ++row) found.push_back(in_whole_row(part.name, row, keys[row], in_first));
  if (named < part.rows)
    found.push_back(in_number_of_rows(part.name, in_first ? part.rows : 0, in_first ? 0 : part.rows));
}

}  // namespace

std::vector<IdentityDifference> differences(const Identity& first, const Identity& second) {
  std::vector<IdentityDifference> found;
  const auto part_of = [](const Identity& identity, const std::string& name) -> const IdentityPart* {
    for (const auto& part : identity.parts)
      if (part->name == name) return part.get();
    return nullptr;
  };
  std::vector<std::string> names;
  for (const Identity* identity : {&first, &second})
    for (const auto& part : identity->parts)
      if (part->read_by_simulation && std::ranges::find(names, part->name) == names.end()) names.push_back(part->name);
  for (const std::string& name : names) {
    const IdentityPart *one = part_of(first, name), *other = part_of(second, name);
    if (!one || !other)
      name_rows(one ? *one : *other, one != nullptr, found);
    else if (one->digest == other->digest)
      continue;
    else if (one->has_values() && other->has_values())
      compare_values(*one, *other, found);
    else
      compare_digests(*one, *other, found);
  }
  return found;
}

}  // namespace xuewei

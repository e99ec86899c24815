// The rows of one table, whatever their type. What is done to rows of every table is written, and compiled, for this once
// and not for each of the tables.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/read_value.hpp"

namespace xuewei {

/// Rows and columns count from 0; columns stand in the order of the catalogue.
class RowList {
 public:
  RowList(std::string_view table_name, std::string_view table_zh, std::vector<ExpectedValue> table_columns)
      : name(table_name), zh(table_zh), columns(std::move(table_columns)) {}
  virtual ~RowList() = default;

  virtual std::size_t size() const = 0;
  /// Rows that come anew have the default of every column.
  virtual void resize(std::size_t rows) = 0;
  virtual void swap(std::size_t one, std::size_t other) = 0;
  virtual void set(std::size_t row, std::size_t column, const Value& value) = 0;
  virtual Value get(std::size_t row, std::size_t column) const = 0;

  const std::string_view name;
  const std::string_view zh;
  const std::vector<ExpectedValue> columns;
};

template <class Row>
class RowsOf final : public RowList {
 public:
  RowsOf(const Table<Row>& table, std::vector<Row>& rows) : RowsOf(table.name, table.zh, table.columns, rows) {}
  RowsOf(std::string_view table_name, std::string_view table_zh, const std::vector<Field<Row>>& fields,
         std::vector<Row>& rows)
      : RowList(table_name, table_zh, expected(fields)), fields_(fields), rows_(rows) {}

  std::size_t size() const override { return rows_.size(); }
  void resize(std::size_t rows) override { rows_.resize(rows); }
  void swap(std::size_t one, std::size_t other) override { std::swap(rows_[one], rows_[other]); }
  void set(std::size_t row, std::size_t column, const Value& value) override { fields_[column].set(rows_[row], value); }
  Value get(std::size_t row, std::size_t column) const override { return fields_[column].get(rows_[row]); }

 private:
  const std::vector<Field<Row>>& fields_;
  std::vector<Row>& rows_;
};

}  // namespace xuewei

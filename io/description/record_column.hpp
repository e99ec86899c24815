// A column of a table of records, taken from rows.
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "io/description/results.hpp"

namespace xuewei {

template <class Row, class Get>
Coordinate record_column(const std::vector<Row>& rows, const char* key, const char* name, const char* units,
                         const char* long_name, const char* long_name_zh, Get get) {
  std::vector<std::decay_t<decltype(get(rows.front()))>> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(get(row));
  return {name, key, units, long_name, long_name_zh, std::move(values)};
}

}  // namespace xuewei

// Coordinates with a label, and columns of a table of records taken from rows.
#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include "io/description/labels.hpp"
#include "io/description/results.hpp"

namespace xuewei {

template <class Values>
Coordinate labelled(const char* name, const char* dimension, Label label, Values values) {
  return {name, dimension, label.units, label.en, label.zh, std::move(values)};
}

template <class Row, class Get>
Coordinate record_column(const std::vector<Row>& rows, const char* key, const char* name, Label label, Get get) {
  std::vector<std::decay_t<decltype(get(rows.front()))>> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(get(row));
  return labelled(name, key, label, std::move(values));
}

}  // namespace xuewei

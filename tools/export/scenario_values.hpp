// One scenario's values by variable name and position, and the labels a table needs beside them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/description/results.hpp"
#include "tools/export/table.hpp"

namespace xuewei {

/// Entry i of a coordinate or of a record's column; NaN becomes a blank.
Cell cell_of(const Coordinate& column, std::size_t i);

class ScenarioValues {
 public:
  ScenarioValues(const ScenarioResults& scenario, Language language) : scenario_(&scenario), language_(language) {}

  const ScenarioResults& results() const { return *scenario_; }
  Language language() const { return language_; }
  /// NaN where the file does not have the variable or the value.
  double at(std::string_view variable, std::size_t step, std::initializer_list<std::size_t> position) const;
  std::int64_t year(std::size_t step) const { return scenario_->integers("year")[step]; }
  std::size_t count(std::string_view dimension) const;
  /// Label `name` of entry i; the English one in an English table where there is one.
  std::string label(std::string_view name, std::size_t i) const;
  /// Of a code along its coordinate; none if it is not there.
  std::optional<std::size_t> position(const char* coordinate, const std::string& code) const;
  std::string area_name(std::size_t area) const;
  std::string stage_name(std::size_t stage) const;

 private:
  const ScenarioResults* scenario_;
  Language language_;
};

}  // namespace xuewei

// Age schedules by area and year, as a case gives them, turned into dense tables by step.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/network/network.hpp"
#include "engine/population/mortality.hpp"

namespace xuewei {

/// One schedule that may change by year: linear between the years given, constant before the first and after the last.
class YearlySchedule {
 public:
  void add(int year, std::vector<double> values) { by_year_[year] = std::move(values); }
  std::vector<double> at(int year) const;
  /// Mean of `years` years, the last of them `last_year`: what holds over a step.
  std::vector<double> over_step(int last_year, int years) const;

 private:
  std::map<int, std::vector<double>> by_year_;
};

/// The same of a parameter.
double over_step(const Path& path, int last_year, int years);

/// Rates on the kernel's age groups. A row's rate holds to the next row's age, the last row's for as many years as the
/// row before it; outside all rows the rate is 0. A kernel group takes the mean of its single years, the open group the
/// rate at its first age. `rows` in order of age.
std::vector<double> rates_by_age(std::span<const AgeValue> rows, const AgeGrid& grid);

/// Which table a leaf uses: that of the closest area, itself included, that has one.
class AreaTables {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Position of the area's table; a new one if it has none yet.
  std::size_t table_of(NodeId area);
  /// kNone where the area has no table of its own.
  std::size_t find(NodeId area) const;
  std::size_t count() const { return areas_.size(); }
  NodeId area(std::size_t table) const { return areas_[table]; }
  /// kNone where no area above the leaf has a table.
  std::vector<std::size_t> by_leaf(const Network& network) const;

 private:
  std::vector<NodeId> areas_;             ///< [table]
  std::map<NodeId, std::size_t> tables_;  ///< the other way round
};

/// The leaf area of a row. Throws std::invalid_argument if there is none of that code.
std::size_t required_leaf(const Network& network, const std::string& code, const char* table);
NodeId required_area(const Network& network, const std::string& code, const char* table);

}  // namespace xuewei

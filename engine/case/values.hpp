// What tables of several subjects share: how a row came about, sex, kinds of areas, values by year.
#pragma once

#include <utility>
#include <vector>

namespace xuewei {

/// How a row came about: printed in a document, estimated from printed figures by a documented method, or made up
/// by a documented generator so that it sums to printed figures.
enum class Basis { published, estimated, synthetic };

enum class Sex { male, female };
enum class AreaLevel { region, prefecture, county, area };
/// 城区 / 镇区 / 乡村.
enum class Residence { urban, town, rural };
/// Part of codes that follow from it: of totals, and of who has luck of his own.
constexpr const char* code_of(Residence residence) {
  constexpr const char* codes[] = {"urban", "town", "rural"};
  return codes[static_cast<int>(residence)];
}

/// A value that may change by year: linear between the years given, constant before the first and after the last.
struct Path {
  std::vector<std::pair<int, double>> points;  ///< (year, value), years strictly increasing, at least one

  Path(double constant = 0.0) : points{{0, constant}} {}
  explicit Path(std::vector<std::pair<int, double>> by_year) : points(std::move(by_year)) {}
  double at(int year) const;
};

}  // namespace xuewei

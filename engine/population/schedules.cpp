#include "engine/population/schedules.hpp"

#include <algorithm>
#include <stdexcept>

namespace xuewei {

std::vector<double> YearlySchedule::at(int year) const {
  const auto after = by_year_.lower_bound(year);
  if (after == by_year_.end()) return by_year_.rbegin()->second;
  if (after == by_year_.begin() || after->first == year) return after->second;
  const auto before = std::prev(after);
  std::vector<double> values = before->second;
  const double weight = static_cast<double>(year - before->first) / (after->first - before->first);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += weight * (after->second[i] - values[i]);
  return values;
}

std::vector<double> YearlySchedule::over_step(int last_year, int years) const {
  std::vector<double> values = at(last_year);
  if (years == 1) return values;
  for (int year = last_year - years + 1; year < last_year; ++year) {
    const std::vector<double> one = at(year);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += one[i];
  }
  for (double& value : values) value /= years;
  return values;
}

double over_step(const Path& path, int last_year, int years) {
  double sum = 0.0;
  for (int year = last_year - years + 1; year <= last_year; ++year) sum += path.at(year);
  return sum / years;
}

std::vector<double> rates_by_age(std::span<const AgeValue> rows, const AgeGrid& grid) {
  const auto width = static_cast<std::size_t>(grid.width_years);
  std::vector<double> single_ages(grid.count * width, 0.0);
  int row_width = grid.width_years;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row + 1 < rows.size()) row_width = rows[row + 1].age - rows[row].age;
    const auto first = static_cast<std::size_t>(rows[row].age);
    const std::size_t end = std::min(first + static_cast<std::size_t>(row_width), single_ages.size());
    for (std::size_t age = first; age < end; ++age) single_ages[age] = rows[row].value;
  }
  std::vector<double> rates(grid.count, 0.0);
  for (std::size_t group = 0; group + 1 < grid.count; ++group) {
    for (std::size_t age = group * width; age < (group + 1) * width; ++age) rates[group] += single_ages[age];
    rates[group] /= grid.width_years;
  }
  rates.back() = single_ages[(grid.count - 1) * width];
  return rates;
}

std::size_t AreaTables::find(NodeId area) const {
  const auto found = tables_.find(area);
  return found != tables_.end() ? found->second : kNone;
}

std::size_t AreaTables::table_of(NodeId area) {
  const auto [found, is_new] = tables_.emplace(area, areas_.size());
  if (is_new) areas_.push_back(area);
  return found->second;
}

std::vector<std::size_t> AreaTables::by_leaf(const Network& network) const {
  std::vector<std::size_t> tables;
  for (const Leaf& leaf : network.leaves) {
    std::size_t table = kNone;
    for (NodeId area = leaf.node; area.valid() && table == kNone; area = network.nodes[area.index()].parent)
      table = find(area);
    tables.push_back(table);
  }
  return tables;
}

std::size_t required_leaf(const Network& network, const std::string& code, const char* table) {
  const LeafId leaf = network.find_leaf(code);
  if (!leaf.valid()) throw std::invalid_argument(std::string(table) + ": `" + code + "` is not a leaf area");
  return leaf.index();
}

NodeId required_area(const Network& network, const std::string& code, const char* table) {
  const NodeId area = network.find_node(code);
  if (!area.valid() || !network.nodes[area.index()].level)  // a total of leaves, not an area of the case
    throw std::invalid_argument(std::string(table) + ": area `" + code + "` is unknown");
  return area;
}

}  // namespace xuewei

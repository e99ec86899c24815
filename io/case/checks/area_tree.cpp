#include "io/case/checks/area_tree.hpp"

#include <algorithm>

namespace xuewei {

AreaTree::AreaTree(const std::vector<AreaRow>& areas)
    : areas_(areas), by_code_(areas, &AreaRow::code), parent_(areas.size()), children_(areas.size(), 0) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    parent_[i] = find(areas[i].parent);
    if (parent_[i]) ++children_[*parent_[i]];
  }
}

std::vector<std::size_t> AreaTree::upwards(std::size_t area) const {
  std::vector<std::size_t> line{area};
  while (parent_[line.back()] && line.size() <= areas_.size()) {
    if (std::ranges::find(line, *parent_[line.back()]) != line.end()) break;
    line.push_back(*parent_[line.back()]);
  }
  return line;
}

bool AreaTree::in_cycle(std::size_t area) const {
  const auto line = upwards(area);
  return parent_[line.back()] == area;
}

std::vector<std::size_t> AreaTree::leaves() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < areas_.size(); ++i)
    if (leaf(i) && find(areas_[i].code) == i) result.push_back(i);
  return result;
}

std::optional<std::size_t> AreaTree::at_level(std::size_t area, AreaLevel level) const {
  for (const std::size_t step : upwards(area))
    if (areas_[step].level == level) return step;
  return std::nullopt;
}

}  // namespace xuewei

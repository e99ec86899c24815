// The area tree and the zones in it.
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "io/case/checks/validate.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

/// Shares may be rounded to this much in all.
constexpr double share_tolerance = 1e-6;

void check_tree(const AreaTree& tree, Draft& draft) {
  const auto& areas = draft.data.areas;
  std::vector<std::string> codes;
  for (const AreaRow& area : areas) codes.push_back(area.code);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const AreaRow& area = areas[i];
    const auto at = [&](const char* column) { return draft.cell("areas", i, column); };
    if (!area.parent.empty() && !tree.parent(i))
      draft.problems.add(at("parent"), area.parent, {"there is no area with this code", "没有此代码的区域"}, [&] {
        return did_you_mean(area.parent, codes, {"leave the parent blank at the top", "最高级区域请留空"});
      });
    if (tree.in_cycle(i)) {
      std::string round;
      for (const std::size_t step : tree.upwards(i)) round += areas[step].code + " -> ";
      draft.problems.add(at("parent"), area.parent,
                         {"areas are their own ancestors: " + round + area.code, "上级关系成环：" + round + area.code},
                         {"one of them must have another parent, or none", "其中之一应改写上级或留空"});
      continue;
    }
    if (tree.leaf(i) && !area.residence)
      draft.problems.add(
          at("residence"), "",
          {"a leaf area needs a residence: urban, town or rural", "最末级区域须填城乡类型：城区、镇区或乡村"},
          {"leaves are the areas that no other area names as parent", "最末级区域即不作为任何区域上级者"});
    if (!tree.leaf(i) && area.residence)
      draft.problems.add(at("residence"), "", {"only leaf areas have a residence", "仅最末级区域填城乡类型"},
                         {"leave it blank", "请留空"});
    const auto parent = tree.parent(i);
    if (parent && areas[*parent].level >= area.level)
      draft.problems.add(
          at("level"), area.code, {"must be below the level of the parent", "层级须低于上级区域"},
          {"region, prefecture, county, area: from top to bottom", "由高到低：region、prefecture、county、area"});
    if (tree.leaf(i) && !draft.data.stages.empty() && !tree.at_level(i, AreaLevel::county))
      draft.problems.add(at("parent"), area.parent,
                         {"a leaf area must be a county or lie below one", "最末级区域须属于某一旗县区"},
                         {"schools, staff and places are counted by county", "学校、教师、学位按旗县区统计"});
  }
}

void check_zones(const AreaTree& tree, Draft& draft) {
  if (!draft.sound("zones")) return;
  std::map<std::string, std::pair<double, std::size_t>> share_of_area;  // sum and first row
  const auto& zones = draft.data.zones;
  for (std::size_t i = 0; i < zones.size(); ++i)
    share_of_area.emplace(zones[i].area, std::pair{0.0, i}).first->second.first += zones[i].child_share;
  for (const auto& [area, sum] : share_of_area)
    if (std::abs(sum.first - 1.0) > share_tolerance)
      draft.problems.add(
          draft.cell("zones", sum.second, "child_share"), shortest(sum.first),
          {fmt::format("the shares of the zones of area {} must sum to 1", area),
           fmt::format("片区 {} 各居住点儿童占比之和须为 1", area)},
          {fmt::format("the difference is {:+.9g}", sum.first - 1.0), fmt::format("相差 {:+.9g}", sum.first - 1.0)});
  if (draft.data.stages.empty()) return;
  for (const std::size_t leaf : tree.leaves())
    if (!share_of_area.contains(draft.data.areas[leaf].code))
      draft.problems.add(
          draft.cell("areas", leaf, "code"), draft.data.areas[leaf].code,
          {"the leaf area has no zone", "该最末级区域没有居住点"},
          {"add a zone with child_share 1 if nothing finer is known", "若无更细数据，可加一个占比为 1 的居住点"});
}

}  // namespace

void validate_areas(Draft& draft, const Lookups& lookups) {
  if (!draft.sound("areas")) return;
  if (draft.data.areas.empty()) {
    draft.problems.add(draft.whole("areas"), "", {"a case needs at least one area", "算例至少要有一个区域"},
                       {"give a table areas with one row", "请提供至少一行的 areas 表"});
    return;
  }
  check_tree(lookups.areas, draft);
  check_zones(lookups.areas, draft);
}

}  // namespace xuewei

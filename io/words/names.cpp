#include "io/words/names.hpp"

#include "io/words/words.hpp"

namespace xuewei {

Bilingual name_of(const Node& node) {
  if (node.level) return {node.name_en, node.name};
  const Bilingual residence = word_of(*node.residence).text();
  return {node.name_en + " " + residence.en, node.name + residence.zh};
}

std::string school_name_of(const Network& network, const Site& site) {
  if (!site.school_name.empty()) return site.school_name;
  return "拟建" + network.stages[site.stage.index()].name_zh + "（" + network.zones[site.zone.index()].name + "）";
}

}  // namespace xuewei

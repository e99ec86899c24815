#include "engine/uncertainty/entities.hpp"

#include <map>

namespace xuewei {
namespace {

using enum LuckBy;

std::string& code(Codes& codes, LuckBy by) { return codes[static_cast<std::size_t>(by)]; }

Codes codes_of_county(const Network& network, CountyId id) {
  Codes codes;
  code(codes, county) = network.nodes[network.counties[id.index()].node.index()].code;
  return codes;
}

Codes codes_of_area(const Network& network, LeafId id) {
  const Leaf& leaf = network.leaves[id.index()];
  Codes codes = codes_of_county(network, leaf.county);
  code(codes, area) = network.nodes[leaf.node.index()].code;
  code(codes, residence) = code_of(leaf.residence);
  return codes;
}

/// Entities of one kind, in the order of the rooms.
std::vector<Codes> entities_of_kind(const Case& input, const Network& network, LuckBy kind) {
  std::vector<Codes> entities;
  const auto add = [&](LuckBy by, const std::string& own) { code(entities.emplace_back(), by) = own; };
  switch (kind) {
    case area:
      for (std::size_t leaf = 0; leaf < network.leaves.size(); ++leaf)
        entities.push_back(codes_of_area(network, LeafId(leaf)));
      break;
    case county:
      for (std::size_t c = 0; c < network.counties.size(); ++c)
        entities.push_back(codes_of_county(network, CountyId(c)));
      break;
    case stage:
      for (const Stage& row : network.stages) add(stage, row.id);
      break;
    case age:
      for (int first = 0; first <= input.population_settings.open_age; first += input.population_settings.age_width)
        add(age, std::to_string(first));
      break;
    case grade:
      for (const Stage& row : network.stages)
        for (std::size_t g = 0; g < row.grades; ++g) {
          add(grade, std::to_string(row.first_grade + static_cast<int>(g)));
          code(entities.back(), stage) = row.id;
        }
      break;
    case site:
      for (const Site& row : network.sites) {
        entities.push_back(codes_of_area(network, row.leaf));
        code(entities.back(), stage) = network.stages[row.stage.index()].id;
        code(entities.back(), site) = row.code;
      }
      break;
    case project:
      for (const ProjectRow& row : input.projects) {
        add(project, row.project);
        code(entities.back(), programme) = row.programme;
      }
      break;
    case programme:
      for (const ProgrammeRow& row : input.programmes) add(programme, row.programme);
      break;
    case residence:
      break;  // no room reads a number by residence alone
  }
  return entities;
}

}  // namespace

std::vector<Codes> entities_of(const Case& input, const Network& network, const Quantity& quantity) {
  std::vector<Codes> entities(1);
  for (const std::optional<LuckBy>& kind : quantity.entities) {
    if (!kind) continue;
    std::vector<Codes> crossed;
    for (const Codes& outer : entities)
      for (Codes both : entities_of_kind(input, network, *kind)) {
        for (std::size_t by = 0; by < both.size(); ++by)
          if (both[by].empty()) both[by] = outer[by];
        crossed.push_back(std::move(both));
      }
    entities = std::move(crossed);
  }
  return entities;
}

Groups group_by(const std::vector<Codes>& entities, const std::vector<LuckBy>& by) {
  Groups groups;
  std::map<std::string, std::uint32_t> known;
  for (const Codes& codes : entities) {
    std::string own;
    for (const LuckBy one : by) {
      if (!own.empty()) own += '/';
      own += codes[static_cast<std::size_t>(one)];
    }
    const auto [found, is_new] = known.emplace(own, static_cast<std::uint32_t>(groups.codes.size()));
    if (is_new) groups.codes.push_back(own);
    groups.group.push_back(found->second);
  }
  return groups;
}

}  // namespace xuewei

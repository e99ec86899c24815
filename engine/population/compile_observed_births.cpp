// Observed births: calendar-year counts of areas of any level become, by step, births shared over disjoint leaves.
#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

#include "engine/population/compile_population.hpp"

namespace xuewei {
namespace {

struct Count {
  double births = 0.0;
  int years = 0;
};

bool lies_in(const Network& network, NodeId inner, NodeId outer) {
  for (; inner.valid(); inner = network.nodes[inner.index()].parent)
    if (inner == outer) return true;
  return false;
}

/// The smallest areas first: each takes the leaves no smaller one covers, and the births not counted there.
std::vector<ObservedBirths> share_out(const Network& network, const std::map<NodeId, Count>& counts, int year) {
  std::vector<std::pair<NodeId, double>> areas;
  for (const auto& [area, count] : counts) areas.emplace_back(area, count.births);
  const auto leaves = [&](NodeId area) -> const std::vector<LeafId>& { return network.nodes[area.index()].leaves; };
  std::ranges::stable_sort(areas, [&](const auto& a, const auto& b) {
    if (leaves(a.first).size() != leaves(b.first).size()) return leaves(a.first).size() < leaves(b.first).size();
    return a.first != b.first && lies_in(network, a.first, b.first);  // a lone child before its parent
  });
  std::vector<ObservedBirths> shared;
  std::vector<bool> covered(network.leaves.size(), false);
  std::map<NodeId, std::vector<double>> inside;  // births of the areas next below that have counts, smallest first
  for (const auto& [area, births] : areas) {
    ObservedBirths observed{births, {}};
    const std::vector<double>& parts = inside[area];
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) observed.births -= *part;
    NodeId above = network.nodes[area.index()].parent;
    while (above.valid() && !counts.contains(above)) above = network.nodes[above.index()].parent;
    if (above.valid()) inside[above].push_back(births);
    for (const LeafId leaf : leaves(area)) {
      if (!covered[leaf.index()]) observed.leaves.push_back(leaf);
      covered[leaf.index()] = true;
    }
    if (observed.births < 0.0)
      throw std::invalid_argument("births: in " + std::to_string(year) + " the parts of area `" +
                                  network.nodes[area.index()].code + "` have more births than the whole");
    if (!observed.leaves.empty()) shared.push_back(std::move(observed));
  }
  return shared;
}

}  // namespace

void compile_observed_births(const Case& input, const Network& network, PopulationParams& params) {
  const Calendar& calendar = network.calendar;
  std::vector<std::map<NodeId, Count>> counts(params.steps);
  for (const ObservedBirthsRow& row : input.observed_births) {
    const NodeId area = required_area(network, row.area, "observed_births");
    const int years_after_start = row.year - (calendar.base_year - calendar.years_per_step) - 1;
    if (years_after_start < 0 || row.year > calendar.last_year()) continue;
    Count& count = counts[static_cast<std::size_t>(years_after_start / calendar.years_per_step)][area];
    const bool registered = row.counted == ObservedBirthsRow::Counted::registered;
    count.births += row.births * (registered ? input.parameters.resident_births_per_registered.at(row.year) : 1.0);
    ++count.years;
  }
  params.observed_births.resize(params.steps);
  std::erase_if(counts[0], [&](const auto& item) { return item.second.years != calendar.years_per_step; });
  for (std::size_t step = 0; step < params.steps; ++step) {
    const int year = calendar.year(step);
    for (const auto& [area, count] : counts[step])
      if (count.years != calendar.years_per_step)
        throw std::invalid_argument("births: area `" + network.nodes[area.index()].code +
                                    "` must have one count for every year of the step that ends in " +
                                    std::to_string(year));
    params.observed_births[step] = share_out(network, counts[step], year);
  }
}

}  // namespace xuewei

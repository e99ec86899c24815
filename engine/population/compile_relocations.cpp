// Relocations: dated moves of blocks of people become lists by step.
#include <stdexcept>

#include "engine/population/compile_population.hpp"

namespace xuewei {

void compile_relocations(const Case& input, const Network& network, PopulationParams& params) {
  const Calendar& calendar = network.calendar;
  params.relocations.assign(params.steps, {});
  for (const RelocationRow& row : input.relocations) {
    const LeafId origin = network.find_leaf(row.origin), destination = network.find_leaf(row.destination);
    if (!origin.valid() || !destination.valid() || origin == destination)
      throw std::invalid_argument("relocations: `" + row.origin + "` to `" + row.destination +
                                  "` are not two different leaf areas");
    if (row.persons < 0.0) throw std::invalid_argument("relocations: persons must not be negative");
    for (std::size_t step = 1; step < params.steps; ++step)
      if (row.year > calendar.year(step - 1) && row.year <= calendar.year(step))
        params.relocations[step].push_back({.origin = origin, .destination = destination, .persons = row.persons});
  }
}

}  // namespace xuewei

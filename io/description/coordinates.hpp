// What the axes of results mean: years, areas, zones, stages, sites and so on, taken from the network and the case.
#pragma once

#include <vector>

#include "engine/model/model.hpp"
#include "io/description/results.hpp"

namespace xuewei {

/// A coordinate for every axis of the catalogue and `year`, each followed by the labels along it. Axes that the model
/// does not have (sites of a case without schools) are left out.
std::vector<Coordinate> make_coordinates(const Model& model, const Case& input);

/// Labels of what is compared: scenarios with the first, and pairs of the others.
std::vector<Coordinate> comparison_coordinates(const std::vector<std::string>& scenarios);

/// Labels of ensemble dimensions: the statistics, histogram bins and the words of a 128-bit sum.
std::vector<Coordinate> ensemble_coordinates();

}  // namespace xuewei

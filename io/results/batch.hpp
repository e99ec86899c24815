// Whether two results are parts of one batch: the same identity, seed, random scheme and revision of the results, whatever
// version or commit of the program made them. Each function names everything that speaks against it, a line each.
#pragma once

#include <string>
#include <vector>

#include "io/description/results.hpp"
#include "io/problem.hpp"

namespace xuewei {

/// Of one scenario so many differences are named; the rest is counted.
inline constexpr std::size_t kNamedDifferences = 20;

/// A Results on one side of a comparison, and how messages call it.
struct Side {
  const Results& results;
  Bilingual name;
};

/// Case, seed, random scheme, revision; and whether a file is too old to know what it was computed from.
std::vector<Bilingual> head_differences(const Side& first, const Side& second);

/// Of two runs of one scenario. Where identities agree but the expected paths do not, programs or processors compute
/// differently, and histograms that are centred on the expected path do not add up.
std::vector<Bilingual> scenario_differences(const ScenarioResults& first, const Bilingual& first_name,
                                            const ScenarioResults& second, const Bilingual& second_name);

/// Variables that the replicates of a scenario keep on one side alone: sums over both would lack some.
std::vector<Bilingual> recorded_differences(const std::string& scenario, const Recorded& first,
                                            const Bilingual& first_name, const Recorded& second,
                                            const Bilingual& second_name);

/// A headline, the lines indented below it, and a closing line.
Bilingual joined(const Bilingual& headline, const std::vector<Bilingual>& lines, const Bilingual& closing);

}  // namespace xuewei

#include "io/description/lacking.hpp"

#include <algorithm>
#include <cmath>

#include "io/words/words.hpp"

namespace xuewei {

std::optional<Bilingual> lacking(const ScenarioResults& scenario, std::size_t variable) {
  const Variable& described = variables().at(variable);
  if (described.source == Source::ratio) {
    const std::optional<Bilingual> above = lacking(scenario, variable_index(described.numerator));
    return above ? above : lacking(scenario, variable_index(described.denominator));
  }
  if (described.source == Source::event) {
    for (const std::string_view operand : described.operands)
      if (std::optional<Bilingual> needed = lacking(scenario, variable_index(operand))) return needed;
    return {};
  }
  const std::vector<double>& values = scenario.expected.values.at(variable);
  const bool known = !std::ranges::all_of(values, [](double value) { return std::isnan(value); });
  if (described.needs == Given::always || values.empty() || known) return {};
  return word_of(described.needs).text();
}

}  // namespace xuewei

#include "tools/xuewei/scenario_of.hpp"

#include <vector>

#include <fmt/format.h>

#include "io/case/reading/nearest.hpp"
#include "tools/xuewei/commands.hpp"

namespace xuewei {

const ScenarioResults& scenario_of(const Results& results, const std::string& name, const std::string& file) {
  if (name.empty()) return results.scenarios.front();
  if (const ScenarioResults* scenario = results.scenario(name)) return *scenario;
  std::vector<std::string> names;
  for (const ScenarioResults& scenario : results.scenarios) names.push_back(scenario.name);
  const Bilingual hint = did_you_mean(name, names);
  throw UsageError({fmt::format("{} holds no scenario {}, it holds {}{}{}", file, name, fmt::join(names, ", "),
                                hint.en.empty() ? "" : "; ", hint.en),
                    fmt::format("{} 中没有情景 {}，有：{}{}{}", file, name, fmt::join(names, "、"),
                                hint.zh.empty() ? "" : "；", hint.zh)});
}

}  // namespace xuewei
